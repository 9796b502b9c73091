import { useSyncExternalStore } from 'react';
import { t } from '../app/i18n.ts';
import { Mark } from './chip.tsx';
import { Icon } from './icon.tsx';
import style from './notices.module.css';
import type { Tone } from './tone.ts';

interface Notice {
  id: number;
  tone: Tone;
  text: string;
}

const STAY = 7_000;
let notices: Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

function put(next: Notice[]): void {
  notices = next;
  for (const changed of listeners) changed();
}

function dismiss(id: number): void {
  put(notices.filter((notice) => notice.id !== id));
}

/** Says in a corner that something was done. What went wrong stays until it is dismissed. */
export function notify(text: string, tone: Tone = 'done'): void {
  last += 1;
  const id = last;
  put([...notices.slice(-3), { id, tone, text }]);
  if (tone !== 'late') setTimeout(() => dismiss(id), STAY);
}

function follow(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The corner itself: once on the page. */
export function Notices() {
  const shown = useSyncExternalStore(follow, () => notices);
  return (
    <div className={style.corner} role="status" aria-live="polite">
      {shown.map(({ id, tone, text }) => (
        <div key={id} className={style.notice}>
          <Mark tone={tone} size={11} />
          <span>{text}</span>
          <button type="button" aria-label={t('ui.close')} onClick={() => dismiss(id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
