import type { ReactNode } from 'react';
import style from './banner.module.css';
import { Mark } from './chip.tsx';
import type { Tone } from './tone.ts';

interface BannerProps {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Spoken at once by a screen reader: for what just happened, not for what is always there. */
  urgent?: boolean;
}

/** Something to know before going on. */
export function Banner({ tone = 'info', title, children, actions, urgent }: BannerProps) {
  return (
    <div className={style.banner} data-tone={tone} role={urgent ? 'alert' : undefined}>
      <Mark tone={tone} size={11} />
      <div className={style.words}>
        {title ? <strong>{title}</strong> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {actions ? <div className={style.actions}>{actions}</div> : null}
    </div>
  );
}
