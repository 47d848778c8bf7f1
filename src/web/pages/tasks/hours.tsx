// Hours put down in a week, day by day, beside the standard time of what was accepted. A memory, not a charge.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { addWeeks, weekOf } from '../../../domain/period/week.ts';
import { formatDayMonth, formatWeekday, weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { DayLogs } from '../../work/day-logs.tsx';
import type { WorkWeek } from '../../work/entry-shapes.ts';
import { minutesText } from '../../work/minutes.ts';
import css from './tasks.module.css';

/** A day's bar is full at this many minutes. */
const FULL = 480;

/** Time of the products accepted in the week, the own share of them: at least their standard times alone, at most with
 * what was put down for those that have none. Null where nothing was accepted. */
export function acceptedMinutes({ tasks, from, to }: WorkWeek) {
  const accepted = tasks.filter((one) => one.accepted !== null && one.accepted >= from && one.accepted < to);
  if (accepted.length === 0) return null;
  const standard = accepted.reduce(
    (total, { minutes, doneQuantity, ownShare }) => total + (minutes ?? 0) * doneQuantity * ownShare,
    0,
  );
  const unmeasured = accepted.filter(({ minutes }) => minutes === null);
  const least = Math.floor(standard / 100);
  const most = least + unmeasured.reduce((total, { logged }) => total + logged, 0);
  return { least, most, unmeasured: unmeasured.length };
}

/** The running week, and those before it. */
export function Hours() {
  const { t } = useTexts();
  const { today } = useSession();
  const running = weekOf(today);
  const [week, setWeek] = useState(running);
  const { data, error, refetch } = useRead(ROUTES.workWeek, { params: { week } });
  const here = data?.week === week ? data : undefined;
  const number = (of: string) => ({ week: weekParts(of).week });
  return (
    <Card
      title={t(week === running ? 'work.hoursTitle' : 'work.hoursOf', number(week))}
      note={here && `${formatDayMonth(here.from)}–${formatDayMonth(addDays(here.to, -1))}`}
      actions={
        <>
          <Button small onClick={() => setWeek(addWeeks(week, -1))} icon={<Icon name="left" size={16} />}>
            {t('work.week', number(addWeeks(week, -1)))}
          </Button>
          {week !== running && (
            <Button small onClick={() => setWeek(addWeeks(week, 1))}>
              {t('work.week', number(addWeeks(week, 1)))}
            </Button>
          )}
        </>
      }
    >
      {error && !here && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !here && <Skeleton lines={4} />}
      {here && <HoursOf week={here} />}
    </Card>
  );
}

function HoursOf({ week }: { readonly week: WorkWeek }) {
  const texts = useTexts();
  const { t } = texts;
  const sum = week.days.reduce((total, { minutes }) => total + minutes, 0);
  const logs = week.days.flatMap((day) => day.logs);
  const worked = new Set(logs.map(({ task }) => task.id));
  const away = new Map(week.away.map(({ day, kind }) => [day, t(`work.away.${kind}`)]));
  return (
    <>
      <ol className={css.days}>
        {week.days
          .filter(({ day, minutes }) => week.workingDays.includes(day) || minutes > 0)
          .map(({ day, minutes }) => (
            <Day key={day} day={day} minutes={minutes} away={away.get(day)} />
          ))}
      </ol>
      <p>{t('work.hoursSum', { time: minutesText(sum, texts), tasks: worked.size })}</p>
      <Accepted week={week} />
      <p className={css.muted}>{t('work.hoursNote')}</p>
      <SeenBy openTo={week.openTo} />
      {logs.length > 0 && (
        <details>
          <summary>{t('work.hoursLines', { count: logs.length })}</summary>
          {week.days
            .filter((day) => day.logs.length > 0)
            .map((day) => (
              <section key={day.day} aria-label={formatDayMonth(day.day)}>
                <h3 className={css.dayHead}>
                  {formatWeekday(day.day, texts.locale)} {formatDayMonth(day.day)}
                </h3>
                <DayLogs logs={day.logs} />
              </section>
            ))}
        </details>
      )}
    </>
  );
}

function Accepted({ week }: { readonly week: WorkWeek }) {
  const texts = useTexts();
  const { t } = texts;
  const accepted = acceptedMinutes(week);
  if (accepted === null) return <p>{t('work.hoursNoStandard')}</p>;
  const { least, most, unmeasured } = accepted;
  const ends = { least: minutesText(least, texts), most: minutesText(most, texts) };
  return (
    <p>
      {least === most ? t('work.hoursStandard', { time: ends.least }) : t('work.hoursStandardRange', ends)}
      {unmeasured > 0 && ` ${t('work.hoursUnmeasured', { count: unmeasured })}`}
    </p>
  );
}

/** Who sees this: said where the hours are, so that nobody has to guess. */
function SeenBy({ openTo }: Pick<WorkWeek, 'openTo'>) {
  const { t } = useTexts();
  const words = useBilingual();
  return (
    <p className={css.muted}>
      {t('work.seenByThoseAbove')}{' '}
      {openTo !== null && (
        <>
          {t('work.seenByUnit', { title: words(openTo.title) })}{' '}
          <AppLink to={paths.openWork}>{t('work.openTitle')}</AppLink>
        </>
      )}
    </p>
  );
}

interface DayProps {
  readonly day: string;
  readonly minutes: number;
  /** Recorded as away that day, in a word. */
  readonly away: string | undefined;
}

function Day({ day, minutes, away }: DayProps) {
  const texts = useTexts();
  const height = `${Math.min(100, Math.round((minutes * 100) / FULL))}%`;
  return (
    <li className={css.day}>
      <span className={css.track} aria-hidden="true">
        <span className={css.fill} style={{ height }} />
      </span>
      <span className={css.dayName}>
        {formatWeekday(day, texts.locale)} {formatDayMonth(day)}
      </span>
      <span className={css.dayTime}>
        {minutes > 0 ? minutesText(minutes, texts) : (away ?? texts.t('work.hoursNone'))}
        {minutes > 0 && away && ` · ${away}`}
      </span>
    </li>
  );
}
