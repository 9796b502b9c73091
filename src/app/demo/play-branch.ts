import { sectionItem } from '../../features/reporting/domain/approval.ts';
import { consolidate } from '../../features/reporting/domain/consolidation.ts';
import type { ReportCell, ReportContent } from '../../features/reporting/domain/report.ts';
import { addDays } from '../../kernel/period.ts';
import { cellsOf } from './cells.ts';
import { evidenceFor } from './evidence.ts';
import type { BranchFate } from './fates.ts';
import type { Memory } from './memory.ts';
import { reporterOf } from './people.ts';
import { type Cast, deciderOf } from './play-leaf.ts';
import { approvedContent, contentOf, type Played, Story, untouched } from './played.ts';
import { instantOf, type Quarter } from './quarters.ts';
import { type Random, seeded } from './random.ts';
import type { DemoUnit } from './units.ts';
import { branchWords, explainJump, WORDS } from './words.ts';

/** What a consolidated report found when it was built: each child in the version approved by then, with its content. */
export interface Child {
  played: Played;
  pinned: { no: number; content: ReportContent } | null;
  /** Reporting units behind the child. */
  leaves: number;
}

/** The newest version of a child approved by an instant: what a build at that time would pin. */
function childAt(played: Played, leaves: number, instant: string): Child {
  const approved = played.decisions.filter(({ decision, at }) => decision === 'approved' && at <= instant);
  const no = approved.at(-1)?.no;
  const version = played.versions.find((one) => one.no === no);
  return { played, leaves, pinned: version ? { no: version.no, content: version.content } : null };
}

/** Share of provinces that hand in a day late. */
const LATE_PROVINCES = 0.12;
/** Days after the cut-off at which a province that still waits for a decision handed in at last. */
const VERY_LATE = 88;

/** When each step of a consolidated report is taken. The centre follows its provinces. */
function branchTimes(unit: DemoUnit, quarter: Quarter, fate: BranchFate) {
  const random = seeded(unit.id, quarter.index, 4);
  if (quarter.isCurrent) {
    const day = addDays(quarter.endsOn, 1);
    const next = addDays(day, 1);
    return {
      built: instantOf(day, 17 * 60 + random.whole(5, 20)),
      submitted: instantOf(day, 17 * 60 + random.whole(25, 55)),
      decided: instantOf(next, 7 * 60 + random.whole(0, 45)),
    };
  }
  const deadline = quarter.deadlines[unit.level];
  const day =
    fate === 'waiting'
      ? addDays(quarter.endsOn, VERY_LATE)
      : addDays(deadline, unit.level === 'province' && random.chance(LATE_PROVINCES) ? 1 : 0);
  const hour =
    unit.level === 'province'
      ? { built: 8, submitted: 10, decided: 14 }
      : { built: 16.5, submitted: 17, decided: 17.5 };
  const within = (from: number) => instantOf(day, from * 60 + random.whole(0, 25));
  return { built: within(hour.built), submitted: within(hour.submitted), decided: within(hour.decided) };
}

function consolidationOf(
  cells: ReportCell[],
  children: Child[],
  builtAt: string,
  { codes }: Cast,
): NonNullable<ReportContent['consolidation']> {
  const pinned = children.flatMap(({ played, pinned }) =>
    pinned ? [{ id: played.orgUnitId, no: pinned.no, content: pinned.content }] : [],
  );
  const expected = { children: children.length, units: children.reduce((sum, { leaves }) => sum + leaves, 0) };
  return {
    builtAt,
    pins: pinned.map(({ id, no }) => [id, no]),
    figures: consolidate(codes.elements, cells, pinned, expected),
    missing: children
      .filter(({ pinned }) => !pinned)
      .map(({ played }) => ({ id: played.orgUnitId, name: played.name, status: played.status })),
  };
}

/** What was approved and is now part of a submitted report above is consolidated; what was reopened since is not. */
function markConsolidated(children: Child[]): void {
  for (const { played, pinned } of children)
    if (pinned && played.status === 'approved' && played.approvedVersion === pinned.no) played.status = 'consolidated';
}

function ownPart(unit: DemoUnit, quarter: Quarter, memory: Memory, { codes }: Cast, random: Random) {
  const cells = cellsOf(unit, quarter, codes, memory, explainJump);
  return {
    cells,
    evidence: evidenceFor(unit, quarter, cells, codes, random),
    ...branchWords(unit, cells, codes, random),
  };
}

/**
 * Plays a consolidated report of one quarter through: built from the children that were approved by then, submitted,
 * decided. One that was not built is a draft nobody has begun.
 *
 * @param decider the unit above; at the root the unit itself
 */
export function playBranch(
  unit: DemoUnit,
  decider: DemoUnit,
  quarter: Quarter,
  fate: BranchFate,
  played: Played[],
  leaves: (child: Played) => number,
  memory: Memory,
  cast: Cast,
): Played {
  const report = untouched(unit, quarter);
  if (fate === 'not_built') return report;
  const random = seeded(unit.id, quarter.index, 2);
  const at = branchTimes(unit, quarter, fate);
  const own = ownPart(unit, quarter, memory, cast, random);
  const children = played.map((child) => childAt(child, leaves(child), at.built));
  const content = contentOf(own, quarter, consolidationOf(own.cells, children, at.built, cast));
  report.startedAt = at.built;
  report.builtAt = at.built;
  report.evidence = own.evidence;
  report.openWarnings = own.cells.filter(({ explanation }) => explanation !== '').length;
  const story = new Story(report, reporterOf(unit), deciderOf(decider, cast));
  story.submit(content, at.submitted);
  markConsolidated(children);
  if (fate === 'approved') story.approve(at.decided);
  if (fate === 'returned')
    story.sendBack('returned', [sectionItem('III')], random.pick(WORDS.returnsSection), at.decided);
  return report;
}

/** Takes what was approved into the unit's memory. */
export function rememberApproved(memory: Memory, played: Played, quarter: Quarter, { codes }: Cast): void {
  const content = approvedContent(played);
  if (content) memory.remember(content.cells, quarter.year, codes.key('DN02'));
}
