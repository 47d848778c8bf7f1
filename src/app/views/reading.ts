// The frame of every view of evaluations: weeks in line first, then one snapshot bound to the person who asks.
import { permittedAs } from '../../domain/evaluation/policy.ts';
import type { Evaluation, Viewer } from '../../domain/evaluation/shape.ts';
import { isWeekKey, weekDates } from '../../domain/period/week.ts';
import { logEvents } from '../../store/event-log.ts';
import { loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { ensureInLine } from '../sync.ts';

export interface Reading {
  readonly tx: Tx;
  readonly context: AppContext;
  readonly actor: RequestActor;
  readonly viewer: Viewer;
  readonly rulebooks: Rulebooks;
}

/** Runs `work` in one snapshot, after the tenant's live weeks were brought in line. It may write the read log. */
export async function reading<T>(
  context: AppContext,
  actor: RequestActor,
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  const { tenantId, personId, today, now } = actor;
  await ensureInLine(context, tenantId, today, now);
  const scope = { tenantId, personId, actor: 'person', today } as const;
  return inTransaction(
    context.pool,
    scope,
    async (tx) => {
      const [viewer, rulebooks] = await Promise.all([
        loadViewer(tx, tenantId, personId, today),
        loadRulebooks(tx, tenantId),
      ]);
      return work({ tx, context, actor, viewer, rulebooks });
    },
    // Views read by keys: unit, person, week. Planning their statements anew costs more than running them.
    { isolation: 'repeatable read', plans: 'point' },
  );
}

/** Monday of a week named by a caller. Throws not-found for a week no calendar has ('2025-W53'). */
export function mondayOf(week: string): string {
  if (!isWeekKey(week)) throw notFound();
  return weekDates(week).from;
}

/** Writes one line of the read log per record of another person that was really read; `where` names the view. */
export function logReads(
  { tx, actor, viewer }: Reading,
  read: readonly Evaluation[],
  where: string,
): Promise<void> {
  const ofOthers = read.filter((state) => permittedAs('read-filed', viewer, state) !== null);
  return logEvents(
    tx,
    actor.tenantId,
    ofOthers.map((state) => ({
      kind: 'read',
      at: actor.now,
      actorId: actor.personId,
      accountId: actor.accountId,
      subjectId: state.personId,
      record: { kind: 'evaluation', id: state.id },
      address: actor.address,
      detail: { view: where },
    })),
  );
}
