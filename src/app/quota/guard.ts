// Decisions of one request against the quotas of their regulations, all of them together, before anything is written.

import { sees } from '../../domain/evaluation/policy.ts';
import type { Evaluation, Viewer } from '../../domain/evaluation/shape.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { decidedState, whyOverQuota } from '../../domain/rollup/quota-guard.ts';
import { quotaMember, quotasIn } from '../../domain/rollup/quota-members.ts';
import { compare } from '../../domain/score/fraction.ts';
import { type PersonName, personNames } from '../../store/names.ts';
import { lockQuota } from '../../store/quotas.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { Decided } from '../record.ts';
import { groupIn, type QuotaFacts, quotaFacts, rulingOf } from './facts.ts';

const DECIDES = ['approved', 'decided'];

/** Every reason by which what was decided would break a quota, with the record it is a reason against. */
export async function overQuota(
  tx: Tx,
  actor: RequestActor,
  viewer: Viewer,
  rulebooks: Rulebooks,
  decided: readonly Decided[],
): Promise<readonly Refusal[]> {
  const bound = decided.filter(
    ({ acts, after, rulebook }) =>
      acts.some(({ act }) => DECIDES.includes(act)) &&
      quotasIn(rulebook, after.period).some(({ level }) => level === after.approver?.level),
  );
  const keys = Map.groupBy(bound, ({ after, rulebook }) => `${rulebook.family} ${after.period}`);
  const refusals: Refusal[] = [];
  // One order for everybody, so that two requests never wait for each other.
  for (const [, of] of [...keys].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = of;
    if (first === undefined) continue;
    const key = { regime: first.rulebook.family, period: first.after.period };
    await lockQuota(tx, actor.tenantId, key);
    const facts = await quotaFacts(tx, actor, rulebooks, key);
    const afterwards = new Map(decided.map(({ after }) => [after.id, after]));
    const records = facts.records.map((state) => afterwards.get(state.id) ?? state);
    for (const [organ, deciding] of Map.groupBy(of, ({ after }) => facts.organ(after)))
      refusals.push(...(await inOrgan(tx, actor, viewer, { facts, records, organ, deciding })));
  }
  return refusals;
}

interface InOrgan {
  readonly facts: QuotaFacts;
  /** As they would stand after the decision. */
  readonly records: readonly Evaluation[];
  readonly organ: number | null;
  readonly deciding: readonly Decided[];
}

async function inOrgan(
  tx: Tx,
  actor: RequestActor,
  viewer: Viewer,
  { facts, records, organ, deciding }: InOrgan,
): Promise<readonly Refusal[]> {
  const [first] = deciding;
  if (first === undefined) return [];
  const ruling = rulingOf(facts, organ);
  const own = records.filter((state) => facts.organ(state) === organ);
  const found = quotasIn(first.rulebook, first.after.period).flatMap((quota) => {
    const members = own.flatMap(
      (state) => quotaMember(facts.rulebookOf(state), quota, state, groupIn(facts, ruling, state)) ?? [],
    );
    const order = first.rulebook.levels.find(({ key }) => key === quota.level)?.order ?? 1;
    const state = decidedState(quota, order, ruling, members, compare);
    const ids = deciding.map(({ after }) => after.personId);
    return whyOverQuota(state, members, ids, compare);
  });
  const seen = new Set(own.filter((state) => sees(viewer, state)).map(({ personId }) => personId));
  const names = await personNames(
    tx,
    actor.tenantId,
    found.flatMap(({ border }) => border),
  );
  return found.map(({ code, params, border }) => ({
    code,
    params: {
      ...params,
      ...{ regime: facts.key.regime, period: facts.key.period, evaluation: first.after.id },
      border: namesOf(border, seen, names),
    },
  }));
}

/** Who has the level is for those who may read it; of the others their number. */
function namesOf(
  border: readonly number[],
  seen: ReadonlySet<number>,
  names: ReadonlyMap<number, PersonName>,
): string {
  const known = border.filter((id) => seen.has(id)).map((id) => names.get(id)?.name ?? '');
  const others = border.length - known.length;
  return [...known, ...(others > 0 ? [`+${others}`] : [])].join(', ');
}
