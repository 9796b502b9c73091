import type { Status } from '../../features/reporting/domain/approval.ts';
import type { EvidenceRef, ReportCell, ReportContent } from '../../features/reporting/domain/report.ts';
import type { Quarter } from './quarters.ts';
import type { ReportWords } from './words.ts';

type Decision = 'approved' | 'returned' | 'reopened';

/** One report as it was played out: what happened to it, and where it stands now. */
export interface Played {
  orgUnitId: number;
  name: string;
  roundId: number;
  status: Status;
  startedAt: string | null;
  submittedAt: string | null;
  decidedAt: string | null;
  builtAt: string | null;
  approvedVersion: number;
  openWarnings: number;
  versions: { no: number; reason: string; content: ReportContent; at: string; by: string }[];
  decisions: { no: number; decision: Decision; reason: string; at: string; byId: string; by: string }[];
  returned: { no: number; item: string; reason: string }[];
  evidence: EvidenceRef[];
  /** Only of a report that is open or waits. */
  working: (ReportWords & { cells: ReportCell[]; at: string; by: string }) | null;
  /** Children's versions that the working copy of a consolidated report stands on. */
  workingPins: [childId: number, versionNo: number][];
}

/** A report nobody has begun. */
export const untouched = (unit: { id: number; name: string }, quarter: Quarter): Played => ({
  orgUnitId: unit.id,
  name: unit.name,
  roundId: quarter.roundId,
  status: 'draft',
  startedAt: null,
  submittedAt: null,
  decidedAt: null,
  builtAt: null,
  approvedVersion: 0,
  openWarnings: 0,
  versions: [],
  decisions: [],
  returned: [],
  evidence: [],
  working: null,
  workingPins: [],
});

/** The steps a report can take, each noted as the product itself notes it. */
export class Story {
  readonly played: Played;
  readonly #reporter: string;
  readonly #decider: { id: string; name: string };

  constructor(played: Played, reporter: string, decider: { id: string; name: string }) {
    this.played = played;
    this.#reporter = reporter;
    this.#decider = decider;
  }

  submit(content: ReportContent, at: string, reason = ''): void {
    const { versions } = this.played;
    versions.push({ no: versions.length + 1, reason, content, at, by: this.#reporter });
    this.played.submittedAt ??= at;
    this.played.status = 'submitted';
    this.#keepWorking(content, at);
  }

  approve(at: string): void {
    this.#decide('approved', '', at);
    this.played.approvedVersion = this.played.versions.length;
    this.played.status = 'approved';
    this.played.working = null;
    this.played.workingPins = [];
  }

  sendBack(decision: 'returned' | 'reopened', items: string[], reason: string, at: string): void {
    const { versions, returned } = this.played;
    returned.push(...items.map((item) => ({ no: versions.length, item, reason })));
    this.#decide(decision, reason, at);
    this.played.status = decision;
    const last = versions.at(-1);
    if (last) this.#keepWorking(last.content, last.at);
  }

  #decide(decision: Decision, reason: string, at: string): void {
    this.played.decisions.push({
      no: this.played.versions.length,
      decision,
      reason,
      at,
      byId: this.#decider.id,
      by: this.#decider.name,
    });
    if (decision !== 'reopened') this.played.decidedAt = at;
  }

  #keepWorking({ cells, sections, recommendations, consolidation }: ReportContent, at: string): void {
    this.played.working = { cells, sections, recommendations, at, by: this.#reporter };
    this.played.workingPins = consolidation?.pins ?? [];
  }
}

/** The content of the version that counts, null where none was approved. */
export const approvedContent = (played: Played): ReportContent | null =>
  played.versions.find(({ no }) => no === played.approvedVersion)?.content ?? null;

/** The same data with its keys in the order in which the database keeps them: by length, then by letter. */
function inStoredOrder<T>(data: T): T {
  if (Array.isArray(data)) return data.map(inStoredOrder) as T;
  if (data === null || typeof data !== 'object') return data;
  const entries = Object.entries(data).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, inStoredOrder(value)])) as T;
}

/** A version's content in stored order, so that its hash can be taken again from what is read back. Cells come in that order already. */
export function contentOf(
  { cells, evidence, sections, recommendations }: ReportWords & { cells: ReportCell[]; evidence: EvidenceRef[] },
  quarter: Quarter,
  consolidation?: ReportContent['consolidation'],
): ReportContent {
  return {
    cells,
    evidence: inStoredOrder(evidence),
    sections,
    template: quarter.template,
    ...(consolidation && { consolidation: inStoredOrder(consolidation) }),
    recommendations: inStoredOrder(recommendations),
  };
}
