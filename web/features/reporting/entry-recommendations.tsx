import { useRef } from 'react';
import { newKey } from '../../api.ts';
import { t } from '../../app/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import style from './entry.module.css';
import type { RecommendationsSaid } from './entry-changes.ts';
import { returnReason } from './entry-rows.ts';
import { changeProblem } from './entry-section.tsx';
import type { Entry } from './entry-state.ts';
import type { ReportView } from './report-query.ts';
import { inLanguage } from './report-words.ts';

export type RecommendationsSection = Extract<ReportView['template']['sections'][number], { kind: 'recommendations' }>;

/** A name for a new recommendation, in the form of a UUID also where the page is not served over TLS. */
export function newId(): string {
  const key = newKey().replaceAll('-', '');
  const version4 = `${key.slice(0, 12)}4${key.slice(13, 16)}8${key.slice(17)}`;
  return version4.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What the unit asks of others: each with its words and whom it is for. */
export function RecommendationList({ entry, section }: { entry: Entry; section: RecommendationsSection }) {
  const { report } = entry;
  const list = useRef<HTMLDivElement>(null);
  const title = `${section.key}. ${inLanguage(section.title)}`;
  const open = entry.mayEditSection(section.key);
  const say = (items: RecommendationsSaid) => entry.sayRecommendations(section.key, items);
  const returned = returnReason(report, `section:${section.key}`);
  const problem = changeProblem(entry, `recommendations:${section.key}`);
  const add = () => {
    say([...report.recommendations, { id: newId(), body: '', addressee: report.parent?.name ?? '' }]);
    requestAnimationFrame(() => [...(list.current?.querySelectorAll('textarea') ?? [])].at(-1)?.focus());
  };
  return (
    <section className={style.section} aria-label={title} ref={list}>
      <h2 tabIndex={-1} data-section={section.key}>
        {title}
      </h2>
      {open ? <p className={style.help}>{inLanguage(section.help)}</p> : null}
      {report.recommendations.length === 0 && !open ? <p>{t('reporting.entry_no_recommendation')}</p> : null}
      <ol className={style.recommendations}>
        {report.recommendations.map((one, index) => (
          <li key={one.id}>
            {open ? (
              <Recommendation
                one={one}
                number={index + 1}
                onChange={(next) => say(report.recommendations.map((other) => (other.id === one.id ? next : other)))}
                onRemove={() => say(report.recommendations.filter(({ id }) => id !== one.id))}
              />
            ) : (
              <>
                {one.body}{' '}
                <span className={style.addressee}>{t('reporting.entry_addressed', { addressee: one.addressee })}</span>
              </>
            )}
          </li>
        ))}
      </ol>
      {open ? <Button onClick={add}>{t('reporting.entry_recommendation_add')}</Button> : null}
      {returned ? <p className={style.returned}>{t('ui.cell_returned', { reason: returned })}</p> : null}
      {problem ? <p className={style.returned}>{problem}</p> : null}
    </section>
  );
}

interface RecommendationProps {
  one: RecommendationsSaid[number];
  number: number;
  onChange: (next: RecommendationsSaid[number]) => void;
  onRemove: () => void;
}

function Recommendation({ one, number, onChange, onRemove }: RecommendationProps) {
  const incomplete = one.body.trim() === '' || one.addressee.trim() === '';
  return (
    <div className={style.recommendation}>
      <TextArea
        label={t('reporting.entry_recommendation', { number })}
        rows={2}
        maxLength={5000}
        value={one.body}
        hint={incomplete ? t('reporting.entry_recommendation_incomplete') : null}
        onChange={(event) => onChange({ ...one, body: event.target.value.normalize('NFC') })}
      />
      <div className={style.recommendationFoot}>
        <TextField
          label={t('reporting.entry_addressee')}
          maxLength={300}
          value={one.addressee}
          onChange={(event) => onChange({ ...one, addressee: event.target.value.normalize('NFC') })}
        />
        <Button look="quiet" aria-label={t('reporting.entry_recommendation_remove', { number })} onClick={onRemove}>
          {t('reporting.entry_remove')}
        </Button>
      </div>
    </div>
  );
}
