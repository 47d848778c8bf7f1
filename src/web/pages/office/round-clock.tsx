// The four steps as a ring: how much of each is behind, and the time to the next deadline in the middle.
import { arc } from 'd3-shape';
import { Twin } from '../../parts/twin.tsx';
import { useTexts } from '../../texts.tsx';
import { type Board, behindAt, nextStep, RING, type Step, waitingAt } from './board-view.ts';
import css from './office.module.css';
import { useDistance } from './remaining.tsx';

const SIZE = 176;
const BAND = { inner: 58, outer: 82 };
const GAP = 0.05;
const QUARTER = Math.PI / 2;

const piece = arc<{ readonly from: number; readonly to: number }>()
  .innerRadius(BAND.inner)
  .outerRadius(BAND.outer)
  .cornerRadius(3)
  .startAngle(({ from }) => from)
  .endAngle(({ to }) => to);

/** Read clockwise from the top; the same numbers stand in the tiles beside it. */
export function RoundClock({ data }: { readonly data: Board }) {
  const { t } = useTexts();
  const behind = behindAt(data);
  const waiting = waitingAt(data);
  const next = nextStep(data, waiting);
  const { late, hours, minutes, words } = useDistance(data.week.deadlines[next ?? 'close']);
  const finding =
    next === null
      ? t('office.clock.done')
      : t(late ? 'office.clock.late' : 'office.clock.next', {
          ...{ step: t(`office.step.${next}`), count: waiting[next], time: words },
        });
  const middle = hours > 0 ? t('office.clock.hours', { hours }) : t('office.clock.minutes', { minutes });
  const parts = RING.map((step) =>
    t('office.clock.part', { step: t(`office.step.${step}`), percent: behind[step] }),
  );
  return (
    <figure className={css.clock}>
      <svg
        viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
        role="img"
        aria-label={`${finding} ${parts.join(', ')}.`}
      >
        {RING.map((step, at) => (
          <Quarter key={step} at={at} percent={behind[step]} />
        ))}
        <text className={css.ringHours} y={4} textAnchor="middle">
          {next === null ? '100%' : middle}
        </text>
        {next !== null && (
          <text className={css.ringMark} y={20} textAnchor="middle">
            {t(late ? 'office.clock.over' : 'office.clock.left')}
          </text>
        )}
      </svg>
      <figcaption className={css.clockFinding}>{finding}</figcaption>
      <ClockTable behind={behind} waiting={waiting} />
    </figure>
  );
}

interface QuarterProps {
  /** Which of the four, clockwise from the top. */
  readonly at: number;
  readonly percent: number;
}

function Quarter({ at, percent }: QuarterProps) {
  const from = at * QUARTER + GAP;
  const to = (at + 1) * QUARTER - GAP;
  const reached = from + ((to - from) * percent) / 100;
  return (
    <g>
      <path className={css.ring} d={piece({ from, to }) ?? ''} />
      {percent > 0 && <path className={css.ringDone} d={piece({ from, to: reached }) ?? ''} />}
      <text
        className={css.ringMark}
        x={Math.sin((from + to) / 2) * (BAND.inner - 12)}
        y={-Math.cos((from + to) / 2) * (BAND.inner - 12) + 4}
        textAnchor="middle"
      >
        {at + 1}
      </text>
    </g>
  );
}

interface TableProps {
  readonly behind: Readonly<Record<Step, number>>;
  readonly waiting: Readonly<Record<Step, number>>;
}

/** The same as figures. */
function ClockTable({ behind, waiting }: TableProps) {
  const { t } = useTexts();
  return (
    <Twin summary={t('office.clock.table')}>
      <table className={css.clockTable}>
        <thead>
          <tr>
            <th scope="col">{t('office.clock.step')}</th>
            <th scope="col">{t('office.clock.behind')}</th>
            <th scope="col">{t('office.clock.waiting')}</th>
          </tr>
        </thead>
        <tbody>
          {RING.map((step, at) => (
            <tr key={step}>
              <th scope="row">
                {at + 1}. {t(`office.step.${step}`)}
              </th>
              <td>{behind[step]}%</td>
              <td>{waiting[step]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Twin>
  );
}
