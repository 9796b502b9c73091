import { t } from '../../app/i18n.ts';
import { Card, Line, Lines } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { Tone } from '../../ui/tone.ts';
import { boardAddress, reportAddress } from './addresses.ts';
import style from './attention-card.module.css';
import type { Overview } from './overview-changes.ts';

type Attention = Overview['attention'][number];

const TONES = {
  late: 'late',
  waiting: 'waiting',
  returned: 'waiting',
  changed_after_approval: 'info',
} satisfies Record<Attention['kind'], Tone>;

/** What cannot wait at the units below, most urgent first; each line leads to where it is dealt with. */
export function AttentionCard({ overview }: { overview: Overview }) {
  const { attention, attentionTotal, roundId, orgUnit } = overview;
  const left = attentionTotal - attention.length;
  if (attention.length === 0) {
    return <Card title={t('dashboards.attention')} hint={t('dashboards.attention_none')} />;
  }
  return (
    <Card title={t('dashboards.attention')} hint={t('dashboards.attention_hint')}>
      <Lines>
        {attention.map((one) => (
          <AttentionLine key={`${one.kind}/${one.orgUnit.id}`} one={one} />
        ))}
      </Lines>
      {left > 0 ? (
        <a className={style.more} href={boardAddress(roundId, orgUnit.id)}>
          {t('dashboards.attention_more', { count: left })}
        </a>
      ) : null}
    </Card>
  );
}

function AttentionLine({ one }: { one: Attention }) {
  const { kind, orgUnit, roundId, lateDays: days, count } = one;
  const address = kind === 'changed_after_approval' ? boardAddress : reportAddress;
  return (
    <Line>
      <div className={style.one}>
        <Chip tone={TONES[kind]}>{t(`dashboards.attention_${kind}`, { days })}</Chip>
        <a href={address(roundId, orgUnit.id)}>{t('dashboards.attention_who', { kind, name: orgUnit.name })}</a>
        <span className={style.detail}>{t('dashboards.attention_detail', { kind, count })}</span>
      </div>
    </Line>
  );
}
