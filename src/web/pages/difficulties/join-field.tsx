import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { alike } from './alike.ts';
import css from './difficulties.module.css';
import type { Item } from './register.ts';

interface Props {
  readonly item: Item;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (to: string) => void;
}

/** The number of the other item; those that say the same are a press away, so that nobody has to remember one. */
export function JoinField({ item, value, error, onChange }: Props) {
  const { t } = useTexts();
  const { data } = useRead(ROUTES.difficulties, { query: { state: 'live', class: item.class } });
  const offers = alike(item, data?.items ?? []);
  return (
    <>
      <TextField
        label={t('difficulties.joinLabel')}
        hint={t('difficulties.joinHint')}
        inputMode="numeric"
        value={value}
        onChange={onChange}
        error={error}
      />
      {offers.length > 0 && (
        <ul className={css.offers} aria-label={t('difficulties.alike')}>
          {offers.map(({ id, text, unit }) => (
            <li key={id}>
              <Button small aria-pressed={value === String(id)} onClick={() => onChange(String(id))}>
                {t('difficulties.number', { id })}
              </Button>
              <span>
                {text} <span className={css.muted}>{unit.name}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
