import { roundTo } from '../../../kernel/quantity.ts';
import type { DataElement } from '../../indicators/domain/element.ts';
import type { Finding, FindingCode } from './finding.ts';
import { atCell, KEPT_DECIMALS, type Sheet, sumOfOptions, totalKey, totalOf, valueAt } from './sheet.ts';
import type { Rule } from './template.ts';

/** Fewer earlier values than this are no history to jump from. */
const LEAST_HISTORY = 3;

/** What one rule of the template finds. Where a side of a comparison is missing or not applicable, nothing is compared. */
export function checkRule(sheet: Sheet, rule: Rule): Finding[] {
  switch (rule.kind) {
    case 'within':
      return checkWithin(sheet, rule);
    case 'options_within_total':
      return checkOptions(sheet, rule);
    case 'not_above_year_to_date':
      return checkYearToDate(sheet, rule);
    case 'jump':
      return jumpingElements(sheet, rule).flatMap((element) => checkJump(sheet, rule, element));
  }
}

function checkWithin(sheet: Sheet, { part, whole: wholeCode, severity }: Rule & { kind: 'within' }): Finding[] {
  const [partKey, wholeCell] = [totalKey(sheet.elementOf(part)), totalKey(sheet.elementOf(wholeCode))];
  const [value, whole] = [valueAt(sheet, partKey), valueAt(sheet, wholeCell)];
  if (value === null || whole === null || value <= whole) return [];
  return [atCell(sheet, partKey, severity, 'part_above_whole', { value, whole, wholeCell })];
}

function checkOptions(sheet: Sheet, { element: code, severity }: Rule & { kind: 'options_within_total' }): Finding[] {
  const element = sheet.elementOf(code);
  const [value, sum] = [totalOf(sheet, element), sumOfOptions(sheet, element)];
  if (value === null || sum === null || sum <= value) return [];
  return [atCell(sheet, totalKey(element), severity, 'options_above_total', { value, sum })];
}

function checkYearToDate(sheet: Sheet, rule: Rule & { kind: 'not_above_year_to_date' }): Finding[] {
  const [periodKey, yearToDateCell] = [
    totalKey(sheet.elementOf(rule.element)),
    totalKey(sheet.elementOf(rule.yearToDate)),
  ];
  const [period, yearToDate] = [valueAt(sheet, periodKey), valueAt(sheet, yearToDateCell)];
  if (period === null || yearToDate === null) return [];
  if (period > yearToDate) {
    return [
      atCell(sheet, periodKey, rule.severity, 'above_year_to_date', { value: period, yearToDate, yearToDateCell }),
    ];
  }
  const before = sheet.yearToDate.get(periodKey);
  if (before === undefined) return [];
  const expected = roundTo(before + period, KEPT_DECIMALS);
  const values = { value: yearToDate, expected, before, period, periodCell: periodKey };
  return expected === yearToDate ? [] : [atCell(sheet, yearToDateCell, 'warning', 'year_to_date_differs', values)];
}

/** `all` means every flow and stock of the tables but the cumulative values: those fall back at each new year by nature. */
function jumpingElements(sheet: Sheet, { elements }: Rule & { kind: 'jump' }): DataElement[] {
  if (elements !== 'all') return elements.map(sheet.elementOf);
  const cumulative = sheet.template.rules.flatMap((rule) =>
    rule.kind === 'not_above_year_to_date' ? [rule.yearToDate] : [],
  );
  const totals = sheet.rows.flatMap(({ kind, element }) => (kind === 'total' && element ? [element] : []));
  return totals.filter(({ code }) => !cumulative.includes(code));
}

/** Compares totals only: a wrong option shows against its total, and one slip should not ask for two explanations. */
function checkJump(sheet: Sheet, rule: Rule & { kind: 'jump' }, element: DataElement): Finding[] {
  const key = totalKey(element);
  const value = valueAt(sheet, key);
  const history = [...(sheet.history.get(key) ?? [])].sort((a, b) => a - b);
  if (value === null || history.length < LEAST_HISTORY) return [];
  const [lowest, highest, median] = [history[0] as number, history.at(-1) as number, medianOf(history)];
  const finding = (code: FindingCode) => [atCell(sheet, key, rule.severity, code, { value, median, lowest, highest })];
  if (value >= rule.atLeast && value > highest * rule.above) return finding('jump_above');
  if (lowest >= rule.atLeast && value < lowest * rule.below) return finding('jump_below');
  return [];
}

/** The middle one of values in order, or the middle between two. */
function medianOf(ordered: number[]): number {
  const half = ordered.length / 2;
  return roundTo(((ordered[Math.ceil(half) - 1] as number) + (ordered[Math.floor(half)] as number)) / 2, KEPT_DECIMALS);
}
