import { useEffect, useState } from 'react';
import { t } from '../../app/i18n.ts';
import { TextField } from '../../ui/field.tsx';

const PAUSE = 350;

/** Finds units by name as one types; the address follows a moment after the last key. */
export function UnitSearch({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const [typed, setTyped] = useState(query);
  const words = typed.trim();
  useEffect(() => setTyped((now) => (now.trim() === query ? now : query)), [query]);
  useEffect(() => {
    if (words === query) return;
    const waiting = setTimeout(() => onQuery(words), PAUSE);
    return () => clearTimeout(waiting);
  });
  return (
    <search>
      <TextField
        label={t('org-units.search')}
        type="search"
        maxLength={100}
        hint={t('org-units.search_hint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </search>
  );
}
