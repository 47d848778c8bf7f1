import { figuresOfWork, percentOf } from '../../../domain/work/position-figures.ts';
import type { Assumptions } from '../../../domain/work/staffing.ts';
import { formatDate } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';
import { hoursText, hundredthsText, type Position, perDayText, type Statistics } from './shapes.ts';
import css from './staffing.module.css';
import { useHere } from './use-here.ts';

/** Working days below which nothing should be reckoned from the figures. */
const FEWEST_DAYS = 20;

interface Props {
  readonly data: Statistics;
}

/** Sentences a leader reads first. */
export function Findings({ data, assumptions }: Props & { readonly assumptions: Assumptions }) {
  const { t, locale } = useTexts();
  const whole = figuresOfWork(data.lines, data.holders);
  const norm = assumptions.minutesPerDay * assumptions.mostProductive;
  const heavy = data.positions.filter(({ own }) => (own.perDay ?? 0) > norm);
  const measured = data.positions.filter(({ own }) => own.tasks > 0).length;
  return (
    <Card title={t('staffing.findings')}>
      <ul className={css.findings}>
        <li>
          {t('staffing.finding.work', {
            tasks: whole.tasks,
            positions: measured,
            hours: hoursText(whole.standard, locale),
          })}
        </li>
        <li>
          {t('staffing.finding.heavy', {
            count: heavy.length,
            names: heavy.map((one) => one.position).join('; '),
          })}
        </li>
        <li>
          {t('staffing.finding.unmeasured', {
            percent:
              whole.unmeasured === 0
                ? 0
                : Math.max(1, percentOf({ part: whole.unmeasured, of: whole.volume })),
          })}
        </li>
        {data.begins !== null && data.begins > data.from && (
          <li>
            {t('staffing.finding.begins', {
              date: formatDate(data.begins),
              days: data.days.looked,
            })}
          </li>
        )}
        {data.days.looked < FEWEST_DAYS && <li>{t('staffing.finding.short')}</li>}
      </ul>
    </Card>
  );
}

/** One line per position; the name opens it. */
export function Positions({ data }: Props) {
  const { t, locale } = useTexts();
  const here = useHere();
  const columns: readonly Column<Position>[] = [
    {
      id: 'position',
      header: t('staffing.position'),
      phone: 'head',
      cell: ({ position }) => (
        <AppLink className={css.name} to={paths.staffing} search={{ ...here, 'vi-tri': position }}>
          {position || t('staffing.noPosition')}
        </AppLink>
      ),
    },
    { id: 'people', header: t('staffing.people'), numeric: true, cell: ({ own }) => own.people },
    { id: 'tasks', header: t('staffing.tasks'), numeric: true, cell: ({ own }) => own.tasks },
    {
      id: 'volume',
      header: t('staffing.volume'),
      numeric: true,
      cell: ({ own }) => hundredthsText(own.volume, locale),
    },
    {
      id: 'standard',
      header: t('staffing.hoursStandard'),
      numeric: true,
      cell: ({ own }) => hoursText(own.standard, locale),
    },
    {
      id: 'declared',
      header: t('staffing.hoursDeclared'),
      numeric: true,
      cell: ({ own }) => (own.declared === 0 ? '–' : hoursText(own.declared, locale)),
    },
    {
      id: 'perDay',
      header: t('staffing.perDay'),
      numeric: true,
      cell: ({ own }) => perDayText(own.perDay, locale),
    },
    { id: 'inTime', header: t('staffing.inTime'), numeric: true, cell: ({ own }) => percent(own.inTime) },
    {
      id: 'firstTime',
      header: t('staffing.firstTime'),
      numeric: true,
      cell: ({ own }) => percent(own.firstTime),
    },
    { id: 'elsewhere', header: t('staffing.elsewhere'), cell: (one) => <Elsewhere position={one} short /> },
  ];
  return (
    <Card flush title={t('staffing.positions')} note={t('staffing.positionsNote')}>
      <DataTable
        caption={t('staffing.positions')}
        columns={columns}
        rows={data.positions.filter(({ own }) => own.tasks > 0 || own.people > 0)}
        rowKey={({ position }) => position}
      />
    </Card>
  );
}

const percent = (share: Position['own']['inTime']) => (share === null ? '–' : percentOf(share));

/** The same position in other units, with what speaks against comparing. */
interface ElsewhereProps {
  readonly position: Position;
  /** In a column of many: why there is no figure, in two words. */
  readonly short?: boolean;
}

export function Elsewhere({ position: { comparison }, short }: ElsewhereProps) {
  const { t, locale } = useTexts();
  const { elsewhere, units, warnings } = comparison;
  return (
    <span className={css.elsewhere}>
      {elsewhere !== null && (
        <span>
          {t('staffing.elsewhereOf', {
            hours: perDayText(elsewhere.perDay, locale),
            people: elsewhere.people,
            units,
          })}
        </span>
      )}
      {warnings.map((warning) => (
        <span key={warning} className={css.muted}>
          {short && warning === 'few-people' ? t('staffing.fewElsewhere') : t(`staffing.warning.${warning}`)}
        </span>
      ))}
    </span>
  );
}
