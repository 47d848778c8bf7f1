import { percentOf } from '../../../domain/work/position-figures.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Twin } from '../../parts/twin.tsx';
import { useTexts } from '../../texts.tsx';
import type { Statistics } from './shapes.ts';
import css from './staffing.module.css';

/** Per cent from which a position counts as good on an axis. */
const GOOD = 80;
const PLOT = { size: 300, pad: 34 };
const INNER = PLOT.size - 2 * PLOT.pad;
/** Where the axes begin while every dot lies above it: most positions stand in the upper corner. */
const HALF = 50;

interface Dot {
  readonly position: string;
  readonly inTime: number;
  readonly firstTime: number;
  readonly tasks: number;
}

function dotsOf(data: Statistics): readonly Dot[] {
  return data.positions.flatMap(({ position, own: { inTime, firstTime, tasks } }) =>
    inTime === null || firstTime === null
      ? []
      : [{ position, inTime: percentOf(inTime), firstTime: percentOf(firstTime), tasks }],
  );
}

/** Each position as a dot: across in time, up right first time. */
export function QualityPlot({ data }: { readonly data: Statistics }) {
  const { t } = useTexts();
  const dots = dotsOf(data);
  if (dots.length === 0)
    return (
      <Card title={t('staffing.scatterEmpty')}>
        <p className={css.muted}>{t('staffing.scatterText')}</p>
      </Card>
    );
  const low = dots.filter((one) => one.inTime < GOOD || one.firstTime < GOOD).length;
  const title = low > 0 ? 'staffing.scatterTitle.mixed' : 'staffing.scatterTitle.good';
  return (
    <Card title={t(title, { count: low })}>
      <Plot dots={dots} />
      <Twin summary={t('staffing.asTable')}>
        <DataTable
          caption={t('staffing.scatterText')}
          rows={dots}
          rowKey={({ position }) => position}
          columns={[
            {
              id: 'position',
              header: t('staffing.position'),
              phone: 'head',
              cell: ({ position }) => position || t('staffing.noPosition'),
            },
            { id: 'tasks', header: t('staffing.tasks'), numeric: true, cell: ({ tasks }) => tasks },
            { id: 'inTime', header: t('staffing.inTime'), numeric: true, cell: ({ inTime }) => inTime },
            {
              id: 'firstTime',
              header: t('staffing.firstTime'),
              numeric: true,
              cell: ({ firstTime }) => firstTime,
            },
          ]}
        />
      </Twin>
    </Card>
  );
}

function Plot({ dots }: { readonly dots: readonly Dot[] }) {
  const { t } = useTexts();
  const middle = PLOT.size / 2;
  const from = dots.every(({ inTime, firstTime }) => Math.min(inTime, firstTime) >= HALF) ? HALF : 0;
  const at = (percent: number) => PLOT.pad + ((percent - from) * INNER) / (100 - from);
  const up = (percent: number) => PLOT.size - at(percent);
  return (
    <svg
      className={css.plot}
      viewBox={`0 0 ${PLOT.size} ${PLOT.size}`}
      role="img"
      aria-label={t('staffing.scatterText')}
    >
      <rect className={css.frame} x={PLOT.pad} y={PLOT.pad} width={INNER} height={INNER} />
      <line className={css.grid} x1={at(GOOD)} x2={at(GOOD)} y1={up(from)} y2={up(100)} />
      <line className={css.grid} x1={at(from)} x2={at(100)} y1={up(GOOD)} y2={up(GOOD)} />
      {[from, GOOD, 100].map((percent) => (
        <g key={percent}>
          <text className={css.tick} x={at(percent)} y={up(from) + 12} textAnchor="middle">
            {percent}
          </text>
          <text
            className={css.tick}
            x={at(from) - 4}
            y={up(percent) + (percent === from ? -2 : 4)}
            textAnchor="end"
          >
            {percent}
          </text>
        </g>
      ))}
      <text className={css.tick} x={PLOT.size - PLOT.pad - 4} y={up(from) - 6} textAnchor="end">
        {t('staffing.scatterFast')}
      </text>
      <text className={css.tick} x={at(from) + 4} y={up(100) + 14}>
        {t('staffing.scatterCareful')}
      </text>
      <text className={css.tick} x={middle} y={PLOT.size - 3} textAnchor="middle">
        {t('staffing.inTime')}
      </text>
      <text className={css.tick} x={10} y={middle} textAnchor="middle" transform={`rotate(-90 10 ${middle})`}>
        {t('staffing.firstTime')}
      </text>
      {dots.map((one) => (
        <circle
          key={one.position}
          className={css.dot}
          cx={at(one.inTime)}
          cy={up(one.firstTime)}
          r={Math.min(14, 4 + Math.sqrt(one.tasks) / 3)}
        />
      ))}
    </svg>
  );
}
