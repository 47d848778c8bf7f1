// What weeks and longer periods have in common when they are brought in line: acts of the system on records.
import { evolve } from '../domain/evaluation/evolve.ts';
import type { Evaluation, EvaluationAct } from '../domain/evaluation/shape.ts';
import { type PeriodKey, periodDates } from '../domain/period/period.ts';
import { takeIds } from '../store/counters.ts';
import { insertEvaluations } from '../store/evaluation-write.ts';
import { firstEvaluationId, lockEvaluations } from '../store/evaluations.ts';
import { chainActs } from '../store/ledger.ts';
import type { Rulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import { inTurns } from '../store/turns.ts';
import { carryOut, entryOf, record } from './record.ts';
import { tellRebased } from './tell-rebased.ts';

/** A record as the organisation of the day has it. */
export type Expected = Extract<EvaluationAct, { act: 'created' }>['payload'];

/**
 * Acts that bring a present evaluation in line; what is decided stays as it was decided. `today`: before its first day a
 * record follows the version in force on that day; a period that runs is finished by the version it began with.
 */
export function adjust(
  state: Evaluation,
  expected: Expected | undefined,
  today: string,
): readonly EvaluationAct[] {
  if (state.state === 'closed') return [];
  if (state.state === 'approved') return forDissent(state, expected);
  const counted = expected?.counted ?? false;
  const kind = expected === undefined ? 'no-post' : expected.notCountedKind;
  const acts: EvaluationAct[] = [];
  if (counted !== state.counted || kind !== state.notCountedKind)
    acts.push(bySystem('counting-changed', { counted, notCountedKind: kind }));
  if (expected === undefined) return acts;
  const { scorerId, approverId, oneAuthority, to, rulebook } = expected;
  const isAhead = today < periodDates(state.period).from;
  if (isAhead && state.state === 'open' && rulebook.version !== state.rulebook.version)
    acts.push(bySystem('rebased', { rulebook }));
  if (
    scorerId !== state.scorerId ||
    approverId !== state.approverId ||
    oneAuthority !== state.oneAuthority ||
    to !== state.to
  )
    acts.push(bySystem('reassigned', { scorerId, approverId, oneAuthority, to }));
  return acts;
}

// A dissent note must be opened by an approver; when the one who approved has left, the successor opens it.
function forDissent(state: Evaluation, expected: Expected | undefined): readonly EvaluationAct[] {
  if (state.dissent !== 'noted' || expected === undefined) return [];
  const { approverId, oneAuthority } = expected;
  if (approverId === null || approverId === state.approverId || oneAuthority !== state.oneAuthority)
    return [];
  const scorerId = oneAuthority ? approverId : state.scorerId;
  return [bySystem('reassigned', { scorerId, approverId, oneAuthority, to: state.to })];
}

export interface InLine {
  readonly tenantId: number;
  readonly now: string;
  readonly rulebooks: Rulebooks;
}

/** Written so many at a time: a province begins its week with tens of thousands, each with an act of its own. */
const AT_ONCE = 1000;

/**
 * Carries out what `actsFor` asks of records as they stand, and tells whoever has typed for one that another version
 * applies. Only those that are out of line are locked, and asked once more then: a body of any size is brought in line
 * while people go on working on its other records.
 */
export async function bringInLine(
  tx: Tx,
  { tenantId, now, rulebooks }: InLine,
  present: readonly Evaluation[],
  actsFor: (state: Evaluation) => readonly EvaluationAct[],
): Promise<void> {
  const asked = await inTurns(present, (some) =>
    some.flatMap((state) => (actsFor(state).length > 0 ? [state.id] : [])),
  );
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const ids = asked.slice(at, at + AT_ONCE);
    const locked = (await lockEvaluations(tx, tenantId, ids))(rulebooks.source);
    const moved = locked.flatMap((one) => {
      const acts = actsFor(one.state);
      const { id, version } = one.state.rulebook;
      return acts.length === 0 ? [] : [carryOut(one, acts, rulebooks.source(id, version))];
    });
    record(tx, tenantId, now, moved);
    await tellRebased(tx, tenantId, now, moved);
  }
}

export function bySystem<
  N extends
    | 'created'
    | 'reassigned'
    | 'handed-over'
    | 'counting-changed'
    | 'moved'
    | 'rebased'
    | 'reopened-with',
>(act: N, payload: Extract<EvaluationAct, { act: N }>['payload']): EvaluationAct {
  return {
    act,
    payload,
    texts: {},
    actorId: null,
    capacity: { role: 'system', actingFor: null },
  } as EvaluationAct;
}

/** Creates the missing records of one period. */
export async function create(
  tx: Tx,
  tenantId: number,
  now: string,
  period: PeriodKey,
  missing: readonly Expected[],
): Promise<void> {
  if (missing.length === 0) return;
  const taken = await takeIds(tx, tenantId, `evaluation:${period}`, missing.length);
  const first = firstEvaluationId(period) + taken;
  for (let at = 0; at < missing.length; at += AT_ONCE)
    await createSome(tx, tenantId, now, first + at, missing.slice(at, at + AT_ONCE));
}

async function createSome(
  tx: Tx,
  tenantId: number,
  now: string,
  firstId: number,
  missing: readonly Expected[],
): Promise<void> {
  const created = missing.map((one, index) => {
    const act = bySystem('created', { ...one, id: firstId + index });
    return { after: evolve(null, act, 1), acts: [act], before: null };
  });
  const chained = chainActs(tenantId, now, created.map(entryOf));
  const rows = created.flatMap(({ after: state }, index) => {
    const end = chained.ends[index];
    return end === undefined ? [] : [{ state, end }];
  });
  await insertEvaluations(tx, tenantId, now, rows);
  for (const write of chained.writes) tx.write(write);
}
