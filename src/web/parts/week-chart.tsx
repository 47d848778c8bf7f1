import { line } from 'd3-shape';
import { weekParts } from '../../text/format.ts';
import { useRegulations } from '../regulations.ts';
import { useBilingual, useTexts } from '../texts.tsx';
import { bandOf, risingBands, shareOf } from './bands.ts';
import { levelLook } from './level-mark.tsx';
import { pointsText } from './points.ts';
import { runsOf, stepsOf, type TrendRulebook, type TrendRun } from './trend-runs.ts';
import { useTrendWords } from './trend-words.ts';
import { useBoxWidth } from './use-box-width.ts';
import css from './week-chart.module.css';

export interface ChartWeek {
  readonly week: string;
  /** Hundredths; null for a week without a result. */
  readonly total: number | null;
  /** What a form of the past says; drawn apart, it is no result. */
  readonly past?: number | null;
  /** What it was decided under, 'id@version', where that is another regulation than the chart's. */
  readonly rulebook?: string | undefined;
}
export interface WeekChartProps {
  /** Oldest first. */
  readonly weeks: readonly ChartWeek[];
  readonly rulebook: TrendRulebook;
}

const HEIGHT = 188;
const PAD = { top: 8, right: 12, bottom: 24, left: 34 };
const NARROWEST = 240;

/**
 * Totals of the last weeks as a line with the levels as bands behind, those of the regulation each week was decided under; a
 * change of regulation is a step with its name and date. Gaps where there is no result.
 */
export function WeekChart({ weeks, rulebook }: WeekChartProps) {
  const { t } = useTexts();
  const { box, width } = useBoxWidth(NARROWEST);
  const rulebookOf = useRegulations(
    weeks.map((one) => one.rulebook),
    rulebook,
  );
  const runs = runsOf(weeks, rulebookOf);
  const words = useTrendWords(weeks, runs);
  const past = weeks.filter((one) => typeof one.past === 'number').length;
  const label = [
    words.line,
    ...words.steps.map((step) => step.words),
    ...(past === 0 ? [] : [t('trend.past', { count: past })]),
  ].join('. ');
  return (
    <div ref={box} className={css.box}>
      <Picture weeks={weeks} runs={runs} max={rulebook.maxTotal} width={width} label={label} />
      <Steps words={words} />
    </div>
  );
}

/** The steps in words: which regulation from which week on, and which before. */
function Steps({ words: { steps, before } }: { readonly words: ReturnType<typeof useTrendWords> }) {
  if (steps.length === 0) return null;
  return (
    <ul className={css.steps}>
      {before && <li>{before}</li>}
      {steps.map(({ first, words }) => (
        <li key={first}>{words}</li>
      ))}
    </ul>
  );
}

/** The picture begins below the lowest week and the lowest bound but one: from zero every line would lie flat on top. */
function floorOf({ weeks, runs, max }: PictureProps): number {
  const totals = weeks.flatMap(({ total, past = null }) => [total, past].filter((one) => one !== null));
  const bounds = runs.map(({ rulebook }) => risingBands(rulebook?.levels ?? [])[1]?.from.value ?? 0);
  return Math.max(0, Math.min(...bounds, ...totals) - max / 20);
}

/** Where weeks and points lie in a picture of this width. */
function scalesOf(props: PictureProps) {
  const { weeks, max, width } = props;
  const floor = floorOf(props);
  const inner = width - PAD.left - PAD.right;
  const x = (at: number) => PAD.left + ((at + 0.5) * inner) / Math.max(1, weeks.length);
  return {
    floor,
    x,
    /** Half a week before it. */
    edge: (at: number) => x(at - 0.5),
    y: (value: number) =>
      PAD.top + (1 - shareOf(value - floor, max - floor)) * (HEIGHT - PAD.top - PAD.bottom),
  };
}
type Scales = ReturnType<typeof scalesOf>;

interface PictureProps {
  readonly weeks: readonly ChartWeek[];
  readonly runs: readonly TrendRun[];
  /** Most points that can be had, in hundredths. */
  readonly max: number;
  readonly width: number;
  /** The same in words. */
  readonly label: string;
}

function Picture(props: PictureProps) {
  const { weeks, runs, width, label } = props;
  const scales = scalesOf(props);
  const { x, y, edge } = scales;
  const pathOf = (points: (week: ChartWeek) => number | null) =>
    line<ChartWeek>()
      .defined((one) => points(one) !== null)
      .x((_, at) => x(at))
      .y((one) => y(points(one) ?? 0))(weeks) ?? '';
  const everySecond = width <= 480;
  const runAt = (at: number) => runs.find(({ first, last }) => first <= at && at <= last);
  return (
    <svg
      className={css.chart}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {runs.map((run) => (
        <Bands key={run.first} scales={scales} run={run} />
      ))}
      {stepsOf(runs).map(({ first }) => (
        <line
          key={first}
          className={css.step}
          x1={edge(first)}
          x2={edge(first)}
          y1={PAD.top}
          y2={HEIGHT - PAD.bottom}
        />
      ))}
      <path className={css.pastPath} d={pathOf((one) => one.past ?? null)} />
      <path className={css.path} d={pathOf((one) => one.total)} />
      {weeks.map((one, at) => (
        <g key={one.week}>
          {typeof one.past === 'number' && <PastMark scales={scales} at={at} total={one.past} />}
          {one.total !== null && <Dot scales={scales} at={at} total={one.total} run={runAt(at)} />}
          {(!everySecond || at % 2 === (weeks.length - 1) % 2) && (
            <text className={css.week} x={x(at)} y={HEIGHT - 6}>
              {weekParts(one.week).week}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The bands of one regulation behind its weeks; bounds stand left of the first, and inside at every step. */
function Bands({ scales: { floor, edge, y }, run }: { readonly scales: Scales; readonly run: TrendRun }) {
  const { locale } = useTexts();
  const name = useBilingual();
  const rising = risingBands(run.rulebook?.levels ?? []);
  const [left, right] = [edge(run.first), edge(run.last + 1)];
  const isFirst = run.first === 0;
  return (
    <>
      {rising.map((band) => (
        <rect
          key={band.key}
          className={css[`look${levelLook(band.order)}`]}
          x={left}
          width={right - left}
          y={y(band.to.value) + 1}
          height={Math.max(0, y(Math.max(floor, band.from.value)) - y(band.to.value) - 2)}
        >
          <title>{name(band.name)}</title>
        </rect>
      ))}
      {rising.slice(1).map((band) => (
        <text
          key={band.key}
          className={isFirst ? css.bound : css.boundInside}
          x={isFirst ? left - 6 : left + 4}
          y={y(band.from.value) + 4}
        >
          {pointsText(band.from.value, locale)}
        </text>
      ))}
    </>
  );
}

interface DotProps {
  readonly scales: Scales;
  readonly at: number;
  readonly total: number;
}

/** Square, hollow and broken: nobody takes it for a result. */
function PastMark({ scales: { x, y }, at, total }: DotProps) {
  const { t, locale } = useTexts();
  return (
    <rect className={css.pastMark} x={x(at) - 4} y={y(total) - 4} width={8} height={8}>
      <title>{t('trend.pastForm', { points: pointsText(total, locale) })}</title>
    </rect>
  );
}

function Dot({ scales: { x, y }, at, total, run }: DotProps & { readonly run: TrendRun | undefined }) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const band = bandOf(run?.rulebook?.levels ?? [], total);
  const points = pointsText(total, locale);
  return (
    <circle className={css.dot} cx={x(at)} cy={y(total)} r={4.5}>
      <title>
        {band === null ? points : t('common.distributionPart', { level: name(band.name), count: points })}
      </title>
    </circle>
  );
}
