import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LAYOUT_WORDS } from '../../../src/kernel/official-document.ts';
import { api, type Output } from '../../api.ts';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { useLive } from '../../app/live.ts';
import { failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Line, Lines } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { notify } from '../../ui/notices.tsx';
import { Columns } from '../../ui/page.tsx';
import { bodiesQuery } from './consolidation-queries.ts';
import { download } from './document-download.ts';
import style from './document-issue.module.css';
import { FileLinks, HoldsChip } from './document-parts.tsx';
import type { ReportView } from './report-query.ts';

type Body = Output<'GET /reports/:roundId/:orgUnitId/issuing-bodies'>['bodies'][number];

const refOf = (report: ReportView) => ({ roundId: report.roundId, orgUnitId: report.orgUnit.id });

/** The official document of the report: who issues it, how it would look, its issue, and what was issued before. */
export function DocumentIssue({ report }: { report: ReportView }) {
  const { data, error } = useQuery(bodiesQuery(refOf(report)));
  const [chosen, setChosen] = useState<number | null>(null);
  if (error) return <Banner tone="late">{failureSentence(error)}</Banner>;
  if (!data) return <Waiting />;
  const body = data.bodies.find(({ orgUnitId }) => orgUnitId === chosen) ?? data.bodies[0];
  return (
    <Columns>
      <Card title={t('reporting.document_issuing')} hint={t('reporting.document_issuing_hint')}>
        {body ? (
          <>
            <Bodies bodies={data.bodies} body={body} onChoose={setChosen} />
            <Letterhead body={body} />
            <Acts report={report} body={body} />
          </>
        ) : (
          <EmptyState title={t('reporting.document_no_body')}>{t('reporting.document_no_body_text')}</EmptyState>
        )}
      </Card>
      <Issued report={report} />
    </Columns>
  );
}

/** Who issues; the body brings its layout, its number series and its signer. */
function Bodies({ bodies, body, onChoose }: { bodies: Body[]; body: Body; onChoose: (id: number) => void }) {
  return (
    <fieldset className={style.bodies}>
      <legend>{t('reporting.document_body')}</legend>
      {bodies.map((one) => (
        <label key={one.orgUnitId} className={style.body}>
          <input type="radio" name="issuing-body" checked={one === body} onChange={() => onChoose(one.orgUnitId)} />
          <span>
            {one.name}
            <span className={style.layout}>{t(`reporting.document_layout_${one.layout}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The head of the document in small, so that the layout is recognised before anything is made. It is Vietnamese in any language. */
function Letterhead({ body }: { body: Body }) {
  const party = body.layout === 'party';
  return (
    <div className={style.paper} lang="vi" role="img" aria-label={t('reporting.document_head_of', { body: body.name })}>
      <div>
        <b>{body.name.toLocaleUpperCase('vi')}</b>
        <span>{party ? `Số …-BC/${body.symbol}` : `Số: …/BC-${body.symbol}`}</span>
      </div>
      <div>
        <b>{party ? LAYOUT_WORDS.party : LAYOUT_WORDS.country}</b>
        {party ? null : <b>{LAYOUT_WORDS.motto}</b>}
      </div>
      <div className={style.kind}>
        <b>BÁO CÁO</b>
      </div>
    </div>
  );
}

function Acts({ report, body }: { report: ReportView; body: Body }) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const preview = useMutation({
    mutationFn: (format: 'docx' | 'pdf') =>
      download(`/api/reports/${report.roundId}/${report.orgUnit.id}/preview/${body.orgUnitId}/${format}`),
    onError: (failure) => notify(failureSentence(failure), 'late'),
  });
  const issue = useMutation({
    mutationFn: () =>
      api('POST /reports/:roundId/:orgUnitId/documents', {
        ...refOf(report),
        bodyId: body.orgUnitId,
        versionNo: report.approvedVersion,
      }),
    onSuccess: ({ numberLine }) => {
      setAsking(false);
      notify(t('reporting.document_is_issued', { number: numberLine }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['documents'] }),
  });
  const close = () => {
    issue.reset();
    setAsking(false);
  };
  const previewButton = (format: 'docx' | 'pdf') => (
    <Button busy={preview.isPending && preview.variables === format} onClick={() => preview.mutate(format)}>
      {t(format === 'docx' ? 'reporting.document_preview_word' : 'reporting.document_preview_pdf')}
    </Button>
  );
  return (
    <>
      <div className={style.acts}>
        {previewButton('docx')}
        {previewButton('pdf')}
        {report.can.issue ? (
          <Button look="act" onClick={() => setAsking(true)}>
            {t('reporting.document_issue')}
          </Button>
        ) : null}
      </div>
      {report.can.issue ? null : (
        <p className={style.hint}>
          {t(report.approvedVersion > 0 ? 'reporting.document_not_yours' : 'reporting.document_after_approval')}
        </p>
      )}
      <ConfirmDialog
        open={asking}
        title={t('reporting.document_issue_title', { body: body.name })}
        confirmLabel={t('reporting.document_issue')}
        busy={issue.isPending}
        problem={issue.error ? failureSentence(issue.error) : null}
        onConfirm={() => issue.mutate()}
        onClose={close}
      >
        <p>{t('reporting.document_issue_text', { version: report.approvedVersion })}</p>
        {report.status === 'reopened' ? (
          <Banner tone="waiting">{t('reporting.document_issue_reopened', { version: report.approvedVersion })}</Banner>
        ) : null}
      </ConfirmDialog>
    </>
  );
}

/** What was issued of this report before. */
function Issued({ report }: { report: ReportView }) {
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['documents', report.roundId, report.orgUnit.id],
    queryFn: ({ signal }) => api('GET /documents', { ...refOf(report) }, { signal }),
  });
  useLive('document', () => client.invalidateQueries({ queryKey: ['documents'] }));
  if (error) return <Banner tone="late">{failureSentence(error)}</Banner>;
  if (!data) return <Waiting />;
  return (
    <Card
      title={t('reporting.document_issued', { count: data.total })}
      hint={data.total === 0 ? t('reporting.document_issued_none') : null}
    >
      <Lines>
        {data.documents.map((document) => (
          <Line key={document.id} end={<FileLinks document={document} />}>
            <a href={`/tai-lieu/${document.orgUnit.id}/${document.id}`}>{document.numberLine}</a> ·{' '}
            {formatDay(document.issuedOn)} · {t('reporting.consolidation_version', { version: document.versionNo })}{' '}
            <HoldsChip holds={document.holds} />
          </Line>
        ))}
      </Lines>
    </Card>
  );
}
