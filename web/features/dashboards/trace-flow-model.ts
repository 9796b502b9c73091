import { rollUp } from '../../../src/features/indicators/domain/roll-up.ts';

/** A unit below, as far as the drawing needs it. */
export interface FlowChild {
  id: number;
  value: number | null;
  notApplicable: boolean;
  answered: boolean;
}

/** Something that flows into the figure: one unit, the unit's own number, many small units together, or those that are silent. */
export interface FlowSource {
  id: string;
  kind: 'child' | 'own' | 'others' | 'silent' | 'not_applicable' | 'part';
  childId?: number;
  count: number;
  value: number | null;
}

const group = (kind: FlowSource['kind'], members: FlowChild[], value: number | null): FlowSource[] =>
  members.length === 0 ? [] : [{ id: kind, kind, count: members.length, value }];

/** What the smaller units bring together, by the one rule that makes every total; null where the figure does not add up. */
function together(children: FlowChild[], addsUp: boolean): number | null {
  if (!addsUp) return null;
  const parts = children.map(({ value }) => ({ value, members: null, unitsReported: 0, unitsExpected: 0 }));
  return rollUp('sum', null, parts, { children: parts.length, units: 0 }).value;
}

/**
 * What a figure is made of, the biggest first. Silent units are named as such: they are not zero.
 *
 * @param addsUp whether the children's values sum up to the figure (not so for unions and ratios)
 * @param keep how many units are shown by themselves; one more is shown rather than "1 other unit"
 */
export function sourcesOf(
  of: { children: FlowChild[]; ownValue: number | null; addsUp: boolean },
  keep: number,
): FlowSource[] {
  const known = of.children.filter(({ answered, notApplicable }) => answered && !notApplicable);
  const valued = known.filter(({ value }) => value !== null).sort((a, b) => Number(b.value) - Number(a.value));
  const shown = valued.slice(0, valued.length === keep + 1 ? keep + 1 : keep);
  const others = valued.slice(shown.length);
  const silent = of.children.filter(
    ({ answered, value, notApplicable }) => !answered || (value === null && !notApplicable),
  );
  return [
    ...shown.map(({ id, value }): FlowSource => ({ id: `child-${id}`, kind: 'child', childId: id, count: 1, value })),
    ...(of.ownValue === null ? [] : [{ id: 'own', kind: 'own' as const, count: 1, value: of.ownValue }]),
    ...group('others', others, together(others, of.addsUp)),
    ...group(
      'not_applicable',
      of.children.filter(({ answered, notApplicable }) => answered && notApplicable),
      null,
    ),
    ...group('silent', silent, null),
  ];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Band {
  id: string;
  /** An SVG path: an area for what brings something, a line for what is silent. */
  path: string;
  silent: boolean;
}

export interface Flow {
  height: number;
  /** From the top of the country down to the unit above this one. */
  above: Box[];
  unit: Box;
  sources: Box[];
  bands: Band[];
}

/** On a phone the bands are short, so that names keep their room. */
const NARROW = 560;
const NODE = 66;
const GAP = 10;
/** How thick all bands are together: the whole figure. */
const WHOLE = 210;
const THIN = 3;
const LEAST = 1.5;

/**
 * Lays out a figure and its sources from left to right. A band is as thick as the share it brings; where values do
 * not add up, all bands are equally thin.
 *
 * @param width of the drawing in pixels
 * @param of `above`: for each unit above, nearest last, what share of it the next one is (null where that cannot be
 *        said), and whether the next one counts in it yet
 */
export function layFlow(
  width: number,
  of: { sources: FlowSource[]; addsUp: boolean; above: { share: number | null; counts: boolean }[] },
): Flow {
  const columns = of.above.length + 1 + (of.sources.length > 0 ? 1 : 0);
  const between = width < NARROW ? 48 : 84;
  const columnWidth = Math.min(210, (width - (columns - 1) * between) / columns);
  const step = columns > 1 ? (width - columnWidth) / (columns - 1) : 0;
  const thick = thicknesses(of.sources, of.addsUp);

  let y = 0;
  const sources = thick.map((one): Box => {
    const box = { x: step * (columns - 1), y, width: columnWidth, height: Math.max(NODE, one) };
    y += box.height + GAP;
    return box;
  });
  const whole = thick.reduce((sum, one) => sum + one, 0);
  const unitHeight = Math.max(NODE, whole);
  const height = Math.max(y - GAP, unitHeight);
  const unit = {
    x: step * of.above.length,
    y: (height - unitHeight) / 2,
    width: columnWidth,
    height: unitHeight,
  };
  const above = of.above.map((_, index): Box => ({ ...unit, x: step * index, y: (height - NODE) / 2, height: NODE }));

  const chain = [...above, unit];
  const upward = of.above.map(({ share, counts }, index): Band => {
    const [left, right] = [chain[index] as Box, chain[index + 1] as Box];
    const thickness = share === null ? THIN : Math.max(LEAST, Math.min(1, share) * NODE);
    const middle = height / 2;
    const path = counts ? area(left, middle, right, middle, thickness) : line(left, middle, right, middle);
    return { id: `above-${index}`, silent: !counts, path };
  });
  let from = unit.y + (unitHeight - whole) / 2;
  const downward = of.sources.map((source, index): Band => {
    const [box, thickness] = [sources[index] as Box, thick[index] as number];
    const [start, end] = [from + thickness / 2, box.y + box.height / 2];
    from += thickness;
    const silent = source.kind === 'silent' || source.kind === 'not_applicable';
    return {
      id: source.id,
      silent,
      path: silent ? line(unit, start, box, end) : area(unit, start, box, end, thickness),
    };
  });
  return { height, above, unit, sources, bands: [...upward, ...downward] };
}

function thicknesses(sources: FlowSource[], addsUp: boolean): number[] {
  const brings = ({ kind, value }: FlowSource) =>
    kind === 'silent' || kind === 'not_applicable' ? 0 : addsUp ? Math.max(0, value ?? 0) : 1;
  const whole = sources.reduce((sum, source) => sum + brings(source), 0);
  return sources.map((source) => {
    if (brings(source) === 0) return source.kind === 'silent' || source.kind === 'not_applicable' ? 0 : LEAST;
    return addsUp ? Math.max(LEAST, (brings(source) / whole) * WHOLE) : THIN;
  });
}

/** A band between two boxes; `start` and `end` are the middles of its ends. */
function area(left: Box, start: number, right: Box, end: number, thickness: number): string {
  const [x1, x2, half] = [left.x + left.width, right.x, thickness / 2];
  const middle = (x1 + x2) / 2;
  return (
    `M${x1} ${start - half}C${middle} ${start - half} ${middle} ${end - half} ${x2} ${end - half}` +
    `V${end + half}C${middle} ${end + half} ${middle} ${start + half} ${x1} ${start + half}Z`
  );
}

function line(left: Box, start: number, right: Box, end: number): string {
  const [x1, x2] = [left.x + left.width, right.x];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${start}C${middle} ${start} ${middle} ${end} ${x2} ${end}`;
}
