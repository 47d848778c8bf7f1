import { line } from 'd3-shape';
import { useTexts } from '../texts.tsx';
import { shareOf } from './bands.ts';
import css from './sparkline.module.css';
import { type RulebookOf, runsOf, stepsOf, type TrendRun } from './trend-runs.ts';
import { useTrendWords } from './trend-words.ts';

export interface SparklineProps {
  /** Oldest first, totals in hundredths; null for a week that does not count. */
  readonly weeks: readonly SparkWeek[];
  /** Its bounds between levels are drawn behind as hairlines, each regulation's behind its own weeks. */
  readonly rulebookOf: RulebookOf;
  readonly max: number;
  readonly width?: number;
  readonly height?: number;
}
interface SparkWeek {
  readonly week: string;
  readonly total: number | null;
  readonly rulebook?: string | undefined;
}

const INSET = 3;

/** A person's last weeks in 66 x 24 pixels, with the same in words for screen readers. */
export function Sparkline({ weeks, rulebookOf, max, width = 66, height = 24 }: SparklineProps) {
  const { t } = useTexts();
  const runs = runsOf(weeks, rulebookOf);
  const words = useTrendWords(weeks, runs);
  const label = [words.line, ...words.steps.map((step) => step.words)].join('. ');
  const known = weeks.flatMap(({ total }) => total ?? []);
  const latest = known.at(-1);
  if (latest === undefined) return <span className={css.none}>{t('trend.empty')}</span>;
  const x = (week: number) => INSET + (week * (width - 2 * INSET)) / Math.max(1, weeks.length - 1);
  const edge = (at: number) => (at === 0 ? 0 : at === weeks.length ? width : (x(at - 1) + x(at)) / 2);
  const boundsOf = ({ rulebook }: TrendRun) =>
    (rulebook?.levels ?? []).map(({ from }) => from.value).filter((bound) => bound > 0);
  // The lowest bound and the lowest week decide where the picture begins: from zero every line would lie flat on top.
  const floor = Math.max(0, Math.min(...known, ...runs.flatMap(boundsOf)) - max / 10);
  const y = (value: number) => INSET + (1 - shareOf(value - floor, max - floor)) * (height - 2 * INSET);
  const path = line<SparkWeek>()
    .defined(({ total }) => total !== null)
    .x((_, week) => x(week))
    .y(({ total }) => y(total ?? 0));
  return (
    <svg
      className={css.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {runs.flatMap((run) =>
        boundsOf(run).map((bound) => (
          <line
            key={`${run.first} ${bound}`}
            className={css.bound}
            x1={edge(run.first)}
            x2={edge(run.last + 1)}
            y1={y(bound)}
            y2={y(bound)}
          />
        )),
      )}
      {stepsOf(runs).map(({ first }) => (
        <line key={first} className={css.step} x1={edge(first)} x2={edge(first)} y1={0} y2={height} />
      ))}
      <path className={css.path} d={path(weeks) ?? ''} />
      <circle
        className={css.dot}
        cx={x(weeks.findLastIndex(({ total }) => total !== null))}
        cy={y(latest)}
        r={2.6}
      />
    </svg>
  );
}
