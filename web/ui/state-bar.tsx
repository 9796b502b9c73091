import { Mark } from './chip.tsx';
import style from './state-bar.module.css';
import type { Tone } from './tone.ts';

export interface StateShare {
  tone: Tone;
  count: number;
  /** The state in words, without the number: "đã duyệt". */
  label: string;
  href?: string;
}

/** How many are in which state: one bar, and under it every state with its mark, number and word. */
export function StateBar({ states, label }: { states: StateShare[]; label: string }) {
  const present = states.filter(({ count }) => count > 0);
  return (
    <div>
      <div className={style.bar} aria-hidden="true">
        {present.map((state) => (
          <div key={state.label} className={style.part} data-tone={state.tone} style={{ flexGrow: state.count }}>
            <span>{state.count}</span>
          </div>
        ))}
      </div>
      <ul className={style.legend} aria-label={label}>
        {states.map((state) => (
          <li key={state.label}>
            <Mark tone={state.tone} />
            {state.href ? (
              <a href={state.href}>
                <b>{state.count}</b> {state.label}
              </a>
            ) : (
              <>
                <b>{state.count}</b> {state.label}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
