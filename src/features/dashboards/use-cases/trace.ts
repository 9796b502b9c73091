import { type Ctx, reading } from '../../../platform/context.ts';
import { partsOf, readAmount } from '../../indicators/domain/amount.ts';
import { cellKey, type DataElement, parseCellKey, TOTAL } from '../../indicators/domain/element.ts';
import {
  catalogue,
  childrenIn,
  type DataValue,
  listDataElements,
  type PeriodUnit,
  periodsByIds,
  placesIn,
  type StoredPeriod,
  type TotalCell,
  totalsOf,
  valuesOf,
} from '../../indicators/use-cases.ts';
import { namesOf } from '../../org-units/use-cases.ts';
import { refuse } from '../../reporting/domain/approval.ts';
import { documentsWith } from '../../reporting/use-cases/documents.ts';
import { childrenStanding, originOf, roundAsking } from '../../reporting/use-cases/standing.ts';

/** Every unit of the largest province stands on one page: the cell is three clicks from the national figure. */
const PAGE_SIZE = 200;

interface Cells {
  values: Map<string, DataValue>;
  totals: Map<string, TotalCell>;
}

async function cellsOf(ctx: Ctx, periodId: number, units: number[], elementIds: number[]): Promise<Cells> {
  const values = await valuesOf(ctx, periodId, units, { elementIds });
  const totals = await totalsOf(ctx, units, [periodId], { elementIds });
  return {
    values: new Map(values.map((value) => [`${value.orgUnitId}/${cellKey(value)}`, value])),
    totals: new Map(totals.map((total) => [`${total.orgUnitId}/${cellKey(total)}`, total])),
  };
}

/** From the unit up to the root, on the map of the period. */
async function wayUp(ctx: Ctx, periodId: number, orgUnitId: number): Promise<PeriodUnit[]> {
  const way: PeriodUnit[] = [];
  let [place] = await placesIn(ctx, periodId, [orgUnitId]);
  while (place) {
    way.push(place);
    [place] = place.parentId === null ? [] : await placesIn(ctx, periodId, [place.parentId]);
  }
  return way;
}

/** What a unit shows for the cell: its live total where others stand under it, else its approved value. */
function standing(
  cells: Cells,
  unit: Pick<PeriodUnit, 'orgUnitId' | 'isLeaf'>,
  element: DataElement,
  optionId: number,
) {
  const from = unit.isLeaf ? cells.values : cells.totals;
  const amount = readAmount(element, optionId, (key) => from.get(`${unit.orgUnitId}/${key}`));
  const first = cellKey({ elementId: partsOf(element)[0] as number, optionId });
  const total = cells.totals.get(`${unit.orgUnitId}/${first}`);
  const value = cells.values.get(`${unit.orgUnitId}/${first}`);
  return { ...amount, total, approved: value };
}

function nameFigure(element: DataElement, optionId: number) {
  return {
    id: element.id,
    code: element.code,
    name: element.name,
    optionName: element.options.find(({ id }) => id === optionId)?.name ?? null,
    unit: element.unit,
    kind: element.kind,
    overUnits: element.overUnits,
    overTime: element.overTime,
    level: element.level,
    decimals: element.decimals,
    definition: element.definition,
  };
}

/** What each child brings into the total above, the largest first; those that brought nothing yet come last and stay listed. */
async function contributions(
  ctx: Ctx,
  cells: Cells,
  round: Awaited<ReturnType<typeof roundAsking>>,
  children: PeriodUnit[],
  parentId: number,
  element: DataElement,
  optionId: number,
) {
  const reports = new Map((await childrenStanding(ctx, round, parentId)).map((child) => [child.orgUnitId, child]));
  return children
    .map((child) => {
      const { approved } = standing(cells, child, element, optionId);
      const report = reports.get(child.orgUnitId);
      return {
        id: child.orgUnitId,
        name: report?.name ?? '',
        value: readAmount(element, optionId, (key) => cells.values.get(`${child.orgUnitId}/${key}`)).value,
        notApplicable: approved?.notApplicable ?? false,
        answered: approved !== undefined,
        versionNo: approved?.versionNo ?? null,
        isLeaf: child.isLeaf,
        childrenReported: report?.childrenApproved ?? 0,
        childrenExpected: report?.childrenExpected ?? 0,
        status: report?.status ?? 'draft',
      };
    })
    .sort(
      (a, b) =>
        (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
        Number(b.answered) - Number(a.answered) ||
        a.id - b.id,
    );
}

/** Where a figure comes from and where it goes. */
export const getTrace = (ctx: Ctx, input: { periodId: number; orgUnitId: number; key: string; page: number }) =>
  reading(ctx, async (ctx) => {
    const { elementId, optionId } = parseCellKey(input.key);
    const all = await catalogue(ctx);
    const element = all.get(elementId);
    const [period] = (await periodsByIds(ctx, [input.periodId])) as [StoredPeriod?];
    const way = await wayUp(ctx, input.periodId, input.orgUnitId);
    const [here] = way;
    if (!element || !period || !here) throw refuse('unknown_cell', { key: input.key });
    const round = await roundAsking(ctx, period.id, elementId);
    const children = here.isLeaf ? [] : await childrenIn(ctx, period.id, here.orgUnitId);
    const cells = await cellsOf(
      ctx,
      period.id,
      [...way, ...children].map((one) => one.orgUnitId),
      partsOf(element),
    );
    const names = await namesOf(
      ctx,
      way.map((one) => one.orgUnitId),
      round.unitsOn,
    );
    const { value, members, total, approved } = standing(cells, here, element, optionId);
    const known = new Map((await listDataElements(ctx)).members.map((one) => [one.code, one.name]));
    const brought = await contributions(ctx, cells, round, children, here.orgUnitId, element, optionId);
    const from = (input.page - 1) * PAGE_SIZE;
    const unitOf = (one: PeriodUnit) => ({ id: one.orgUnitId, name: names.get(one.orgUnitId) ?? '' });
    return {
      orgUnit: unitOf(here),
      period,
      unitsOn: round.unitsOn,
      roundId: round.id,
      element: nameFigure(element, optionId),
      value,
      provisionalValue: here.isLeaf
        ? value
        : readAmount(element, optionId, (key) => {
            const cell = cells.totals.get(`${here.orgUnitId}/${key}`);
            return cell && { value: cell.provisionalValue, members: cell.provisionalMembers };
          }).value,
      members: members?.map((code) => ({ code, name: known.get(code) ?? { vi: code, en: code } })) ?? null,
      childrenReported: total?.childrenReported ?? 0,
      childrenExpected: total?.childrenExpected ?? children.length,
      unitsReported: total?.unitsReported ?? approved?.unitsReported ?? 0,
      unitsExpected: total?.unitsExpected ?? here.leafCount,
      recomputedAt: total?.recomputedAt ?? null,
      parts:
        element.kind === 'ratio'
          ? partsOf(element).map((id) => {
              const part = all.get(id) as DataElement;
              return {
                key: cellKey({ elementId: id, optionId: TOTAL }),
                name: part.name,
                value: standing(cells, here, part, TOTAL).value,
              };
            })
          : [],
      // Nobody types a ratio: what lies under its key here is its numerator.
      ownValue: element.kind === 'ratio' ? null : (approved?.ownValue ?? null),
      children: brought.slice(from, from + PAGE_SIZE),
      childrenTotal: brought.length,
      page: input.page,
      pageSize: PAGE_SIZE,
      upward: way.map((one) => {
        const shown = standing(cells, one, element, optionId);
        return {
          ...unitOf(one),
          value: shown.value,
          childrenReported: shown.total?.childrenReported ?? 0,
          childrenExpected: shown.total?.childrenExpected ?? 0,
          countsAbove: shown.approved !== undefined,
        };
      }),
      origin: approved
        ? await originOf(ctx, { roundId: round.id, orgUnitId: here.orgUnitId }, input.key, approved)
        : null,
      usedIn: await documentsWith(ctx, here.orgUnitId, period.id, input.key),
    };
  });
