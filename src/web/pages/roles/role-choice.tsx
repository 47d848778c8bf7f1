import { useId } from 'react';
import { GRANTABLE, type GrantableRole } from '../../../domain/organization/role-grant.ts';
import { useTexts } from '../../texts.tsx';
import css from './roles.module.css';

export interface RoleChoiceProps {
  readonly value: GrantableRole;
  readonly onChange: (role: GrantableRole) => void;
}

/** The roles as radio buttons, each with what it may and may not do. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const { t } = useTexts();
  const id = useId();
  return (
    <fieldset className={css.set}>
      <legend className={css.legend}>{t('roles.role')}</legend>
      <div className={css.choices}>
        {GRANTABLE.map((role) => (
          <label key={role} className={css.choice}>
            <input
              type="radio"
              name={id}
              value={role}
              checked={role === value}
              onChange={() => onChange(role)}
              aria-labelledby={`${id}-${role}`}
              aria-describedby={`${id}-${role}-may`}
            />
            <span>
              <strong id={`${id}-${role}`}>{t(`roles.${role}`)}</strong>
              <span id={`${id}-${role}-may`} className={css.what}>
                {t(`roles.${role}.may`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
