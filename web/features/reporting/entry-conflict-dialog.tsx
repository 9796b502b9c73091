import { useEffect, useRef, useState } from 'react';
import { formatInstant } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import style from './entry.module.css';
import type { CellSaid, Change } from './entry-changes.ts';
import { lineOf } from './entry-rows.ts';
import type { Entry } from './entry-state.ts';
import { inLanguage, memberNames, saidWords } from './report-words.ts';

/** What is in conflict, by the name people know it. */
export function changeName(entry: Entry, { kind, key }: Pick<Change, 'kind' | 'key'>): string {
  if (kind === 'cell') return lineOf(entry.report, key)?.name ?? key;
  const section = entry.report.template.sections.find((one) => one.key === key);
  return section ? `${section.key}. ${inLanguage(section.title)}` : key;
}

function cellWords(entry: Entry, said: CellSaid) {
  return (
    <>
      <b>{said.state === 'empty' ? t('ui.cell_empty') : saidWords(said, memberNames(entry.report.members))}</b>
      {said.explanation ? <p>{t('reporting.entry_explained_by', { words: said.explanation })}</p> : null}
      {said.comment ? <p>{t('reporting.entry_commented', { words: said.comment })}</p> : null}
    </>
  );
}

/** One side of a change: a value with its words, a text, or a list. */
export function SaidWords({ entry, said }: { entry: Entry; said: Change['said'] }) {
  if (typeof said === 'string') return <p className={style.words}>{said || t('ui.cell_empty')}</p>;
  if (!Array.isArray(said)) return cellWords(entry, said);
  return (
    <ol>
      {said.map(({ id, body, addressee }) => (
        <li key={id}>
          {body} {t('reporting.entry_addressed', { addressee })}
        </li>
      ))}
    </ol>
  );
}

/** Somebody else changed the same place meanwhile: both sides are shown, and one is chosen. */
export function ConflictDialog({ entry }: { entry: Entry }) {
  const [later, setLater] = useState(false);
  const conflicts = [...entry.changes.values()].filter(({ stop }) => stop?.kind === 'conflict');
  const [first] = conflicts;
  const question = useRef<HTMLParagraphElement>(null);
  const asked = first && !later ? `${first.kind}:${first.key}` : null;
  // It opens under the hands of someone who types: the next key must not be an answer.
  useEffect(() => {
    if (asked) question.current?.focus();
  }, [asked]);
  if (first?.stop?.kind !== 'conflict') return null;
  if (later) return <Undecided count={conflicts.length} onOpen={() => setLater(false)} />;
  const { theirs } = first.stop;
  const theirTitle = theirs.byName
    ? t('reporting.entry_conflict_theirs', { name: theirs.byName, at: theirs.at ? formatInstant(theirs.at) : '' })
    : t('reporting.entry_conflict_on_server');
  const actions = (
    <>
      <Button onClick={() => entry.resolve(first, false)}>{t('reporting.entry_conflict_take_theirs')}</Button>
      <Button look="act" onClick={() => entry.resolve(first, true)}>
        {t('reporting.entry_conflict_keep_mine')}
      </Button>
    </>
  );
  return (
    <Dialog
      key={asked}
      open
      title={t('reporting.entry_conflict_title')}
      actions={actions}
      onClose={() => setLater(true)}
      wide
    >
      <p ref={question} tabIndex={-1} className={style.question}>
        {t('reporting.entry_conflict_text', { name: changeName(entry, first), more: conflicts.length - 1 })}
      </p>
      <div className={style.sides}>
        <section>
          <h3>{t('reporting.entry_conflict_mine')}</h3>
          <SaidWords entry={entry} said={first.said} />
        </section>
        <section>
          <h3>{theirTitle}</h3>
          <SaidWords entry={entry} said={theirs.said} />
        </section>
      </div>
    </Dialog>
  );
}

function Undecided({ count, onOpen }: { count: number; onOpen: () => void }) {
  const actions = <Button onClick={onOpen}>{t('reporting.entry_conflict_open')}</Button>;
  return <Banner tone="late" title={t('reporting.entry_conflict_undecided', { count })} actions={actions} />;
}
