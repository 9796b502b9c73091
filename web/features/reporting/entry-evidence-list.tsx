import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import style from './entry.module.css';
import { type ReportView, reportKey } from './report-query.ts';

interface EvidenceListProps {
  report: ReportView;
  cellKey: string;
  /** Whether evidence may be taken away. */
  open?: boolean;
}

type Evidence = ReportView['evidence'][number];

/** Where a picture is. */
const pictureSrc = ({ roundId, orgUnit }: ReportView, id: string) =>
  `/api/reports/${roundId}/${orgUnit.id}/evidence/${id}/picture`;

/** The proof beside one cell: addresses, and pictures in small. */
export function EvidenceList({ report, cellKey, open = false }: EvidenceListProps) {
  const client = useQueryClient();
  const ref = { roundId: report.roundId, orgUnitId: report.orgUnit.id };
  const remove = useMutation({
    mutationFn: (id: string) => api('DELETE /reports/:roundId/:orgUnitId/evidence/:id', { ...ref, id }),
    onSettled: () => client.invalidateQueries({ queryKey: reportKey(ref) }),
  });
  const pieces = report.evidence.filter(({ key }) => key === cellKey);
  if (pieces.length === 0) return null;
  return (
    <div>
      <h3>{t('reporting.entry_evidence')}</h3>
      <ul className={style.evidence}>
        {pieces.map((one) => (
          <li key={one.id}>
            <Piece report={report} one={one} />
            {open ? (
              <Button
                small
                look="quiet"
                busy={remove.isPending}
                aria-label={t('reporting.entry_evidence_remove', { caption: one.caption })}
                onClick={() => remove.mutate(one.id)}
              >
                {t('reporting.entry_remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {remove.error ? <p role="alert">{failureSentence(remove.error)}</p> : null}
    </div>
  );
}

function Piece({ report, one }: { report: ReportView; one: Evidence }) {
  const src = pictureSrc(report, one.id);
  const href = one.kind === 'picture' ? src : (one.url ?? '');
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {one.kind === 'picture' ? <img src={src} alt="" loading="lazy" /> : null}
      {one.caption}
      {one.happenedOn ? ` · ${formatDay(one.happenedOn)}` : ''}
    </a>
  );
}
