import { cellItem, type Item, sectionItem } from '../../features/reporting/domain/approval.ts';
import type { ReportCell, ReportContent } from '../../features/reporting/domain/report.ts';
import { addDays, daysBetween } from '../../kernel/period.ts';
import type { Codes } from './catalogue.ts';
import { cellsOf } from './cells.ts';
import { evidenceFor } from './evidence.ts';
import type { LeafFate } from './fates.ts';
import type { Memory } from './memory.ts';
import { approverOf, reporterOf } from './people.ts';
import { contentOf, type Played, Story, untouched } from './played.ts';
import { instantOf, type Quarter } from './quarters.ts';
import { type Random, seeded } from './random.ts';
import type { DemoUnit } from './units.ts';
import { communeWords, explainJump, WORDS } from './words.ts';

/** What every play needs: the catalogue, and the account of the approver of a unit where there is one. */
export interface Cast {
  codes: Codes;
  approvers: ReadonlyMap<number, string>;
}

/** Who decides on the reports of the units below one. */
export const deciderOf = (unit: DemoUnit, { approvers }: Cast) => ({
  id: approvers.get(unit.id) ?? `demo:${unit.id}`,
  name: approverOf(unit),
});

/** Figures in which a slip shows without breaking a rule of the template. */
const SLIPS = ['TH02', 'SK03', 'TT09', 'TT10', 'QL03'];
/** A figure sent back is too low; one corrected after its approval was too high. */
const FACTOR = { returned: 0.6, reopened: 1.6 };
/** Days after the cut-off at which a slip was found in a report that had long gone up. */
const FOUND_AFTER = 24;

/** When each step is taken; in the current quarter all lies between the cut-off and the moment the demonstration begins. */
function timesOf(fate: LeafFate, quarter: Quarter, random: Random) {
  const first = addDays(quarter.endsOn, 1);
  const onTime = random.whole(0, quarter.isCurrent ? 0 : daysBetween(first, quarter.deadlines.commune));
  const day = fate === 'late' ? addDays(quarter.deadlines.commune, random.whole(1, 3)) : addDays(first, onTime);
  const next = addDays(day, 1);
  const hour = (on: string, from: number, to: number) => instantOf(on, random.whole(from * 60, to * 60));
  return {
    started: hour(quarter.endsOn, 8, 17),
    submitted: hour(day, 7, 11),
    returned: hour(day, 12, 13),
    again: hour(day, 14, 15),
    decided: hour(day, 16, 17),
    later:
      fate === 'corrected_later'
        ? hour(addDays(quarter.endsOn, FOUND_AFTER), 8, 9)
        : instantOf(next, random.whole(7 * 60, 7 * 60 + 15)),
    laterAgain:
      fate === 'corrected_later'
        ? hour(addDays(quarter.endsOn, FOUND_AFTER), 10, 11)
        : instantOf(next, random.whole(7 * 60 + 20, 7 * 60 + 30)),
    laterDecided:
      fate === 'corrected_later'
        ? hour(addDays(quarter.endsOn, FOUND_AFTER), 14, 15)
        : instantOf(next, random.whole(7 * 60 + 35, 7 * 60 + 45)),
  };
}

/** A wrong first version: one cell off, or a section left half said. */
function slipIn(
  truth: ReportContent,
  codes: Codes,
  random: Random,
  factor: number,
): { item: Item; reason: string; content: ReportContent } {
  const keys = new Set(SLIPS.map((code) => codes.key(code)));
  const candidates = truth.cells.filter(({ key, value }) => keys.has(key) && value !== null && value >= 3);
  if (candidates.length === 0) {
    const sections = truth.sections.map(({ key, body }) => ({
      key,
      body: key === 'III' ? `${body.split('.')[0]}.` : body,
    }));
    return { item: sectionItem('III'), reason: random.pick(WORDS.returnsSection), content: { ...truth, sections } };
  }
  const wrong = random.pick(candidates);
  const cells = truth.cells.map((cell) =>
    cell === wrong ? { ...cell, value: Math.round((cell.value as number) * factor) } : cell,
  );
  return { item: cellItem(wrong.key), reason: random.pick(WORDS.returns), content: { ...truth, cells } };
}

/** The first part of the sheet, as far as somebody got; proof only where there is a figure. */
function halfFilled(played: Played, truth: ReportContent, at: string, by: string, random: Random): Played {
  const cells: ReportCell[] = truth.cells.slice(0, Math.floor(truth.cells.length * random.between(0.35, 0.6)));
  const typed = new Set(cells.map(({ key }) => key));
  return {
    ...played,
    startedAt: at,
    evidence: truth.evidence.filter(({ key }) => typed.has(key)),
    working: { cells, sections: truth.sections.slice(0, 1), recommendations: [], at, by },
  };
}

/** Plays one commune's report of one quarter through to where it stands. */
export function playLeaf(
  unit: DemoUnit,
  province: DemoUnit,
  quarter: Quarter,
  fate: LeafFate,
  memory: Memory,
  cast: Cast,
): Played {
  const played = untouched(unit, quarter);
  if (fate === 'not_started') return played;
  const { codes } = cast;
  const random = seeded(unit.id, quarter.index, 2);
  const at = timesOf(fate, quarter, random);
  const cells = cellsOf(unit, quarter, codes, memory, explainJump);
  const words = communeWords(unit, province.inText, cells, codes, random);
  const truth = contentOf({ cells, evidence: evidenceFor(unit, quarter, cells, codes, random), ...words }, quarter);
  if (fate === 'half_filled') return halfFilled(played, truth, at.started, reporterOf(unit), random);

  played.startedAt = at.started;
  played.evidence = truth.evidence;
  played.openWarnings = cells.filter(({ explanation }) => explanation !== '').length;
  const story = new Story(played, reporterOf(unit), deciderOf(province, cast));
  const slip = (factor: number) => slipIn(truth, codes, random, factor);

  if (fate === 'returned' || fate === 'returned_once') {
    const { item, reason, content } = slip(FACTOR.returned);
    story.submit(content, at.submitted);
    story.sendBack('returned', [item], reason, at.returned);
    if (fate === 'returned_once') story.submit(truth, at.again);
  } else if (fate === 'corrected' || fate === 'corrected_later' || fate === 'reopened') {
    const { item, content } = slip(FACTOR.reopened);
    const reason = random.pick(WORDS.corrections);
    story.submit(content, at.submitted);
    story.approve(at.decided);
    story.sendBack('reopened', [item], reason, at.later);
    if (fate !== 'reopened') {
      story.submit(truth, at.laterAgain, reason);
      story.approve(at.laterDecided);
    }
    return played;
  } else story.submit(truth, at.submitted);
  if (fate !== 'waiting' && fate !== 'returned') story.approve(at.decided);
  return played;
}
