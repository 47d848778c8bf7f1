// Hours put down in the week, day by day, beside the standard time of what was accepted. A memory, not a charge.
import { addDays } from '../../../domain/period/date.ts';
import { formatDayMonth, formatWeekday } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { paths } from '../../paths.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import type { WorkWeek } from '../../work/entry-shapes.ts';
import { minutesText } from '../../work/minutes.ts';
import css from './tasks.module.css';

/** A day's bar is full at this many minutes. */
const FULL = 480;

/** Standard minutes of products accepted in the week, the own share of them; null where the catalogue states none. */
export function standardMinutes({ tasks, from, to }: WorkWeek): number | null {
  const accepted = tasks.filter(
    (one) => one.accepted !== null && one.accepted >= from && one.accepted < to && one.minutes !== null,
  );
  if (accepted.length === 0) return null;
  const sum = accepted.reduce(
    (total, { minutes, doneQuantity, ownShare }) => total + (minutes ?? 0) * doneQuantity * ownShare,
    0,
  );
  return Math.floor(sum / 100);
}

export function Hours({ week }: { readonly week: WorkWeek }) {
  const texts = useTexts();
  const { t } = texts;
  const sum = week.days.reduce((total, { minutes }) => total + minutes, 0);
  const worked = new Set(week.days.flatMap((day) => day.logs.map(({ task }) => task.id)));
  const standard = standardMinutes(week);
  const note = `${formatDayMonth(week.from)}–${formatDayMonth(addDays(week.to, -1))}`;
  return (
    <Card title={t('work.hoursTitle')} note={note}>
      <ol className={css.days}>
        {week.days
          .filter(({ day, minutes }) => week.workingDays.includes(day) || minutes > 0)
          .map((day) => (
            <Day key={day.day} {...day} />
          ))}
      </ol>
      <p>{t('work.hoursSum', { time: minutesText(sum, texts), tasks: worked.size })}</p>
      <p>
        {standard === null
          ? t('work.hoursNoStandard')
          : t('work.hoursStandard', { time: minutesText(standard, texts) })}
      </p>
      <p className={css.muted}>{t('work.hoursNote')}</p>
      <SeenBy openTo={week.openTo} />
    </Card>
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

function Day({ day, minutes }: { readonly day: string; readonly minutes: number }) {
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
        {minutes === 0 ? texts.t('work.hoursNone') : minutesText(minutes, texts)}
      </span>
    </li>
  );
}
