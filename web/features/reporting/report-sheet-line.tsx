import { type ReportRow, ratioOf } from '../../../src/features/reporting/domain/validation.ts';
import { formatQuantity, MISSING } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { Chip } from '../../ui/chip.tsx';
import { EvidenceList } from './entry-evidence-list.tsx';
import { lineName } from './entry-rows.ts';
import { type Content, cellIn } from './report-content.ts';
import style from './report-sheet.module.css';
import type { TableProps } from './report-sheet-props.ts';
import { inLanguage, memberNames, saidWords } from './report-words.ts';

/** One line of the sheet: its value with the way to its source, and under it what is said about it. */
export function SheetLine(props: TableProps & { row: ReportRow }) {
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
  const mine = { ...props, cellKey: key };
  const isChanged = changed.has(item);
  const under = row.kind === 'ratio' ? null : below?.(item, name);
  return (
    <>
      <tr data-row={key} data-changed={isChanged || undefined}>
        <td className={style.number}>{row.number}</td>
        <th scope="row" className={style.name} data-option={row.kind === 'option' || undefined}>
          {row.kind === 'option'
            ? t('reporting.entry_option', { option: inLanguage(row.label) })
            : inLanguage(row.label)}{' '}
          <span className={style.unitInName}>({inLanguage(row.unit)})</span>
        </th>
        <td className={style.unit}>{inLanguage(row.unit)}</td>
        {props.previous ? <PreviousValue {...mine} /> : null}
        <td className={style.value} data-cell={`${key}:current`} tabIndex={-1}>
          <LineValue {...mine} />
        </td>
        {act ? <td className={style.act}>{row.kind === 'ratio' ? null : act(item, name)}</td> : null}
      </tr>
      {isChanged || under || hasNotes(props.content, key) ? (
        <tr className={style.under} data-changed={isChanged || undefined}>
          <td className={style.number} />
          <td colSpan={COLUMNS}>
            <LineNotes {...mine} isChanged={isChanged} />
            {under}
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Whether the unit has said something about a cell, or put proof beside it. */
function hasNotes(content: Content, key: string): boolean {
  const cell = cellIn(content, key);
  return Boolean(cell?.explanation || cell?.comment) || content.evidence.some((one) => one.key === key);
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
