import { problems } from '../../../kernel/problem.ts';
import type { Words } from '../../../kernel/words.ts';
import { cellKey, type DataElement, type DisaggregationOption, TOTAL } from '../../indicators/domain/element.ts';
import { ratioOfTotals } from '../../indicators/domain/roll-up.ts';
import type { TableRow, TemplateContent } from './template.ts';

const refuse = problems('template', { unknown_element: 422 });

/** What a unit has said in one cell. A cell without an entry, or with neither value nor members, is missing. */
export interface CellInput {
  state: 'value' | 'not_applicable';
  value: number | null;
  /** Of a distinct element: the codes of what was counted. An empty list is a known 0. */
  members: string[] | null;
  explanation: string;
}

/** One line of the entry grid, of a document's annex, of a comparison: the same lines in the same order everywhere. */
export interface ReportRow {
  /** Key of the template's table the line stands in. */
  section: string;
  kind: 'heading' | 'total' | 'option' | 'ratio' | 'set';
  /** The cell of the line; headings have none. A ratio has one, though nobody types it. */
  key?: string;
  /** "1" on a heading, "1.1" on an element, empty on an option. */
  number: string;
  element?: DataElement;
  option?: DisaggregationOption;
  label: Words;
  unit: Words;
  /** 0 heading, 1 element, 2 option. */
  indent: number;
  required: boolean;
  evidence: boolean;
  decimals: number;
  help?: Words;
}

/**
 * Finds elements by code, as templates name them.
 *
 * @throws Problem `template.unknown_element` from the returned function
 */
export function elementsByCode(elements: DataElement[]): (code: string) => DataElement {
  const byCode = new Map(elements.map((element) => [element.code, element]));
  return (code) => {
    const element = byCode.get(code);
    if (!element) throw refuse('unknown_element', { element: code });
    return element;
  };
}

/**
 * The lines of all tables of a template: headings, elements, and the options of an element under it.
 *
 * @param elements the catalogue, or at least what the template names
 * @throws Problem `template.unknown_element`
 */
export function tableRows(template: TemplateContent, elements: DataElement[]): ReportRow[] {
  const elementOf = elementsByCode(elements);
  return template.sections.flatMap((section) =>
    section.kind === 'table'
      ? section.rows.flatMap((row, index) =>
          row.kind === 'heading'
            ? [heading(section.key, row.label, section.rows.slice(index + 1))]
            : linesOf(section.key, row, elementOf(row.element)),
        )
      : [],
  );
}

/** A heading carries the number its elements begin with: "1" over "1.1". */
function heading(section: string, label: Words, below: TableRow[]): ReportRow {
  const first = below.find((row) => row.kind === 'element');
  const number = first?.number.split('.').slice(0, -1).join('.') ?? '';
  const nothing = { unit: { vi: '', en: '' }, required: false, evidence: false, decimals: 0 };
  return { section, kind: 'heading', number, label, indent: 0, ...nothing };
}

const KIND_OF_LINE = { flow: 'total', stock: 'total', ratio: 'ratio', distinct: 'set' } as const;

function linesOf(section: string, row: TableRow & { kind: 'element' }, element: DataElement): ReportRow[] {
  const shared = { section, element, unit: element.unit, decimals: element.decimals };
  const total: ReportRow = {
    ...shared,
    kind: KIND_OF_LINE[element.kind],
    key: cellKey({ elementId: element.id, optionId: TOTAL }),
    number: row.number,
    label: element.name,
    indent: 1,
    required: row.required && element.kind !== 'ratio',
    evidence: row.evidence,
    ...(row.help ? { help: row.help } : {}),
  };
  const options = element.options.map((option): ReportRow => {
    const key = cellKey({ elementId: element.id, optionId: option.id });
    return {
      ...shared,
      kind: 'option',
      key,
      number: '',
      option,
      label: option.name,
      indent: 2,
      required: false,
      evidence: false,
    };
  });
  return [total, ...options];
}

/** Keys of the cells that a person may fill in, in the order of the lines. Headings have none; ratios are derived and never typed. */
export function typeable(template: TemplateContent, elements: DataElement[]): string[] {
  const rows = tableRows(template, elements).filter((row) => row.kind !== 'ratio');
  return rows.flatMap(({ key }) => (key === undefined ? [] : [key]));
}

/**
 * What a cell says as a number: of a distinct element the count of its different members.
 *
 * @returns null when the cell is missing or not applicable: neither is 0
 */
export function numberOf(cell: CellInput | undefined): number | null {
  if (cell?.state !== 'value') return null;
  return cell.members ? new Set(cell.members).size : cell.value;
}

/**
 * The derived value of a ratio from the cells of its two parts, in the unit and decimals of the element.
 *
 * @returns null when a part is missing or not applicable, nothing stands below the line, or the element is no ratio
 */
export function ratioOf(element: DataElement, cells: ReadonlyMap<string, CellInput>): number | null {
  if (element.numeratorId === null || element.denominatorId === null) return null;
  const total = (elementId: number) => numberOf(cells.get(cellKey({ elementId, optionId: TOTAL })));
  return ratioOfTotals(element, total(element.numeratorId), total(element.denominatorId));
}
