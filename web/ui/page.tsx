import { type ReactNode, useEffect } from 'react';
import style from './page.module.css';

interface PageProps {
  title: string;
  /** One line above the title: where this is, which period, which cut-off. */
  sub?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** The head of a page and what is under it; it names the browser's tab too. */
export function Page({ title, sub, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Rõ Ràng`;
  }, [title]);
  return (
    <div className={style.page}>
      <header className={style.head}>
        <div className={style.words}>
          {sub ? <div className={style.sub}>{sub}</div> : null}
          <h1 className={style.title}>{title}</h1>
        </div>
        {actions ? <div className={style.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

interface ColumnsProps {
  children: ReactNode;
  /** Which side is narrow, or equal columns that fill the width, each at least 220 px. */
  shape?: 'side' | 'equal';
}

/** Cards beside each other where there is room, under each other where there is none. */
export function Columns({ children, shape = 'side' }: ColumnsProps) {
  return <div className={shape === 'side' ? style.side : style.equal}>{children}</div>;
}

/** Cards under each other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={style.stack}>{children}</div>;
}
