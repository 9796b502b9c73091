export interface StripPoint {
  id: string;
  value: number;
}

export interface PlacedPoint extends StripPoint {
  x: number;
  y: number;
}

/**
 * Puts dots on a line by their value and moves those that would lie on each other up and down in
 * turn, so that each can be seen. The same dots always fall in the same places.
 *
 * @param width, height, radius in the units of the drawing
 */
export function placePoints(
  points: StripPoint[],
  [least, most]: [number, number],
  { width, height, radius }: { width: number; height: number; radius: number },
): PlacedPoint[] {
  const placed: PlacedPoint[] = [];
  const middle = height / 2;
  const span = most - least || 1;
  for (const point of [...points].sort((a, b) => a.value - b.value || a.id.localeCompare(b.id))) {
    const x = radius + ((point.value - least) / span) * (width - 2 * radius);
    const near = placed.filter((other) => x - other.x < 2 * radius);
    const rows = [0, 1, -1, 2, -2, 3, -3].map((step) => middle + step * radius * 1.25);
    const free = rows.find(
      (y) =>
        y >= radius &&
        y <= height - radius &&
        near.every((other) => Math.hypot(x - other.x, y - other.y) >= radius * 1.6),
    );
    placed.push({ ...point, x, y: free ?? middle });
  }
  return placed;
}
