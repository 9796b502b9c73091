import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, type Output } from '../../api.ts';
import { LanguageField } from '../../app/account-panel.tsx';
import { language, t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { meQuery, renewSession } from '../../app/session.ts';
import { Brand, DemoRibbon } from '../../app/shell.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import style from './door.module.css';

type DemoAccount = Output<'GET /demo-accounts'>[number];

/** Where to go after signing in: a path of this app, never another site. */
function nextPath(): string {
  const asked = new URLSearchParams(location.search).get('tiep') ?? '';
  return asked.startsWith('/') && !asked.startsWith('//') && !asked.includes('\\') ? asked : '/viec';
}

function useSignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (given: { email: string; password: string }) => {
      await api('POST /sign-in', given);
      await renewSession(client);
      await navigate({ href: nextPath() });
    },
  });
}

export default function SignInPage() {
  const { data: me } = useQuery(meQuery);
  const signIn = useSignIn();
  const demo = Boolean(me?.demo);
  return (
    <>
      {me ? <DemoRibbon me={me} /> : null}
      <main className={style.page} data-demo={demo || undefined}>
        <div className={style.door}>
          <Brand />
          <p className={style.motto}>{t('identity.motto')}</p>
          <Card>
            <SignInForm signIn={signIn} />
          </Card>
          <div className={style.language}>
            <LanguageField signedIn={false} />
          </div>
        </div>
        {demo ? <DemoAccounts signIn={signIn} /> : null}
      </main>
    </>
  );
}

function SignInForm({ signIn }: { signIn: ReturnType<typeof useSignIn> }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate({ email: email.trim(), password });
  };
  return (
    <form className={style.form} onSubmit={submit}>
      <h1>{t('identity.sign_in')}</h1>
      {signIn.error ? (
        <Banner tone="late" urgent>
          {failureSentence(signIn.error)}
        </Banner>
      ) : null}
      <TextField
        label={t('identity.email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t('identity.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" look="act" busy={signIn.isPending}>
        {t('identity.sign_in')}
      </Button>
    </form>
  );
}

function DemoAccounts({ signIn }: { signIn: ReturnType<typeof useSignIn> }) {
  const { data, error } = useQuery({ queryKey: ['demo-accounts'], queryFn: () => api('GET /demo-accounts', {}) });
  return (
    <Card title={t('identity.demo_title')} hint={t('identity.demo_hint')}>
      {error ? <Banner tone="late">{failureSentence(error)}</Banner> : null}
      <ul className={style.accounts}>
        {data?.map((account) => (
          <li key={account.email}>
            <DemoButton account={account} signIn={signIn} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DemoButton({ account, signIn }: { account: DemoAccount; signIn: ReturnType<typeof useSignIn> }) {
  const { email, password, unitName, role, tries } = account;
  return (
    <button
      type="button"
      className={style.account}
      disabled={signIn.isPending}
      onClick={() => signIn.mutate({ email, password })}
    >
      <strong>{unitName}</strong>
      <span>{t(`identity.role_${role}`)}</span>
      {tries ? <span className={style.tries}>{tries[language()]}</span> : null}
    </button>
  );
}
