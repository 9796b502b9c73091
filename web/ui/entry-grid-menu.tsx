import { t } from '../app/i18n.ts';
import { Button } from './button.tsx';
import style from './entry-grid.module.css';
import type { CellRow } from './entry-grid-model.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';

export interface MenuActions {
  edit: (row: CellRow) => void;
  setNotApplicable: (row: CellRow) => void;
  clear: (row: CellRow) => void;
  /** Opens the words and the evidence of a cell; the page decides where. */
  open: ((id: string) => void) | undefined;
}

function marksWords(row: CellRow): string {
  const errors = row.findings?.filter(({ level }) => level === 'error').length ?? 0;
  return t('ui.cell_marks', {
    name: row.name,
    errors,
    warnings: (row.findings?.length ?? 0) - errors,
    evidence: row.evidenceCount ?? 0,
    comment: row.comment ? 1 : 0,
    returned: row.returned ? 1 : 0,
  });
}

/** What hangs on a cell, at a glance, and what can be done with it. */
export function CellMenu({ row, open, actions }: { row: CellRow; open: boolean; actions: MenuActions }) {
  const worst = row.findings?.some(({ level }) => level === 'error') ? 'late' : 'waiting';
  const run = (close: () => void, act: () => void) => () => {
    close();
    act();
  };
  return (
    <Popover
      label={marksWords(row)}
      trigger={(trigger) => (
        <button type="button" className={style.marks} tabIndex={-1} aria-label={marksWords(row)} {...trigger}>
          {row.findings?.length ? (
            <span data-tone={worst}>
              <Icon name="warning" />
            </span>
          ) : null}
          {row.returned ? (
            <span data-tone="late">
              <Icon name="returned" />
            </span>
          ) : null}
          {row.comment ? <Icon name="comment" /> : null}
          {row.evidenceCount ? (
            <span className={style.count}>
              <Icon name="evidence" />
              {row.evidenceCount}
            </span>
          ) : null}
          <Icon name="menu" />
        </button>
      )}
    >
      {(close) => (
        <div className={style.menu}>
          <strong>{row.name}</strong>
          <CellNotes row={row} />
          {open ? (
            <>
              <Button small onClick={run(close, () => actions.edit(row))}>
                {t('ui.cell_edit')}
              </Button>
              <Button small onClick={run(close, () => actions.setNotApplicable(row))}>
                {t('ui.cell_set_na')}
              </Button>
              <Button small onClick={run(close, () => actions.clear(row))}>
                {t('ui.cell_clear')}
              </Button>
            </>
          ) : null}
          {actions.open ? (
            <Button small onClick={run(close, () => actions.open?.(row.id))}>
              {t('ui.cell_open')}
            </Button>
          ) : null}
        </div>
      )}
    </Popover>
  );
}

const unsavedReason = (row: CellRow) => (row.state === 'failed' || row.state === 'conflict' ? row.problem : null);

/** Whether anything is said about a cell. */
export function hasNotes(row: CellRow): boolean {
  return Boolean(row.returned || row.findings?.length || unsavedReason(row));
}

/** What is said about a cell: why it came back, what was found, why it is not saved. */
export function CellNotes({ row }: { row: CellRow }) {
  if (!hasNotes(row)) return null;
  const unsaved = unsavedReason(row);
  return (
    <ul className={style.notes}>
      {row.returned ? <li data-tone="late">{t('ui.cell_returned', { reason: row.returned })}</li> : null}
      {row.findings?.map(({ level, text }) => (
        <li key={text} data-tone={level === 'error' ? 'late' : 'waiting'}>
          {t(level === 'error' ? 'ui.cell_error' : 'ui.cell_warning', { text })}
        </li>
      ))}
      {unsaved ? <li data-tone="late">{unsaved}</li> : null}
    </ul>
  );
}
