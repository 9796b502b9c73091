import { TOTAL } from '../../features/indicators/domain/element.ts';
import { setTargets, type Target, totalsOf } from '../../features/indicators/use-cases.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Codes } from './catalogue.ts';
import { PHU_THO } from './known-units.ts';
import type { Quarter } from './quarters.ts';
import { seeded } from './random.ts';
import type { DemoMap } from './units.ts';

/** Elements with a target. */
const WITH_TARGET = ['TT01', 'TT06', 'NT04', 'NT05', 'DN02', 'SK01', 'TH02', 'QL04'];
/** Ratios have one target for all, in percent. */
const RATIO_TARGETS: Record<string, number> = { TT03: 30, TH04: 80, PV05: 90 };
const BASIS = 'Chỉ tiêu minh họa của bản trình diễn';
/** Provinces with targets, by code. */
const PROVINCES = ['01', '79', '48', '31', '46', '15', '92'];

/** Two leading digits, as targets are written. */
function roundTarget(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / step) * step;
}

/** Sets targets a little above or below what came out, so that some are met and some are missed; the last quarter grows from the one before. */
export async function enterTargets(ctx: Ctx, map: DemoMap, quarters: Quarter[], codes: Codes): Promise<void> {
  const units = [
    map.centre,
    ...map.provinces.map(({ unit }) => unit).filter(({ id, code }) => id === PHU_THO || PROVINCES.includes(code)),
  ];
  const ids = new Map([...codes.elements.values()].map(({ id, code }) => [code, id]));
  const elementIds = WITH_TARGET.flatMap((code) => ids.get(code) ?? []);
  const totals = await totalsOf(
    ctx,
    units.map(({ id }) => id),
    quarters.map(({ periodId }) => periodId),
    { elementIds, optionId: TOTAL },
  );
  const came = new Map(
    totals.map((total) => [
      `${total.orgUnitId}/${total.periodId}/${total.elementId}`,
      total.provisionalValue ?? total.value,
    ]),
  );
  const targets = units.flatMap((unit) =>
    quarters.flatMap((quarter, index) => {
      const like = quarter.isCurrent ? (quarters[index - 1] ?? quarter) : quarter;
      const counted = elementIds.flatMap((elementId): Target[] => {
        const value = came.get(`${unit.id}/${like.periodId}/${elementId}`);
        if (!value) return [];
        const wished =
          value * (quarter.isCurrent ? 1.05 : seeded(unit.id, quarter.index, elementId, 7).between(0.88, 1.2));
        return [
          {
            orgUnitId: unit.id,
            periodId: quarter.periodId,
            elementId,
            optionId: 0,
            value: roundTarget(wished),
            legalBasis: BASIS,
          },
        ];
      });
      const shares = Object.entries(RATIO_TARGETS).flatMap(([code, value]): Target[] => {
        const elementId = ids.get(code);
        return elementId
          ? [{ orgUnitId: unit.id, periodId: quarter.periodId, elementId, optionId: 0, value, legalBasis: BASIS }]
          : [];
      });
      return [...counted, ...shares];
    }),
  );
  await setTargets(ctx, targets);
}
