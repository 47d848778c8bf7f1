import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';
import { useTexts } from '../texts.tsx';
import { Field } from './field.tsx';
import { pointsText } from './points.ts';
import css from './score-field.module.css';
import {
  readScore,
  type ScoreFaultKind,
  type ScoreLimits,
  scoreFaultText,
  steppedScore,
} from './score-read.ts';

export interface ScoreFieldProps extends ScoreLimits {
  readonly label: ReactNode;
  readonly labelHidden?: boolean;
  readonly id?: string;
  /** Exactly what was typed. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** An empty field is a fault (after an attempt to send). */
  readonly required?: boolean;
  /** A fault found elsewhere (by the server); replaces our own words. */
  readonly error?: string | null;
  readonly hint?: ReactNode;
  /** Shows "/ 40" behind the number. */
  readonly showMax?: boolean;
  readonly readOnly?: boolean;
}

/** Faults that more typing may still cure are only said after leaving the field. */
const CURABLE: readonly ScoreFaultKind[] = ['unfinished', 'off-step', 'empty'];

/**
 * A score as typed. It accepts comma and point, never clamps, never rewrites, keeps wrong text in sight with the
 * limit in words; everything is selected on focus and arrow keys step. Read the number with `readScore`.
 */
export function ScoreField(props: ScoreFieldProps) {
  const { label, labelHidden, id, value, onChange, required, error, hint, showMax, readOnly } = props;
  const texts = useTexts();
  const [inside, setInside] = useState(false);
  const reading = readScore(value, props);
  const silent =
    reading.ok || (reading.fault === 'empty' && !required) || (inside && CURABLE.includes(reading.fault));
  const trouble = error ?? (silent || reading.ok ? null : scoreFaultText(reading.fault, props, texts));

  const step = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
    if (direction === null || readOnly || event.nativeEvent.isComposing || event.altKey || event.ctrlKey)
      return;
    event.preventDefault();
    const next = steppedScore(value, direction, props, texts);
    if (next !== null) onChange(next);
  };
  // A click would put the caret somewhere after the focus has selected everything.
  const selectOnFirstClick = (event: MouseEvent<HTMLInputElement>) => {
    if (document.activeElement === event.currentTarget) return;
    event.preventDefault();
    event.currentTarget.focus();
  };
  return (
    <Field label={label} labelHidden={labelHidden} id={id} hint={hint} error={trouble} required={required}>
      {(control) => (
        <div className={css.box}>
          <input
            {...control}
            className={showMax ? css.withMax : css.input}
            value={value}
            readOnly={readOnly}
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="next"
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={step}
            onMouseDown={selectOnFirstClick}
            onFocus={(event) => {
              setInside(true);
              event.currentTarget.select();
            }}
            onBlur={() => setInside(false)}
          />
          {showMax && (
            <span className={css.max} aria-hidden="true">
              / {pointsText(props.max, texts.locale)}
            </span>
          )}
        </div>
      )}
    </Field>
  );
}
