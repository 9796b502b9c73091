import type { ReactNode } from 'react';
import { type ReportRow, ratioOf } from '../../../src/features/reporting/domain/validation.ts';
import { formatQuantity, MISSING } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EvidenceList } from './entry-evidence-list.tsx';
import { lineName, rowsOf } from './entry-rows.ts';
import { type Content, cellIn, differencesBetween, type Item, listKeyOf } from './report-content.ts';
import type { ReportView } from './report-query.ts';
import style from './report-sheet.module.css';
import { SheetWords } from './report-sheet-words.tsx';
import { inLanguage, memberNames, saidWords } from './report-words.ts';

interface SheetProps {
  /** Whose report it is, with its template; what it says is in `content`. */
  report: ReportView;
  content: Content;
  /** The version before, where there is one: what differs from it is marked. */
  earlier?: Content | null;
  /** Values of the period before, where they are to stand beside. */
  previous?: { label: string; cells: ReportView['previous'] };
  /** The totals of a consolidated report, shown instead of what the unit typed itself. */
  figures?: NonNullable<ReportView['consolidation']>['figures'];
  /** What can be done with a cell or a section, and what stands under it then. */
  act?: (item: Item, name: string) => ReactNode;
  below?: (item: Item, name: string) => ReactNode;
}

/** A report to be read, not typed: every line with its words and evidence, and what has changed since the version before. */
export function ReportSheet(props: SheetProps) {
  const { report, content, earlier } = props;
  const changed = new Set(earlier ? differencesBetween(earlier, content, listKeyOf(report)) : []);
  return report.template.sections.map((section) =>
    section.kind === 'table' ? (
      <Card key={section.key} title={`${section.key}. ${inLanguage(section.title)}`} bare>
        <SheetTable {...props} section={section.key} label={inLanguage(section.title)} changed={changed} />
      </Card>
    ) : (
      <SheetWords key={section.key} {...props} section={section} changed={changed.has(`section:${section.key}`)} />
    ),
  );
}

type TableProps = SheetProps & { section: string; label: string; changed: ReadonlySet<Item> };

function SheetTable(props: TableProps) {
  const { report, previous, section, label, act } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={style.scroll} tabIndex={0} aria-label={label}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col" className={style.number}>
              {t('ui.grid_number')}
            </th>
            <th scope="col">{t('ui.grid_name')}</th>
            <th scope="col" className={style.unit}>
              {t('ui.grid_unit')}
            </th>
            {previous ? (
              <th scope="col" className={style.value}>
                {previous.label}
              </th>
            ) : null}
            <th scope="col" className={style.value}>
              {t('reporting.report_this_version')}
            </th>
            {act ? (
              <th scope="col" className={style.act}>
                <span className="visually-hidden">{t('reporting.review_acts')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rowsOf(report)
            .filter((row) => row.section === section)
            .map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a template keep their order
              <SheetLine key={index} {...props} row={row} />
            ))}
        </tbody>
      </table>
    </section>
  );
}

function SheetLine(props: TableProps & { row: ReportRow }) {
  const { row, changed, act, below } = props;
  const { key } = row;
  if (key === undefined) {
    return (
      <tr className={style.heading}>
        <td className={style.number}>{row.number}</td>
        <th scope="rowgroup" colSpan={COLUMNS}>
          {inLanguage(row.label)}
        </th>
      </tr>
    );
  }
  const item = `cell:${key}`;
  const name = lineName(row);
  return (
    <tr data-row={key} data-changed={changed.has(item) || undefined}>
      <td className={style.number}>{row.number}</td>
      <th scope="row" className={style.name} data-option={row.kind === 'option' || undefined}>
        {row.kind === 'option' ? t('reporting.entry_option', { option: inLanguage(row.label) }) : inLanguage(row.label)}{' '}
        <span className={style.unitInName}>({inLanguage(row.unit)})</span>
        <LineNotes {...props} cellKey={key} isChanged={changed.has(item)} />
        {row.kind === 'ratio' ? null : below?.(item, name)}
      </th>
      <td className={style.unit}>{inLanguage(row.unit)}</td>
      {props.previous ? <PreviousValue {...props} cellKey={key} /> : null}
      <td className={style.value} data-cell={`${key}:current`} tabIndex={-1}>
        <LineValue {...props} cellKey={key} />
      </td>
      {act ? <td className={style.act}>{row.kind === 'ratio' ? null : act(item, name)}</td> : null}
    </tr>
  );
}

/** More than there are: a heading goes over all columns. */
const COLUMNS = 9;

type LineProps = TableProps & { row: ReportRow; cellKey: string };

/** What stood here in the period before; a ratio is taken from its parts of then. */
function PreviousValue({ report, previous, row, cellKey }: LineProps) {
  const cells = previous?.cells ?? [];
  const before = cells.find(({ key }) => key === cellKey);
  const words =
    row.kind === 'ratio' && row.element
      ? formatQuantity(ratioFrom(row.element, cells), row.decimals)
      : saidWords(before, memberNames(report.members));
  return <td className={style.value}>{words}</td>;
}

type Parts = { key: string; state?: string; value: number | null; members: string[] | null }[];

/** A ratio from the cells of its two parts. */
function ratioFrom(element: NonNullable<ReportRow['element']>, parts: Parts): number | null {
  const cells = parts.map(
    (part) => [part.key, { ...part, state: (part.state ?? 'value') as 'value', explanation: '' }] as const,
  );
  return ratioOf(element, new Map(cells));
}

/** The value with the way to its source; of a consolidated report the total, with how much of it is in. */
function LineValue({ report, content, figures, row, cellKey }: LineProps) {
  const href = `/truy-vet/${report.period.id}/${report.orgUnit.id}/${cellKey}`;
  const link = (words: string) => (words === MISSING ? <span>{MISSING}</span> : <a href={href}>{words}</a>);
  if (row.kind === 'ratio' && row.element) {
    return link(formatQuantity(ratioFrom(row.element, figures ?? content.cells), row.decimals));
  }
  const figure = figures?.find(({ key }) => key === cellKey);
  if (!figures) return link(saidWords(cellIn(content, cellKey), memberNames(report.members)));
  if (!figure) return <span>{MISSING}</span>;
  return (
    <>
      {link(figure.members ? formatQuantity(figure.members.length) : formatQuantity(figure.value))}
      <small className={style.part}>
        {t('reporting.report_part', { reported: figure.childrenReported, expected: figure.childrenExpected })}
      </small>
    </>
  );
}

function LineNotes({ report, content, earlier, cellKey, isChanged }: LineProps & { isChanged: boolean }) {
  const cell = cellIn(content, cellKey);
  const before = earlier ? cellIn(earlier, cellKey) : undefined;
  return (
    <>
      {isChanged ? (
        <span className={style.note}>
          <Chip tone="info">{t('reporting.report_changed')}</Chip>{' '}
          {t('reporting.report_was', { value: saidWords(before, memberNames(report.members)) })}
        </span>
      ) : null}
      {cell?.explanation ? (
        <span className={style.note}>{t('reporting.entry_explained_by', { words: cell.explanation })}</span>
      ) : null}
      {cell?.comment ? (
        <span className={style.note}>{t('reporting.entry_commented', { words: cell.comment })}</span>
      ) : null}
      <EvidenceList report={{ ...report, evidence: content.evidence }} cellKey={cellKey} />
    </>
  );
}
