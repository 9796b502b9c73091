import type { ReactNode } from 'react';
import { t } from '../app/i18n.ts';
import { Popover } from './popover.tsx';
import style from './source-popover.module.css';

export interface SourceFact {
  label: string;
  value: ReactNode;
}

interface SourcePopoverProps {
  /** The figure this belongs to, for the spoken name. */
  of: string;
  facts: SourceFact[];
  /** The page that traces the figure down to its cells. */
  href?: string;
  children?: ReactNode;
}

/** Where a figure comes from, at hand beside it, and the way down to its cells. */
export function SourcePopover({ of, facts, href, children }: SourcePopoverProps) {
  return (
    <Popover
      label={t('ui.source_of', { of })}
      trigger={(trigger) => (
        <button type="button" className={style.trigger} aria-label={t('ui.source_of', { of })} {...trigger}>
          {children ?? t('ui.source')}
        </button>
      )}
    >
      <dl className={style.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {href ? (
        <a href={href} className={style.trace}>
          {t('ui.trace')}
        </a>
      ) : null}
    </Popover>
  );
}
