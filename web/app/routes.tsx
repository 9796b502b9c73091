import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { LoneNotFound } from './lone-not-found.tsx';
import { page } from './pages.ts';
import { BrokenPage, NotFound, Waiting } from './problem-pages.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: LoneNotFound });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const inShell = () => shell;

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: '/viec', replace: true });
  },
});

/** `?ky=` names the period of a page by its key, such as 2026-Q3; `?dv=` the unit it is seen from. */
interface PeriodSearch {
  ky?: string;
  dv?: string;
}

function periodSearch(search: Record<string, unknown>): PeriodSearch {
  const text = (name: 'ky' | 'dv') => (search[name] === undefined ? {} : { [name]: String(search[name]) });
  return { ...text('ky'), ...text('dv') };
}

// Pages without a session.
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  component: page('identity/sign-in-page'),
});
const firstAdministrator = createRoute({
  getParentRoute: () => root,
  path: '/khoi-tao/$token',
  component: page('identity/first-administrator-page'),
});
const verification = createRoute({
  getParentRoute: () => root,
  path: '/xac-minh/$code',
  component: page('reporting/verification-page'),
});

// Pages inside the shell.
const work = createRoute({ getParentRoute: inShell, path: '/viec', component: page('reporting/my-work-page') });
const programme = createRoute({
  getParentRoute: inShell,
  path: '/chuong-trinh',
  component: page('dashboards/programme-page'),
  validateSearch: periodSearch,
});
const reports = createRoute({
  getParentRoute: inShell,
  path: '/bao-cao',
  component: page('reporting/reports-page'),
  validateSearch: periodSearch,
});
const report = createRoute({
  getParentRoute: inShell,
  path: '/bao-cao/$roundId/$orgUnitId',
  component: page('reporting/report-page'),
});
const consolidation = createRoute({
  getParentRoute: inShell,
  path: '/tong-hop/$roundId/$orgUnitId',
  component: page('reporting/consolidation-page'),
});
const trace = createRoute({
  getParentRoute: inShell,
  path: '/truy-vet/$periodId/$orgUnitId/$key',
  component: page('dashboards/trace-page'),
});
const units = createRoute({ getParentRoute: inShell, path: '/don-vi', component: page('org-units/units-page') });
const unit = createRoute({ getParentRoute: inShell, path: '/don-vi/$id', component: page('org-units/unit-page') });
const indicators = createRoute({
  getParentRoute: inShell,
  path: '/chi-so',
  component: page('indicators/indicators-page'),
  validateSearch: periodSearch,
});
const documents = createRoute({
  getParentRoute: inShell,
  path: '/tai-lieu',
  component: page('reporting/documents-page'),
});
const document = createRoute({
  getParentRoute: inShell,
  path: '/tai-lieu/$orgUnitId/$id',
  component: page('reporting/document-page'),
});

const tree = root.addChildren([
  home,
  signIn,
  firstAdministrator,
  verification,
  shell.addChildren([
    work,
    programme,
    reports,
    report,
    consolidation,
    trace,
    units,
    unit,
    indicators,
    documents,
    document,
  ]),
]);

/** What follows `?` is plain text, both ways: `?dv=31` stays as it is written, without quotes around numbers. */
const searchText = {
  parseSearch: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: Record<string, unknown>) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    return text && `?${text}`;
  },
};

/** Every address of the web app. Pages are fetched when somebody goes there, or rests on a link to them. */
export const router = createRouter({
  routeTree: tree,
  ...searchText,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: Waiting,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
