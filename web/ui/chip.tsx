import type { ReactNode } from 'react';
import style from './chip.module.css';
import type { Tone } from './tone.ts';

/** A state: its colour and its word. */
export function Chip({ tone = 'none', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={style.chip} data-tone={tone}>
      {children}
    </span>
  );
}

const SHAPES: Record<Tone, string> = {
  done: 'M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0z',
  waiting: 'M5 0 10 5 5 10 0 5z',
  late: 'M5 .4 10 9.6H0z',
  info: 'M0 0h10v10H0z',
  none: 'M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
};

/** A state as a mark: each state has a shape of its own, so that colour is never alone. */
export function Mark({ tone, size = 9 }: { tone: Tone; size?: number }) {
  return (
    <svg className={style.mark} data-tone={tone} width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
      <path d={SHAPES[tone]} fillRule="evenodd" />
    </svg>
  );
}
