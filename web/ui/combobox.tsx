import { type KeyboardEvent, useId, useState } from 'react';
import { t } from '../app/i18n.ts';
import style from './combobox.module.css';

export interface ComboboxOption {
  id: string;
  name: string;
  /** What tells two of the same name apart. */
  detail?: string;
}

interface ComboboxProps {
  label: string;
  /** What is written in the field. */
  query: string;
  onQuery: (query: string) => void;
  /** What matches; the caller searches. */
  options: ComboboxOption[];
  onChoose: (option: ComboboxOption) => void;
  busy?: boolean;
  placeholder?: string;
}

/**
 * A field that finds one of many: the list under it follows what is typed.
 *
 * @source WAI-ARIA Authoring Practices, combobox with list autocomplete
 */
export function Combobox({ label, query, onQuery, options, onChoose, busy, placeholder }: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const id = useId();
  const shown = open && query !== '';
  const active = Math.min(at, options.length - 1);
  const choose = (option: ComboboxOption | undefined) => {
    if (!option) return;
    onChoose(option);
    setOpen(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && shown) setOpen(false);
    else if (event.key === 'ArrowDown') {
      setOpen(true);
      setAt(Math.min(active + 1, options.length - 1));
    } else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && shown) choose(options[active]);
    else return;
    event.preventDefault();
  };
  return (
    <div className={style.box}>
      <input
        className={style.input}
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && options[active] ? `${id}-${active}` : undefined}
        aria-busy={busy || undefined}
        autoComplete="off"
        placeholder={placeholder ?? t('ui.combobox_hint')}
        value={query}
        onChange={(event) => {
          onQuery(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      {shown ? (
        <div id={`${id}-list`} role="listbox" aria-label={label} className={style.list}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above answers the keys of its list
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
            <div
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={style.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.name}
              {option.detail ? <span>{option.detail}</span> : null}
            </div>
          ))}
          {options.length === 0 && !busy ? <p className={style.nothing}>{t('ui.nothing_found', { query })}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
