import { useMemo } from 'react';
import { formatInstant, formatQuantity, MISSING } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import style from './consolidation-figures.module.css';
import { type FigureLine, figureLines } from './consolidation-lines.ts';
import type { Consolidation } from './consolidation-queries.ts';
import { lineName, rowsOf } from './entry-rows.ts';
import type { ReportView } from './report-query.ts';
import { inLanguage } from './report-words.ts';

interface FiguresProps {
  report: ReportView;
  consolidation: Consolidation;
}

/** All figures of the consolidated report: the unit's own, those from below, the total, how complete it is, and its trace. */
export function ConsolidationFigures({ report, consolidation }: FiguresProps) {
  const lines = useMemo(() => figureLines(rowsOf(report), consolidation.figures), [report, consolidation]);
  const { builtAt, pinned, expected } = consolidation;
  if (builtAt === null && consolidation.figures.length === 0)
    return (
      <Card>
        <EmptyState title={t('reporting.consolidation_not_built')}>
          {t('reporting.consolidation_not_built_text')}
        </EmptyState>
      </Card>
    );
  const hint = builtAt
    ? t('reporting.consolidation_built', { pinned, expected, at: formatInstant(builtAt) })
    : t('reporting.consolidation_not_built_text');
  return (
    <Card bare title={t('reporting.consolidation_figures')} hint={hint}>
      <section
        className={style.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t('reporting.consolidation_table', { unit: unitInSentence(report.orgUnit.name) })}
      >
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t('reporting.verification_figure')}</th>
              <th scope="col" className={style.unitHead}>
                {t('ui.grid_unit')}
              </th>
              {(['own', 'below', 'total', 'complete'] as const).map((column) => (
                <th key={column} scope="col" data-numeric="">
                  {t(`reporting.consolidation_column_${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headings have no key, and lines keep their order
              <Line key={index} line={line} report={report} />
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

function Line({ line, report }: { line: FigureLine; report: ReportView }) {
  const { row, own, below, total, reported, expected } = line;
  if (row.kind === 'heading')
    return (
      <tr>
        <th scope="rowgroup" colSpan={6}>
          <span className={style.number}>{row.number}</span> {inLanguage(row.label)}
        </th>
      </tr>
    );
  return (
    <tr>
      <th scope="row" data-indent={row.indent}>
        {row.number ? <span className={style.number}>{row.number}</span> : null} {inLanguage(row.label)}{' '}
        {row.indent < 2 ? <span className={style.unitInName}>({inLanguage(row.unit)})</span> : null}
        {row.kind === 'ratio' ? <span className={style.derived}>{t('reporting.consolidation_ratio')}</span> : null}
      </th>
      <td className={style.unit}>{inLanguage(row.unit)}</td>
      <td data-numeric="">{formatQuantity(own, row.decimals)}</td>
      <td data-numeric="">{formatQuantity(below, row.decimals)}</td>
      <td data-numeric="" data-total="">
        {total === null ? (
          MISSING
        ) : (
          <a
            href={`/truy-vet/${report.period.id}/${report.orgUnit.id}/${row.key}`}
            aria-label={t('ui.trace_of', { of: `${lineName(row)}: ${formatQuantity(total, row.decimals)}` })}
          >
            {formatQuantity(total, row.decimals)}
          </a>
        )}
      </td>
      <td data-numeric="">
        {reported === null ? MISSING : t('reporting.consolidation_reported', { reported, expected })}
      </td>
    </tr>
  );
}
