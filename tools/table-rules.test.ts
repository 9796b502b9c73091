// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text is what is tested
import { expect, it } from 'vitest';
import { findStrangers, findUnguarded, readTables, tablesNamedIn } from './table-rules.ts';

const GUARD = `
alter table reports enable row level security;
alter table reports force row level security;
create policy reports_reads on reports for select using (has_actor());`;

const migrations = (guard = GUARD) => [
  { path: 'migrations/0001_platform.sql', text: 'create table settings (\n  key text primary key\n);' },
  {
    path: 'migrations/0002_reporting.sql',
    text: `create table reports (
  org_unit_id integer not null references org_units (id, part),
  "isLate" boolean, -- create table remarks (
  primary key (org_unit_id)
);${guard}
create view pub_reports as select org_unit_id from reports;`,
  },
];
const tables = readTables(migrations());
const stored = (path: string, text: string) => findStrangers([{ path, text }], tables, new Map());

it('knows the owner and the columns of each table, and how its rows are guarded', () => {
  expect(tables).toEqual([
    { name: 'settings', owner: 'platform', columns: ['key'], enabled: false, forced: false, policies: 0 },
    {
      name: 'reports',
      owner: 'reporting',
      columns: ['org_unit_id', 'isLate'],
      enabled: true,
      forced: true,
      policies: 1,
    },
  ]);
});

it('follows a table through later migrations', () => {
  const later = { path: 'migrations/0003_platform.sql', text: 'alter table settings add column org_unit_id integer;' };
  const [settings] = readTables([...migrations(), later]);
  expect(settings?.columns).toEqual(['key', 'org_unit_id']);
  const undone = { path: 'migrations/0003_reporting.sql', text: 'alter table reports no force row level security;' };
  expect(findUnguarded(readTables([...migrations(), undone]), new Map())).toHaveLength(1);
  const dropped = { path: 'migrations/0003_reporting.sql', text: 'drop table reports;' };
  expect(readTables([...migrations(), dropped]).map(({ name }) => name)).toEqual(['settings']);
});

it.each(['enable row level security', 'force row level security', 'create policy'])(
  'names a table of units that lacks: %s',
  (line) => {
    const guard = GUARD.split('\n')
      .filter((one) => !one.includes(line))
      .join('\n');
    expect(findUnguarded(readTables(migrations(guard)), new Map())).toEqual([
      'reports: has org_unit_id, but row security is not enabled and forced with a policy',
    ]);
    expect(findUnguarded(readTables(migrations(guard)), new Map([['reports', 'public']]))).toEqual([]);
  },
);

it('names an exception that nothing needs', () => {
  expect(findUnguarded(tables, new Map([['reports', 'public']]))).toEqual([
    'reports: needs no exception from row security',
  ]);
  expect(findStrangers([], tables, new Map([['src/a.ts', 'bulk']]))).toHaveLength(1);
});

it('lets a store name its own tables and the views of others', () => {
  expect(stored('src/features/reporting/store.ts', 'sql`select from reports`')).toEqual([]);
  expect(stored('src/features/reporting/store/rounds.ts', 'sql`select from reports`')).toEqual([]);
  expect(stored('src/platform/settings.ts', 'sql`select from settings`')).toEqual([]);
  expect(stored('src/features/dashboards/store.ts', 'sql`select from pub_reports`')).toEqual([]);
});

it('names SQL that reaches into a table of another slice, or stands outside a store', () => {
  for (const path of ['src/features/dashboards/store.ts', 'src/features/reporting/use-cases/flow.ts', 'src/app/a.ts'])
    expect(stored(path, 'sql`select from reports`')).toEqual([`${path}: names the table reports of reporting`]);
});

it('finds the table wherever SQL hides it', () => {
  const hidden = [
    'sql`select 1 from units u, reports r`',
    'sql<{ a: `${1}` }>`delete from reports`',
    'sql`select ${many.map((one) => `${one}`)} from reports`',
    'sql`select ${sql`(select max(rev) from reports)`}`',
    "pool.query('update reports set rev = 1')",
    'runScript(db, `alter table reports add note text`)',
  ];
  for (const code of hidden) expect([code, tablesNamedIn(code, tables)]).toEqual([code, ['reports']]);
});

it('takes words that are no table for none', () => {
  const innocent = [
    "import { reports } from './reports.ts'; reports.map((settings) => settings)",
    'sql`select count(*) as "reports", u.reports from units u -- reports`',
    "sql`select 'reports'`",
    '`the ${n} reports`',
  ];
  for (const code of innocent) expect([code, tablesNamedIn(code, tables)]).toEqual([code, []]);
});
