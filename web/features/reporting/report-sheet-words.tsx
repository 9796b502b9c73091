import type { ReactNode } from 'react';
import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { Content, Item } from './report-content.ts';
import type { ReportView } from './report-query.ts';
import style from './report-sheet.module.css';
import { inLanguage } from './report-words.ts';

interface WordsProps {
  content: Content;
  earlier?: Content | null;
  section: Exclude<ReportView['template']['sections'][number], { kind: 'table' }>;
  changed: boolean;
  act?: (item: Item, name: string) => ReactNode;
  below?: (item: Item, name: string) => ReactNode;
}

/** One section of words, or the list of recommendations, to be read. */
export function SheetWords({ content, earlier, section, changed, act, below }: WordsProps) {
  const item = `section:${section.key}`;
  const title = `${section.key}. ${inLanguage(section.title)}`;
  return (
    <Card title={title} action={act?.(item, title)}>
      <div tabIndex={-1} data-section={section.key}>
        {changed ? (
          <p>
            <Chip tone="info">{t('reporting.report_changed')}</Chip>
          </p>
        ) : null}
        <SectionWords section={section} content={content} />
        {changed && earlier ? (
          <details className={style.earlier}>
            <summary>{t('reporting.report_earlier_words')}</summary>
            <SectionWords section={section} content={earlier} />
          </details>
        ) : null}
        {below?.(item, title)}
      </div>
    </Card>
  );
}

function SectionWords({ section, content }: Pick<WordsProps, 'section' | 'content'>) {
  if (section.kind === 'words') {
    const body = content.sections.find(({ key }) => key === section.key)?.body;
    return <p className={style.words}>{body || t('reporting.entry_no_words')}</p>;
  }
  if (content.recommendations.length === 0) return <p>{t('reporting.entry_no_recommendation')}</p>;
  return (
    <ol>
      {content.recommendations.map(({ id, body, addressee }) => (
        <li key={id}>
          {body} <span className={style.addressee}>{t('reporting.entry_addressed', { addressee })}</span>
        </li>
      ))}
    </ol>
  );
}
