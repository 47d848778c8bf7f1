import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { Button } from '../parts/button.tsx';
import { LevelBadge } from '../parts/level-badge.tsx';
import { pointsText } from '../parts/points.ts';
import { WeekChart } from '../parts/week-chart.tsx';
import { levelByKey } from '../rulebook.ts';
import { useTexts } from '../texts.tsx';
import css from './pane.module.css';
import type { Line } from './use-review.ts';

export interface PreviewProps {
  readonly line: Line;
  readonly rulebook: Rulebook;
  readonly onOpen: () => void;
}

/** A record that is chosen but not open yet: opening it is an act of its own, so it is asked for. */
export function Preview({ line, rulebook, onOpen }: PreviewProps) {
  const { t, locale } = useTexts();
  const { item } = line;
  const leading = item.final ?? item.scorer ?? item.self;
  const stage = item.final ? 'final' : item.scorer ? 'scorer' : 'self';
  return (
    <div className={css.preview}>
      {leading && (
        <div className={css.figure}>
          <span className={css.big}>{pointsText(leading.total, locale)}</span>
          <span className={css.muted}>{t(`review.stage.${stage}`)}</span>
          <LevelBadge level={levelByKey(rulebook, leading.level)} large />
        </div>
      )}
      {item.trend.length > 1 && (
        <figure>
          <figcaption className={css.muted}>{t('review.trend')}</figcaption>
          <WeekChart weeks={item.trend} rulebook={rulebook} />
        </figure>
      )}
      <div>
        <Button look="primary" keyHint="Enter" onClick={onOpen}>
          {t('review.open')}
        </Button>
      </div>
      {item.may.includes('view') && <p className={css.muted}>{t('review.openMeans')}</p>}
    </div>
  );
}
