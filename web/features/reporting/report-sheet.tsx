import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { rowsOf } from './entry-rows.ts';
import { differencesBetween, listKeyOf } from './report-content.ts';
import style from './report-sheet.module.css';
import { SheetLine } from './report-sheet-line.tsx';
import type { SheetProps, TableProps } from './report-sheet-props.ts';
import { SheetWords } from './report-sheet-words.tsx';
import { inLanguage } from './report-words.ts';

/** A report to be read, not typed: every line with its words and evidence, and what has changed since the version before. */
export function ReportSheet(props: SheetProps) {
  const { report, content, earlier } = props;
  const changed = new Set(earlier ? differencesBetween(earlier, content, listKeyOf(report)) : []);
  return report.template.sections.map((section) =>
    section.kind === 'table' ? (
      <Card key={section.key} title={`${section.key}. ${inLanguage(section.title)}`} bare>
        <SheetTable {...props} section={section.key} label={inLanguage(section.title)} changed={changed} />
      </Card>
    ) : (
      <SheetWords key={section.key} {...props} section={section} changed={changed.has(`section:${section.key}`)} />
    ),
  );
}

function SheetTable(props: TableProps) {
  const { report, previous, section, label, act } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={style.scroll} tabIndex={0} aria-label={label}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col" className={style.number}>
              {t('ui.grid_number')}
            </th>
            <th scope="col">{t('ui.grid_name')}</th>
            <th scope="col" className={style.unit}>
              {t('ui.grid_unit')}
            </th>
            {previous ? (
              <th scope="col" className={style.value}>
                {previous.label}
              </th>
            ) : null}
            <th scope="col" className={style.value}>
              {t('reporting.report_this_version')}
            </th>
            {act ? (
              <th scope="col" className={style.act}>
                <span className="visually-hidden">{t('reporting.review_acts')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rowsOf(report)
            .filter((row) => row.section === section)
            .map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a template keep their order
              <SheetLine key={index} {...props} row={row} />
            ))}
        </tbody>
      </table>
    </section>
  );
}
