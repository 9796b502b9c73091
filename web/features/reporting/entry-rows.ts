import type { Finding } from '../../../src/features/reporting/domain/finding.ts';
import { type ReportRow, ratioOf, tableRows } from '../../../src/features/reporting/domain/validation.ts';
import { t } from '../../app/i18n.ts';
import { type CellChange, type CellRow, type CellValue, EMPTY, type GridRow } from '../../ui/entry-grid-model.ts';
import type { CellSaid, Change, Changes } from './entry-changes.ts';
import { cellsByKey, findingBesideCell, isGap, templateOf } from './entry-check.ts';
import type { Entry } from './entry-state.ts';
import type { ReportView } from './report-query.ts';
import { inLanguage } from './report-words.ts';

/** The lines of all tables of a report. */
export const rowsOf = (report: ReportView): ReportRow[] => tableRows(templateOf(report), report.elements);

/** A line by the key of its cell, with its name as it stands in the report. */
export function lineOf(report: ReportView, key: string): { row: ReportRow; name: string } | null {
  const row = rowsOf(report).find((one) => one.key === key);
  return row ? { row, name: lineName(row) } : null;
}

/** The name of a line by itself: an option says whose part it is. */
export function lineName(row: ReportRow): string {
  if (row.kind !== 'option' || !row.element) return [row.number, inLanguage(row.label)].filter(Boolean).join(' ');
  return `${inLanguage(row.element.name)} – ${inLanguage(row.label)}`;
}

type Stored = { state?: string; value: number | null; members: string[] | null } | undefined;

/** A stored cell as the grid shows it. */
export function gridValue(cell: Stored): CellValue {
  if (!cell) return EMPTY;
  if (cell.state === 'not_applicable') return { kind: 'na' };
  if (cell.members) return { kind: 'set', codes: cell.members };
  return cell.value === null ? EMPTY : { kind: 'number', value: cell.value };
}

/** What was typed into the grid, as a cell says it. */
export function saidInGrid({ value }: CellChange): Pick<CellSaid, 'state' | 'value' | 'members'> {
  switch (value.kind) {
    case 'empty':
      return { state: 'empty', value: null, members: null };
    case 'na':
      return { state: 'not_applicable', value: null, members: null };
    case 'number':
      return { state: 'value', value: value.value, members: null };
    case 'set':
      return { state: 'value', value: value.codes.length, members: value.codes };
  }
}

const numberValue = (value: number | null): CellValue => (value === null ? EMPTY : { kind: 'number', value });

function waitingState(change: Change | undefined): Pick<CellRow, 'state' | 'problem'> {
  if (!change) return { state: 'idle' };
  if (change.stop?.kind === 'conflict') return { state: 'conflict', problem: t('reporting.entry_cell_conflict') };
  if (change.stop) return { state: 'failed', problem: change.stop.sentence };
  return { state: 'saving' };
}

/** Why a cell or a section came back; what was reopened did not come back, it is only open. */
export function returnReason(report: ReportView, item: string): string | null {
  if (report.status !== 'returned') return null;
  return report.returned.find((one) => one.item === item)?.reason ?? null;
}

interface Beside {
  report: ReportView;
  findings: Map<string, Finding[]>;
  changes: Changes;
  mayEdit: (key: string) => boolean;
}

function kindOf(row: ReportRow, { report, mayEdit }: Beside): CellRow['kind'] {
  if (row.kind === 'ratio') return 'derived';
  // A lock says that this cell is closed while others are open; where all are closed it would say nothing.
  if (Array.isArray(report.editable) && report.can.edit && !mayEdit(row.key ?? '')) return 'locked';
  return row.kind === 'set' ? 'set' : 'number';
}

function sourceOf(row: ReportRow, report: ReportView): CellRow['source'] {
  if (row.kind === 'ratio') return { text: t('reporting.entry_source_derived'), derived: true };
  const cell = report.cells.find(({ key }) => key === row.key);
  // An empty cell has no source; naming one on every line would only be noise.
  if (!cell) return { text: '' };
  return { text: cell.source || t('reporting.entry_source_typed') };
}

function cellRow(
  row: ReportRow & { key: string },
  values: { previous: CellValue; current: CellValue },
  beside: Beside,
): CellRow {
  const { report, findings, changes } = beside;
  const cell = report.cells.find(({ key }) => key === row.key);
  const open = (findings.get(row.key) ?? []).filter((finding) => !finding.explained && !isGap(finding));
  const said = [cell?.explanation, cell?.comment].filter(Boolean).join(' · ');
  return {
    kind: kindOf(row, beside),
    id: row.key,
    number: row.number,
    name:
      row.kind === 'option' ? t('reporting.entry_option', { option: inLanguage(row.label) }) : inLanguage(row.label),
    indent: row.kind === 'option' ? 1 : 0,
    unit: inLanguage(row.unit),
    decimals: row.decimals,
    ...values,
    source: sourceOf(row, report),
    findings: open.map((finding) => ({
      level: finding.severity,
      text: findingBesideCell(report, finding),
    })),
    returned: returnReason(report, `cell:${row.key}`),
    comment: said || null,
    evidenceCount: report.evidence.filter(({ key }) => key === row.key).length,
    ...waitingState(changes.get(`cell:${row.key}`)),
  };
}

/**
 * The lines of one table as the grid takes them: the previous period beside, ratios taken from the cells on screen,
 * and on each cell what was found, returned and not yet saved.
 */
export function gridRows(entry: Entry, section: string, found: Finding[]): GridRow[] {
  const { report, changes, mayEditCell } = entry;
  const findings = new Map<string, Finding[]>();
  for (const one of found) findings.set(one.at.key, [...(findings.get(one.at.key) ?? []), one]);
  const now = cellsByKey(report);
  const before = new Map(
    report.previous.map((cell) => [cell.key, { ...cell, state: 'value' as const, explanation: '' }]),
  );
  const beside = { report, findings, changes, mayEdit: mayEditCell };
  const valueIn = (row: ReportRow, cells: typeof now): CellValue =>
    row.kind === 'ratio' && row.element
      ? numberValue(ratioOf(row.element, cells))
      : gridValue(cells.get(row.key ?? ''));
  return rowsOf(report)
    .filter((row) => row.section === section)
    .map((row, index): GridRow => {
      const { key } = row;
      if (key === undefined)
        return { kind: 'heading', id: `${section}-${index}`, number: row.number, name: inLanguage(row.label) };
      return cellRow({ ...row, key }, { previous: valueIn(row, before), current: valueIn(row, now) }, beside);
    });
}
