import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { CENTRE, openAccountsAt } from '../stage/accounts.ts';
import { ask } from '../stage/engine.ts';
import { say } from '../stage/installed.ts';
import { instant, type OpenPage, openInBrowser, openWithoutBrowser } from '../stage/open-page.ts';
import { percentile, rounded } from '../stage/percentile.ts';
import { type ServedDemo, withServedDemo } from '../stage/served-demo.ts';
import { signIn, type Visitor } from '../stage/visitor.ts';

const VIET_NAM = 1;
const COMMUNES = 40;
const PROVINCES = 20;
/** Between two approvals, so that each is seen by itself. */
const REST_MS = 150;

interface Waiting {
  orgUnitId: number;
  parentId: number;
  roundId: number;
  versionNo: number;
}

/** From the moment the approval was sent, and from the moment it was answered, until the page read differently. */
interface Seen {
  fromSent: number;
  fromAnswer: number;
}

/** Reports of a level that wait for a decision in the quarter being reported. */
const waiting = (adminUrl: string, level: string): Promise<Waiting[]> =>
  ask(
    adminUrl,
    `select r.org_unit_id as "orgUnitId", r.parent_id as "parentId", r.round_id as "roundId", r.latest_version as "versionNo"
     from reports r join rounds o on o.id = r.round_id join periods p on p.id = o.period_id
     where r.status = 'submitted' and r.level = $1 and p.key = '2026-Q3' order by r.org_unit_id`,
    [level],
  );

/** Provinces whose report of the quarter was not begun, whatever the state of the communes below. */
async function idleProvinces(adminUrl: string): Promise<number[]> {
  const rows = await ask<{ id: number }>(
    adminUrl,
    `select r.org_unit_id as id from reports r join rounds o on o.id = r.round_id join periods p on p.id = o.period_id
     where r.status = 'draft' and r.level = 'province' and r.org_unit_id <> 69 and p.key = '2026-Q3' order by 1 limit $1`,
    [PROVINCES],
  );
  return rows.map(({ id }) => id);
}

/** A coordinator builds the report of the province, writes its words and hands it in, as on the page. */
async function handIn(visitor: Visitor, roundId: number, orgUnitId: number): Promise<void> {
  const at = `${roundId}/${orgUnitId}`;
  const report = await visitor.must(`GET /reports/${at}`);
  await visitor.must(`POST /consolidations/${at}/build`, { rev: report.rev });
  for (const section of report.template.sections)
    if (section.kind === 'words' && section.required) {
      const baseRev = report.sections.find(({ key }: { key: string }) => key === section.key)?.rev ?? 0;
      await visitor.must(`PUT /reports/${at}/sections/${section.key}`, { body: 'Nội dung để đo thời gian.', baseRev });
    }
  const { rev } = await visitor.must(`GET /reports/${at}`);
  await visitor.must(`POST /reports/${at}/submission`, { rev, reason: '' });
}

/** Approves one report while the page is watched. */
async function approve(
  page: OpenPage,
  visitor: Visitor,
  { roundId, orgUnitId, versionNo }: Waiting,
): Promise<Seen | null> {
  const change = page.nextChange();
  await pause(REST_MS);
  const sent = instant();
  await visitor.must(`POST /reports/${roundId}/${orgUnitId}/approval`, { versionNo });
  const answered = instant();
  const changed = await change;
  return changed === null ? null : { fromSent: changed - sent, fromAnswer: changed - answered };
}

async function approveAll(
  page: OpenPage,
  visitor: Visitor,
  lookAt: number,
  reports: Waiting[],
): Promise<(Seen | null)[]> {
  await page.lookAt(lookAt);
  const seen: (Seen | null)[] = [];
  for (const report of reports) seen.push(await approve(page, visitor, report));
  return seen;
}

/** The communes that wait in the province where most of them do. */
function busiest(communes: Waiting[]): Waiting[] {
  const byProvince = [...Map.groupBy(communes, ({ parentId }) => parentId).values()];
  return byProvince.toSorted((a, b) => b.length - a.length)[0]?.slice(0, COMMUNES) ?? [];
}

function figuresOf(commune: (Seen | null)[], province: (Seen | null)[]) {
  const times = (all: (Seen | null)[], from: keyof Seen) => all.flatMap((one) => (one ? [one[from]] : []));
  const both = [...commune, ...province];
  const at = (values: number[], share: number) => rounded(percentile(values, share));
  return {
    approvals: both.length,
    unseen: both.filter((one) => one === null).length,
    p50_ms: at(times(both, 'fromSent'), 0.5),
    p99_ms: at(times(both, 'fromSent'), 0.99),
    province_page_p50_ms: at(times(commune, 'fromSent'), 0.5),
    province_page_max_ms: at(times(commune, 'fromSent'), 1),
    national_page_p50_ms: at(times(province, 'fromSent'), 0.5),
    national_page_max_ms: at(times(province, 'fromSent'), 1),
    after_answer_p50_ms: at(times(both, 'fromAnswer'), 0.5),
    after_answer_p99_ms: at(times(both, 'fromAnswer'), 0.99),
  };
}

async function measure({ server, adminUrl }: ServedDemo, coordinators: Map<number, string>, flags: string[]) {
  const centre = await signIn(server.url, CENTRE);
  const open = flags.includes('--no-browser') ? openWithoutBrowser : openInBrowser;
  const page = await open(server.url, centre);
  try {
    const communes = busiest(await waiting(adminUrl, 'commune'));
    const [first] = communes as [Waiting];
    say(`freshness: ${communes.length} communes wait in unit ${first.parentId}`);
    const commune = await approveAll(page, centre, first.parentId, communes);
    for (const [orgUnitId, email] of coordinators)
      await handIn(await signIn(server.url, email), first.roundId, orgUnitId);
    const provinces = await waiting(adminUrl, 'province');
    say(`freshness: ${provinces.length} provinces wait`);
    const province = await approveAll(page, centre, VIET_NAM, provinces);
    return { figures: figuresOf(commune, province), ratios: {} };
  } finally {
    await page.close();
  }
}

/** From an approval to the figure on a page that was open all the time. */
export const freshness: Bench = {
  about: 'From an approval (sent) to the figure on an open page; --no-browser: to the answer a listening client gets.',
  async run(engine, flags) {
    const coordinators = new Map<number, string>();
    return withServedDemo(
      engine,
      {},
      async ({ installation, clock }, adminUrl) => {
        const units = await idleProvinces(adminUrl);
        const emails = await openAccountsAt(installation.database, clock.now(), 'coordinator', units);
        for (const [at, unit] of units.entries()) coordinators.set(unit, emails[at] as string);
      },
      (served) => measure(served, coordinators, flags),
    );
  },
};
