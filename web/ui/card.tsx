import { type ReactNode, useId } from 'react';
import style from './card.module.css';

interface CardProps {
  title?: string;
  /** One line under the title that says how to read the card. */
  hint?: ReactNode;
  action?: ReactNode;
  /** `bare` leaves the edge to its content, such as a table. */
  bare?: boolean;
  children?: ReactNode;
}

/** A sheet of paper on the ground: one subject, with its name. */
export function Card({ title, hint, action, bare, children }: CardProps) {
  const id = useId();
  return (
    <section className={style.card} data-bare={bare || undefined} aria-labelledby={title ? id : undefined}>
      {title ? (
        <div className={style.head}>
          <h2 id={id}>{title}</h2>
          {action}
        </div>
      ) : null}
      {hint ? <div className={style.hint}>{hint}</div> : null}
      {children}
    </section>
  );
}

/** Lines of a card, a rule between them. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className={style.lines}>{children}</ul>;
}

/** One line: what it is on the left, its state or number on the right. */
export function Line({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <li className={style.line}>
      <div className={style.lineBody}>{children}</div>
      {end ? <div className={style.lineEnd}>{end}</div> : null}
    </li>
  );
}
