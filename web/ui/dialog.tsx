import {
  type FormEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { t } from '../app/i18n.ts';
import { Button } from './button.tsx';
import style from './dialog.module.css';
import { TextArea } from './field.tsx';
import { Icon } from './icon.tsx';

interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
}

/** A question over the page: the browser's own dialog keeps the focus in it and gives it back; Esc closes. */
export function Dialog({ open, ...props }: DialogProps) {
  return open ? <OpenDialog {...props} /> : null;
}

/** Where work begins in a dialog: what its body holds, else its first answer, not the cross in the corner. */
function firstField(dialog: HTMLDialogElement | null): HTMLElement | null {
  const within = (selector: string) => dialog?.querySelector<HTMLElement>(selector) ?? null;
  return within('header + div :is(input, textarea, select, a, button)') ?? within('footer button');
}

function OpenDialog({ title, onClose, children, actions, wide }: Omit<DialogProps, 'open'>) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    firstField(dialog)?.focus();
    // Closing before React takes the element away is what gives the focus back.
    return () => dialog?.close();
  }, []);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={ref}
      className={style.dialog}
      data-wide={wide || undefined}
      aria-labelledby={id}
      onCancel={cancel}
      onClose={() => ref.current?.open === false && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className={style.head}>
        <h2 id={id}>{title}</h2>
        <button type="button" className={style.close} aria-label={t('ui.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className={style.body}>{children}</div>
      {actions ? <footer className={style.actions}>{actions}</footer> : null}
    </dialog>
  );
}

interface ConfirmProps {
  open: boolean;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  /** Asks for words; nothing is confirmed without them. */
  reasonLabel?: string;
  busy?: boolean;
  problem?: string | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** What went wrong stands at the end of a question that may be longer than the window. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** Asks before an act, with its reason where the act needs one. */
export function ConfirmDialog(props: ConfirmProps) {
  const { open, title, children, confirmLabel, danger, reasonLabel, busy, problem, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const form = useId();
  useEffect(() => {
    if (open) setReason('');
    setMissing(false);
  }, [open]);
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    const words = reason.trim().normalize('NFC');
    if (reasonLabel && !words) return setMissing(true);
    if (!busy) onConfirm(words);
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button type="submit" form={form} look={danger ? 'danger' : 'act'} busy={busy}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog open={open} title={title} onClose={onClose} actions={actions}>
      <form id={form} onSubmit={confirm} className={style.form}>
        {children}
        {reasonLabel ? (
          <TextArea
            label={reasonLabel}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            problem={missing ? t('ui.reason_missing') : null}
          />
        ) : null}
        {problem ? (
          <p key={problem} ref={intoView} className={style.problem} role="alert">
            {problem}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
