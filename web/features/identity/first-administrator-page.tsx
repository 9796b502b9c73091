import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, type Output } from '../../api.ts';
import { ApiProblem } from '../../api-failure.ts';
import { LanguageField } from '../../app/account-panel.tsx';
import { formatInstant } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { renewSession, useMe } from '../../app/session.ts';
import { Brand, DemoRibbon } from '../../app/shell.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import style from './door.module.css';

type EntryLink = Output<'GET /first-administrator/:token'>;

/** Where the link printed at the first start of a real installation leads: one person, once. */
export default function FirstAdministratorPage() {
  const { token = '' } = useParams({ strict: false });
  const me = useMe();
  const { data, error } = useQuery({
    queryKey: ['first-administrator', token],
    queryFn: ({ signal }) => api('GET /first-administrator/:token', { token }, { signal }),
    // Asked once: using the link closes it, and that must not tear the form from under whoever is using it.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      {me ? <DemoRibbon me={me} /> : null}
      <main className={style.page}>
        <title>{`${t('identity.first_title')} · Rõ Ràng`}</title>
        <div className={style.door}>
          <Brand />
          <p className={style.motto}>{t('identity.motto')}</p>
          <Card>
            {error ? <ClosedLink error={error} /> : null}
            {data ? <FounderForm token={token} link={data} /> : null}
            {data || error ? null : <Waiting />}
          </Card>
          <div className={style.language}>
            <LanguageField signedIn={false} />
          </div>
        </div>
      </main>
    </>
  );
}

function ClosedLink({ error }: { error: unknown }) {
  return (
    <div className={style.form}>
      <h1>{t('identity.first_title')}</h1>
      <EmptyState
        title={failureSentence(error)}
        action={
          <ButtonLink look="act" href="/dang-nhap">
            {t('identity.go_sign_in')}
          </ButtonLink>
        }
      />
    </div>
  );
}

interface Founder {
  name: string;
  email: string;
  password: string;
}

/** Opens the account and signs it in; where only the second fails, the account is there and the sign-in page is next. */
function useFounding(token: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ name, email, password }: Founder) => {
      await api('POST /first-administrator/:token', { token, name: name.trim(), email: email.trim(), password });
      const signedIn = await api('POST /sign-in', { email: email.trim(), password }).catch(() => null);
      if (signedIn) await renewSession(client);
      await navigate({ href: signedIn ? '/viec' : '/dang-nhap' });
    },
  });
}

const isAboutPassword = (failure: unknown): boolean =>
  failure instanceof ApiProblem && failure.code.startsWith('identity.password_');

function FounderForm({ token, link }: { token: string; link: EntryLink }) {
  const [given, setGiven] = useState<Founder & { again: string }>({ name: '', email: '', password: '', again: '' });
  const [differs, setDiffers] = useState(false);
  const founding = useFounding(token);
  const field = (name: keyof typeof given) => ({
    name,
    required: true,
    value: given[name],
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [name]: event.target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const same = given.password === given.again;
    setDiffers(!same);
    if (same && !founding.isPending) founding.mutate(given);
  };
  const problem = founding.error ? failureSentence(founding.error) : null;
  const aboutPassword = isAboutPassword(founding.error);
  return (
    <form className={style.form} onSubmit={submit}>
      <h1>{t('identity.first_title')}</h1>
      <p>{t('identity.first_hint', { until: formatInstant(link.expiresAt) })}</p>
      {problem && !aboutPassword ? (
        <Banner tone="late" urgent>
          {problem}
        </Banner>
      ) : null}
      <TextField label={t('identity.name')} autoComplete="name" maxLength={200} {...field('name')} />
      <TextField label={t('identity.email')} type="email" autoComplete="username" {...field('email')} />
      <TextField
        label={t('identity.password')}
        type="password"
        autoComplete="new-password"
        hint={t('identity.password_hint', { shortest: link.shortestPassword })}
        problem={aboutPassword ? problem : null}
        {...field('password')}
      />
      <TextField
        label={t('identity.password_again')}
        type="password"
        autoComplete="new-password"
        problem={differs ? t('identity.password_differs') : null}
        {...field('again')}
      />
      <Button type="submit" look="act" busy={founding.isPending}>
        {t('identity.first_create')}
      </Button>
    </form>
  );
}
