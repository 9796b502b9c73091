import { addDays } from '../../../src/kernel/period.ts';
import type { Output } from '../../api.ts';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { Card, Line, Lines } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import style from './unit-page.module.css';
import { unitAddress } from './units-query.ts';

type Edge = Output<'GET /org-units/:id'>['predecessors'][number];

interface SuccessionProps {
  /** `from`: what the unit came from; `to`: what became of it. */
  direction: 'from' | 'to';
  edges: Edge[];
  /** The unit has come to its end. */
  ended?: boolean;
}

/** What the unit came from or became, with the day and the decision; a part is marked as a part. */
export function SuccessionCard({ direction, edges, ended }: SuccessionProps) {
  const noSuccessor = ended ? 'org-units.to_none_ended' : 'org-units.to_none';
  const none = direction === 'from' ? 'org-units.from_none' : noSuccessor;
  return (
    <Card
      title={t(direction === 'from' ? 'org-units.from_title' : 'org-units.to_title')}
      hint={edges.length === 0 ? t(none) : undefined}
    >
      <Lines>
        {edges.map((edge) => (
          <Line
            key={`${edge.id}/${edge.effectiveOn}`}
            end={
              <Chip tone={edge.part === 'part' ? 'waiting' : 'none'}>{t('org-units.part', { part: edge.part })}</Chip>
            }
          >
            <a href={unitAddress(edge.id, direction === 'from' ? addDays(edge.effectiveOn, -1) : edge.effectiveOn)}>
              {edge.name}
            </a>
            <div className={style.quiet}>
              {[
                t('org-units.effective', { day: formatDay(edge.effectiveOn) }),
                edge.legalBasis ? t('org-units.legal_basis', { basis: edge.legalBasis }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}
