import type { Output } from '../../api.ts';
import { t } from '../../app/i18n.ts';
import { periodInSentence } from '../../app/period-name.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { consolidationHref, reportHref } from './report-query.ts';
import { DueChip } from './report-status.tsx';
import { statusWords } from './report-words.ts';
import style from './work.module.css';

type WorkItem = Output<'GET /work'>['items'][number];

/** Where the one action of each kind of work leads. */
const LEADS_TO = {
  fill: reportHref,
  correct: reportHref,
  decide: consolidationHref,
  consolidate: consolidationHref,
  rebuild: consolidationHref,
  issue: consolidationHref,
} satisfies Record<WorkItem['kind'], typeof reportHref>;

/** One thing to do: how urgent, what, what is left of it, and the one action. */
export function WorkCard({ item, first }: { item: WorkItem; first: boolean }) {
  const { kind, roundId, orgUnit, period, status, count, of, reason, deadline, lateDays } = item;
  const words = { unit: unitInSentence(orgUnit.name), period: periodInSentence(period), count, of: of ?? 0, reason };
  // The deadline was for handing it in.
  const isApproved = kind === 'rebuild' || kind === 'issue';
  const title = t(`reporting.work_${kind}_title`, words);
  return (
    <li className={style.card} data-first={first || undefined}>
      <div className={style.chips}>
        {kind === 'correct' ? <Chip tone="waiting">{statusWords(status)}</Chip> : null}
        {isApproved ? (
          <Chip tone="done">{statusWords(status)}</Chip>
        ) : (
          <DueChip deadline={deadline} lateDays={lateDays} />
        )}
      </div>
      <h2>{title}</h2>
      <p>{t(`reporting.work_${kind}_text`, words)}</p>
      {reason ? <q className={style.reason}>{reason}</q> : null}
      <div>
        <ButtonLink
          href={LEADS_TO[kind]({ roundId, orgUnitId: orgUnit.id })}
          look={first ? 'act' : 'plain'}
          aria-label={`${t(`reporting.work_${kind}_action`)}: ${title}`}
        >
          {t(`reporting.work_${kind}_action`)}
        </ButtonLink>
      </div>
    </li>
  );
}
