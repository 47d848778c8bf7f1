import { useId } from 'react';
import css from './segmented.module.css';

export interface SegmentedProps<T extends string> {
  /** Name of the choice, for screen readers (visible with `showLabel`). */
  readonly label: string;
  readonly showLabel?: boolean;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly count?: number }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all visible: radio buttons that look like one control (filters, preferences). */
export function Segmented<T extends string>({
  label,
  showLabel,
  value,
  options,
  onChange,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className={css.set}>
      <legend className={showLabel ? css.label : css.hidden}>{label}</legend>
      <div className={css.row}>
        {options.map((option) => (
          <label key={option.value} className={css.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.count !== undefined && <span className={css.count}>{option.count}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
