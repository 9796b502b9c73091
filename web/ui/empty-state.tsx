import type { ReactNode } from 'react';
import style from './empty-state.module.css';

/** Nothing here, why, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={style.empty}>
      <p className={style.title}>{title}</p>
      {children ? <div className={style.text}>{children}</div> : null}
      {action}
    </div>
  );
}
