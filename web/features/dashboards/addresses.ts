/** Where a figure comes from. `key` is `element:option`. */
export const traceAddress = (periodId: number, orgUnitId: number, key: string) =>
  `/truy-vet/${periodId}/${orgUnitId}/${key}`;

/** The programme as one unit sees it in a period, named by its key, such as 2026-Q3. */
export const programmeAddress = (periodKey: string, orgUnitId: number) =>
  `/chuong-trinh?ky=${periodKey}&dv=${orgUnitId}`;

export const reportAddress = (roundId: number, orgUnitId: number) => `/bao-cao/${roundId}/${orgUnitId}`;

export const boardAddress = (roundId: number, orgUnitId: number) => `/tong-hop/${roundId}/${orgUnitId}`;
