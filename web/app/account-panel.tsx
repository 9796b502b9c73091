import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { notify } from '../ui/notices.tsx';
import { Popover } from '../ui/popover.tsx';
import style from './account-panel.module.css';
import { chooseLanguage, type Language, t, useLanguage } from './i18n.ts';
import { failureSentence } from './problem-pages.tsx';
import { type Me, useSignOut } from './session.ts';
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme.ts';

function rolesOf(me: Me): string {
  return [...new Set(me.roles.map(({ role }) => t(`identity.role_${role}`)))].join(', ');
}

/** Who is signed in, at the foot of the navigation; it opens the account's settings. */
export function Who({ me }: { me: Me }) {
  return (
    <Popover
      label={t('ui.account')}
      trigger={(trigger) => (
        <button type="button" className={style.who} {...trigger}>
          <strong>{me.unit?.name ?? me.account?.name}</strong>
          <span>{me.account?.name}</span>
          <span>{rolesOf(me)}</span>
          <span className={style.settings}>
            <Icon name="person" size={14} /> {t('ui.account')}
          </span>
        </button>
      )}
    >
      <AccountPanel me={me} />
    </Popover>
  );
}

/** Name, language, look, and the way out. */
export function AccountPanel({ me }: { me: Me }) {
  const signOut = useSignOut();
  const leave = () => signOut().catch((failure) => notify(failureSentence(failure), 'late'));
  return (
    <div className={style.panel}>
      <div>
        <strong>{me.account?.name}</strong>
        <div className={style.sub}>{me.account?.email}</div>
        <div className={style.sub}>{[me.unit?.name, rolesOf(me)].filter(Boolean).join(' · ')}</div>
      </div>
      <LanguageField signedIn={me.account !== null} />
      <ThemeField />
      <Button onClick={leave}>{t('ui.sign_out')}</Button>
    </div>
  );
}

/** The two languages, each by its own name. */
export function LanguageField({ signedIn }: { signedIn: boolean }) {
  const language = useLanguage();
  const client = useQueryClient();
  const choose = async (chosen: Language) => {
    // The machine remembers at once; the account remembers when the server can be reached.
    await chooseLanguage(chosen);
    if (signedIn) await api('PUT /language', { language: chosen }).catch(() => {});
    await client.invalidateQueries();
  };
  return (
    <SelectField label={t('ui.language')} value={language} onChange={(event) => choose(event.target.value as Language)}>
      <option value="vi" lang="vi">
        Tiếng Việt
      </option>
      <option value="en" lang="en">
        English
      </option>
    </SelectField>
  );
}

function ThemeField() {
  const chosen = useThemeChoice();
  return (
    <SelectField
      label={t('ui.theme')}
      value={chosen}
      onChange={(event) => chooseTheme(event.target.value as ThemeChoice)}
    >
      <option value="system">{t('ui.theme_system')}</option>
      <option value="light">{t('ui.theme_light')}</option>
      <option value="dark">{t('ui.theme_dark')}</option>
      <option value="contrast">{t('ui.theme_contrast')}</option>
    </SelectField>
  );
}
