import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../app/i18n.ts';
import { failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Popover } from '../../ui/popover.tsx';
import { childHref, type WordsView, wordsQuery } from './consolidation-queries.ts';
import style from './consolidation-sources.module.css';
import type { ReportView } from './report-query.ts';

type Group = WordsView['groups'][number];

const keyOf = ({ body, addressee }: Group) => JSON.stringify([body, addressee]);

interface SourcesProps {
  of: ReportView;
  /** Key of the section. */
  section: string;
  /** Takes the chosen words into the unit's own text; without it they are only read. */
  onTake?: (groups: Group[]) => void;
}

/** What the units below wrote in a section, alike texts together, each with its source: choose some and take them over. */
export function ChildWords({ of, section, onTake }: SourcesProps) {
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Group>>(new Map());
  const { data, error } = useQuery({
    ...wordsQuery({ roundId: of.roundId, orgUnitId: of.orgUnit.id }, section, page),
    placeholderData: keepPreviousData,
  });
  if (error) return <Banner tone="late">{failureSentence(error)}</Banner>;
  if (!data) return <Waiting />;
  const toggle = (group: Group) => {
    const next = new Map(chosen);
    if (!next.delete(keyOf(group))) next.set(keyOf(group), group);
    setChosen(next);
  };
  const take = () => {
    onTake?.([...chosen.values()]);
    setChosen(new Map());
  };
  const pageCount = Math.max(1, Math.ceil(data.total / data.pageSize));
  return (
    <div>
      <p className={style.hint}>{t('reporting.consolidation_words_of', { groups: data.total, silent: data.silent })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <ul className={style.groups} tabIndex={0} aria-label={t('reporting.consolidation_below', { section })}>
        {data.groups.map((group) => (
          <SourceGroup
            key={keyOf(group)}
            of={of}
            group={group}
            chosen={chosen.has(keyOf(group))}
            onToggle={onTake && (() => toggle(group))}
          />
        ))}
      </ul>
      {pageCount > 1 ? <Pager page={page} pageCount={pageCount} total={data.total} onPage={setPage} /> : null}
      {onTake && data.total > 0 ? (
        <div className={style.actions}>
          <Button disabled={chosen.size === 0} onClick={take}>
            {t('reporting.consolidation_take', { count: chosen.size })}
          </Button>
          <span className={style.hint}>{t('reporting.consolidation_take_hint')}</span>
        </div>
      ) : null}
    </div>
  );
}

interface GroupProps {
  of: ReportView;
  group: Group;
  chosen: boolean;
  onToggle?: () => void;
}

function SourceGroup({ of, group, chosen, onToggle }: GroupProps) {
  const { body, addressee, sources } = group;
  const words = (
    <span className={style.body}>
      {body}
      {addressee ? (
        <span className={style.addressee}>{t('reporting.consolidation_addressee', { addressee })}</span>
      ) : null}
    </span>
  );
  return (
    <li className={style.group}>
      {onToggle ? (
        <label>
          <input type="checkbox" checked={chosen} onChange={onToggle} />
          {words}
        </label>
      ) : (
        words
      )}
      <span className={style.count}>
        <Popover
          label={t('reporting.consolidation_sources')}
          trigger={(trigger) => (
            <Button small look="quiet" {...trigger}>
              {t('reporting.consolidation_source_count', { count: sources.length })}
            </Button>
          )}
        >
          <div className={style.names}>
            <strong>{t('reporting.consolidation_sources')}</strong>
            <ul>
              {sources.map(({ id, name, versionNo }) => (
                <li key={id}>
                  <a href={childHref(of, id)}>{name}</a> ·{' '}
                  {t('reporting.consolidation_version', { version: versionNo })}
                </li>
              ))}
            </ul>
          </div>
        </Popover>
      </span>
    </li>
  );
}
