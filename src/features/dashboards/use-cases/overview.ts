import { type Ctx, reading } from '../../../platform/context.ts';
import { type Amount, partsOf, readAmount, readOverTime } from '../../indicators/domain/amount.ts';
import { cellKey, type DataElement, TOTAL } from '../../indicators/domain/element.ts';
import {
  periodsBefore,
  type StoredPeriod,
  type TotalCell,
  targetsOf,
  totalsOf,
  valuesOf,
} from '../../indicators/use-cases.ts';
import { shortName } from '../../org-units/domain.ts';
import { getUnitOn } from '../../org-units/use-cases.ts';
import { childrenStanding, elementsAsked, roundFor } from '../../reporting/use-cases/standing.ts';
import { tileState } from '../domain.ts';

const ROOT = 1;
/** Figures on the first screen; more than the eye takes in at once belong on their own page. */
const MOST_FIGURES = 8;
const TREND = 8;
const MOST_ATTENTION = 12;

const byPeriod = (totals: TotalCell[], orgUnitId: number) => {
  const cells = new Map(
    totals
      .filter((total) => total.orgUnitId === orgUnitId)
      .map((total) => [`${total.periodId}/${cellKey(total)}`, total]),
  );
  return (periodId: number) => (key: string) => cells.get(`${periodId}/${key}`);
};

/** The figures of the first screen: those with a target here, then the first of the template. */
async function chooseElements(ctx: Ctx, orgUnitId: number, period: StoredPeriod, asked: DataElement[]) {
  const targets = new Map(
    (await targetsOf(ctx, [orgUnitId], [period.id]))
      .filter(({ optionId }) => optionId === TOTAL)
      .map((target) => [target.elementId, target.value]),
  );
  const chosen = [...asked.filter(({ id }) => targets.has(id)), ...asked.filter(({ id }) => !targets.has(id))].slice(
    0,
    MOST_FIGURES,
  );
  return { chosen, targets };
}

function figureOf(
  element: DataElement,
  all: Map<number, DataElement>,
  periods: StoredPeriod[],
  totals: ReturnType<typeof byPeriod>,
  childAmounts: { orgUnitId: number; at: (key: string) => Amount | undefined }[],
  expected: { children: number; units: number },
) {
  const period = periods.at(-1) as StoredPeriod;
  const now = totals(period.id);
  const stands = now(cellKey({ elementId: partsOf(element)[0] as number, optionId: TOTAL }));
  const provisional = readAmount(element, TOTAL, (key) => {
    const cell = now(key);
    return cell && { value: cell.provisionalValue, members: cell.provisionalMembers };
  });
  const year = periods.filter((one) => one.year === period.year);
  return {
    key: cellKey({ elementId: element.id, optionId: TOTAL }),
    name: element.name,
    unit: element.unit,
    kind: element.kind,
    decimals: element.decimals,
    value: readAmount(element, TOTAL, now).value,
    childrenReported: stands?.childrenReported ?? 0,
    childrenExpected: stands?.childrenExpected ?? expected.children,
    unitsReported: stands?.unitsReported ?? 0,
    unitsExpected: stands?.unitsExpected ?? expected.units,
    provisionalValue: provisional.value,
    provisionalUnits: stands?.provisionalUnits ?? 0,
    yearToDate: readOverTime(
      element,
      TOTAL,
      all,
      year.map((one) => totals(one.id)),
    ),
    recomputedAt: stands?.recomputedAt ?? null,
    trend: periods.map((one) => ({ periodKey: one.key, value: readAmount(element, TOTAL, totals(one.id)).value })),
    spread: childAmounts.map(({ orgUnitId, at }) => ({ orgUnitId, value: readAmount(element, TOTAL, at).value })),
  };
}

type Standing = Awaited<ReturnType<typeof childrenStanding>>[number];

function attentionOf(children: Standing[], roundId: number) {
  const say = (kind: 'late' | 'waiting' | 'returned' | 'changed_after_approval', child: Standing, count: number) => ({
    kind,
    orgUnit: { id: child.orgUnitId, name: child.name },
    roundId,
    lateDays: child.lateDays,
    count,
  });
  const rows = children.flatMap((child) => [
    ...(tileState(child) === 'late' ? [say('late', child, child.lateDays)] : []),
    ...(child.status === 'submitted' ? [say('waiting', child, 1)] : []),
    ...(child.status === 'returned' && child.lateDays === 0 ? [say('returned', child, 1)] : []),
    ...(child.changedChildren > 0 ? [say('changed_after_approval', child, child.changedChildren)] : []),
  ]);
  const ORDER = { late: 0, changed_after_approval: 1, waiting: 2, returned: 3 };
  return rows.sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || b.lateDays - a.lateDays);
}

/** The programme at one unit and round: its key figures, and where the units below stand. */
export const getOverview = (ctx: Ctx, input: { roundId?: number | undefined; orgUnitId?: number | undefined }) =>
  reading(ctx, async (ctx) => {
    const { round, period } = await roundFor(ctx, input.roundId);
    const unit = await getUnitOn(ctx, input.orgUnitId ?? ROOT, round.unitsOn);
    const { elements, all } = await elementsAsked(ctx, round);
    const { chosen, targets } = await chooseElements(ctx, unit.id, period, elements);
    const needed = { elementIds: [...new Set(chosen.flatMap(partsOf))], optionId: TOTAL };
    const periods = [...(await periodsBefore(ctx, period, TREND - 1)).toReversed(), period];
    const totals = byPeriod(
      await totalsOf(
        ctx,
        [unit.id],
        periods.map(({ id }) => id),
        needed,
      ),
      unit.id,
    );
    const children = await childrenStanding(ctx, round, unit.id);
    const values = new Map(
      (
        await valuesOf(
          ctx,
          period.id,
          children.map((child) => child.orgUnitId),
          needed,
        )
      ).map((value) => [`${value.orgUnitId}/${cellKey(value)}`, value]),
    );
    const childAmounts = children.map(({ orgUnitId }) => ({
      orgUnitId,
      at: (key: string) => values.get(`${orgUnitId}/${key}`),
    }));
    const expected = {
      children: children.length,
      units: children.reduce((sum, child) => sum + (child.childrenExpected || 1), 0),
    };
    const attention = attentionOf(children, round.id);
    return {
      roundId: round.id,
      orgUnit: { id: unit.id, name: unit.name },
      period,
      unitsOn: round.unitsOn,
      figures: chosen.map((element) => ({
        ...figureOf(element, all, periods, totals, childAmounts, expected),
        target: targets.get(element.id) ?? null,
      })),
      children: children.map((child) => ({
        id: child.orgUnitId,
        name: child.name,
        code: child.code,
        shortName: shortName(child.name),
        state: tileState(child),
        status: child.status,
        lateDays: child.lateDays,
        childrenApproved: child.childrenApproved,
        childrenExpected: child.childrenExpected,
      })),
      attention: attention.slice(0, MOST_ATTENTION),
      attentionTotal: attention.length,
    };
  });
