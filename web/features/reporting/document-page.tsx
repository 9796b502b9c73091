import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../../api.ts';
import { formatInstant } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { DocumentFacts, FileLinks, type IssuedDocument } from './document-parts.tsx';
import { VerificationFigures } from './verification-figures.tsx';

/** One issued document: what it is, its files, and whether each figure it prints still holds. */
export default function DocumentPage() {
  const { orgUnitId, id } = useParams({ strict: false });
  const { data, error, isPending } = useQuery({
    queryKey: ['documents', 'one', orgUnitId, id],
    queryFn: ({ signal }) =>
      api('GET /documents/:orgUnitId/:id', { orgUnitId: Number(orgUnitId), id: String(id) }, { signal }),
  });
  if (isPending) return <Waiting />;
  if (error)
    return (
      <Page title={t('reporting.documents_title')}>
        <EmptyState
          title={failureSentence(error)}
          action={
            <ButtonLink look="act" href="/tai-lieu">
              {t('reporting.document_all')}
            </ButtonLink>
          }
        />
      </Page>
    );
  return <Found document={data} />;
}

function Found({ document }: { document: IssuedDocument }) {
  const { data, error } = useQuery({
    queryKey: ['verification', document.code],
    queryFn: ({ signal }) => api('GET /verification/:code', { code: document.code }, { signal }),
  });
  return (
    <Page
      title={document.numberLine}
      sub={`${document.bodyName} · ${periodName(document.period)} · ${formatInstant(document.issuedAt)}`}
      actions={
        <>
          <FileLinks document={document} buttons />
          <ButtonLink href={`/xac-minh/${document.code}`}>{t('reporting.document_verify')}</ButtonLink>
          <ButtonLink href={`/tong-hop/${document.roundId}/${document.orgUnit.id}`}>
            {t('reporting.document_report')}
          </ButtonLink>
        </>
      }
    >
      <Banner tone={document.holds ? 'done' : 'waiting'}>
        {t(document.holds ? 'reporting.verification_holds' : 'reporting.document_changed_text')}
      </Banner>
      <Card>
        <DocumentFacts document={document} contentHash={data?.document.contentHash} />
      </Card>
      {error ? <Banner tone="late">{failureSentence(error)}</Banner> : null}
      {data ? <VerificationFigures figures={data.figures} changed={data.changed} line={null} mayTrace /> : null}
    </Page>
  );
}
