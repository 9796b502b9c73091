/**
 * The contracts of all slices, as types only: nothing of the server, and no zod, reaches the browser.
 * One line for each slice.
 */
export interface Contracts {
  dashboards: typeof import('../src/features/dashboards/contract.ts');
  identity: typeof import('../src/features/identity/contract.ts');
  indicators: typeof import('../src/features/indicators/contract.ts');
  orgUnits: typeof import('../src/features/org-units/contract.ts');
  reporting: typeof import('../src/features/reporting/contract.ts');
}
