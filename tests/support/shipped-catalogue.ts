import { readFileSync } from 'node:fs';
import type { DataElement } from '../../src/features/indicators/domain/element.ts';
import type { TemplateContent } from '../../src/features/reporting/domain/template.ts';
import { parseCsv } from '../../src/platform/csv.ts';

type Row = Record<string, string>;

/** The text of a file under `reference/`. */
export const referenceText = (file: string): string =>
  readFileSync(new URL(`../../reference/${file}`, import.meta.url), 'utf8');

/** The rows of a CSV file under `reference/`. */
export const referenceRows = (file: string): Row[] => parseCsv(referenceText(file));

const words = (row: Row, column: string) => ({ vi: row[`${column}_vi`] ?? '', en: row[`${column}_en`] ?? '' });

/** The shipped catalogue without a database, as the product reads it. */
export function shippedElements(): DataElement[] {
  const rows = referenceRows('data-elements.csv');
  const idOf = (code: string | undefined) => (code ? Number(rows.find((row) => row.code === code)?.id) : null);
  const disaggregations = new Map(referenceRows('disaggregations.csv').map((row) => [row.code, row.id]));
  const options = referenceRows('disaggregation-options.csv');
  return rows.map((row) => ({
    id: Number(row.id),
    code: row.code ?? '',
    name: words(row, 'name'),
    unit: words(row, 'unit'),
    kind: row.kind as DataElement['kind'],
    overUnits: row.over_units as DataElement['overUnits'],
    overTime: row.over_time as DataElement['overTime'],
    numeratorId: idOf(row.numerator),
    denominatorId: idOf(row.denominator),
    factor: Number(row.factor),
    decimals: Number(row.decimals),
    level: row.level as DataElement['level'],
    definition: words(row, 'definition'),
    options: options
      .filter((option) => row.disaggregation && option.disaggregation_id === disaggregations.get(row.disaggregation))
      .sort((a, b) => Number(a.position) - Number(b.position))
      .map((option) => ({ id: Number(option.id), code: option.code ?? '', name: words(option, 'name') })),
  }));
}

/** The shipped quarterly template. */
export function shippedTemplate(): TemplateContent {
  const [quarterly] = JSON.parse(referenceText('templates.json'));
  return quarterly.versions.at(-1).content;
}
