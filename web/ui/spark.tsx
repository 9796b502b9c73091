import { formatQuantity } from '../app/format.ts';
import style from './spark.module.css';

export interface SparkPoint {
  label: string;
  value: number | null;
}

const STEP = 12;
const HEIGHT = 32;

/** A row of small bars from zero, one a period. A period without a figure stays a gap with a dot on the line. */
export function Spark({ points, label, decimals }: { points: SparkPoint[]; label: string; decimals?: number }) {
  const top = Math.max(...points.map(({ value }) => value ?? 0), 0) || 1;
  const words = points.map(({ label: period, value }) => `${period}: ${formatQuantity(value, decimals)}`).join('; ');
  const width = points.length * STEP;
  return (
    <svg
      className={style.spark}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`${label}. ${words}`}
    >
      {points.map(({ label: period, value }, index) =>
        value === null ? (
          <circle key={period} className={style.gap} cx={index * STEP + STEP / 2} cy={HEIGHT - 3} r={1.3} />
        ) : (
          <rect
            key={period}
            className={index === points.length - 1 ? style.last : style.bar}
            x={index * STEP + 2}
            width={STEP - 4}
            y={HEIGHT - 1 - (Math.max(value, 0) / top) * (HEIGHT - 3)}
            height={(Math.max(value, 0) / top) * (HEIGHT - 3)}
          />
        ),
      )}
      <line className={style.line} x1="0" x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
    </svg>
  );
}
