import { line } from 'd3-shape';
import { weekParts } from '../../text/format.ts';
import { useBilingual, useTexts } from '../texts.tsx';
import { bandOf, type LevelBand, risingBands, shareOf } from './bands.ts';
import { levelLook } from './level-mark.tsx';
import { pointsText } from './points.ts';
import { useBoxWidth } from './use-box-width.ts';
import css from './week-chart.module.css';

export interface ChartWeek {
  readonly week: string;
  /** Hundredths; null for a week without a result. */
  readonly total: number | null;
  /** What a form of the past says; drawn apart, it is no result. */
  readonly past?: number | null;
}
export interface WeekChartProps {
  /** Oldest first. */
  readonly weeks: readonly ChartWeek[];
  readonly bands: readonly LevelBand[];
  /** Most points that can be had, in hundredths. */
  readonly max: number;
}

const HEIGHT = 188;
const PAD = { top: 8, right: 12, bottom: 24, left: 34 };
const NARROWEST = 240;

/** Totals of the last weeks as a line with the levels as bands behind; gaps where there is no result. */
export function WeekChart({ weeks, bands, max }: WeekChartProps) {
  const { box, width } = useBoxWidth(NARROWEST);
  return (
    <div ref={box} className={css.box}>
      <Picture weeks={weeks} bands={bands} max={max} width={width} />
    </div>
  );
}

/** The picture begins below the lowest week and the lowest bound but one: from zero every line would lie flat on top. */
function floorOf(weeks: readonly ChartWeek[], rising: readonly LevelBand[], max: number): number {
  const totals = weeks.flatMap(({ total, past = null }) => [total, past].filter((one) => one !== null));
  const bound = rising[1]?.from.value ?? 0;
  return Math.max(0, Math.min(bound, ...totals) - max / 20);
}

/** Where weeks and points lie in a picture of this width. */
function scalesOf({ weeks, bands, max, width }: PictureProps) {
  const rising = risingBands(bands);
  const floor = floorOf(weeks, rising, max);
  const inner = width - PAD.left - PAD.right;
  return {
    rising,
    floor,
    inner,
    x: (at: number) => PAD.left + ((at + 0.5) * inner) / Math.max(1, weeks.length),
    y: (value: number) =>
      PAD.top + (1 - shareOf(value - floor, max - floor)) * (HEIGHT - PAD.top - PAD.bottom),
  };
}
type Scales = ReturnType<typeof scalesOf>;

interface PictureProps extends WeekChartProps {
  readonly width: number;
}

function Picture(props: PictureProps) {
  const { t, locale } = useTexts();
  const { weeks, width } = props;
  const scales = scalesOf(props);
  const { x, y } = scales;
  const pathOf = (points: (week: ChartWeek) => number | null) =>
    line<ChartWeek>()
      .defined((one) => points(one) !== null)
      .x((_, at) => x(at))
      .y((one) => y(points(one) ?? 0))(weeks) ?? '';
  const past = weeks.filter((one) => typeof one.past === 'number').length;
  const known = weeks.flatMap((one) => (one.total === null ? [] : [one.total]));
  const label = t('common.trend', {
    count: known.length,
    first: pointsText(known.length > 0 ? Math.min(...known) : null, locale),
    last: pointsText(known.length > 0 ? Math.max(...known) : null, locale),
    latest: pointsText(known.at(-1) ?? null, locale),
  });
  const everySecond = width <= 480;
  return (
    <svg
      className={css.chart}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={past === 0 ? label : `${label} ${t('common.trendPast', { count: past })}`}
    >
      <Bands scales={scales} />
      <path className={css.pastPath} d={pathOf((one) => one.past ?? null)} />
      <path className={css.path} d={pathOf((one) => one.total)} />
      {weeks.map((one, at) => (
        <g key={one.week}>
          {typeof one.past === 'number' && <PastMark scales={scales} at={at} total={one.past} />}
          {one.total !== null && <Dot scales={scales} at={at} total={one.total} />}
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

function Bands({ scales: { rising, floor, inner, y } }: { readonly scales: Scales }) {
  const { locale } = useTexts();
  const name = useBilingual();
  return (
    <>
      {rising.map((band) => (
        <rect
          key={band.key}
          className={css[`look${levelLook(band.order)}`]}
          x={PAD.left}
          width={inner}
          y={y(band.to.value) + 1}
          height={Math.max(0, y(Math.max(floor, band.from.value)) - y(band.to.value) - 2)}
        >
          <title>{name(band.name)}</title>
        </rect>
      ))}
      {rising.slice(1).map((band) => (
        <text key={band.key} className={css.bound} x={PAD.left - 6} y={y(band.from.value) + 4}>
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
      <title>{t('common.pastForm', { points: pointsText(total, locale) })}</title>
    </rect>
  );
}

function Dot({ scales: { rising, x, y }, at, total }: DotProps) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const band = bandOf(rising, total);
  const points = pointsText(total, locale);
  return (
    <circle className={css.dot} cx={x(at)} cy={y(total)} r={4.5}>
      <title>
        {band === null ? points : t('common.distributionPart', { level: name(band.name), count: points })}
      </title>
    </circle>
  );
}
