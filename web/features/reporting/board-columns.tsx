import { dayOf } from '../../../src/kernel/quantity.ts';
import { formatDay, formatQuantity, MISSING } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import type { TableColumn } from '../../ui/data-table.tsx';
import style from './board.module.css';
import { BOARD_ORDER, type BoardRow, type BoardView } from './consolidation-queries.ts';
import { consolidationHref, reportHref } from './report-query.ts';
import { StatusChips } from './report-status.tsx';
import { inLanguage } from './report-words.ts';

/** Where a row leads: a unit with others under it to its own board, any other to its report. */
const hrefOf = ({ isBranch, roundId, orgUnit }: BoardRow) =>
  (isBranch ? consolidationHref : reportHref)({ roundId, orgUnitId: orgUnit.id });

const tracePath = (board: BoardView, key: string, unit = board.orgUnit) =>
  `/truy-vet/${board.period.id}/${unit.id}/${key}`;

/** A total: its value, how many of the units stand behind it, and the way to its source. */
function Total({ board, index }: { board: BoardView; index: number }) {
  const total = board.totals[index];
  const column = board.columns[index];
  if (!total || !column) return null;
  const of = inLanguage(column.name);
  return (
    <>
      <a
        className={style.total}
        href={tracePath(board, column.key)}
        aria-label={t('ui.trace_of', { of: `${of}: ${formatQuantity(total.value, column.decimals)}` })}
      >
        {formatQuantity(total.value, column.decimals)}
      </a>
      <span className={style.of}>
        {t('reporting.consolidation_reported', { reported: total.childrenReported, expected: total.childrenExpected })}
        <span className="visually-hidden"> {t('reporting.board_of_units')}</span>
      </span>
    </>
  );
}

/** The figure of one unit, leading to its source; what was not approved yet has none. */
function Figure({ board, row, index }: { board: BoardView; row: BoardRow; index: number }) {
  const column = board.columns[index];
  const value = row.values[index] ?? null;
  if (!column || value === null) return MISSING;
  const shown = formatQuantity(value, column.decimals);
  return (
    <a
      className={style.figure}
      href={tracePath(board, column.key, row.orgUnit)}
      aria-label={t('ui.trace_of', { of: `${row.orgUnit.name}, ${inLanguage(column.name)}: ${shown}` })}
    >
      {shown}
    </a>
  );
}

const figureColumns = (board: BoardView): TableColumn<BoardRow>[] =>
  board.columns.map(({ key, name, unit }, index) => ({
    id: key,
    header: t('reporting.board_figure', { name: inLanguage(name), unit: inLanguage(unit) }),
    short: inLanguage(name),
    numeric: true,
    value: (row) => row.values[index],
    cell: (row) => <Figure board={board} row={row} index={index} />,
    footer: <Total board={board} index={index} />,
  }));

function Attention({ row }: { row: BoardRow }) {
  const parts = [
    row.openWarnings > 0 ? t('reporting.board_warnings', { count: row.openWarnings }) : '',
    row.returned > 0 ? t('reporting.board_returned', { count: row.returned }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? (
    <span className={style.attention}>{parts.join(' · ')}</span>
  ) : (
    <span className={style.quiet}>{MISSING}</span>
  );
}

/** The version that was handed in last, and when. */
function versionWords({ latestVersion, submittedAt }: BoardRow): string {
  if (latestVersion === 0) return MISSING;
  return submittedAt ? `${latestVersion} · ${formatDay(dayOf(submittedAt))}` : String(latestVersion);
}

/** The columns of the board: the unit, where its report stands, the figures that the server chose, what wants a look. */
export function boardColumns(board: BoardView): TableColumn<BoardRow>[] {
  return [
    {
      id: 'unit',
      header: t('reporting.board_unit'),
      value: (row) => row.orgUnit.name,
      cell: (row) => (
        <a href={hrefOf(row)} className={style.name}>
          {row.orgUnit.name}
        </a>
      ),
      footer: t('reporting.board_total'),
    },
    {
      id: 'status',
      header: t('reporting.board_status'),
      value: (row) => BOARD_ORDER.indexOf(row.status),
      cell: (row) => (
        <span className={style.states}>
          <StatusChips status={row.status} started={row.started} lateDays={row.lateDays} />
        </span>
      ),
      footer: <span className={style.about}>{t('reporting.board_completeness')}</span>,
    },
    ...figureColumns(board),
    {
      id: 'attention',
      header: t('reporting.board_attention'),
      value: (row) => row.openWarnings,
      cell: (row) => <Attention row={row} />,
      footer: '',
    },
    {
      id: 'version',
      header: t('reporting.board_version'),
      value: ({ submittedAt }) => submittedAt,
      cell: (row) => <span className={style.version}>{versionWords(row)}</span>,
      footer: '',
    },
  ];
}
