import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';
import type { UnitWeek } from './figures.ts';
import css from './unit-week.module.css';

/** How the unit itself is evaluated this week, and the units right under it. */
export function UnitRecords({ data }: { readonly data: UnitWeek }) {
  const { t, locale, find } = useTexts();
  if (data.unitRecords.length === 0) return null;
  return (
    <Card title={t('unit.ownRecord')} note={t('unit.ownNote')}>
      <ul className={css.records}>
        {data.unitRecords.map(({ id, unit, state, counted, total, level, decided }) => (
          <li key={id}>
            <AppLink to={paths.periodRecord(data.week.week, id)}>{unit.name}</AppLink>
            <span className={css.state}>
              <Tag look={state === 'open' ? 'wait' : 'plain'}>
                {counted ? find(`unit.stage.${state}`) : t('unit.mark.not-counted')}
              </Tag>
              {total !== null && <strong>{pointsText(total, locale)}</strong>}
              {level && <LevelBadge level={level} />}
              {total !== null && !decided && <span className={css.muted}>{t('unit.ownPreview')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
