import { useBilingual, useTexts } from '../texts.tsx';
import { classNames } from './class-names.ts';
import css from './level-badge.module.css';
import { LevelMark, type LevelView, levelLook } from './level-mark.tsx';

export interface LevelBadgeProps {
  /** null: not known. */
  readonly level: LevelView | null;
  /** Words when there is no level; default "cannot be computed yet". */
  readonly missing?: string;
  readonly large?: boolean;
}

/** Mark, border and word of a level; colour only comes third. */
export function LevelBadge({ level, missing, large }: LevelBadgeProps) {
  const { t } = useTexts();
  const name = useBilingual();
  if (level === null) return <span className={css.none}>{missing ?? t('common.levelUnknown')}</span>;
  return (
    <span className={classNames(css.badge, css[`look${levelLook(level.order)}`], large && css.large)}>
      <LevelMark order={level.order} size={large ? 13 : 11} />
      {name(level.name)}
    </span>
  );
}
