// Where a duty is done: the exact step, not a page to search on. And how it is called.
import type { ROUTES } from '../contract/routes.ts';
import { isWeekKey } from '../domain/period/week.ts';
import { weekParts } from '../text/format.ts';
import type { Texts } from '../text/index.ts';
import type { Reply } from './api.ts';
import { paths } from './paths.ts';
import { periodName } from './period-name.ts';
import { weekInPath } from './place.ts';

export type Duty = Reply<typeof ROUTES.today>['duties'][number];

export interface DutyPlace {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

type Owed = Pick<Duty, 'kind' | 'period' | 'subject' | 'unit' | 'id'>;

/** Weeks of people have pages of their own; longer periods and weeks of units share theirs. */
export function isLonger({ period, subject }: Pick<Duty, 'period' | 'subject'>): boolean {
  return subject === 'unit' || !isWeekKey(period);
}

/** One duty among those of a list. */
export function dutyKey({ kind, period, subject, unit }: Owed): string {
  return `${kind} ${period} ${subject} ${unit?.id ?? ''}`;
}

/** What is to be done, in the words of a list. */
export function dutyLabel(duty: Pick<Owed, 'kind' | 'period' | 'subject'>, { t, find }: Texts): string {
  const { kind, period } = duty;
  if (!isLonger(duty)) return t(`today.duty.${kind}`, { week: weekParts(period).week });
  const name = periodName(t, period);
  const inside = name.charAt(0).toLowerCase() + name.slice(1);
  return find(`today.periodDuty.${kind}`, { period: inside }) ?? name;
}

/** Whose it is, where that is not plain from the words; null where it is. */
export function dutyOf(
  { subject, unit }: Pick<Owed, 'subject' | 'unit'>,
  { t }: Pick<Texts, 't'>,
): string | null {
  return unit?.name ?? (subject === 'unit' ? t('today.ofUnits') : null);
}

export function dutyPlace(duty: Owed): DutyPlace {
  if (isLonger(duty)) return longerPlace(duty);
  const { kind, period: week, unit } = duty;
  switch (kind) {
    case 'submit':
    case 'returned':
      return { to: paths.week(week) };
    case 'score':
    case 'decide':
      return { to: paths.scoreTeam(week) };
    case 'approve':
    case 'view-dissent':
      return { to: paths.approve(week) };
    case 'close':
      return unit === null
        ? { to: paths.queue }
        : { to: paths.unit(unit.id), search: { tuan: weekInPath(week) } };
    case 'talk':
      return { to: paths.talks };
    case 'talk-answer':
      return { to: paths.talks, search: { cua: 'toi' } };
    case 'agree-reopen':
      return { to: paths.reopen };
    case 'work-returned':
      return { to: paths.tasks };
    case 'work-approve':
    case 'work-accept':
    case 'work-excuse':
      return { to: paths.workWaiting };
  }
}

/** The record itself where there is one; otherwise the list where the work lies. */
function longerPlace({ kind, period, id }: Owed): DutyPlace {
  if (id !== null) return { to: paths.periodRecord(period, id) };
  if (kind === 'approve' && !isWeekKey(period)) return { to: paths.periodApprove(period) };
  const part =
    kind === 'score' ? 'score' : ['decide', 'approve', 'view-dissent'].includes(kind) ? 'approve' : null;
  return { to: paths.period(period), ...(part === null ? {} : { search: { phan: part } }) };
}
