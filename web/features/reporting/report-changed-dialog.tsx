import { t } from '../../app/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { lineOf } from './entry-rows.ts';
import { type Content, cellIn, differencesBetween, type Item, listKeyOf } from './report-content.ts';
import type { ReportView } from './report-query.ts';
import style from './report-sheet.module.css';
import { inLanguage, memberNames, saidWords, statusWords } from './report-words.ts';

interface ChangedProps {
  /** As it was on screen, and as it is now. */
  before: ReportView;
  after: ReportView;
  sentence: string;
  onClose: () => void;
}

/** The name of a cell or a section by its item. */
export function itemName(report: ReportView, item: Item): string {
  const key = item.replace(/^\w+:/, '');
  if (item.startsWith('cell:')) return lineOf(report, key)?.name ?? key;
  const section = report.template.sections.find((one) => one.key === key);
  return section ? `${section.key}. ${inLanguage(section.title)}` : key;
}

function wordsAt(report: ReportView, content: Content, item: Item): string {
  const key = item.replace(/^\w+:/, '');
  if (item.startsWith('cell:')) return saidWords(cellIn(content, key), memberNames(report.members));
  if (key === listKeyOf(report)) return content.recommendations.map(({ body }) => body).join('; ');
  return content.sections.find((section) => section.key === key)?.body ?? '';
}

/** Somebody else changed or moved the report meanwhile: what was on screen beside what stands there now. */
export function ChangedElsewhere({ before, after, sentence, onClose }: ChangedProps) {
  const items = differencesBetween(before, after, listKeyOf(after));
  return (
    <Dialog
      open
      wide
      title={t('reporting.report_changed_elsewhere')}
      onClose={onClose}
      actions={
        <Button look="act" onClick={onClose}>
          {t('reporting.report_changed_seen')}
        </Button>
      }
    >
      <p>{sentence}</p>
      {before.status === after.status ? null : (
        <p>
          {t('reporting.report_changed_status', {
            before: statusWords(before.status),
            after: statusWords(after.status),
          })}
        </p>
      )}
      {items.length === 0 ? (
        <p>{t('reporting.report_changed_none')}</p>
      ) : (
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t('ui.grid_name')}</th>
              <th scope="col">{t('reporting.report_changed_before')}</th>
              <th scope="col">{t('reporting.report_changed_after')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item}>
                <th scope="row">{itemName(after, item)}</th>
                <td>{wordsAt(after, before, item)}</td>
                <td>{wordsAt(after, after, item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
