import { hasPage } from './pages.ts';

/** What the navigation offers, in its order, as far as the pages exist. */
export const entries = (
  [
    ['ui.nav_work', '/viec', 'reporting/my-work-page'],
    ['ui.nav_programme', '/chuong-trinh', 'dashboards/programme-page'],
    ['ui.nav_reports', '/bao-cao', 'reporting/reports-page'],
    ['ui.nav_indicators', '/chi-so', 'indicators/indicators-page'],
    ['ui.nav_units', '/don-vi', 'org-units/units-page'],
    ['ui.nav_documents', '/tai-lieu', 'reporting/documents-page'],
  ] as const
)
  .filter(([, , file]) => hasPage(file))
  .map(([id, href]) => ({ id, href }));
