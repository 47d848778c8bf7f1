import { type ReactNode, useId } from 'react';
import { useTexts } from '../texts.tsx';
import css from './field.module.css';

/** What the control inside a field must carry; spread it onto the input. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-required': boolean | undefined;
}

export interface FieldProps {
  readonly label: ReactNode;
  /** Give an id when an ErrorSummary links here. */
  readonly id?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly required?: boolean | undefined;
  /** Says "optional" behind the label; use where most fields are required. */
  readonly optional?: boolean | undefined;
  /** Label only for screen readers (tables whose column header is visible). */
  readonly labelHidden?: boolean | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label, hint and error around any control, tied together for screen readers. */
export function Field({ label, id, hint, error, required, optional, labelHidden, children }: FieldProps) {
  const { t } = useTexts();
  const own = useId();
  const control = id ?? own;
  const describedBy = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ');
  return (
    <div className={css.field}>
      <label htmlFor={control} className={labelHidden ? css.hidden : css.label}>
        {label}
        {optional && <span className={css.optional}> ({t('common.optional')})</span>}
      </label>
      {hint && (
        <div className={css.hint} id={`${control}-hint`}>
          {hint}
        </div>
      )}
      {children({
        id: control,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {error && (
        <div className={css.error} id={`${control}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}
