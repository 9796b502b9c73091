import style from './bullet.module.css';

interface BulletProps {
  value: number | null;
  target?: number | null;
  /** The end of the bar; the larger of value and target, and a little room, when not given. */
  max?: number;
  /** Drawn hatched: a part of the value is an estimate. */
  estimate?: boolean;
  label: string;
}

const percent = (part: number, whole: number) => `${Math.max(0, Math.min(100, (part / whole) * 100))}%`;

/** A bar from zero with a line at the target. */
export function Bullet({ value, target, max, estimate, label }: BulletProps) {
  const end = max ?? (Math.max(value ?? 0, target ?? 0) * 1.08 || 1);
  return (
    <div className={style.track} role="img" aria-label={label}>
      {value === null ? null : (
        <i className={style.value} data-estimate={estimate || undefined} style={{ width: percent(value, end) }} />
      )}
      {target == null ? null : <b className={style.target} style={{ left: percent(target, end) }} />}
    </div>
  );
}
