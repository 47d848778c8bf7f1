import type { Assumptions } from '../../../domain/work/staffing.ts';
import { weekParts } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Twin } from '../../parts/twin.tsx';
import { useBoxWidth } from '../../parts/use-box-width.ts';
import { useTexts } from '../../texts.tsx';
import { hoursText, type Statistics } from './shapes.ts';
import css from './staffing.module.css';

const FEWEST_WEEKS = 4;
const CHART = { height: 260, top: 6, left: 4, bottom: 20, narrowest: 240 };

interface Load {
  readonly week: string;
  readonly standard: number;
  readonly least: number;
  readonly most: number;
}

function loadsOf(data: Statistics, given: Assumptions): readonly Load[] {
  return data.weeks.map(({ week, positions }) => {
    const days = positions.reduce((sum, one) => sum + one.days, 0);
    const norm = (percent: number) => Math.floor((days * given.minutesPerDay * percent) / 100);
    const standard = positions.reduce((sum, one) => sum + one.standard, 0);
    return { week, standard, least: norm(given.leastProductive), most: norm(given.mostProductive) };
  });
}

interface Props {
  readonly data: Statistics;
  readonly assumptions: Assumptions;
}

/** Standard hours of the last weeks as bars over the band of hours that can go into products. */
export function WeekLoads({ data, assumptions }: Props) {
  const { t } = useTexts();
  const loads = loadsOf(data, assumptions);
  if (loads.filter(({ standard }) => standard > 0).length < FEWEST_WEEKS)
    return (
      <Card title={t('staffing.weeksEmpty')}>
        <p className={css.muted}>{t('staffing.weeksNorm')}</p>
      </Card>
    );
  const over = loads.filter((one) => one.standard > one.most).length;
  const title = over > 0 ? 'staffing.weeksTitle.over' : 'staffing.weeksTitle.under';
  return (
    <Card title={t(title, { count: over, of: loads.length })}>
      <Bars loads={loads} />
      <p className={css.muted}>{t('staffing.weeksNorm')}</p>
      <Twin summary={t('staffing.asTable')}>
        <LoadTable loads={loads} />
      </Twin>
    </Card>
  );
}

function Bars({ loads }: { readonly loads: readonly Load[] }) {
  const { t, locale } = useTexts();
  const top = Math.max(1, ...loads.flatMap((one) => [one.standard, one.most]));
  const { box, width } = useBoxWidth(CHART.narrowest);
  const step = (width - CHART.left) / loads.length;
  const y = (minutes: number) => CHART.top + (CHART.height - CHART.top - CHART.bottom) * (1 - minutes / top);
  const values = loads.map(({ standard }) => standard).filter((standard) => standard > 0);
  const label = t('staffing.weeksText', {
    weeks: loads.length,
    most: hoursText(Math.max(...values), locale),
    least: hoursText(Math.min(...values), locale),
  });
  return (
    <div ref={box} className={css.chart}>
      <svg
        width={width}
        height={CHART.height}
        viewBox={`0 0 ${width} ${CHART.height}`}
        role="img"
        aria-label={label}
      >
        {loads.map((one, at) => {
          const x = CHART.left + at * step;
          return (
            <g key={one.week}>
              <rect
                className={css.norm}
                x={x}
                width={step}
                y={y(one.most)}
                height={y(one.least) - y(one.most)}
              />
              <rect
                className={one.standard > one.most ? css.loadOver : css.load}
                x={x + step * 0.2}
                width={step * 0.6}
                y={y(one.standard)}
                height={y(0) - y(one.standard)}
              />
              <text className={css.tick} x={x + step / 2} y={CHART.height - 5} textAnchor="middle">
                {weekParts(one.week).week}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function LoadTable({ loads }: { readonly loads: readonly Load[] }) {
  const { t, locale } = useTexts();
  const hours = (minutes: number) => hoursText(minutes, locale);
  return (
    <DataTable
      caption={t('staffing.sheet.weeks')}
      rows={loads}
      rowKey={({ week }) => week}
      columns={[
        { id: 'week', header: t('staffing.week'), phone: 'head', cell: ({ week }) => weekParts(week).week },
        {
          id: 'hours',
          header: t('staffing.hoursStandard'),
          numeric: true,
          cell: ({ standard }) => hours(standard),
        },
        {
          id: 'norm',
          header: t('staffing.normOf'),
          numeric: true,
          cell: ({ least, most }) => t('staffing.range', { least: hours(least), most: hours(most) }),
        },
      ]}
    />
  );
}
