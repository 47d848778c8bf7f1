import { mostCommon, shortLevels } from '../short-levels.ts';
import { useBilingual, useTexts } from '../texts.tsx';
import css from './distribution-bar.module.css';
import { DistributionBar, type DistributionBarProps } from './distribution-bar.tsx';

/** The bar with what it shows in words: the finding, then every level with its number. Nothing to say without results. */
export function LevelSpread({ parts }: DistributionBarProps) {
  const { t } = useTexts();
  const name = useBilingual();
  const short = shortLevels(parts.map(({ level }) => level));
  const named = parts.map((part, at) => ({ ...part, level: short[at] ?? part.level }));
  const most = mostCommon(named);
  const shown = named.filter(({ count }) => count > 0);
  return (
    <figure className={css.spread}>
      <DistributionBar parts={parts} />
      {most !== null && (
        <figcaption>
          <strong>{t('common.levelsFinding', { ...most, level: name(most.level.name) })}</strong>
          {shown.length > 1 &&
            ` (${shown
              .map(({ level, count }) => t('common.distributionPart', { level: name(level.name), count }))
              .join(', ')})`}
        </figcaption>
      )}
    </figure>
  );
}
