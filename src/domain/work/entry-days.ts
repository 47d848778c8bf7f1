// Days as people write them beside their work: 'hôm qua', 'thứ hai', '20/11', 'thứ sáu tuần sau'.
import type { PlainDate } from '../organization/shape.ts';
import { addDays, dayNumber, isoWeekday, isPlainDate } from '../period/date.ts';

const WEEKDAYS: readonly (readonly string[])[] = [
  ['thứ hai', 'thứ 2', 'monday'],
  ['thứ ba', 'thứ 3', 'tuesday'],
  ['thứ tư', 'thứ 4', 'wednesday'],
  ['thứ năm', 'thứ 5', 'thursday'],
  ['thứ sáu', 'thứ 6', 'friday'],
  ['thứ bảy', 'thứ 7', 'saturday'],
  ['chủ nhật', 'sunday'],
];
const AWAY: Readonly<Record<string, number>> = {
  'hôm nay': 0,
  today: 0,
  'hôm qua': -1,
  yesterday: -1,
  'hôm kia': -2,
  'ngày mai': 1,
  'hôm sau': 1,
  mai: 1,
  tomorrow: 1,
};
/** Words that may stand for a day of work, longest first. */
export const PAST_WORDS = ['hôm nay', 'hôm qua', 'hôm kia', 'today', 'yesterday'];
export const DUE_WORDS = [
  'hôm nay',
  'ngày mai',
  'mai',
  'today',
  'tomorrow',
  'hôm qua',
  'hôm kia',
  'yesterday',
];
export const WEEKDAY_WORDS = WEEKDAYS.flat();

/** Work is written down within this many days, and is due within this many. */
const LOOK_BACK = 62;
const LOOK_AHEAD = 366;

const pad = (part: string) => part.padStart(2, '0');

function fromNumbers(text: string, today: PlainDate, ahead: boolean): PlainDate | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text);
  if (match === null) return null;
  const [, day = '', month = '', year] = match;
  const now = Number(today.slice(0, 4));
  const years = year === undefined ? [now, ahead ? now + 1 : now - 1] : [Number(year)];
  const dates = years.map((one) => `${String(one).padStart(4, '0')}-${pad(month)}-${pad(day)}`);
  return dates.find((date) => isPlainDate(date) && isReachable(date, today, ahead)) ?? null;
}

function isReachable(date: PlainDate, today: PlainDate, ahead: boolean): boolean {
  const away = dayNumber(date) - dayNumber(today);
  return ahead ? away >= -LOOK_BACK && away <= LOOK_AHEAD : away <= 0 && away >= -LOOK_BACK;
}

function fromWeekday(words: string, today: PlainDate, ahead: boolean): PlainDate | null {
  const [name = '', week] = words.split(/ (?=tuần|tuan)/);
  const at = WEEKDAYS.findIndex((names) => names.includes(name));
  if (at === -1) return null;
  const here = at + 1 - isoWeekday(today);
  if (week !== undefined) {
    const weeks = week.includes(' tr') ? -7 : /n[àa]y/.test(week) ? 0 : 7;
    // A date already missed is written down too; work of a day to come is not.
    return !ahead && here + weeks > 0 ? null : addDays(today, here + weeks);
  }
  const passed = ahead ? here < 0 : here > 0;
  return addDays(today, passed ? here + (ahead ? 7 : -7) : here);
}

/** The day meant, or null: `ahead` for the day by which it is due, otherwise the day on which it was done. */
export function readDay(words: string, today: PlainDate, ahead: boolean): PlainDate | null {
  const text = words.replace(/\s+/g, ' ');
  const away = AWAY[text];
  if (away !== undefined) return addDays(today, away);
  return fromWeekday(text, today, ahead) ?? fromNumbers(text, today, ahead);
}
