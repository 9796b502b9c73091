import { useMemo, useState } from 'react';
import { compareVi, matchesSearch } from '../../src/kernel/text.ts';
import { t } from '../app/i18n.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import type { SetOption } from './entry-grid-model.ts';
import { TextField } from './field.tsx';
import style from './set-dialog.module.css';

interface SetDialogProps {
  title: string;
  options: SetOption[];
  chosen: string[];
  onDone: (codes: string[]) => void;
  onClose: () => void;
}

/** Chooses any number of names from a list: type to narrow it, Space to tick. */
export function SetDialog({ title, options, chosen, onDone, onClose }: SetDialogProps) {
  const [codes, setCodes] = useState(() => new Set(chosen));
  const [query, setQuery] = useState('');
  const sorted = useMemo(() => {
    const first = new Set(chosen);
    return [...options].sort(
      (a, b) => Number(first.has(b.code)) - Number(first.has(a.code)) || compareVi(a.name, b.name),
    );
  }, [options, chosen]);
  const shown = query
    ? sorted.filter(({ name, code }) => matchesSearch(name, query) || matchesSearch(code, query))
    : sorted;
  const toggle = (code: string) => {
    const next = new Set(codes);
    if (!next.delete(code)) next.add(code);
    setCodes(next);
  };
  const done = () => onDone(options.filter(({ code }) => codes.has(code)).map(({ code }) => code));
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button look="act" onClick={done}>
        {t('ui.set_done', { count: codes.size })}
      </Button>
    </>
  );
  return (
    <Dialog open title={title} onClose={onClose} actions={actions}>
      <TextField
        label={t('ui.set_search')}
        value={query}
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
      />
      <fieldset className={style.list}>
        <legend className="visually-hidden">{title}</legend>
        {shown.map(({ code, name }) => (
          <label key={code} className={style.option}>
            <input type="checkbox" checked={codes.has(code)} onChange={() => toggle(code)} />
            {name}
          </label>
        ))}
        {shown.length === 0 ? <p>{t('ui.nothing_found', { query })}</p> : null}
      </fieldset>
    </Dialog>
  );
}
