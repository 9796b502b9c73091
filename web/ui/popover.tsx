import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import style from './popover.module.css';

interface PopoverProps {
  /** What opens it; give it the props it is handed. */
  trigger: (props: TriggerProps) => ReactNode;
  label: string;
  children: ReactNode | ((close: () => void) => ReactNode);
}

export interface TriggerProps {
  ref: RefObject<HTMLButtonElement | null>;
  onClick: () => void;
  'aria-expanded': boolean;
  'aria-haspopup': 'dialog';
  'aria-controls': string | undefined;
}

const EDGE = 8;

/** Under the trigger where there is room, else over it; never out of the window. */
function place(anchor: DOMRect, size: DOMRect) {
  const below = anchor.bottom + 4;
  const top = below + size.height > innerHeight - EDGE ? Math.max(EDGE, anchor.top - 4 - size.height) : below;
  const left = Math.max(EDGE, Math.min(anchor.left, innerWidth - EDGE - size.width));
  return { top, left };
}

/** A small sheet beside a button: opens by click, Enter or Space; Esc, a click outside or scrolling closes it. */
export function Popover({ trigger, label, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    anchor.current?.focus();
  };
  return (
    <>
      {trigger({
        ref: anchor,
        onClick: () => setOpen(!open),
        'aria-expanded': open,
        'aria-haspopup': 'dialog',
        'aria-controls': open ? id : undefined,
      })}
      {open ? (
        <Sheet id={id} label={label} anchor={anchor} close={close} leave={() => setOpen(false)}>
          {typeof children === 'function' ? children(close) : children}
        </Sheet>
      ) : null}
    </>
  );
}

interface SheetProps {
  id: string;
  label: string;
  anchor: RefObject<HTMLButtonElement | null>;
  close: () => void;
  leave: () => void;
  children: ReactNode;
}

function Sheet({ id, label, anchor, close, leave, children }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ top: -9999, left: 0 });
  useLayoutEffect(() => {
    if (!anchor.current || !sheet.current) return;
    setAt(place(anchor.current.getBoundingClientRect(), sheet.current.getBoundingClientRect()));
    const first = sheet.current.querySelector<HTMLElement>('button, a, input, select, textarea');
    (first ?? sheet.current).focus({ preventScroll: true });
  }, [anchor]);
  useEffect(() => {
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!sheet.current?.contains(target) && !anchor.current?.contains(target)) leave();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('scroll', outside, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('scroll', outside, { capture: true });
    };
  });
  // Inside an open <dialog> everything outside it is inert, so the sheet must live in it too.
  const home = anchor.current?.closest('dialog') ?? document.body;
  return createPortal(
    <div
      ref={sheet}
      id={id}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={style.sheet}
      style={at}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          event.preventDefault();
          close();
        }
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      {children}
    </div>,
    home,
  );
}
