import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts.tsx';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';
import css from './password-field.module.css';

export interface PasswordFieldProps {
  readonly label: string;
  readonly id?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: ReactNode;
  readonly error?: string | null;
}

/** A password that can be looked at, pasted and filled by a password store. */
export function PasswordField({ label, id, value, onChange, autoComplete, hint, error }: PasswordFieldProps) {
  const { t } = useTexts();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} id={id} hint={hint} error={error} required>
      {(control) => (
        <div className={css.box}>
          <input
            {...control}
            className={css.input}
            type={shown ? 'text' : 'password'}
            value={value}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className={css.look}
            aria-label={shown ? t('signIn.hide') : t('signIn.show')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Icon name="eye" />
          </button>
        </div>
      )}
    </Field>
  );
}
