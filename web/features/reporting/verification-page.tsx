import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api.ts';
import { ApiProblem } from '../../api-failure.ts';
import { LanguageField } from '../../app/account-panel.tsx';
import { formatInstant } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { useMe } from '../../app/session.ts';
import { Brand, DemoRibbon } from '../../app/shell.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { DocumentFacts, type Verified } from './document-parts.tsx';
import { readPrintedCode } from './verification-code.ts';
import { VerificationFigures } from './verification-figures.tsx';
import style from './verification-page.module.css';

/** Open to everyone: whether a printed document is genuine, and whether its figures still hold. */
export default function VerificationPage() {
  const params = useParams({ strict: false });
  const { code, line } = readPrintedCode(params.code ?? '', new URLSearchParams(location.search).get('dong'));
  const me = useMe();
  const { data, error } = useQuery({
    queryKey: ['verification', code],
    queryFn: ({ signal }) => api('GET /verification/:code', { code }, { signal }),
  });
  return (
    <>
      {me ? <DemoRibbon me={me} /> : null}
      <main className={style.page}>
        <div className={style.head}>
          <Brand />
          <LanguageField signedIn={Boolean(me?.account)} />
        </div>
        <Page title={t('reporting.verification_title')} sub={t('reporting.verification_sub', { code })}>
          {error ? <NotVerified error={error} code={code} /> : null}
          {data ? <Verdict verified={data} /> : null}
          {data ? (
            <VerificationFigures
              figures={data.figures}
              changed={data.changed}
              line={line}
              mayTrace={Boolean(me?.account)}
            />
          ) : null}
          {data || error ? null : <Waiting />}
        </Page>
      </main>
    </>
  );
}

function Verdict({ verified }: { verified: Verified }) {
  const { document, changed, illustrative, figures } = verified;
  return (
    <Card>
      <div className={style.verdict}>
        <Banner tone="done" title={t('reporting.verification_genuine')}>
          {t('reporting.verification_genuine_text', { body: document.bodyName, at: formatInstant(document.issuedAt) })}
        </Banner>
      </div>
      <div className={style.verdict}>
        <Banner
          tone={changed === 0 ? 'done' : 'waiting'}
          title={t(changed === 0 ? 'reporting.verification_holds' : 'reporting.verification_changed', {
            count: changed,
          })}
        >
          {t(changed === 0 ? 'reporting.verification_holds_text' : 'reporting.verification_changed_text', {
            count: changed,
            of: figures.length,
          })}
        </Banner>
      </div>
      {illustrative ? (
        <div className={style.verdict}>
          <Banner tone="waiting">{t('reporting.verification_illustrative')}</Banner>
        </div>
      ) : null}
      <DocumentFacts document={document} contentHash={document.contentHash} />
    </Card>
  );
}

function NotVerified({ error, code }: { error: unknown; code: string }) {
  const unknown = error instanceof ApiProblem && error.status === 404;
  return (
    <Card>
      <Banner tone="late" urgent title={unknown ? t('reporting.verification_unknown', { code }) : undefined}>
        {unknown ? t('reporting.verification_unknown_text') : failureSentence(error)}
      </Banner>
      <CodeForm code={code} />
    </Card>
  );
}

/** A code typed from paper is easily mistyped: it can be written again here. */
function CodeForm({ code }: { code: string }) {
  const [typed, setTyped] = useState(code);
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) navigate({ href: `/xac-minh/${encodeURIComponent(typed.trim())}` });
  };
  return (
    <form className={style.form} onSubmit={submit}>
      <TextField
        label={t('reporting.verification_code')}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="act">
        {t('reporting.verification_check')}
      </Button>
    </form>
  );
}
