import { formatQuantity } from '../app/format.ts';
import { t } from '../app/i18n.ts';
import type { SentenceId } from '../app/sentence-ids.ts';
import type { CellRefusal, CellRow, CellValue, SetOption } from './entry-grid-model.ts';

const REFUSALS: Record<CellRefusal, SentenceId> = {
  letters: 'ui.cell_letters',
  ambiguous_separator: 'ui.cell_ambiguous',
  too_many_decimals: 'ui.cell_decimals',
  whole_only: 'ui.cell_whole',
  too_large: 'ui.cell_large',
  dash: 'ui.cell_dash',
  unknown_name: 'ui.cell_unknown_name',
  read_only: 'ui.cell_read_only',
};

/** Why a text was not taken, and what to type instead. */
export function refusalWords(reason: CellRefusal, text: string): string {
  return t(REFUSALS[reason], { text });
}

/** A cell as it is shown. Empty shows nothing at all, so that it is not taken for zero. */
export function valueWords(value: CellValue, options: SetOption[]): string {
  if (value.kind === 'number') return formatQuantity(value.value);
  if (value.kind === 'na') return t('ui.not_applicable');
  if (value.kind === 'empty') return '';
  const names = value.codes.map((code) => options.find((option) => option.code === code)?.name ?? code);
  return names.length > 3
    ? t('ui.set_many', { first: names.slice(0, 2).join(', '), more: names.length - 2 })
    : names.join(', ');
}

/** The name of a cell for those who hear the grid. */
export function cellName(row: CellRow, shown: string, column: string): string {
  const words = { name: row.name, unit: row.unit, column, value: shown || t('ui.cell_empty') };
  return t('ui.cell_name', words);
}
