import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import style from './field.module.css';

interface Words {
  label: string;
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  problem?: string | null;
}

function Frame({ id, label, hint, problem, children }: Words & { id: string; children: ReactNode }) {
  return (
    <div className={style.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint ? (
        <div id={`${id}-hint`} className={style.hint}>
          {hint}
        </div>
      ) : null}
      {problem ? (
        <div id={`${id}-problem`} className={style.problem} role="alert">
          {problem}
        </div>
      ) : null}
    </div>
  );
}

function useDescription({ hint, problem }: Words) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined };
}

/** A line of text with its label, a hint, and what is wrong with it. */
export function TextField({ label, hint, problem, ...rest }: Words & ComponentPropsWithRef<'input'>) {
  const described = useDescription({ label, hint, problem });
  return (
    <Frame {...{ label, hint, problem }} id={described.id}>
      <input {...rest} {...described} className={style.control} />
    </Frame>
  );
}

/** Several lines of text. */
export function TextArea({ label, hint, problem, ...rest }: Words & ComponentPropsWithRef<'textarea'>) {
  const described = useDescription({ label, hint, problem });
  return (
    <Frame {...{ label, hint, problem }} id={described.id}>
      <textarea rows={4} {...rest} {...described} className={style.control} />
    </Frame>
  );
}

/** One of a few: the browser's own list, which works on every phone. */
export function SelectField({ label, hint, problem, ...rest }: Words & ComponentPropsWithRef<'select'>) {
  const described = useDescription({ label, hint, problem });
  return (
    <Frame {...{ label, hint, problem }} id={described.id}>
      <select {...rest} {...described} className={style.control} />
    </Frame>
  );
}

/** A choice in the head of a page: the label is spoken, the value is seen. */
export function Picker({ label, ...rest }: { label: string } & ComponentPropsWithRef<'select'>) {
  return <select {...rest} aria-label={label} className={style.picker} />;
}
