import type { ReactNode } from 'react';
import { formatQuantity, MISSING } from '../app/format.ts';
import { t } from '../app/i18n.ts';
import { Bullet } from './bullet.tsx';
import { Card } from './card.tsx';
import { Mark } from './chip.tsx';
import style from './figure.module.css';
import type { Tone } from './tone.ts';

export interface Completeness {
  reported: number;
  expected: number;
  /** The whole sentence: "31/34 tỉnh đã duyệt". */
  text: string;
  /** How it stands, where the page knows better than by the share alone, such as before the deadline. */
  tone?: Tone;
}

export interface FigureProps {
  label: string;
  value: number | null;
  decimals?: number;
  unit: string;
  target?: number | null;
  max?: number;
  estimate?: boolean;
  completeness: Completeness;
  /** How fresh: "cập nhật 10:04". */
  freshness?: string;
  /** Where the figure comes from. Every figure has one. */
  href: string;
  /** A quiet line under how complete it is, such as the provisional value. */
  children?: ReactNode;
  /** The last lines: since when it adds up, and beside them the periods before. */
  recent?: { line?: ReactNode; chart?: ReactNode };
}

function toneOf({ reported, expected, tone }: Completeness): Tone {
  if (tone) return tone;
  if (reported >= expected && expected > 0) return 'done';
  return reported * 2 >= expected && reported > 0 ? 'waiting' : 'late';
}

function spokenBar({ label, value, decimals, unit, target }: FigureProps): string {
  const words = { label, unit, value: formatQuantity(value, decimals), target: formatQuantity(target, decimals) };
  return target == null ? t('ui.bullet_no_target', words) : t('ui.bullet', words);
}

/** A key figure. It never stands naked: target, completeness, freshness and the way to its source come with it. */
export function Figure(props: FigureProps) {
  const { label, value, decimals, unit, target, max, estimate, completeness, freshness, href, children, recent } =
    props;
  return (
    <Card>
      <div className={style.label}>{label}</div>
      <div className={style.value}>
        {value === null ? <span className={style.missing}>{t('ui.no_figure')}</span> : formatQuantity(value, decimals)}{' '}
        <small>
          {target == null ? '' : `/ ${formatQuantity(target, decimals)} `}
          {value === null && target == null ? MISSING : unit}
        </small>
      </div>
      <div className={style.bar}>
        <Bullet value={value} target={target} max={max} estimate={estimate} label={spokenBar(props)} />
      </div>
      <div className={style.foot}>
        <span>
          <Mark tone={toneOf(completeness)} />
          {completeness.text}
        </span>
        <a href={href} aria-label={t('ui.trace_of', { of: label })}>
          {t('ui.trace')}
        </a>
      </div>
      <div className={style.quiet}>{children}</div>
      <div className={style.recent}>
        <div className={style.quiet}>
          {recent?.line}
          {freshness ? <p>{freshness}</p> : null}
        </div>
        {recent?.chart}
      </div>
    </Card>
  );
}
