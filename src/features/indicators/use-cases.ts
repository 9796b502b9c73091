import type { Period } from '../../kernel/period.ts';
import { type Ctx, reading } from '../../platform/context.ts';
import { wakeWorker } from '../../platform/live.ts';
import type { DataElement } from './domain/element.ts';
import * as store from './store.ts';

export type { DataValue, PeriodUnit, StoredPeriod, Target, TotalCell } from './store.ts';

/** The catalogue by id. */
export async function catalogue(ctx: Ctx): Promise<Map<number, DataElement>> {
  return new Map((await store.listElements(ctx.db)).map((element) => [element.id, element]));
}

/** What is counted, with its definition: the catalogue as a page shows it. */
export const listDataElements = (ctx: Ctx) =>
  reading(ctx, async (ctx) => ({
    elements: await store.listElements(ctx.db),
    members: (await store.listMembers(ctx.db)).map(({ code, nameVi, nameEn }) => ({
      code,
      name: { vi: nameVi, en: nameEn },
    })),
  }));

/** Finds or enters the period of a calendar; `calendar` names the window rule that cut it. */
export const ensurePeriod = (ctx: Ctx, calendar: string, period: Period) =>
  store.ensurePeriod(ctx.db, calendar, period);

/** Periods by id, oldest first. */
export const periodsByIds = (ctx: Ctx, ids: number[]) => store.periodsByIds(ctx.db, ids);

/** Earlier periods of the same calendar and kind, newest first. */
export const periodsBefore = (ctx: Ctx, period: store.StoredPeriod, limit: number) =>
  store.periodsBefore(ctx.db, period, limit);

/** Fixes who adds up into whom in a period, when its round opens. */
export const expectContributions = (ctx: Ctx, periodId: number, units: store.PeriodUnit[]) =>
  store.insertPeriodUnits(ctx.db, periodId, units);

/** The units directly under one in a period. */
export const childrenIn = (ctx: Ctx, periodId: number, orgUnitId: number) =>
  store.childrenIn(ctx.db, periodId, [orgUnitId]);

/** Places of units in the tree of a period. */
export const placesIn = (ctx: Ctx, periodId: number, orgUnitIds: number[]) =>
  store.placesIn(ctx.db, periodId, orgUnitIds);

/**
 * Takes over the figures of an approved version, in the approving transaction, and leaves a note for the worker.
 * The totals above follow within moments; nothing is added up here.
 */
export async function acceptValues(
  ctx: Ctx,
  accepted: { orgUnitId: number; periodId: number; roundId: number; values: store.DataValue[] },
): Promise<void> {
  await store.replaceValues(ctx.db, accepted.orgUnitId, accepted.periodId, accepted.roundId, accepted.values);
  await store.markDirty(ctx.db, accepted.periodId, [accepted.orgUnitId]);
  await wakeWorker(ctx.db);
}

/** Approved figures of some units in a period: all cells, or those of some elements and of one option. */
export const valuesOf = (ctx: Ctx, periodId: number, orgUnitIds: number[], only?: store.CellFilter) =>
  store.valuesOf(ctx.db, periodId, orgUnitIds, only);

/** What a unit typed itself in earlier periods, as approved. */
export const ownHistory = (ctx: Ctx, orgUnitId: number, periodIds: number[]) =>
  store.ownHistory(ctx.db, orgUnitId, periodIds);

/** Totals of some units over some periods: all cells, or those of some elements and of one option. */
export const totalsOf = (ctx: Ctx, orgUnitIds: number[], periodIds: number[], only?: store.CellFilter) =>
  store.totalsOf(ctx.db, orgUnitIds, periodIds, only);

/** Targets of some units in some periods. */
export const targetsOf = (ctx: Ctx, orgUnitIds: number[], periodIds: number[]) =>
  store.targetsOf(ctx.db, orgUnitIds, periodIds);

/** Enters targets. */
export const setTargets = (ctx: Ctx, targets: store.Target[]) => store.insertTargets(ctx.db, targets);
