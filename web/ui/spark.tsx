import { useId } from 'react';
import { formatQuantity } from '../app/format.ts';
import { t } from '../app/i18n.ts';
import style from './spark.module.css';

export interface SparkPoint {
  label: string;
  value: number | null;
  /** Not everyone expected is counted in it yet: drawn hatched, so that it is not read as a fall. */
  isPartial?: boolean;
  /** What a partial figure would be with all that is there so far; null where nothing is. */
  soFar?: number | null;
}

const STEP = 8;
const HEIGHT = 30;

function spoken({ label, value, isPartial, soFar }: SparkPoint, decimals: number | undefined): string {
  const words = { label, value: formatQuantity(value, decimals) };
  if (!isPartial) return t('ui.spark_point', words);
  return soFar == null
    ? t('ui.spark_partial', words)
    : t('ui.spark_so_far', { ...words, soFar: formatQuantity(soFar, decimals) });
}

const heightOf = ({ value, isPartial, soFar }: SparkPoint) => (isPartial ? (soFar ?? value) : value);

interface SparkProps {
  points: SparkPoint[];
  label: string;
  decimals?: number;
}

/**
 * A row of small bars from zero, one a period. A period without a figure stays a gap with a dot on the line; one that
 * is not complete yet is hatched up to what is there so far.
 */
export function Spark({ points, label, decimals }: SparkProps) {
  const hatch = useId();
  const top = Math.max(...points.map((point) => heightOf(point) ?? 0), 0) || 1;
  const width = points.length * STEP;
  return (
    <svg
      className={style.spark}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`${label}. ${points.map((point) => spoken(point, decimals)).join('; ')}`}
    >
      <pattern id={hatch} width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={style.stripe} width="1.2" height="3" />
      </pattern>
      {points.map((point, index) => (
        <Bar key={point.label} point={point} x={index * STEP} top={top} hatch={hatch} />
      ))}
      <line className={style.line} x1="0" x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
    </svg>
  );
}

function Bar({ point, x, top, hatch }: { point: SparkPoint; x: number; top: number; hatch: string }) {
  const value = heightOf(point);
  if (value === null) return <circle className={style.gap} cx={x + STEP / 2} cy={HEIGHT - 3} r={1.3} />;
  const height = (Math.max(value, 0) / top) * (HEIGHT - 3);
  return (
    <rect
      className={point.isPartial ? style.partial : style.bar}
      fill={point.isPartial ? `url(#${hatch})` : undefined}
      x={x + 1.25}
      width={STEP - 2.5}
      y={HEIGHT - 1 - height}
      height={height}
    />
  );
}
