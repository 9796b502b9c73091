import { t } from '../../app/i18n.ts';
import { TextArea } from '../../ui/field.tsx';
import style from './entry.module.css';
import { returnReason } from './entry-rows.ts';
import type { Entry } from './entry-state.ts';
import type { ReportView } from './report-query.ts';
import { inLanguage } from './report-words.ts';

export type WordsSection = Extract<ReportView['template']['sections'][number], { kind: 'words' }>;

/** What is wrong with words that are not on the server: refused, or somebody else wrote there meanwhile. */
export function changeProblem(entry: Entry, id: string): string | null {
  const stop = entry.changes.get(id)?.stop;
  if (!stop) return null;
  return stop.kind === 'refused' ? stop.sentence : t('reporting.entry_section_conflict');
}

/** The words of one section; saved as they are typed. */
export function SectionField({ entry, section }: { entry: Entry; section: WordsSection }) {
  const { report } = entry;
  const body = report.sections.find(({ key }) => key === section.key)?.body ?? '';
  const returned = returnReason(report, `section:${section.key}`);
  const open = entry.mayEditSection(section.key);
  const title = `${section.key}. ${inLanguage(section.title)}`;
  const label = section.required ? t('reporting.entry_required', { label: title }) : title;
  if (!open) {
    return (
      <section aria-label={title} className={style.section}>
        <h2 tabIndex={-1} data-section={section.key}>
          {title}
        </h2>
        <p className={style.words}>{body || t('reporting.entry_no_words')}</p>
      </section>
    );
  }
  return (
    <div className={style.section}>
      <TextArea
        label={label}
        hint={inLanguage(section.help)}
        value={body}
        rows={Math.min(18, Math.max(4, Math.ceil(body.length / 90) + 1))}
        maxLength={50_000}
        data-section={section.key}
        problem={changeProblem(entry, `section:${section.key}`)}
        onChange={(event) => entry.saySection(section.key, event.target.value.normalize('NFC'))}
      />
      {returned ? <p className={style.returned}>{t('ui.cell_returned', { reason: returned })}</p> : null}
    </div>
  );
}
