export interface Spot {
  column: number;
  row: number;
}

const STEPS: Record<string, [columns: number, rows: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The nearest tile in the direction of an arrow key: straight on counts single, aside counts double,
 * so that the long coast can be walked with Down alone.
 *
 * @returns index of that tile, or of the same tile when there is none on that side
 */
export function nextTile(spots: Spot[], from: number, key: string): number {
  const step = STEPS[key];
  const start = spots[from];
  if (!step || !start) return from;
  const [columns, rows] = step;
  let best = from;
  let nearest = Number.POSITIVE_INFINITY;
  spots.forEach((spot, index) => {
    const across = spot.column - start.column;
    const down = spot.row - start.row;
    const ahead = across * columns + down * rows;
    const aside = Math.abs(across * rows) + Math.abs(down * columns);
    if (ahead <= 0 || ahead + 2 * aside >= nearest) return;
    nearest = ahead + 2 * aside;
    best = index;
  });
  return best;
}
