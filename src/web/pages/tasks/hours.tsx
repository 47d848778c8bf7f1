// Hours put down in a week, day by day, beside the standard time of what was accepted. A memory, not a charge.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { addWeeks, weekOf } from '../../../domain/period/week.ts';
import { acceptedTime } from '../../../domain/work/hours.ts';
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
import { AcceptedTime, HourDays } from '../../work/hour-days.tsx';
import { minutesText } from '../../work/minutes.ts';
import css from './tasks.module.css';

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
      <HourDays
        days={week.days
          .filter(({ day, minutes }) => week.workingDays.includes(day) || minutes > 0)
          .map(({ day, minutes }) => ({ day, minutes, note: away.get(day) }))}
      />
      <p>{t('work.hoursSum', { time: minutesText(sum, texts), tasks: worked.size })}</p>
      <AcceptedTime accepted={acceptedTime(week.tasks, week)} />
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
