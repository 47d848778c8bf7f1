// How a quota stands: places, who reached the level, who stands at the edge, with the facts the choice rests on. People are
// shown only to those who may read their records; counts are of everybody.
import { reads, relationsTo } from '../../domain/evaluation/policy.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import type { PeriodKey } from '../../domain/period/period.ts';
import { type QuotaMember, type QuotaScope, quotaState } from '../../domain/rollup/quota.ts';
import { edgeOf, workFacts } from '../../domain/rollup/quota-edge.ts';
import { boundScopes, decidedState } from '../../domain/rollup/quota-guard.ts';
import { quotaMember, quotasIn } from '../../domain/rollup/quota-members.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { Quota } from '../../domain/rulebook/shape-regime.ts';
import { compare, type Fraction } from '../../domain/score/fraction.ts';
import { personNames } from '../../store/names.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { lastDayOf, openInRegime, previewOf } from '../preview.ts';
import { type QuotaFacts, quotaFacts, quotaRegimes, rulingOf } from '../quota/facts.ts';
import { ensureInLine } from '../sync.ts';
import { logReads, type Reading, reading } from './reading.ts';
import { exactItem } from './roll-up-items.ts';

export interface QuotaQuery {
  readonly period: PeriodKey;
  readonly regime?: string | undefined;
}

/** Every organ the viewer has somebody in; nothing for a period no regulation bounds. */
export async function viewQuota(context: AppContext, actor: RequestActor, query: QuotaQuery) {
  await ensureInLine(context, actor.tenantId, actor.today, actor.now);
  // What an organ's places are does not depend on who looks; whom of its people one may see does.
  const scope = { tenantId: actor.tenantId, personId: null, actor: 'system', today: actor.today } as const;
  const found = await inReadTransaction(context.pool, scope, async (tx) => {
    const rulebooks = await loadRulebooks(tx, actor.tenantId);
    const bound = quotaRegimes(rulebooks, query.period);
    const chosen = bound.find(({ family }) => family === query.regime) ?? bound[0];
    if (chosen === undefined) return { bound, chosen, facts: null };
    const key = { regime: chosen.family, period: query.period };
    return { bound, chosen, facts: await quotaFacts(tx, actor, rulebooks, key) };
  });
  const { bound, chosen, facts } = found;
  const regimes = bound.map(({ family, title }) => ({ regime: family, title: { ...title } }));
  const [quota] = chosen === undefined ? [] : quotasIn(chosen, query.period);
  if (chosen === undefined || quota === undefined || facts === null)
    return { period: query.period, regimes, regime: null, quota: null, organs: [], openReadings: null };
  return reading(context, actor, async (desk) => ({
    ...{ period: query.period, regimes, regime: chosen.family },
    quota: quotaItem(chosen, quota),
    organs: await organsOf(desk, facts, chosen, quota),
    openReadings: await previewOf(
      desk.tx,
      actor,
      openInRegime(desk.rulebooks, chosen.family, lastDayOf(query.period)),
    ),
  }));
}

function quotaItem({ levels }: Rulebook, quota: Quota) {
  const { key, level, percent, raisedPercent, base, alternatives, smallGroupBelow, citation } = quota;
  return {
    ...{ key, level, percent, raisedPercent, base, alternatives: [...alternatives], smallGroupBelow },
    citation: { ...citation },
    levels: levels.map((one) => ({ key: one.key, order: one.order, name: { ...one.name } })),
  };
}

async function organsOf(desk: Reading, facts: QuotaFacts, rulebook: Rulebook, quota: Quota) {
  const { viewer } = desk;
  const mine = (state: Evaluation) =>
    relationsTo(viewer, state).some((relation) => relation !== 'self') ||
    viewer.headedUnits.includes(facts.organ(state) ?? 0);
  const byOrgan = Map.groupBy(facts.records, facts.organ);
  const shown = [...byOrgan].filter(([organ, of]) => organ !== null && of.some(mine));
  const organs = [];
  for (const [organ, of] of shown) organs.push(await organItem(desk, facts, { rulebook, quota, organ, of }));
  return organs;
}

interface Organ {
  readonly rulebook: Rulebook;
  readonly quota: Quota;
  readonly organ: number | null;
  readonly of: readonly Evaluation[];
}

async function organItem(desk: Reading, facts: QuotaFacts, { rulebook, quota, organ, of }: Organ) {
  const { tx, actor, viewer } = desk;
  const ruling = rulingOf(facts, organ);
  const order = rulebook.levels.find(({ key }) => key === quota.level)?.order ?? 1;
  const members = of.flatMap(
    (state) => quotaMember(facts.rulebookOf(state), quota, state, ruling.pooled) ?? [],
  );
  const now = decidedState(quota, order, ruling, members, compare);
  const later = quotaState(quota, order, ruling.outstanding, members, compare);
  const decided = new Map(boundScopes(now).map((scope) => [scope.group, scope]));
  const scopes = boundScopes(later).map((scope) => scopeItem(scope, decided.get(scope.group)));
  const reached = later.organ.ranked;
  const readable = of.filter((state) => reads(viewer, state) && state.personId !== actor.personId);
  const seen = reached.filter(({ personId }) => readable.some((state) => state.personId === personId));
  await logReads(
    desk,
    readable.filter((state) => seen.some((one) => one.personId === state.personId)),
    'quota',
  );
  const names = await personNames(
    tx,
    actor.tenantId,
    seen.map(({ personId }) => personId),
  );
  const unit = facts.units.get(organ ?? 0);
  const own = facts.rulings.find(({ unitId }) => unitId === organ);
  return {
    unit: { id: organ ?? 0, name: unit?.name ?? '', code: unit?.code ?? '' },
    ruling:
      own === undefined
        ? null
        : {
            ...{ outstanding: own.outstanding, pooled: own.pooled, documentNumber: own.documentNumber },
            ...{ by: { id: own.by, name: own.byName }, at: own.at },
          },
    percent: later.percent,
    open: members.filter((member) => member.decided === 'open').length,
    members: members.length,
    scopes,
    people: seen.map((member) =>
      personItem(member, readable, facts, names.get(member.personId)?.name ?? '', later),
    ),
    hidden: reached.length - seen.length,
    may: organ !== null && viewer.headedUnits.includes(organ) ? (['rule'] as const).slice() : [],
  };
}

function scopeItem(later: QuotaScope<Fraction>, now: QuotaScope<Fraction> | undefined) {
  return {
    group: later.group,
    small: later.small,
    /** Over what is decided: what blocks. */
    now: { classified: now?.classified ?? 0, good: now?.reached.goodOrBetter ?? 0, places: now?.places ?? 0 },
    given: later.given,
    left: (now?.places ?? 0) - later.given,
    /** Over all points known so far: what is to be expected. */
    later: {
      ...{ classified: later.classified, good: later.reached.goodOrBetter, places: later.places },
      reached: later.reached.best,
    },
    readings: later.readings.map((one) => ({ ...one })),
    tie: later.tie.length,
  };
}

type State = ReturnType<typeof quotaState<Fraction>>;

function personItem(
  member: QuotaMember<Fraction> & { readonly rank: number },
  readable: readonly Evaluation[],
  facts: QuotaFacts,
  name: string,
  state: State,
) {
  const record = readable.find(({ personId }) => personId === member.personId);
  const scopes = boundScopes(state).filter(({ group }) => group === null || group === member.group);
  const unit = facts.units.get(record?.unitId ?? 0);
  return {
    evaluationId: record?.id ?? 0,
    person: { id: member.personId, name },
    unit: { id: record?.unitId ?? 0, name: unit?.name ?? '', code: unit?.code ?? '' },
    group: member.group,
    rank: member.rank,
    total: exactItem(member.total),
    decided: member.decided,
    edge: edgeOf(member, scopes, compare),
    work: record === undefined ? null : workFacts(record),
  };
}
