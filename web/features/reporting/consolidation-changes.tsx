import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../api.ts';
import { formatQuantity } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import style from './consolidation-changes.module.css';
import { useBuild } from './consolidation-moves.ts';
import { changesQuery, childHref } from './consolidation-queries.ts';
import { lineOf } from './entry-rows.ts';
import type { ReportView } from './report-query.ts';

type Changes = Output<'GET /consolidations/:roundId/:orgUnitId/changes'>;
type FigureChange = Changes['figures'][number];

const refOf = (report: ReportView) => ({ roundId: report.roundId, orgUnitId: report.orgUnit.id });

/** Children have moved since the report was built: says so, shows what rebuilding would change, and rebuilds. */
export function ConsolidationChanged({ report, changed }: { report: ReportView; changed: number }) {
  const [open, setOpen] = useState(false);
  const build = useBuild(refOf(report));
  const rebuild = report.can.consolidate ? (
    <Button small busy={build.isPending} onClick={() => build.mutate(undefined, { onSuccess: () => setOpen(false) })}>
      {t('reporting.consolidation_rebuild')}
    </Button>
  ) : null;
  return (
    <Banner
      tone="waiting"
      title={t('reporting.consolidation_changed', { count: changed })}
      actions={
        <>
          <Button small onClick={() => setOpen(true)}>
            {t('reporting.consolidation_changes_see')}
          </Button>
          {rebuild}
        </>
      }
    >
      {report.can.consolidate
        ? null
        : t(report.can.reopen ? 'reporting.consolidation_changed_reopen' : 'reporting.consolidation_changed_closed')}
      <Dialog
        open={open}
        wide
        title={t('reporting.consolidation_changes')}
        onClose={() => setOpen(false)}
        actions={rebuild}
      >
        <ChangesBody report={report} />
      </Dialog>
    </Banner>
  );
}

function ChangesBody({ report }: { report: ReportView }) {
  const { data, error } = useQuery(changesQuery(refOf(report)));
  if (error) return <Banner tone="late">{failureSentence(error)}</Banner>;
  if (!data) return <Waiting />;
  return (
    <div className={style.body}>
      <section>
        <h3>{t('reporting.consolidation_changes_children', { count: data.children.length })}</h3>
        <ul className={style.children}>
          {data.children.map((child) => (
            <li key={child.id}>
              <a href={childHref(report, child.id)}>{child.name}</a> ·{' '}
              {child.pinnedVersion === null
                ? t('reporting.consolidation_child_new', { version: child.latestVersion })
                : t('reporting.consolidation_child_moved', { before: child.pinnedVersion, after: child.latestVersion })}
              {child.reason ? <q className={style.reason}>{child.reason}</q> : null}
              {child.cells.length > 0 ? (
                <ChangeTable report={report} caption={child.name} changes={child.cells} />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('reporting.consolidation_changes_figures', { count: data.figures.length })}</h3>
        {data.figures.length > 0 ? (
          <ChangeTable report={report} caption={t('reporting.consolidation_figures')} changes={data.figures} />
        ) : (
          <p>{t('reporting.consolidation_changes_none')}</p>
        )}
      </section>
    </div>
  );
}

/** Figures before and after, side by side. */
function ChangeTable({ report, caption, changes }: { report: ReportView; caption: string; changes: FigureChange[] }) {
  return (
    <table className={style.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('reporting.verification_figure')}</th>
          <th scope="col">{t('reporting.consolidation_before')}</th>
          <th scope="col">{t('reporting.consolidation_after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, before, after }) => {
          const line = lineOf(report, key);
          return (
            <tr key={key}>
              <th scope="row">{line?.name ?? key}</th>
              <td>{formatQuantity(before, line?.row.decimals)}</td>
              <td>{formatQuantity(after, line?.row.decimals)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
