// Marks of a line in words.
import type { Mark } from '../../domain/work/fast-entry.ts';
import { formatDayMonth, formatWeekday } from '../../text/format.ts';
import type { Texts } from '../../text/index.ts';
import { minutesText } from './minutes.ts';
import type { ReadEntry } from './typed-entry.ts';

export function dayWords(day: string, texts: Texts): string {
  const weekday = formatWeekday(day, texts.locale).replace(/^Thứ/, 'thứ').replace(/^Chủ/, 'chủ');
  return `${weekday} ${formatDayMonth(day)}`;
}

/** Whoever shares a task without leading it is done with his part, not with the whole. */
export function markWords({ kind, value }: Mark, { entry, task }: ReadEntry, texts: Texts): string {
  const { t } = texts;
  const isPart = task !== null && !task.may.includes('deliver');
  if (kind === 'state') return t(isPart ? 'work.mark.shareDone' : 'work.mark.state');
  if (kind === 'due') return t('work.mark.due', { day: dayWords(`${value}`, texts) });
  if (kind === 'day') return t('work.mark.day', { day: dayWords(`${value}`, texts) });
  if (kind === 'minutes') return minutesText(Number(value), texts);
  if (kind === 'part') return t('work.mark.part', { part: value });
  if (kind === 'quantity') return t('work.mark.quantity', { count: value });
  if (kind === 'reason') return t('work.mark.reason', { reason: entry.reason });
  return `#${value}`;
}
