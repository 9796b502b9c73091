import { cellKey, TOTAL } from '../../../src/features/indicators/domain/element.ts';
import { type CellInput, type ReportRow, ratioOf } from '../../../src/features/reporting/domain/table-rows.ts';
import type { Consolidation } from './consolidation-queries.ts';

type Figure = Consolidation['figures'][number];

/** One line of the table of figures: what the unit typed, what came from below, both together, and how complete it is. */
export interface FigureLine {
  row: ReportRow;
  own: number | null;
  below: number | null;
  total: number | null;
  reported: number | null;
  expected: number | null;
}

const cells = (figures: Figure[], value: (figure: Figure) => number | null) =>
  new Map<string, CellInput>(
    figures.map((figure) => [figure.key, { state: 'value', value: value(figure), members: null, explanation: '' }]),
  );

/**
 * The figures of a consolidated report in the order of its tables. A ratio is taken from the totals of its parts, by the
 * rule that every other page uses; its completeness is that of what stands above the line.
 */
export function figureLines(rows: ReportRow[], figures: Figure[]): FigureLine[] {
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const own = cells(figures, ({ ownValue }) => ownValue);
  const below = cells(figures, ({ childrenValue }) => childrenValue);
  const total = cells(figures, ({ value }) => value);
  return rows.map((row) => {
    const { element } = row;
    const ratio = row.kind === 'ratio' && element ? element : null;
    const above =
      ratio?.numeratorId == null ? undefined : byKey.get(cellKey({ elementId: ratio.numeratorId, optionId: TOTAL }));
    const figure = ratio ? above : byKey.get(row.key ?? '');
    return {
      row,
      own: ratio ? ratioOf(ratio, own) : (figure?.ownValue ?? null),
      below: ratio ? ratioOf(ratio, below) : (figure?.childrenValue ?? null),
      total: ratio ? ratioOf(ratio, total) : (figure?.value ?? null),
      reported: figure?.childrenReported ?? null,
      expected: figure?.childrenExpected ?? null,
    };
  });
}
