import { type Route, route } from '../../platform/http.ts';
import * as contract from './contract.ts';
import { getOverview } from './use-cases/overview.ts';
import { getTrace } from './use-cases/trace.ts';

export const dashboardRoutes: Route[] = [route(contract.getOverview, getOverview), route(contract.getTrace, getTrace)];
