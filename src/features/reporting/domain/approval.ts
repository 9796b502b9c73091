import { problems } from '../../../kernel/problem.ts';

export const STATUSES = ['draft', 'submitted', 'returned', 'approved', 'consolidated', 'reopened'] as const;
export type Status = (typeof STATUSES)[number];

export type Move = 'submit' | 'return' | 'approve' | 'consolidate' | 'reopen';

/** From where a move may start and where it leads. No entry: the move is refused. */
const MOVES = {
  draft: { submit: 'submitted' },
  submitted: { return: 'returned', approve: 'approved' },
  returned: { submit: 'submitted' },
  approved: { consolidate: 'consolidated', reopen: 'reopened' },
  consolidated: { consolidate: 'consolidated', reopen: 'reopened' },
  reopened: { submit: 'submitted' },
} satisfies Record<Status, Partial<Record<Move, Status>>>;

export const refuse = problems('report', {
  unknown: 404,
  denied: 403,
  not_now: 409,
  changed_elsewhere: 409,
  cell_conflict: 409,
  section_conflict: 409,
  version_conflict: 409,
  not_editable: 422,
  period_not_begun: 422,
  period_not_over: 422,
  unit_closed: 422,
  has_errors: 422,
  unexplained: 422,
  unchanged: 422,
  not_built: 422,
  stale: 422,
  reason_missing: 422,
  not_a_branch: 422,
  unknown_cell: 422,
  unknown_section: 422,
  wrong_value: 422,
  evidence_missing: 422,
  outside_window: 422,
  bad_picture: 422,
  no_version: 404,
  not_approved: 422,
  unknown_body: 422,
  unknown_document: 404,
  no_round: 404,
});

/**
 * Takes a report along one move of the table of states.
 *
 * @throws Problem `report.not_now` where the table has no such move
 */
export function take(move: Move, status: Status): Status {
  const next = (MOVES[status] as Partial<Record<Move, Status>>)[move];
  if (!next) throw refuse('not_now', { move, status });
  return next;
}

/** Whether a move is open from a status: what a page may offer. */
export const mayTake = (move: Move, status: Status): boolean => move in MOVES[status];

/** Whether the working copy may be written at all. */
export const isOpen = (status: Status): boolean => mayTake('submit', status);

/** `cell:12:0` or `section:III`: what can be returned, reopened and edited apart. */
export type Item = string;
export const cellItem = (key: string): Item => `cell:${key}`;
export const sectionItem = (key: string): Item => `section:${key}`;

/**
 * What of a report may be changed now. A draft is open whole; after a return or a reopening only what was named
 * opens again, and everything where nothing was named.
 */
export function editableItems(status: Status, named: Item[]): 'all' | 'none' | Item[] {
  if (!isOpen(status)) return 'none';
  if (status === 'draft' || named.length === 0) return 'all';
  return named;
}

/** Whether one item is among those that may be changed. */
export const mayEdit = (editable: 'all' | 'none' | Item[], item: Item): boolean =>
  editable === 'all' || (editable !== 'none' && editable.includes(item));
