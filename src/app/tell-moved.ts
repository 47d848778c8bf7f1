// A deadline the Office moved changes something under everybody who still has to act by it.
import type { MessagePlace } from '../domain/messages/shape.ts';
import { type PeriodKey, periodDates, periodKind } from '../domain/period/period.ts';
import { isWeekKey } from '../domain/period/week.ts';
import type { StageKey } from '../domain/rulebook/shape.ts';
import { deadlineHolders } from '../store/deadline-holders.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import { tell } from './messages/tell.ts';

interface Moved {
  readonly period: PeriodKey;
  /** Null: of every regulation of the period. */
  readonly rulebook: string | null;
  readonly stage: StageKey;
  readonly until: string;
}

export async function tellOfMoved(tx: Tx, actor: RequestActor, moved: Moved): Promise<void> {
  const { period, rulebook, stage, until } = moved;
  const asked = { start: periodDates(period).from, kind: periodKind(period), rulebook, stage };
  const people = await deadlineHolders(tx, actor.tenantId, asked);
  const topic = `deadline-moved/${period}/${rulebook ?? ''}/${stage}/${until}`;
  tell(
    tx,
    actor.tenantId,
    actor.now,
    people
      .filter((to) => to !== actor.personId)
      .map((to) => ({
        ...({ to, code: 'deadline-moved', by: actor.personId } as const),
        ...{ params: { period, stage, due: until }, place: placeOf(period, stage), topic },
      })),
  );
}

function placeOf(period: PeriodKey, stage: StageKey): MessagePlace {
  if (!isWeekKey(period) || stage === 'close') return { page: 'periods', period };
  return { page: stage === 'submit' ? 'week' : stage, period };
}
