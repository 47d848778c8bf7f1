import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { classNames } from '../../parts/class-names.ts';
import { DistributionBar } from '../../parts/distribution-bar.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { mostCommon, shortLevels } from '../../short-levels.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import type { Shown, UnitWeek } from './figures.ts';
import { figureLink } from './stages.tsx';
import css from './unit-week.module.css';

export interface LevelsProps {
  readonly data: UnitWeek;
  readonly rulebook: Rulebook;
  readonly shown: Shown;
}

/** Results by level; each number opens its list. Without results it says when there will be some. */
export function Levels({ data, rulebook, shown }: LevelsProps) {
  const { t } = useTexts();
  const name = useBilingual();
  const levels = shortLevels(rulebook.levels);
  const parts = levels.map((level) => ({ level, count: data.levels[level.key] ?? 0 }));
  const all = parts.reduce((sum, part) => sum + part.count, 0);
  const most = mostCommon(parts);
  return (
    <Card
      title={
        most === null
          ? t('unit.levels')
          : t('common.levelsFinding', { ...most, level: name(most.level.name) })
      }
      note={t('unit.levelsNote', { count: all })}
    >
      {all === 0 ? (
        <p className={css.muted}>{t('unit.levelsEmpty')}</p>
      ) : (
        <>
          <DistributionBar parts={parts} />
          <ul className={css.levels}>
            {parts.map(({ level, count }) => {
              const here = shown.kind === 'level' && shown.level === level.key;
              return (
                <li key={level.key} className={classNames(here && css.hereLevel)}>
                  <LevelBadge level={level} />
                  {count === 0 ? (
                    <span className={css.muted}>{t('unit.levelCount', { count })}</span>
                  ) : (
                    <AppLink {...figureLink(data, { kind: 'level', level: level.key })} current={here}>
                      {t('unit.levelCount', { count })}
                      <span className={css.hidden}>: {name(level.name)}</span>
                    </AppLink>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Card>
  );
}
