import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import style from './entry-grid.module.css';
import type { GridKey } from './entry-grid-move.ts';

interface EditorProps {
  label: string;
  /** What the cell held, to change; null when typing replaces it. */
  initial: string | null;
  numeric: boolean;
  /** Takes the text, or says why not. */
  onText: (text: string) => string | null;
  /** The text was taken by this key: where to go next. */
  onLeave: (key: GridKey) => void;
  /** The text was not taken and the person went elsewhere. */
  onAbandon: (text: string) => void;
  onCancel: () => void;
}

const LEAVING = new Set(['Enter', 'Tab', 'ArrowUp', 'ArrowDown']);

/** The field inside a cell while it is edited. A text that is not taken stays, with the reason under it. */
export function CellEditor({ label, initial, numeric, onText, onLeave, onAbandon, onCancel }: EditorProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const id = useId();
  useLayoutEffect(() => {
    input.current?.focus();
    if (initial !== null) input.current?.select();
  }, [initial]);
  const take = (): boolean => {
    const refusal = onText(input.current?.value ?? '');
    setProblem(refusal);
    over.current = refusal === null;
    return refusal === null;
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    // While an input method composes a Vietnamese letter the keys are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      over.current = true;
      onCancel();
    } else if (LEAVING.has(event.key)) {
      event.preventDefault();
      if (take()) onLeave({ key: event.key, ctrl: event.ctrlKey, shift: event.shiftKey });
    }
  };
  const leave = () => {
    if (over.current) return;
    const text = input.current?.value ?? '';
    if (take()) onCancel();
    else onAbandon(text);
  };
  return (
    <>
      <input
        ref={input}
        className={style.editor}
        defaultValue={initial ?? ''}
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={press}
        onInput={() => setProblem(null)}
        onBlur={leave}
      />
      {problem ? (
        <span id={id} role="alert" className={style.editorProblem}>
          {problem}
        </span>
      ) : null}
    </>
  );
}
