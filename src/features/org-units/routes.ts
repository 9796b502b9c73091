import { type Route, route } from '../../platform/http.ts';
import * as contract from './contract.ts';
import * as useCases from './use-cases.ts';

export const orgUnitRoutes: Route[] = [
  route(contract.listOrgUnits, useCases.listOrgUnits),
  route(contract.getOrgUnit, useCases.getOrgUnit),
];
