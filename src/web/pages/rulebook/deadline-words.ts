// A deadline of the regulation as a clause: '16:30 thứ Sáu của tuần được đánh giá; trùng ngày nghỉ thì lùi ...'.
import type { DeadlineRule } from '../../../domain/rulebook/shape.ts';
import { formatWeekday } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';

export function deadlineWords(rule: DeadlineRule, texts: Texts): string {
  return `${dueWords(rule, texts)}; ${texts.t(`rulebook.move.${rule.moveOnDayOff}`)}`;
}

function dueWords(rule: DeadlineRule, { t, locale }: Texts): string {
  const { time } = rule;
  if (rule.kind === 'month-day') {
    const months = rule.monthOffset === 0 || rule.monthOffset === 1 ? rule.monthOffset : 'later';
    const values = { time, day: rule.day, months: rule.monthOffset };
    return t(`rulebook.dueMonth.${rule.edge}.${months}`, values);
  }
  if (rule.kind === 'year-day') {
    const year = rule.yearOffset === 0 ? 0 : 'later';
    return t(`rulebook.dueYear.${rule.edge}.${year}`, { time, day: rule.day, month: rule.month });
  }
  if (rule.kind === 'days-after') {
    const days = t(`rulebook.dueDays.${rule.unit}`, { days: rule.days });
    return t(`rulebook.dueAfter.${rule.after}`, { time, days });
  }
  // 2026-11-16 is a Monday: only the name of the weekday is taken from it.
  const weekday = formatWeekday(`2026-11-${15 + rule.isoWeekday}`, locale);
  const weeks = rule.weekOffset === 0 || rule.weekOffset === 1 ? rule.weekOffset : 'later';
  return t(`rulebook.due.${weeks}`, { time, weekday, weeks: rule.weekOffset });
}
