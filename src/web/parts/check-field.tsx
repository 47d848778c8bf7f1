import { type ReactNode, useId } from 'react';
import css from './check-field.module.css';

export interface CheckFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  /** Some of what it stands for are chosen. */
  readonly partly?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly id?: string;
  /** Label for screen readers only (rows whose words stand beside it). */
  readonly labelHidden?: boolean;
}

/** A tick with its words; the whole line can be pressed. */
export function CheckField({ label, hint, checked, partly, onChange, id, labelHidden }: CheckFieldProps) {
  const own = useId();
  const control = id ?? own;
  return (
    <div className={css.check}>
      <label className={css.label}>
        <input
          ref={(box) => {
            if (box) box.indeterminate = partly ?? false;
          }}
          id={control}
          type="checkbox"
          className={css.box}
          checked={checked}
          aria-describedby={hint ? `${control}-hint` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={labelHidden ? css.hidden : undefined}>{label}</span>
      </label>
      {hint && (
        <div id={`${control}-hint`} className={css.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
