// Where a duty is done: the exact step, not a page to search on. How it is called: duty-words.ts.
import type { ROUTES } from '../contract/routes.ts';
import { isWeekKey } from '../domain/period/week.ts';
import type { Reply } from './api.ts';
import { paths } from './paths.ts';
import { weekInPath } from './place.ts';

export type Duty = Reply<typeof ROUTES.today>['duties'][number];

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
