import type { ComponentPropsWithRef } from 'react';
import css from './field.module.css';
import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

type Framed<Element> = Omit<FieldProps, 'children'> & Omit<Element, 'id' | 'required' | 'onChange' | 'value'>;
interface Typed {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export type TextFieldProps = Framed<ComponentPropsWithRef<'input'>> & Typed;

/** One line of text; what was typed is handed on untouched. */
export function TextField({
  label,
  id,
  hint,
  error,
  required,
  optional,
  labelHidden,
  onChange,
  ...rest
}: TextFieldProps) {
  const frame = { label, id, hint, error, required, optional, labelHidden };
  return (
    <Field {...frame}>
      {(control) => (
        <input
          {...rest}
          {...control}
          className={css.control}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export type TextAreaProps = Framed<ComponentPropsWithRef<'textarea'>> & Typed;

/** Several lines; grows with its text. */
export function TextArea({
  label,
  id,
  hint,
  error,
  required,
  optional,
  labelHidden,
  onChange,
  ...rest
}: TextAreaProps) {
  const frame = { label, id, hint, error, required, optional, labelHidden };
  return (
    <Field {...frame}>
      {(control) => (
        <textarea
          rows={3}
          {...rest}
          {...control}
          className={css.control}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}
export type SelectFieldProps = Framed<ComponentPropsWithRef<'select'>> &
  Typed & { readonly options: readonly Option[] };

/** The browser's own list, with our border. */
export function SelectField(props: SelectFieldProps) {
  const { label, id, hint, error, required, optional, labelHidden, onChange, options, ...rest } = props;
  const frame = { label, id, hint, error, required, optional, labelHidden };
  return (
    <Field {...frame}>
      {(control) => (
        <div className={css.select}>
          <select
            {...rest}
            {...control}
            className={css.control}
            onChange={(event) => onChange(event.target.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={18} />
        </div>
      )}
    </Field>
  );
}
