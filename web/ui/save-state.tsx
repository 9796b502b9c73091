import { t } from '../app/i18n.ts';
import type { SentenceId } from '../app/sentence-ids.ts';
import { Mark } from './chip.tsx';
import style from './save-state.module.css';
import type { Tone } from './tone.ts';

/** `kept`: on this machine, waiting for the network. */
export type SaveStatus = 'idle' | 'saving' | 'saved' | 'kept' | 'failed' | 'conflict';

const SHOWN: Record<SaveStatus, { tone: Tone; id: SentenceId }> = {
  idle: { tone: 'none', id: 'ui.save_idle' },
  saving: { tone: 'info', id: 'ui.save_saving' },
  saved: { tone: 'done', id: 'ui.save_saved' },
  kept: { tone: 'waiting', id: 'ui.save_kept' },
  failed: { tone: 'late', id: 'ui.save_failed' },
  conflict: { tone: 'late', id: 'ui.save_conflict' },
};

/** Where the last thing typed is now. Always on the page where something can be typed. */
export function SaveState({ status, detail }: { status: SaveStatus; detail?: string }) {
  const { tone, id } = SHOWN[status];
  return (
    <span className={style.state} data-tone={tone} role="status">
      <Mark tone={tone} />
      {t(id)}
      {detail ? ` · ${detail}` : ''}
    </span>
  );
}
