// One month as a table. What a day is shows by fill, border and mark, and in words; colour only comes last.
import { isoWeekday } from '../../../domain/period/date.ts';
import { formatWeekday } from '../../../text/format.ts';
import { classNames } from '../../parts/class-names.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './month.module.css';
import { lookOf, type SpecialDay, weeksOfMonth } from './month-days.ts';

/** A Monday, to name the days of the week by. */
const SOME_MONDAY = '2026-11-16';

export interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly days: ReadonlyMap<string, SpecialDay>;
  /** With the names of the days inside. */
  readonly large?: boolean;
}

/** 'T2', 'CN' or 'Mo': the shortest name people still read. */
function useWeekdayNames() {
  const { locale } = useTexts();
  const short = new Intl.DateTimeFormat(locale, {
    weekday: locale === 'vi' ? 'narrow' : 'short',
    timeZone: 'UTC',
  });
  return Array.from({ length: 7 }, (_, at) => {
    const date = new Date(`${SOME_MONDAY}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + at);
    const iso = date.toISOString().slice(0, 10);
    const name = short.format(date);
    return { iso, name: locale === 'vi' ? name : name.slice(0, 2), full: formatWeekday(iso, locale) };
  });
}

export function Month({ year, month, days, large }: MonthProps) {
  const { t } = useTexts();
  const names = useWeekdayNames();
  return (
    <table className={classNames(css.month, large && css.large)}>
      <caption className={large ? css.hidden : undefined}>
        {t('calendar.month', { month: String(month), year: String(year) })}
      </caption>
      <thead>
        <tr>
          {names.map((day) => (
            <th key={day.iso} scope="col" abbr={day.full}>
              {day.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, at) =>
              day === null ? (
                <td key={names[at]?.iso} />
              ) : (
                <Day key={day} date={day} special={days.get(day)} large={large ?? false} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly date: string;
  readonly special: SpecialDay | undefined;
  readonly large: boolean;
}

function Day({ date, special, large }: DayProps) {
  const { t } = useTexts();
  const words = useBilingual();
  const { today } = useSession();
  const weekend = isoWeekday(date) > 5;
  const look = special && lookOf(special);
  const said = special && look ? `${t(`calendar.${look}`)}: ${words(special.name)}` : null;
  const isToday = date === today;
  return (
    <td className={classNames(weekend && css.weekend)}>
      <span
        className={classNames(css.day, look && css[look], isToday && css.today)}
        title={said ?? undefined}
        aria-current={isToday ? 'date' : undefined}
      >
        {Number(date.slice(8))}
        {said && <span className={css.hidden}> {said}</span>}
      </span>
      {large && special && (
        <span className={css.name} aria-hidden="true">
          {words(special.name)}
        </span>
      )}
    </td>
  );
}

/** What the four looks mean. */
export function Legend() {
  const { t } = useTexts();
  return (
    <ul className={css.legend} aria-label={t('calendar.legend')}>
      {(['holiday', 'working', 'ownHoliday', 'ownWorking'] as const).map((look) => (
        <li key={look}>
          <span className={classNames(css.day, css[look])} aria-hidden="true">
            {look === 'holiday' || look === 'ownHoliday' ? 2 : 10}
          </span>
          {t(`calendar.${look}`)}
        </li>
      ))}
    </ul>
  );
}
