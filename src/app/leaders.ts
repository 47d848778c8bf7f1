// Leaders after their subordinates, in the transaction of the step: what is known of the people below when a leader is
// scored, and the leaders above who are reopened together with a subordinate.
import type { CommandName, Evaluation } from '../domain/evaluation/shape.ts';
import { type KnownFacts, NOTHING_KNOWN } from '../domain/evaluation/stage.ts';
import { containsPeriod, type PeriodKey, periodKind } from '../domain/period/period.ts';
import { isWeekKey } from '../domain/period/week.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { partsOf, type TreeNode } from '../domain/rulebook/shape-tree.ts';
import {
  type LoadedEvaluation,
  lockEvaluations,
  periodOfEvaluationId,
  type RulebookSource,
} from '../store/evaluations.ts';
import { earlierResults, leadersAbove, type Relative, subordinatesOf } from '../store/periods.ts';
import type { Tx } from '../store/transaction.ts';
import { unitResult } from '../store/unit-records.ts';
import { carryOut, type Decided } from './record.ts';
import { bySystem } from './sync-records.ts';

/** What stands around the records of one request. */
export interface Related {
  readonly known: ReadonlyMap<number, KnownFacts>;
  /** Records of leaders to be reopened, locked, by the subordinate's record. */
  readonly above: ReadonlyMap<number, readonly LoadedEvaluation[]>;
}

const NOBODY: Related = { known: new Map(), above: new Map() };

export function isLongPeriod(id: number): boolean {
  const period = periodOfEvaluationId(id);
  return period !== null && !isWeekKey(period);
}

/** True when a factor of the points is the result of the people directed. */
export function followsSubordinates(rulebook: Rulebook): boolean {
  const asks = (node: TreeNode): boolean =>
    node.mechanism === 'subordinates' || partsOf(node).some((part) => asks(part));
  return rulebook.score !== null && asks(rulebook.score);
}

/** Loads what the steps asked for need; nothing at all for weeks. Needs system scope. */
export async function relatedTo(
  tx: Tx,
  tenantId: number,
  source: RulebookSource,
  evaluations: readonly LoadedEvaluation[],
  asked: readonly { readonly id: number; readonly command: { readonly name: CommandName } }[],
): Promise<Related> {
  const long = evaluations.filter(({ state }) => !isWeekKey(state.period));
  if (long.length === 0) return NOBODY;
  const known = new Map<number, KnownFacts>();
  const above = new Map<number, readonly LoadedEvaluation[]>();
  for (const { state } of long) {
    const rulebook = source(state.rulebook.id, state.rulebook.version);
    known.set(state.id, await knownAbout(tx, tenantId, rulebook, state));
    if (asked.some(({ id, command }) => id === state.id && command.name === 'agree-reopen'))
      above.set(state.id, await lockLeaders(tx, tenantId, source, rulebook, state));
  }
  return { known, above };
}

/** Subordinates decided so far and the worst of them; earlier periods inside this one. */
export async function knownAbout(
  tx: Tx,
  tenantId: number,
  rulebook: Rulebook,
  state: Pick<Evaluation, 'period' | 'subject' | 'personId' | 'unitId' | 'rank'>,
): Promise<KnownFacts> {
  if (rulebook.score === null && rulebook.conditions.length === 0) return NOTHING_KNOWN;
  if (state.subject === 'unit') return NOTHING_KNOWN;
  const { period, personId } = state;
  const [under, earlier, unit] = await Promise.all([
    followsSubordinates(rulebook)
      ? subordinatesOf(tx, tenantId, { period, family: rulebook.family }, personId)
      : null,
    earlierLevels(tx, tenantId, rulebook, period, personId),
    asksForUnit(rulebook) && state.rank === 'head' ? unitResult(tx, tenantId, rulebook.line, state) : null,
  ]);
  return {
    subordinates: under === null ? null : factsOf(rulebook, under),
    earlier,
    ...(unit === null ? {} : { unit }),
  };
}

/** True when the regulation caps somebody at the level of the unit he heads. */
function asksForUnit({ conditions, forced }: Rulebook): boolean {
  const tests = [...conditions.map(({ test }) => test), ...forced.map(({ when }) => when)];
  return tests.some(({ kind }) => kind === 'not-above-unit');
}

async function earlierLevels(
  tx: Tx,
  tenantId: number,
  rulebook: Rulebook,
  period: PeriodKey,
  personId: number,
): Promise<KnownFacts['earlier']> {
  const tests = [...rulebook.conditions.map(({ test }) => test), ...rulebook.forced.map(({ when }) => when)];
  if (!tests.some(({ kind }) => kind === 'no-earlier-level')) return [];
  const rows = await earlierResults(tx, tenantId, { period, family: rulebook.family }, personId);
  return rows
    .filter((row) => row.period !== period && containsPeriod(period, row.period))
    .map((row) => ({ period: periodKind(row.period), level: row.level }));
}

/** Of the subordinates who count: how many have their result, and the worst level among them. */
export function factsOf(rulebook: Rulebook, under: readonly Relative[]) {
  const counted = under.filter((one) => one.counted);
  const levels = counted.flatMap((one) => (isDecided(one) && one.level !== null ? [one.level] : []));
  const order = (key: string) => rulebook.levels.find((level) => level.key === key)?.order ?? 0;
  const worst = levels.toSorted((a, b) => order(b) - order(a))[0] ?? null;
  return { total: counted.length, decided: levels.length, worst };
}

function isDecided({ state }: Relative): boolean {
  return state === 'approved' || state === 'closed';
}

/** Leaders above whose result rests on this record: scored at least, by a regulation that follows subordinates. */
export function reopenedWith(above: readonly Relative[], source: RulebookSource): readonly Relative[] {
  return above.filter(
    (one) =>
      ['scored', 'approved', 'closed'].includes(one.state) &&
      followsSubordinates(source(one.rulebookId, one.rulebookVersion)),
  );
}

async function lockLeaders(
  tx: Tx,
  tenantId: number,
  source: RulebookSource,
  rulebook: Rulebook,
  state: Evaluation,
): Promise<readonly LoadedEvaluation[]> {
  const { period, id } = state;
  const above = await leadersAbove(tx, tenantId, { period, family: rulebook.family }, id);
  // All of them, whatever their state now: one that is being decided this very moment waits here, and is seen after.
  const ids = above
    .filter((one) => followsSubordinates(source(one.rulebookId, one.rulebookVersion)))
    .map((one) => one.id);
  if (ids.length === 0) return [];
  const locked = (await lockEvaluations(tx, tenantId, ids))(source);
  return locked.filter((one) => ['scored', 'approved', 'closed'].includes(one.state.state));
}

/** The acts on leaders that follow from the reopenings among `decided`; each leader once. */
export function leadersReopened(
  decided: readonly Decided[],
  related: Related,
  source: RulebookSource,
): readonly Decided[] {
  const found = new Map<number, Decided>();
  const own = new Set(decided.map(({ after }) => after.id));
  for (const { after, acts } of decided) {
    if (!acts.some(({ act }) => act === 'reopened')) continue;
    for (const leader of related.above.get(after.id) ?? []) {
      const { id, rulebook } = leader.state;
      if (found.has(id) || own.has(id)) continue;
      const act = bySystem('reopened-with', { because: after.id });
      found.set(id, carryOut(leader, [act], source(rulebook.id, rulebook.version)));
    }
  }
  return [...found.values()];
}
