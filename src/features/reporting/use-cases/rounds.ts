import { allows } from '../../../kernel/access.ts';
import { type Day, type Period, parsePeriodKey } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import { type Ctx, inTransaction } from '../../../platform/context.ts';
import { ensurePeriod, expectContributions } from '../../indicators/use-cases.ts';
import { superiorsOn } from '../../org-units/use-cases/superiors.ts';
import { unitsOfKinds } from '../../org-units/use-cases.ts';
import { type Participant, placesOf, refuse } from '../domain/round.ts';
import {
  deadlinesOf,
  findRegimeVersion,
  type RegimeVersion,
  type ReportingLevel,
  workCalendar,
} from '../domain/schedule.ts';
import { holidays, latestTemplate, regimeVersions } from '../store/reference.ts';
import { findRoundOf, insertDuties, insertRound } from '../store/rounds.ts';

/** The levels that take part where nothing else is said: those that report along the territory. */
const TERRITORIAL: ReportingLevel[] = ['commune', 'district', 'province', 'centre'];

export interface RoundToOpen {
  templateCode: string;
  regimeCode: string;
  periodKey: string;
  /** The day whose map says who reports to whom; the last day of the period where it is left out. */
  unitsOn?: Day;
  levels?: ReportingLevel[];
}

/** Rounds are opened by who coordinates the whole country, or by the product itself. */
function refuseOthers(ctx: Ctx, rootId: number): void {
  const isProduct = ctx.actor.accountId.startsWith('system:');
  if (!isProduct && !allows(ctx.actor, 'rounds.open', [rootId])) throw refuse('denied');
}

/**
 * The regime that says how the period is cut, and the one that says who reports: the version in force on the day of the
 * map, so that history entered later follows the levels there are by then.
 */
async function regimeFor(ctx: Ctx, { regimeCode, periodKey, unitsOn }: RoundToOpen) {
  const versions = await regimeVersions(ctx.db, regimeCode);
  const newest = versions.at(-1);
  if (!newest) throw refuse('unknown_regime', { regime: regimeCode });
  const period = parsePeriodKey(newest.windowRule, periodKey);
  const day = unitsOn ?? period.endsOn;
  const regime = findRegimeVersion(versions, regimeCode, day) as (RegimeVersion & { regimeId: number }) | null;
  if (!regime) throw refuse('no_regime_version', { regime: regimeCode, day });
  return { regime, period: parsePeriodKey(regime.windowRule, periodKey), day };
}

/** Every unit that owes a report, by level of the regime, each with its deadline. */
async function participantsOf(ctx: Ctx, regime: RegimeVersion, period: Period, day: Day, levels: ReportingLevel[]) {
  const calendar = workCalendar(await holidays(ctx.db));
  const asked = deadlinesOf(regime, period, calendar).filter(({ level }) => levels.includes(level));
  const participants: (Participant & { deadline: Day })[] = [];
  for (const { level, unitKinds, deadline } of asked)
    for (const { id, name, parentId } of await unitsOfKinds(ctx, unitKinds, day))
      participants.push({ id, name, level, parentId, deadline });
  return participants;
}

/**
 * Calls for one report of every unit for one period: each gets its duty with the deadline of its level, and its place
 * in the tree that adds the figures up. Opening the same round twice gives the round that is there.
 *
 * @returns the id of the round
 * @throws Problem `round.denied`, `round.unknown_template`, `round.unknown_regime`, `round.no_regime_version`,
 *         `round.no_units`, `round.no_superior` (a unit without an open superior is never dropped silently), and those of
 *         a period key that cannot be read
 */
export const openRound = (ctx: Ctx, input: RoundToOpen): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const template = await latestTemplate(ctx.db, input.templateCode);
    if (!template) throw refuse('unknown_template', { template: input.templateCode });
    const { regime, period, day } = await regimeFor(ctx, input);
    const participants = await participantsOf(ctx, regime, period, day, input.levels ?? TERRITORIAL);
    const root = participants.find(({ level }) => level === 'centre');
    if (!root) throw refuse('no_units', { day });
    refuseOthers(ctx, root.id);

    const periodId = await ensurePeriod(ctx, input.regimeCode, period);
    const known = await findRoundOf(ctx.db, template.templateId, periodId);
    if (known !== null) return known;
    const round = {
      periodId,
      regimeId: regime.regimeId,
      regimeVersion: regime.version,
      templateId: template.templateId,
      templateVersion: template.version,
      unitsOn: day,
    };
    const roundId = await insertRound(ctx.db, round, ctx.now);
    // Somebody else was faster by a moment: their round is the round.
    if (roundId === null) return (await findRoundOf(ctx.db, template.templateId, periodId)) as number;

    await enterDuties(ctx, { roundId, periodId, day }, participants);
    await audit(ctx, 'round.open', {
      orgUnitId: root.id,
      subject: `round ${roundId}`,
      after: { ...input, ...round, units: participants.length },
    });
    return roundId;
  });

async function enterDuties(
  ctx: Ctx,
  { roundId, periodId, day }: { roundId: number; periodId: number; day: Day },
  participants: (Participant & { deadline: Day })[],
): Promise<void> {
  const places = placesOf(participants, await superiorsOn(ctx, day));
  const duties = participants.map(({ id, level, deadline }, index) => ({
    orgUnitId: id,
    level,
    deadline,
    parentId: places[index]?.parentId ?? null,
  }));
  await insertDuties(ctx.db, roundId, duties);
  await expectContributions(ctx, periodId, places);
}
