import type { ComponentPropsWithRef, ReactNode } from 'react';
import style from './button.module.css';

interface Look {
  /** `act` is the one thing to do on a page; `danger` takes something away. */
  look?: 'plain' | 'act' | 'danger' | 'quiet';
  small?: boolean;
  children: ReactNode;
}

type ButtonProps = Look & Omit<ComponentPropsWithRef<'button'>, keyof Look> & { busy?: boolean };

/** A button. While `busy` it says so and takes no second press, but keeps the focus. */
export function Button({ look = 'plain', small, busy, onClick, type = 'button', className, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={[style.button, className].filter(Boolean).join(' ')}
      data-look={look}
      data-small={small || undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}

/** A link that looks like a button: it leads somewhere and does nothing else. */
export function ButtonLink({ look = 'plain', small, className, ...rest }: Look & ComponentPropsWithRef<'a'>) {
  return (
    <a
      {...rest}
      className={[style.button, className].filter(Boolean).join(' ')}
      data-look={look}
      data-small={small || undefined}
    />
  );
}
