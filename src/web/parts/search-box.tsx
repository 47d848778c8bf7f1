import { useId, useRef } from 'react';
import { useTexts } from '../texts.tsx';
import { Icon } from './icon.tsx';
import css from './search-box.module.css';

export interface SearchBoxProps {
  /** Visible label, e.g. t('common.searchPeople'). */
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string;
}

/** A filter that works while typing; Escape empties it. */
export function SearchBox({ label, labelHidden, value, onChange, placeholder }: SearchBoxProps) {
  const { t } = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const empty = () => {
    onChange('');
    input.current?.focus();
  };
  return (
    <search className={css.search}>
      <label htmlFor={id} className={labelHidden ? css.hidden : css.label}>
        {label}
      </label>
      <div className={css.box}>
        <Icon name="search" size={18} />
        <input
          ref={input}
          id={id}
          className={css.input}
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing && value !== '') empty();
          }}
        />
        {value !== '' && (
          <button type="button" className={css.clear} aria-label={t('common.clear')} onClick={empty}>
            <Icon name="close" size={16} />
          </button>
        )}
      </div>
    </search>
  );
}
