import { type MouseEvent, useId, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../app/i18n.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import style from './entry-grid.module.css';
import { copy, paste, press } from './entry-grid-keys.ts';
import type { CellRow } from './entry-grid-model.ts';
import { EntryRow, type RowActions } from './entry-grid-row.tsx';
import { type EntryGridProps, type EntryGridState, useEntryGrid } from './entry-grid-state.ts';
import { SetDialog } from './set-dialog.tsx';

const COLUMN_COUNT = 7;

/**
 * The sheet in which a report is filled. Keyboard as in a spreadsheet; what is derived cannot be typed
 * over; each bad value is refused with its reason and stays on screen until it is mended or dismissed.
 */
export function EntryGrid(props: EntryGridProps) {
  const { label, columns, rows, onOpenCell } = props;
  const box = useRef<HTMLTableElement>(null);
  const grid = useEntryGrid(props, box);
  const actions = useRowActions(grid, onOpenCell);
  const help = useId();
  const inRange = (index: number) =>
    grid.anchor !== grid.position.row &&
    index >= Math.min(grid.anchor, grid.position.row) &&
    index <= Math.max(grid.anchor, grid.position.row);
  return (
    <div className={style.box}>
      <p id={help} className="visually-hidden">
        {t('ui.grid_help')}
      </p>
      <table
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is edited is a grid
        role="grid"
        className={style.grid}
        aria-label={label}
        aria-describedby={help}
        onKeyDown={(event) => flushSync(() => press(grid, event))}
        onCopy={(event) => copy(grid, event)}
        onCut={(event) => copy(grid, event, true)}
        onPaste={(event) => paste(grid, event)}
      >
        <GridHead columns={columns} />
        <tbody>
          {rows.map((row, index) =>
            row.kind === 'heading' ? (
              <tr key={row.id} className={style.heading}>
                <td className={style.number}>{row.number}</td>
                <th scope="rowgroup" colSpan={COLUMN_COUNT - 1}>
                  {row.name}
                </th>
              </tr>
            ) : (
              <EntryRow
                key={row.id}
                row={row}
                index={index}
                value={grid.shown(row)}
                open={grid.isOpen(row)}
                active={grid.position.row === index ? grid.position.column : null}
                inRange={inRange(index)}
                editing={grid.editing?.id === row.id ? grid.editing.initial : undefined}
                labels={columns}
                options={grid.setOptions}
                actions={actions}
              />
            ),
          )}
        </tbody>
      </table>
      <div className="visually-hidden" aria-live="polite">
        {grid.spoken}
      </div>
      <RefusedList grid={grid} />
      {grid.choosing ? <Choosing grid={grid} row={grid.choosing} /> : null}
    </div>
  );
}

function GridHead({ columns }: Pick<EntryGridProps, 'columns'>) {
  return (
    <thead>
      <tr>
        <th scope="col" className={style.number}>
          {t('ui.grid_number')}
        </th>
        <th scope="col">{t('ui.grid_name')}</th>
        <th scope="col" className={style.unit}>
          {t('ui.grid_unit')}
        </th>
        <th scope="col" className={style.previous}>
          {columns.previous}
        </th>
        <th scope="col" className={style.currentHead}>
          {columns.current}
        </th>
        <th scope="col" className={style.source}>
          {t('ui.source')}
        </th>
        <th scope="col" className={style.marksCell}>
          <span className="visually-hidden">{t('ui.grid_marks')}</span>
        </th>
      </tr>
    </thead>
  );
}

/** What rows call back. One object for the life of the grid, so that a key stroke redraws two rows, not all. */
function useRowActions(grid: EntryGridState, onOpenCell: ((id: string) => void) | undefined): RowActions {
  const latest = useRef({ grid, onOpenCell });
  latest.current = { grid, onOpenCell };
  const canOpen = onOpenCell !== undefined;
  return useMemo(() => {
    const now = () => latest.current.grid;
    return {
      focus: (index, column) => now().focused(index, column),
      click: (event: MouseEvent, index, row) => {
        if (event.target instanceof HTMLInputElement) return;
        if (event.shiftKey) now().go({ row: index, column: 'current' }, true);
        else if (matchMedia('(pointer: coarse)').matches) now().edit(row, now().textOf(row));
      },
      text: (row, text) => now().takeText(row, text),
      leave: (index, key) => {
        now().stopEditing();
        if (!now().walk(key)) now().focusCell(index);
      },
      abandon: (row, text) => {
        const why = now().takeText(row, text);
        if (why) now().refuse([{ id: row.id, name: row.name, text, why }]);
        now().stopEditing();
      },
      cancel: (index) => {
        now().stopEditing();
        if (document.activeElement === document.body || document.activeElement instanceof HTMLInputElement)
          now().focusCell(index);
      },
      edit: (row) => now().edit(row, now().textOf(row)),
      setNotApplicable: (row: CellRow) => now().put({ kind: 'na' }, [row]),
      clear: (row: CellRow) => now().clear([row]),
      open: canOpen ? (id) => latest.current.onOpenCell?.(id) : undefined,
    };
  }, [canOpen]);
}

function RefusedList({ grid }: { grid: EntryGridState }) {
  if (grid.refused.length === 0) return null;
  const dismiss = (
    <Button small onClick={grid.dismissRefused}>
      {t('ui.refused_dismiss')}
    </Button>
  );
  return (
    <div className={style.refused}>
      <Banner tone="late" urgent title={t('ui.refused_title', { count: grid.refused.length })} actions={dismiss}>
        <ul>
          {grid.refused.map(({ id, name, text, why }) => (
            <li key={id}>
              <button type="button" className={style.jump} onClick={() => grid.jump(id)}>
                {name}
              </button>{' '}
              {t('ui.refused_line', { text, why })}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

function Choosing({ grid, row }: { grid: EntryGridState; row: CellRow }) {
  const value = grid.shown(row);
  const done = (codes: string[]) => {
    grid.apply([{ id: row.id, value: codes.length ? { kind: 'set', codes } : { kind: 'empty' } }]);
    grid.stopChoosing();
  };
  return (
    <SetDialog
      title={row.name}
      options={grid.setOptions}
      chosen={value.kind === 'set' ? value.codes : []}
      onDone={done}
      onClose={grid.stopChoosing}
    />
  );
}
