// Where a duty is done: the exact step, not a page to search on. Pages and letters link there.
import type { Duty } from '../domain/duty.ts';
import { isWeekKey } from '../domain/period/week.ts';
import { stepAddresses, weekInPath } from './addresses.ts';

export interface DutyPlace {
  readonly to: string;
  /** Numbers as numbers: pages write and read them without quotation marks. */
  readonly search?: Readonly<Record<string, string | number>>;
}

export type Owed = Pick<Duty, 'kind' | 'period' | 'subject' | 'unit' | 'id' | 'regime'>;

/** Weeks of people have pages of their own; longer periods and weeks of units share theirs. */
export function isLonger({ period, subject }: Pick<Duty, 'period' | 'subject'>): boolean {
  return subject === 'unit' || !isWeekKey(period);
}

/** One duty among those of a list. */
export function dutyKey({
  kind,
  period,
  subject,
  unit,
  due,
  step,
  regime,
}: Owed & Pick<Duty, 'due' | 'step'>): string {
  return `${kind} ${period} ${subject} ${unit?.id ?? ''} ${due ?? ''} ${step?.vi ?? ''} ${regime ?? ''}`;
}

export function dutyPlace(duty: Owed): DutyPlace {
  if (isLonger(duty)) return longerPlace(duty);
  const { kind, period: week, unit, id } = duty;
  switch (kind) {
    case 'submit':
    case 'returned':
    case 'step':
    // Only means are left open, and no week is one.
    case 'open-level':
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
      return { to: id === null ? stepAddresses.talks : stepAddresses.talk(id) };
    case 'talk-answer':
      if (id !== null) return { to: stepAddresses.talk(id) };
      return { to: stepAddresses.talks, search: { cua: 'toi' } };
    case 'measure':
      return { to: stepAddresses.talks, search: { cua: 'toi' } };
    case 'difficulty':
      return { to: stepAddresses.difficulties, search: id === null ? { cua: 'toi' } : { muc: id } };
    case 'rulebook-decide':
      return { to: id === null ? stepAddresses.studio : stepAddresses.rulebookDraft(id) };
    case 'reading-confirm':
      return { to: stepAddresses.studio };
    case 'import-agree':
      return { to: stepAddresses.importing, ...(id === null ? {} : { search: { lan: id } }) };
    case 'catalogue-decide':
      return { to: stepAddresses.catalogue };
    case 'agree-reopen':
      return { to: stepAddresses.reopen };
    case 'work-returned':
      return { to: stepAddresses.tasks };
    case 'work-approve':
    case 'work-accept':
    case 'work-excuse':
    case 'work-due':
      return { to: stepAddresses.workWaiting };
  }
}

/** The record itself where there is one; otherwise the list where the work lies. */
function longerPlace({ kind, period, id, unit, regime }: Owed): DutyPlace {
  if (kind === 'open-level')
    return {
      to: stepAddresses.rollUp(period),
      search: { 'don-vi': unit?.id ?? '', 'quy-dinh': regime ?? '' },
    };
  if (id !== null) return { to: stepAddresses.periodRecord(period, id) };
  if (kind === 'step') return { to: stepAddresses.periodSteps(period) };
  if (kind === 'approve' && !isWeekKey(period)) return { to: stepAddresses.periodApprove(period) };
  const part =
    kind === 'score' ? 'score' : ['decide', 'approve', 'view-dissent'].includes(kind) ? 'approve' : null;
  return { to: stepAddresses.period(period), ...(part === null ? {} : { search: { phan: part } }) };
}
