/** Where a figure comes from. `key` is `element:option`. */
export const traceAddress = (periodId: number, orgUnitId: number, key: string) =>
  `/truy-vet/${periodId}/${orgUnitId}/${key}`;

/** The programme as one unit and round see it. */
export const programmeAddress = (roundId: number, orgUnitId: number) =>
  `/chuong-trinh?ky=${roundId}&don-vi=${orgUnitId}`;

export const reportAddress = (roundId: number, orgUnitId: number) => `/bao-cao/${roundId}/${orgUnitId}`;

export const boardAddress = (roundId: number, orgUnitId: number) => `/tong-hop/${roundId}/${orgUnitId}`;
