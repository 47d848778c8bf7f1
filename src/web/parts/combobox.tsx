import { type KeyboardEvent, type ReactNode, useState } from 'react';
import css from './combobox.module.css';
import { Field } from './field.tsx';

export interface Choice {
  readonly key: string | number;
  readonly label: string;
  /** Second line: post and unit. */
  readonly note?: string | null;
}
export interface ComboboxProps<C extends Choice> {
  readonly label: ReactNode;
  readonly id?: string;
  /** What stands in the box. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What fits the text, best first; the caller asks the server. */
  readonly choices: readonly C[];
  readonly onChoose: (choice: C) => void;
  /** Said in the list when nothing fits. */
  readonly nothing: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly required?: boolean;
  readonly optional?: boolean;
}

/** The open list and the place in it, driven by the keyboard from the box. */
function useChoosing<C extends Choice>({ choices, onChoose, onText }: ComboboxProps<C>) {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const active = choices[Math.min(at, choices.length - 1)];
  const choose = (choice: C) => {
    setOpen(false);
    onChoose(choice);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(open ? (at + step + choices.length) % Math.max(1, choices.length) : 0);
      setOpen(true);
    } else if (event.key === 'Enter' && open && active) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape' && open) {
      // A dialog around it stays open.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  const type = (text: string) => {
    onText(text);
    setAt(0);
    setOpen(true);
  };
  return { open, active, choose, keys, type, close: () => setOpen(false) };
}

/** Typing narrows a list, arrows and Enter choose from it (ARIA combobox with a list). */
export function Combobox<C extends Choice>(props: ComboboxProps<C>) {
  const { label, id, text, choices, nothing, hint, error, required, optional } = props;
  const { open, active, choose, keys, type, close } = useChoosing(props);
  return (
    <Field label={label} id={id} hint={hint} error={error} required={required} optional={optional}>
      {(control) => {
        const list = `${control.id}-list`;
        const showing = open && text.trim() !== '';
        return (
          <div className={css.box}>
            <input
              {...control}
              className={css.input}
              role="combobox"
              aria-expanded={showing}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={showing && active ? `${list}-${active.key}` : undefined}
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => type(event.target.value)}
              onKeyDown={keys}
              onBlur={close}
            />
            <Choices
              id={list}
              label={label}
              shown={showing}
              choices={choices}
              active={active?.key ?? null}
              nothing={nothing}
              onChoose={choose}
            />
          </div>
        );
      }}
    </Field>
  );
}

interface ChoicesProps<C extends Choice> {
  readonly id: string;
  readonly label: ReactNode;
  readonly shown: boolean;
  readonly choices: readonly C[];
  readonly active: C['key'] | null;
  readonly nothing: string;
  readonly onChoose: (choice: C) => void;
}

function Choices<C extends Choice>({
  id,
  label,
  shown,
  choices,
  active,
  nothing,
  onChoose,
}: ChoicesProps<C>) {
  return (
    <div className={css.panel} hidden={!shown}>
      <div
        id={id}
        role="listbox"
        className={css.list}
        aria-label={typeof label === 'string' ? label : nothing}
      >
        {choices.map((choice) => (
          // The keyboard drives the list from the box; the pointer presses before the box loses the focus.
          <div
            key={choice.key}
            id={`${id}-${choice.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice.key === active}
            ref={shown && choice.key === active ? keepInView : undefined}
            className={css.choice}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(choice);
            }}
          >
            {choice.label}
            {choice.note && <span className={css.note}>{choice.note}</span>}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className={css.nothing}>{nothing}</p>}
    </div>
  );
}

function keepInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
