/* biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: a cell of a table that is a grid is a gridcell */
/* biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid around the rows answers the keys */
import { type FocusEvent, type MouseEvent, memo, useId } from 'react';
import { t } from '../app/i18n.ts';
import { Chip } from './chip.tsx';
import style from './entry-grid.module.css';
import { CellEditor } from './entry-grid-editor.tsx';
import { CellMenu, CellNotes, hasNotes, type MenuActions } from './entry-grid-menu.tsx';
import type { CellRow, CellValue, SetOption } from './entry-grid-model.ts';
import type { GridColumn, GridKey } from './entry-grid-move.ts';
import { cellName, valueWords } from './entry-grid-words.ts';
import { Icon } from './icon.tsx';

export interface RowActions extends MenuActions {
  focus: (index: number, column: GridColumn) => void;
  click: (event: MouseEvent, index: number, row: CellRow) => void;
  text: (row: CellRow, text: string) => string | null;
  leave: (index: number, key: GridKey) => void;
  abandon: (row: CellRow, text: string) => void;
  cancel: (index: number) => void;
}

interface RowProps {
  row: CellRow;
  index: number;
  value: CellValue;
  open: boolean;
  /** The column that the keyboard is in, when it is in this row. */
  active: GridColumn | null;
  inRange: boolean;
  /** The text the editor starts with; undefined when the row is not edited. */
  editing: string | null | undefined;
  labels: { previous: string; current: string };
  options: SetOption[];
  actions: RowActions;
}

/** One line of the grid: what is asked, what stood there before, what stands there now, and where it comes from. */
export const EntryRow = memo(function EntryRow(props: RowProps) {
  const { row, index, value, open, active, options, labels, actions } = props;
  const previous = valueWords(row.previous, options);
  const noted = hasNotes(row);
  const notesId = useId();
  const cell = (column: GridColumn) => ({
    'data-cell': `${index}:${column}`,
    tabIndex: active === column ? 0 : -1,
    onFocus: (event: FocusEvent) => {
      if (!(event.target instanceof HTMLInputElement)) actions.focus(index, column);
    },
  });
  return (
    <>
      <tr data-row={row.id} data-noted={noted || undefined}>
        <td className={style.number}>{row.number}</td>
        <th scope="row" className={style.name} data-indent={row.indent || undefined}>
          {row.name} <span className={style.unitInName}>({row.unit})</span>
        </th>
        <td className={style.unit}>{row.unit}</td>
        <td {...cell('previous')} className={style.previous} aria-label={cellName(row, previous, labels.previous)}>
          {previous}
        </td>
        <CurrentCell {...props} cell={cell('current')} notesId={noted ? notesId : undefined} />
        <td className={style.source}>
          {row.source.derived ? <Chip tone="info">{row.source.text}</Chip> : row.source.text}
        </td>
        <td {...cell('marks')} className={style.marksCell}>
          <CellMenu row={{ ...row, current: value }} open={open} actions={actions} />
        </td>
      </tr>
      {noted ? (
        <tr className={style.notesRow}>
          <td className={style.number} />
          <td colSpan={6} id={notesId}>
            <CellNotes row={row} />
          </td>
        </tr>
      ) : null}
    </>
  );
});

interface CurrentProps extends RowProps {
  cell: Record<string, unknown>;
  notesId: string | undefined;
}

function CurrentCell({
  row,
  index,
  value,
  open,
  inRange,
  editing,
  labels,
  options,
  actions,
  cell,
  notesId,
}: CurrentProps) {
  const shown = valueWords(value, options);
  const closed =
    row.kind === 'derived' ? t('ui.cell_derived') : row.kind === 'locked' || !open ? t('ui.cell_locked') : '';
  const name = [cellName(row, shown, labels.current), closed, row.state === 'saving' ? t('ui.save_saving') : ''].filter(
    Boolean,
  );
  return (
    <td
      {...cell}
      className={style.current}
      data-kind={row.kind}
      data-open={open || undefined}
      data-range={inRange || undefined}
      data-state={row.state}
      data-returned={row.returned ? '' : undefined}
      data-value={value.kind}
      aria-label={editing === undefined ? name.join('. ') : undefined}
      aria-describedby={notesId}
      aria-readonly={!open}
      aria-selected={inRange}
      aria-invalid={row.findings?.some(({ level }) => level === 'error') || undefined}
      title={closed || undefined}
      // With Shift a click stretches the choice; the focus, which would begin a new one, stays.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => actions.click(event, index, row)}
      onDoubleClick={() => actions.edit(row)}
    >
      {editing === undefined ? (
        <span className={style.shown}>
          {row.kind === 'locked' ? <Icon name="lock" size={12} /> : null}
          {shown}
        </span>
      ) : (
        <CellEditor
          label={cellName(row, shown, labels.current)}
          initial={editing}
          numeric={row.kind === 'number'}
          onText={(text) => actions.text(row, text)}
          onLeave={(key) => actions.leave(index, key)}
          onAbandon={(text) => actions.abandon(row, text)}
          onCancel={() => actions.cancel(index)}
        />
      )}
    </td>
  );
}
