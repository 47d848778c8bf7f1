// Declared hours day by day, and the standard time of accepted products beside them: a memory, not a charge.
import { formatDayMonth, formatWeekday } from '../../text/format.ts';
import { useTexts } from '../texts.tsx';
import css from './hour-days.module.css';
import { minutesText } from './minutes.ts';

/** A day's bar is full at this many minutes. */
const FULL = 480;

export interface HourDay {
  readonly day: string;
  readonly minutes: number;
  /** Leave, mission, a day off: in a word. */
  readonly note: string | undefined;
}

export function HourDays({ days }: { readonly days: readonly HourDay[] }) {
  return (
    <ol className={css.days}>
      {days.map((day) => (
        <Day key={day.day} {...day} />
      ))}
    </ol>
  );
}

function Day({ day, minutes, note }: HourDay) {
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
        {minutes > 0 ? minutesText(minutes, texts) : (note ?? texts.t('work.hoursNone'))}
        {minutes > 0 && note && ` · ${note}`}
      </span>
    </li>
  );
}

interface AcceptedProps {
  readonly accepted: { readonly least: number; readonly most: number; readonly unmeasured: number } | null;
}

export function AcceptedTime({ accepted }: AcceptedProps) {
  const texts = useTexts();
  const { t } = texts;
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
