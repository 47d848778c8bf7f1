// Absences in words. The last day is said as people say it; data has the first day after.
import type { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDate, weekParts } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import type { Reply } from '../../api.ts';

export type Absence = Reply<typeof ROUTES.absences>['items'][number];

export function spanWords({ from, to }: Pick<Absence, 'from' | 'to'>, { t }: Texts): string {
  if (to === null) return t('leave.spanOpen', { from: formatDate(from) });
  const last = addDays(to, -1);
  return last === from
    ? t('leave.oneDay', { from: formatDate(from) })
    : t('leave.span', { from: formatDate(from), to: formatDate(last) });
}

/** 'Tuần 47, 48 không tính'. */
export function weeksWords(weeks: readonly string[], { t }: Texts): string {
  const numbers = weeks.map((week) => weekParts(week).week).join(', ');
  return t('leave.weeksNot', { count: weeks.length, weeks: numbers });
}

export type When = 'now' | 'coming' | 'past';

export function whenOf({ from, to, revoked }: Absence, today: string): When {
  if (revoked || (to !== null && to <= today)) return 'past';
  return from > today ? 'coming' : 'now';
}
