import type { Finding } from '../../../src/features/reporting/domain/finding.ts';
import { t } from '../../app/i18n.ts';
import { SaveState } from '../../ui/save-state.tsx';
import style from './entry.module.css';
import type { Entry } from './entry-state.ts';

/** The id of the card that tells what is left before the report can be handed in. */
export const BEFORE_ID = 'truoc-khi-nop';

/** Stays in sight while one scrolls: whether what was typed is safe, and how much is left to do. */
export function SaveBar({ entry, findings }: { entry: Entry; findings: Finding[] }) {
  const left = findings.filter(({ explained }) => !explained).length + entry.report.returned.length;
  const go = () => document.getElementById(BEFORE_ID)?.scrollIntoView({ block: 'start' });
  return (
    <div className={style.saveBar}>
      <SaveState status={entry.status} />
      {entry.report.can.edit ? (
        <button type="button" className={style.link} onClick={go}>
          {t('reporting.entry_open_matters', { count: left })}
        </button>
      ) : null}
    </div>
  );
}
