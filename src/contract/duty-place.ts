// Where a duty is done: the exact step, not a page to search on. Pages and letters link there.
import type { Duty } from '../domain/duty.ts';
import { isWeekKey } from '../domain/period/week.ts';
import { stepAddresses, weekInPath } from './addresses.ts';

export interface DutyPlace {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

export type Owed = Pick<Duty, 'kind' | 'period' | 'subject' | 'unit' | 'id'>;

/** Weeks of people have pages of their own; longer periods and weeks of units share theirs. */
export function isLonger({ period, subject }: Pick<Duty, 'period' | 'subject'>): boolean {
  return subject === 'unit' || !isWeekKey(period);
}

/** One duty among those of a list. */
export function dutyKey({ kind, period, subject, unit }: Owed): string {
  return `${kind} ${period} ${subject} ${unit?.id ?? ''}`;
}

export function dutyPlace(duty: Owed): DutyPlace {
  if (isLonger(duty)) return longerPlace(duty);
  const { kind, period: week, unit } = duty;
  switch (kind) {
    case 'submit':
    case 'returned':
      return { to: stepAddresses.week(week) };
    case 'score':
    case 'decide':
      return { to: stepAddresses.scoreTeam(week) };
    case 'approve':
    case 'view-dissent':
      return { to: stepAddresses.approve(week) };
    case 'close':
      return unit === null
        ? { to: stepAddresses.queue }
        : { to: stepAddresses.unit(unit.id), search: { tuan: weekInPath(week) } };
    case 'talk':
      return { to: stepAddresses.talks };
    case 'talk-answer':
      return { to: stepAddresses.talks, search: { cua: 'toi' } };
    case 'agree-reopen':
      return { to: stepAddresses.reopen };
    case 'work-returned':
      return { to: stepAddresses.tasks };
    case 'work-approve':
    case 'work-accept':
    case 'work-excuse':
      return { to: stepAddresses.workWaiting };
  }
}

/** The record itself where there is one; otherwise the list where the work lies. */
function longerPlace({ kind, period, id }: Owed): DutyPlace {
  if (id !== null) return { to: stepAddresses.periodRecord(period, id) };
  if (kind === 'approve' && !isWeekKey(period)) return { to: stepAddresses.periodApprove(period) };
  const part =
    kind === 'score' ? 'score' : ['decide', 'approve', 'view-dissent'].includes(kind) ? 'approve' : null;
  return { to: stepAddresses.period(period), ...(part === null ? {} : { search: { phan: part } }) };
}
