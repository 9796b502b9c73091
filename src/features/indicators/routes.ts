import { type Route, route } from '../../platform/http.ts';
import * as contract from './contract.ts';
import * as useCases from './use-cases.ts';

export const indicatorRoutes: Route[] = [route(contract.listDataElements, useCases.listDataElements)];
