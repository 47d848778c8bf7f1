import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { Field } from '../../parts/field.tsx';
import { useRead } from '../../queries.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './chooser.module.css';

export interface ChooserProps {
  /** 'id@version', or '' for the one in force. */
  readonly chosen: string;
  readonly inForce: Rulebook | undefined;
  readonly onChoose: (value: string | null) => void;
}

/** Which regulation to read: those of the body first, then those shipped that it has not activated. */
export function Chooser({ chosen, inForce, onChoose }: ChooserProps) {
  const { t } = useTexts();
  const words = useBilingual();
  const { data } = useRead(ROUTES.rulebooks, {});
  if (data === undefined || data.items.length < 2) return null;
  const value = chosen === '' && inForce ? `${inForce.id}@${inForce.version}` : chosen;
  const groups = [
    { label: t('rulebook.chooseActive'), items: data.items.filter((one) => one.active) },
    { label: t('rulebook.chooseShipped'), items: data.items.filter((one) => !one.active) },
  ];
  return (
    <div className={css.chooser}>
      <Field label={t('rulebook.choose')}>
        {(control) => (
          <select
            {...control}
            className={css.select}
            value={value}
            onChange={(event) => onChoose(event.target.value)}
          >
            {groups
              .filter(({ items }) => items.length > 0)
              .map(({ label, items }) => (
                <optgroup key={label} label={label}>
                  {items.map((one) => (
                    <option key={`${one.id}@${one.version}`} value={`${one.id}@${one.version}`}>
                      {t('rulebook.choice', { title: words(one.title), version: one.version })}
                    </option>
                  ))}
                </optgroup>
              ))}
          </select>
        )}
      </Field>
    </div>
  );
}
