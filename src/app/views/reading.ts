// The frame of every view of evaluations: weeks in line first, then one snapshot bound to the person who asks.
import { permittedAs, type RelationFacts } from '../../domain/evaluation/policy.ts';
import type { Evaluation, Viewer } from '../../domain/evaluation/shape.ts';
import { isWeekKey, weekDates } from '../../domain/period/week.ts';
import { loadDesk } from '../../store/desk.ts';
import { type Looked, logLookedAlong } from '../../store/event-log.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import { StoreError } from '../../store/store-error.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts, type WeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { ensureInLine } from '../sync.ts';
import { isInLine, liveMondays } from '../week-facts.ts';

export interface Reading {
  readonly tx: Tx;
  readonly context: AppContext;
  readonly actor: RequestActor;
  readonly viewer: Viewer;
  readonly rulebooks: Rulebooks;
}

/** With the facts of the live weeks, which the frame has read anyway. */
export interface LiveReading extends Reading {
  readonly facts: WeekFacts;
}

const BEHIND = Symbol('the live weeks are not in line');

/** Runs `work` in one snapshot in which the tenant's live weeks are in line. It may write the read log. */
export function reading<T>(
  context: AppContext,
  actor: RequestActor,
  work: (reading: LiveReading) => Promise<T>,
): Promise<T> {
  return readingAhead(context, actor, async () => undefined, work);
}

/**
 * Same with statements that need not know who asks: `ahead` sends them together with the first of the frame. What it
 * reads lies behind row-level security; whether it may be shown, `work` decides.
 */
export async function readingAhead<A, T>(
  context: AppContext,
  actor: RequestActor,
  ahead: (tx: Tx) => Promise<A>,
  work: (reading: LiveReading, read: A) => Promise<T>,
): Promise<T> {
  const { tenantId, personId, today, now } = actor;
  const scope = { tenantId, personId, actor: 'person', today } as const;
  const run = (mayLag: boolean) =>
    inTransaction(
      context.pool,
      scope,
      async (tx) => {
        const [desk, read] = await Promise.all([
          loadDesk(tx, tenantId, personId, today, liveMondays(today)),
          ahead(tx),
        ]);
        if (!mayLag && !isInLine(desk.facts, today)) return BEHIND;
        return work({ tx, context, actor, ...desk }, read);
      },
      // Views read by keys: unit, person, week. Planning their statements anew costs more than running them.
      { isolation: 'repeatable read', plans: 'point' },
    );
  const found = await run(false);
  if (found !== BEHIND) return found;
  await ensureInLine(context, tenantId, today, now);
  return (await run(true)) as T;
}

/** The answer, once all it needs has been asked for. */
export interface UnderWay<T> {
  readonly answer: Promise<T>;
}

/**
 * Same for work that decides nothing by its last answers: they travel with the read log and COMMIT instead of having a round
 * trip to themselves. `answer` asks for nothing more once `work` has given it back.
 */
export async function readingToEnd<A, T>(
  context: AppContext,
  actor: RequestActor,
  ahead: (tx: Tx) => Promise<A>,
  work: (reading: LiveReading, read: A) => Promise<UnderWay<T>>,
): Promise<T> {
  let last: UnderWay<T> | undefined;
  const { answer } = await readingAhead(context, actor, ahead, async (desk, read) => {
    last = await work(desk, read);
    // When it fails, so does COMMIT, and then whoever asked hears of it; here it must not count as unheard.
    last.answer.catch(() => undefined);
    return last;
  }).catch(async (error: unknown) => {
    // COMMIT only tells that something failed before it.
    if (error instanceof StoreError && error.code === 'commit-rolled-back') await last?.answer;
    throw error;
  });
  return answer;
}

/** Facts of a week: those of the frame where it has them, read otherwise. */
export async function factsOf({ tx, actor, facts }: LiveReading, monday: string): Promise<WeekFacts> {
  const isLive = liveMondays(actor.today).includes(monday);
  return isLive ? facts : loadWeekFacts(tx, actor.tenantId, [monday]);
}

/** Monday of a week named by a caller. Throws not-found for a week no calendar has ('2025-W53'). */
export function mondayOf(week: string): string {
  if (!isWeekKey(week)) throw notFound();
  return weekDates(week).from;
}

/** What the read log needs to know of a record. */
export type ReadRecord = RelationFacts & Pick<Evaluation, 'id' | 'state'>;

/** Notes one line of the read log per record of another person that was really read; `where` names the view. */
export function logReads(reading: Reading, read: readonly ReadRecord[], where: string): void {
  const ofOthers = read.filter((state) => permittedAs('read-filed', reading.viewer, state) !== null);
  const looked = ofOthers.map(({ id, personId }) => ({ subjectId: personId, recordId: id }));
  logLooked(reading, looked, where, 'evaluation');
}

/** Same for what is read of people beside their records: one line for each other person. */
export function logLooks(
  reading: Pick<Reading, 'tx' | 'actor'>,
  people: readonly number[],
  view: string,
  record: { readonly kind: string; readonly id: number } | null = null,
): void {
  const others = [...new Set(people)].filter((one) => one !== reading.actor.personId);
  const looked = others.map((subjectId) => ({ subjectId, recordId: record?.id ?? null }));
  logLooked(reading, looked, view, record?.kind ?? null);
}

function logLooked(
  { tx, actor }: Pick<Reading, 'tx' | 'actor'>,
  looked: readonly Looked[],
  view: string,
  recordKind: string | null,
): void {
  const { tenantId, personId: actorId, accountId, now: at, address } = actor;
  logLookedAlong(
    tx,
    tenantId,
    { kind: 'read', at, actorId, accountId, address, recordKind, detail: { view } },
    looked,
  );
}
