// Who would get work that comes back, before it is set: how many, and their names.
import { ROUTES } from '../../../contract/routes.ts';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import css from './plan.module.css';

interface Props {
  readonly unit: number;
  readonly position: string;
  readonly below: boolean;
}

export function WhoGets(props: Props) {
  return props.position === '' ? null : <Found {...props} />;
}

function Found({ unit, position, below }: Props) {
  const { t } = useTexts();
  const query = { position, below: below ? ('1' as const) : ('0' as const) };
  const { data, error } = useRead(ROUTES.recurringPreview, { params: { id: unit }, query });
  if (error) return <p className={css.muted}>{t('plan.whoUnknown')}</p>;
  if (!data) return <p className={css.muted}>{t('plan.whoLooking')}</p>;
  const { count, units, people } = data;
  return (
    <details className={css.who}>
      <summary>{t('plan.whoGets', { count, units })}</summary>
      <ul>
        {people.map(({ person, unit: of }) => (
          <li key={person.id}>
            {person.name} · <span className={css.muted}>{of.name}</span>
          </li>
        ))}
        {count > people.length && (
          <li className={css.muted}>{t('plan.whoMore', { count: count - people.length })}</li>
        )}
      </ul>
    </details>
  );
}
