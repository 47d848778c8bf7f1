import { useBilingual, useTexts } from '../texts.tsx';
import { classNames } from './class-names.ts';
import css from './distribution-bar.module.css';
import { LevelMark, type LevelView, levelLook } from './level-mark.tsx';

export interface DistributionBarProps {
  readonly parts: readonly { readonly level: LevelView; readonly count: number }[];
}

/** How many have which level: widths by share, mark and number inside, words for screen readers. */
export function DistributionBar({ parts }: DistributionBarProps) {
  const { t } = useTexts();
  const name = useBilingual();
  const words = parts.map((part) =>
    t('common.distributionPart', { level: name(part.level.name), count: part.count }),
  );
  const shown = parts.filter((part) => part.count > 0);
  return (
    <div className={css.bar} role="img" aria-label={t('common.distribution', { parts: words.join(', ') })}>
      {shown.length === 0 && <div className={css.empty} />}
      {shown.map((part) => (
        <div
          key={part.level.key}
          className={classNames(css.part, css[`look${levelLook(part.level.order)}`])}
          style={{ flexGrow: part.count }}
          title={t('common.distributionPart', { level: name(part.level.name), count: part.count })}
        >
          <LevelMark order={part.level.order} size={10} />
          {part.count}
        </div>
      ))}
    </div>
  );
}
