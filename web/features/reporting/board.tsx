import { useMemo, useState } from 'react';
import { matchesSearch } from '../../../src/kernel/text.ts';
import { t } from '../../app/i18n.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Picker } from '../../ui/field.tsx';
import { StateBar } from '../../ui/state-bar.tsx';
import style from './board.module.css';
import { boardColumns } from './board-columns.tsx';
import { BOARD_ORDER, type BoardRow, type BoardView } from './consolidation-queries.ts';
import { statusWords, TONE_OF_STATUS } from './report-words.ts';

interface Filter {
  status: string;
  late: boolean;
  query: string;
}

const ALL: Filter = { status: '', late: false, query: '' };

/** Late is what is past its deadline and not decided yet, as the server counts it. */
const isLate = ({ lateDays, status }: BoardRow) => lateDays > 0 && status !== 'approved' && status !== 'consolidated';

const passes =
  ({ status, late, query }: Filter) =>
  (row: BoardRow) =>
    (!status || row.status === status) && (!late || isLate(row)) && (!query || matchesSearch(row.orgUnit.name, query));

/** Where the units below stand, as one bar; a state that no unit is in is not named. */
export function BoardStates({ board }: { board: BoardView }) {
  const states = BOARD_ORDER.filter((status) => board.counts[status]).map((status) => ({
    tone: TONE_OF_STATUS[status],
    count: board.counts[status] ?? 0,
    label: statusWords(status).toLocaleLowerCase(),
  }));
  return <StateBar label={t('reporting.board_states')} states={states} />;
}

function Tools({ board, filter, onFilter }: { board: BoardView; filter: Filter; onFilter: (filter: Filter) => void }) {
  return (
    <div className={style.tools}>
      <input
        type="search"
        className={style.search}
        aria-label={t('reporting.board_search')}
        placeholder={t('reporting.board_search')}
        value={filter.query}
        onChange={(event) => onFilter({ ...filter, query: event.target.value })}
      />
      <Picker
        label={t('reporting.board_status')}
        value={filter.status}
        onChange={(event) => onFilter({ ...filter, status: event.target.value })}
      >
        <option value="">{t('reporting.board_all', { count: board.expected })}</option>
        {BOARD_ORDER.map((status) => (
          <option key={status} value={status}>
            {t('reporting.board_option', { status: statusWords(status), count: board.counts[status] ?? 0 })}
          </option>
        ))}
      </Picker>
      <label className={style.check}>
        <input
          type="checkbox"
          checked={filter.late}
          onChange={(event) => onFilter({ ...filter, late: event.target.checked })}
        />
        {t('reporting.board_only_late', { count: board.late })}
      </label>
    </div>
  );
}

/** The units below, side by side: where each stands, its figures, what wants a look. A row leads to its report. */
export function Board({ board }: { board: BoardView }) {
  const [filter, setFilter] = useState(ALL);
  const columns = useMemo(() => boardColumns(board), [board]);
  const rows = useMemo(() => board.rows.filter(passes(filter)), [board, filter]);
  return (
    <Card bare>
      <Tools board={board} filter={filter} onFilter={setFilter} />
      <DataTable
        caption={t('reporting.board_caption', { unit: unitInSentence(board.orgUnit.name) })}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.orgUnit.id}
        empty={<EmptyState title={t('reporting.board_nothing')}>{t('reporting.board_nothing_hint')}</EmptyState>}
      />
    </Card>
  );
}
