import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { Button } from '../../parts/button.tsx';
import { LevelSpread } from '../../parts/level-spread.tsx';
import { pointsText } from '../../parts/points.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import type { Line } from '../../review/use-review.ts';
import { useTexts } from '../../texts.tsx';
import { FILTERS, type Filter, isScored, ownDistribution, sameForAll } from './figures.ts';
import css from './team.module.css';

export interface ToolbarProps {
  readonly lines: readonly Line[];
  readonly rulebook: Rulebook;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly onKeys: () => void;
}

/** Search, filter with counts, and how one's own points are spread right now. */
export function Toolbar({ lines, rulebook, filter, setFilter, name, setName, onKeys }: ToolbarProps) {
  const { t, locale } = useTexts();
  const same = sameForAll(lines);
  const counts: Readonly<Record<Filter, number>> = {
    'tat-ca': lines.length,
    'chua-cham': lines.filter((line) => line.todo).length,
    'da-cham': lines.filter(isScored).length,
  };
  return (
    <div className={css.toolbar}>
      <SearchBox
        label={t('common.searchPeople')}
        labelHidden
        placeholder={t('common.searchPeople')}
        value={name}
        onChange={setName}
      />
      <Segmented
        label={t('team.filter')}
        value={filter}
        onChange={setFilter}
        options={FILTERS.map((value) => ({ value, label: t(`team.filter.${value}`), count: counts[value] }))}
      />
      <div className={css.spread}>
        <span className={css.spreadName}>{t('team.spread')}</span>
        <LevelSpread parts={ownDistribution(lines, rulebook.levels)} />
      </div>
      <span className={css.keys}>
        <Button look="quiet" small keyHint="?" onClick={onKeys}>
          {t('common.keys')}
        </Button>
      </span>
      {same !== null && (
        <p className={css.same} role="status">
          {t('team.sameForAll', { points: pointsText(same, locale) })}
        </p>
      )}
    </div>
  );
}
