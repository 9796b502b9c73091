import { readFileSync } from 'node:fs';
import type { DataElement } from '../features/indicators/domain/element.ts';
import type { Kind, Succession, UnitVersion } from '../features/org-units/domain.ts';
import type { HolidayKind } from '../features/reporting/domain/schedule.ts';
import { nfc } from '../kernel/text.ts';
import { parseCsv } from '../platform/csv.ts';

// The shipped facts, read from their files as the stores take them.

const REFERENCE = new URL('../../reference/', import.meta.url);

/** A reference file as NFC text. */
export const text = (file: string) => nfc(readFileSync(new URL(file, REFERENCE), 'utf8'));
const csv = (file: string): Record<string, string>[] => parseCsv(text(file));
const field = (row: Record<string, string>, name: string): string => {
  const value = row[name];
  if (value === undefined) throw new Error(`A reference file has no column "${name}".`);
  return value;
};
const orNull = (value: string): string | null => (value === '' ? null : value);
const numberOrNull = (value: string): number | null => (value === '' ? null : Number(value));
const words = (row: Record<string, string>, name: string) => ({
  vi: field(row, `${name}_vi`),
  en: field(row, `${name}_en`),
});

/** Versions of units in one file. */
export const versionsIn = (file: string): UnitVersion[] =>
  csv(file).map((row) => ({
    id: Number(field(row, 'id')),
    code: field(row, 'code'),
    name: field(row, 'name'),
    kind: field(row, 'kind') as Kind,
    parentId: numberOrNull(field(row, 'parent_id')),
    validFrom: orNull(field(row, 'valid_from')),
    validTo: orNull(field(row, 'valid_to')),
    legalBasis: field(row, 'legal_basis'),
  }));

/** Edges of succession in one file. */
export const successionsIn = (file: string): Succession[] =>
  csv(file).map((row) => ({
    effectiveOn: field(row, 'effective_on'),
    fromId: Number(field(row, 'from_id')),
    toId: Number(field(row, 'to_id')),
    part: field(row, 'part') as Succession['part'],
    legalBasis: field(row, 'legal_basis'),
  }));

/** Ways of breaking totals down, with their options in order. */
export function disaggregationsIn() {
  const options = csv('disaggregation-options.csv').toSorted(
    (a, b) => Number(field(a, 'position')) - Number(field(b, 'position')),
  );
  return csv('disaggregations.csv').map((row) => ({
    id: Number(field(row, 'id')),
    code: field(row, 'code'),
    name: words(row, 'name'),
    options: options
      .filter((option) => field(option, 'disaggregation_id') === field(row, 'id'))
      .map((option) => ({ id: Number(field(option, 'id')), code: field(option, 'code'), name: words(option, 'name') })),
  }));
}

/** The catalogue; codes of parts and disaggregations become ids. */
export function elementsIn(disaggregations: { id: number; code: string }[]) {
  const rows = csv('data-elements.csv');
  const idOf = (code: string) => {
    if (code === '') return null;
    const found = rows.find((row) => field(row, 'code') === code) ?? disaggregations.find((one) => one.code === code);
    if (!found) throw new Error(`reference/data-elements.csv names "${code}", which is not there.`);
    return Number(found.id);
  };
  return rows.map((row) => ({
    id: Number(field(row, 'id')),
    code: field(row, 'code'),
    name: words(row, 'name'),
    unit: words(row, 'unit'),
    kind: field(row, 'kind') as DataElement['kind'],
    overUnits: field(row, 'over_units') as DataElement['overUnits'],
    overTime: field(row, 'over_time') as DataElement['overTime'],
    numeratorId: idOf(field(row, 'numerator')),
    denominatorId: idOf(field(row, 'denominator')),
    factor: Number(field(row, 'factor')),
    decimals: Number(field(row, 'decimals')),
    level: field(row, 'level') as DataElement['level'],
    disaggregationId: idOf(field(row, 'disaggregation')),
    definition: words(row, 'definition'),
    source: field(row, 'source_status'),
  }));
}

/** Countries and territories. */
export const membersIn = () =>
  csv('countries.csv').map((row) => ({ code: field(row, 'code'), name: words(row, 'name') }));

/** Public holidays and swap days. */
export const holidaysIn = () =>
  csv('public-holidays.csv').map((row) => ({
    day: field(row, 'date'),
    kind: field(row, 'kind') as HolidayKind,
    nameVi: field(row, 'name_vi'),
    nameEn: field(row, 'name_en'),
    legalBasis: field(row, 'legal_basis'),
    sourceStatus: field(row, 'source_status'),
  }));
