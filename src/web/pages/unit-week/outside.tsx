import { Card } from '../../parts/card.tsx';
import { PersonLine } from '../../parts/person-line.tsx';
import { useTexts } from '../../texts.tsx';
import type { UnitWeek } from './figures.ts';
import css from './unit-week.module.css';

/** Leaders of the body: the weekly regulation does not evaluate them, and the page says so by name. */
export function Outside({ data }: { readonly data: UnitWeek }) {
  const { t } = useTexts();
  return (
    <Card title={t('unit.outside')} note={t('unit.outsideNote')}>
      <ul className={css.outside}>
        {data.outside.map(({ person, post, unit }) => (
          <li key={`${person.id} ${unit.id}`}>
            <PersonLine name={person.name} post={post} unit={unit.name} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
