import { type ReactNode, useRef, useState } from 'react';
import { formatDate } from '../../text/format.ts';
import { useTexts } from '../texts.tsx';
import css from './date-field.module.css';
import { readDate } from './date-field-read.ts';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';

/** A trouble that appears while a button is being pressed would push it from under the pointer. */
const PRESS_MS = 300;

export interface DateFieldProps {
  readonly label: ReactNode;
  readonly id?: string;
  /** 'YYYY-MM-DD', or '' for none. */
  readonly value: string;
  /** A date, '' when emptied, null while what stands there is no date. */
  readonly onChange: (date: string | null) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly required?: boolean;
  readonly optional?: boolean;
}

/** Day/month/year as people write it; the typed text is never rewritten. The calendar of the browser is one button away. */
export function DateField({ label, id, value, onChange, hint, error, required, optional }: DateFieldProps) {
  const { t } = useTexts();
  const [text, setText] = useState(value === '' ? '' : formatDate(value));
  const [left, setLeft] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const read = readDate(text);
  // A value set from outside (a reset, another field) replaces the text; our own echo does not.
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== (read ?? value)) setText(value === '' ? '' : formatDate(value));
  }
  const type = (next: string) => {
    setText(next);
    const date = readDate(next);
    setSeen(date ?? value);
    onChange(date);
  };
  const trouble = error ?? (left && read === null ? t('common.dateInvalid') : null);
  return (
    <Field label={label} id={id} hint={hint} error={trouble} required={required} optional={optional}>
      {(control) => (
        <div className={css.box}>
          <input
            {...control}
            className={css.input}
            value={text}
            inputMode="numeric"
            placeholder={t('common.dateHint')}
            autoComplete="off"
            onBlur={() => setTimeout(() => setLeft(true), PRESS_MS)}
            onChange={(event) => type(event.target.value)}
          />
          <input
            ref={picker}
            type="date"
            className={css.native}
            tabIndex={-1}
            aria-hidden="true"
            value={read ?? ''}
            onChange={(event) => type(event.target.value === '' ? '' : formatDate(event.target.value))}
          />
          <button
            type="button"
            className={css.pick}
            aria-label={t('common.datePick')}
            onClick={() => picker.current?.showPicker()}
          >
            <Icon name="calendar" />
          </button>
        </div>
      )}
    </Field>
  );
}
