import { line } from 'd3-shape';
import { useTexts } from '../texts.tsx';
import { type LevelBand, shareOf } from './bands.ts';
import { pointsText } from './points.ts';
import css from './sparkline.module.css';

export interface SparklineProps {
  /** Totals by week, oldest first, in hundredths; null for a week that does not count. */
  readonly values: readonly (number | null)[];
  readonly max: number;
  /** Bounds between levels are drawn behind as hairlines. */
  readonly bands?: readonly LevelBand[];
  readonly width?: number;
  readonly height?: number;
}

const INSET = 3;

/** A person's last weeks in 66 x 24 pixels, with the same in words for screen readers. */
export function Sparkline({ values, max, bands = [], width = 66, height = 24 }: SparklineProps) {
  const { t, locale } = useTexts();
  const known = values.filter((value) => value !== null);
  const latest = known.at(-1);
  if (latest === undefined) return <span className={css.none}>{t('common.trendEmpty')}</span>;
  const x = (week: number) => INSET + (week * (width - 2 * INSET)) / Math.max(1, values.length - 1);
  const bounds = bands.map((band) => band.from.value).filter((bound) => bound > 0);
  // The lowest bound and the lowest week decide where the picture begins: from zero every line would lie flat on top.
  const floor = Math.max(0, Math.min(...known, ...bounds) - max / 10);
  const y = (value: number) => INSET + (1 - shareOf(value - floor, max - floor)) * (height - 2 * INSET);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, week) => x(week))
    .y((value) => y(value ?? 0));
  const label = t('common.trend', {
    count: known.length,
    first: pointsText(Math.min(...known), locale),
    last: pointsText(Math.max(...known), locale),
    latest: pointsText(latest, locale),
  });
  return (
    <svg
      className={css.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {bounds.map((bound) => (
        <line key={bound} className={css.bound} x1={0} x2={width} y1={y(bound)} y2={y(bound)} />
      ))}
      <path className={css.path} d={path(values) ?? ''} />
      <circle className={css.dot} cx={x(values.lastIndexOf(latest))} cy={y(latest)} r={2.6} />
    </svg>
  );
}
