import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { AccountPanel, Who } from './account-panel.tsx';
import { formatDay } from './format.ts';
import { followAccount, t } from './i18n.ts';
import { useWorkCount } from './my-work.ts';
import { entries } from './navigation.ts';
import { BrokenPage, Waiting } from './problem-pages.tsx';
import { type Me, meQuery } from './session.ts';
import style from './shell.module.css';

const ON_BAR = 4;
const WORK = '/viec';

/** Everything around a page: navigation, who is signed in, and the ribbon of the demonstration. */
export function Shell() {
  const { data: me, error } = useQuery(meQuery);
  const signedOut = me !== undefined && me.account === null;
  useSignInFirst(signedOut);
  useLanguageOf(me);
  if (error && !me) return <BrokenPage error={error} />;
  if (!me || signedOut) return <Waiting />;
  return (
    <div className={style.shell}>
      <a className={style.skip} href="#noi-dung">
        {t('ui.skip')}
      </a>
      <SideNavigation me={me} />
      <div className={style.body}>
        <DemoRibbon me={me} />
        <PhoneHead />
        <Content />
      </div>
      <BottomBar me={me} />
    </div>
  );
}

function useSignInFirst(signedOut: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!signedOut) return;
    const back = location.pathname + location.search;
    navigate({ href: `/dang-nhap?tiep=${encodeURIComponent(back)}`, replace: true });
  }, [signedOut, navigate]);
}

function useLanguageOf(me: Me | undefined): void {
  const preferred = me?.account ? me.language : null;
  useEffect(() => {
    if (preferred) void followAccount(preferred);
  }, [preferred]);
}

/** The page itself. A new page takes the focus, so that a screen reader begins at its start. */
function Content() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what the effect answers to
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return (
    <main ref={main} id="noi-dung" tabIndex={-1} className={style.main}>
      <Outlet />
    </main>
  );
}

/** Said on every page of the demonstration: these figures are invented. */
export function DemoRibbon({ me }: { me: Pick<Me, 'demo'> }) {
  if (!me.demo) return null;
  return (
    <aside className={style.ribbon} aria-label={t('ui.demo')}>
      {t('ui.demo_ribbon', { day: formatDay(me.demo.today) })}
    </aside>
  );
}

export function Brand() {
  return (
    <a href="/viec" className={style.brand} aria-label={t('ui.home')}>
      Rõ&thinsp;Ràng<i>.</i>
    </a>
  );
}

function useCurrent() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (href: string) => (path === href || path.startsWith(`${href}/`) ? ('page' as const) : undefined);
}

/** How many things wait, beside the way to them; silent when nothing does. */
function WorkCount() {
  const count = useWorkCount();
  if (!count) return null;
  return (
    <>
      <span className={style.count} aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">{t('ui.work_waiting', { count })}</span>
    </>
  );
}

function SideNavigation({ me }: { me: Me }) {
  const current = useCurrent();
  return (
    <nav className={style.side} aria-label={t('ui.navigation')}>
      <Brand />
      <ul>
        {entries.map(({ id, href }) => (
          <li key={href}>
            <a href={href} aria-current={current(href)}>
              {t(id)}
              {href === WORK ? <WorkCount /> : null}
            </a>
          </li>
        ))}
      </ul>
      <Who me={me} />
    </nav>
  );
}

function PhoneHead() {
  return (
    <header className={style.phoneHead}>
      <Brand />
    </header>
  );
}

function BottomBar({ me }: { me: Me }) {
  const [more, setMore] = useState(false);
  const current = useCurrent();
  const close = () => setMore(false);
  return (
    <nav className={style.bar} aria-label={t('ui.navigation')}>
      {entries.slice(0, ON_BAR).map(({ id, href }) => (
        <a key={href} href={href} aria-current={current(href)}>
          {t(id)}
          {href === WORK ? <WorkCount /> : null}
        </a>
      ))}
      <button type="button" aria-haspopup="dialog" onClick={() => setMore(true)}>
        {t('ui.nav_more')}
      </button>
      <Dialog open={more} title={t('ui.nav_more')} onClose={close}>
        <ul className={style.more}>
          {entries.slice(ON_BAR).map(({ id, href }) => (
            <li key={href}>
              <a href={href} aria-current={current(href)} onClick={close}>
                {t(id)}
              </a>
            </li>
          ))}
        </ul>
        <AccountPanel me={me} />
      </Dialog>
    </nav>
  );
}
