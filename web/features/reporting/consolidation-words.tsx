import { useState } from 'react';
import { t } from '../../app/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { notify } from '../../ui/notices.tsx';
import { insertRecommendations, insertWords } from './consolidation-insert.ts';
import type { WordsView } from './consolidation-queries.ts';
import { ChildWords } from './consolidation-sources.tsx';
import style from './consolidation-words.module.css';
import { jumpTo } from './entry-jump.ts';
import { newId, RecommendationList, type RecommendationsSection } from './entry-recommendations.tsx';
import { SectionField, type WordsSection } from './entry-section.tsx';
import type { Entry } from './entry-state.ts';

type Groups = WordsView['groups'];
type Section = WordsSection | RecommendationsSection;

/** The unit's own words, section by section, each with what the units below wrote in it close at hand. */
export function ConsolidationWords({ entry }: { entry: Entry }) {
  const [first] = useState(() => firstUnwritten(entry));
  return entry.report.template.sections.map((section) =>
    section.kind === 'table' ? null : (
      <Card key={section.key}>
        <div className={style.section}>
          {section.kind === 'words' ? (
            <SectionField entry={entry} section={section} />
          ) : (
            <RecommendationList entry={entry} section={section} />
          )}
          <FromBelow entry={entry} section={section} opens={section.key === first} />
        </div>
      </Card>
    ),
  );
}

/** Whoever has yet to write a section wants to read first what it can be made of; one at a time, as they are long. */
function firstUnwritten({ report, mayEditSection }: Entry): string | undefined {
  const written = new Set(report.sections.filter(({ body }) => body.trim() !== '').map(({ key }) => key));
  return report.template.sections.find(({ kind, key }) => kind === 'words' && !written.has(key) && mayEditSection(key))
    ?.key;
}

interface BelowProps {
  entry: Entry;
  section: Section;
  opens: boolean;
}

function FromBelow({ entry, section, opens }: BelowProps) {
  const { report } = entry;
  const body = report.sections.find(({ key }) => key === section.key)?.body ?? '';
  const [open, setOpen] = useState(opens);
  const take = (groups: Groups) => {
    if (section.kind === 'words') entry.saySection(section.key, insertWords(body, groups));
    else
      entry.sayRecommendations(
        section.key,
        insertRecommendations(report.recommendations, groups, report.parent?.name ?? '', newId),
      );
    requestAnimationFrame(() => jumpTo({ kind: 'section', key: section.key }));
    notify(t('reporting.consolidation_taken', { count: groups.length, section: section.key }));
  };
  const mayTake = entry.mayEditSection(section.key);
  return (
    <div className={style.below}>
      <div className={style.head}>
        <h2>{t('reporting.consolidation_below', { section: section.key })}</h2>
        <Button small look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'reporting.consolidation_below_close' : 'reporting.consolidation_below_open')}
        </Button>
      </div>
      {open ? <ChildWords of={report} section={section.key} {...(mayTake && { onTake: take })} /> : null}
    </div>
  );
}
