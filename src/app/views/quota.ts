// How a quota stands: places, who reached the level, who stands at the edge, with the facts the choice rests on. People are
// shown only to those who may read their records; counts are of everybody.
import { reads, relationsTo } from '../../domain/evaluation/policy.ts';
import { type PeriodKey, periodDates } from '../../domain/period/period.ts';
import type { QuotaScope } from '../../domain/rollup/quota.ts';
import { quotaState } from '../../domain/rollup/quota.ts';
import { tellsOfFew } from '../../domain/rollup/quota-few.ts';
import { boundScopes, decidedState } from '../../domain/rollup/quota-guard.ts';
import { quotaMember, quotasIn } from '../../domain/rollup/quota-members.ts';
import { levelsToSettle } from '../../domain/rollup/quota-year.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { Quota } from '../../domain/rulebook/shape-regime.ts';
import { compare, type Fraction } from '../../domain/score/fraction.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { lastDayOf, openInRegime, previewOf } from '../preview.ts';
import { groupIn, type QuotaFacts, quotaFacts, quotaRegimes, rulingOf } from '../quota/facts.ts';
import { isMeanOf, memberOfLine, officialFrom } from '../quota/year.ts';
import { foldRollUps } from '../roll-ups/fold.ts';
import { ensureInLine } from '../sync.ts';
import { type Entry, type EntryOfLine, type EntryOfRecord, peopleOf } from './quota-people.ts';
import { type Reading, reading } from './reading.ts';

export interface QuotaQuery {
  readonly period: PeriodKey;
  readonly regime?: string | undefined;
}

/** Every organ the viewer has somebody in; nothing for a period no regulation bounds. */
export async function viewQuota(context: AppContext, actor: RequestActor, query: QuotaQuery) {
  await ensureInLine(context, actor.tenantId, actor.today, actor.now);
  // What an organ's places are does not depend on who looks; whom of its people one may see does.
  const scope = { tenantId: actor.tenantId, personId: null, actor: 'system', today: actor.today } as const;
  const rulebooks = await inReadTransaction(context.pool, scope, (tx) => loadRulebooks(tx, actor.tenantId));
  const bound = quotaRegimes(rulebooks, query.period);
  const chosen = bound.find(({ family }) => family === query.regime) ?? bound[0];
  if (chosen !== undefined && isMeanOf(chosen, query.period))
    await foldRollUps(context, actor.tenantId, actor.today, actor.now);
  const facts =
    chosen === undefined
      ? null
      : await inReadTransaction(context.pool, scope, (tx) =>
          quotaFacts(tx, actor, rulebooks, { regime: chosen.family, period: query.period }),
        );
  const regimes = bound.map(({ family, title }) => ({ regime: family, title: { ...title } }));
  const [quota] = chosen === undefined ? [] : quotasIn(chosen, query.period);
  const { from, to } = periodDates(query.period);
  const official = chosen === undefined ? to : officialFrom(rulebooks, { ...query, regime: chosen.family });
  const head = { period: query.period, from, to, official, over: official <= actor.today, regimes };
  if (chosen === undefined || quota === undefined || facts === null)
    return { ...head, regime: null, mean: false, quota: null, groups: null, organs: [], openReadings: null };
  return reading(context, actor, async (desk) => ({
    ...{ ...head, regime: chosen.family, mean: facts.lines.length > 0 },
    quota: quotaItem(chosen, quota),
    groups: groupsItem(facts.grouping.set),
    organs: await organsOf(desk, facts, chosen, quota),
    openReadings: await previewOf(
      desk.tx,
      actor,
      openInRegime(desk.rulebooks, chosen.family, lastDayOf(query.period)),
    ),
  }));
}

function quotaItem(rulebook: Rulebook, quota: Quota) {
  const { key, level, percent, raisedPercent, base, alternatives, smallGroupBelow, citation } = quota;
  return {
    ...{ key, level, percent, raisedPercent, base, alternatives: [...alternatives], smallGroupBelow },
    citation: { ...citation },
    levels: rulebook.levels.map((one) => ({ key: one.key, order: one.order, name: { ...one.name } })),
    /** Levels the head of an organ may give in a mean to whoever reached the bounded one. */
    settles: levelsToSettle(rulebook, quota),
  };
}

/** By which document people are grouped; null: by posts of management and all others. */
function groupsItem(set: QuotaFacts['grouping']['set']) {
  if (set === null || set.groups.length === 0) return null;
  return { documentNumber: set.documentNumber, documentDate: set.documentDate };
}

async function organsOf(desk: Reading, facts: QuotaFacts, rulebook: Rulebook, quota: Quota) {
  const entries = [...recordEntries(desk, facts), ...lineEntries(desk, facts)];
  const byOrgan = Map.groupBy(entries, facts.organ);
  const shown = [...byOrgan].filter(
    ([organ, of]) =>
      organ !== null && (desk.viewer.headedUnits.includes(organ) || of.some(({ isMine }) => isMine)),
  );
  const organs = [];
  for (const [organ, of] of shown) organs.push(await organItem(desk, facts, { rulebook, quota, organ, of }));
  return organs;
}

function recordEntries({ viewer, actor }: Reading, { records }: QuotaFacts): readonly EntryOfRecord[] {
  return records.map((record) => ({
    ...{ personId: record.personId, unitId: record.unitId, record, line: null },
    isMine: relationsTo(viewer, record).some((relation) => relation !== 'self'),
    isReadable: reads(viewer, record) && record.personId !== actor.personId,
  }));
}

/** Whose mean somebody sees is what row-level security says of its lines: heads above, office, inspector. */
function lineEntries({ viewer, actor }: Reading, { lines }: QuotaFacts): readonly EntryOfLine[] {
  const reach = new Set([...viewer.headedUnits, ...viewer.officeUnits, ...viewer.inspectedUnits]);
  return lines.map((line) => ({
    ...{ personId: line.personId, unitId: line.unitId, record: null, line },
    isMine: reach.has(line.unitId),
    isReadable: reach.has(line.unitId) && line.personId !== actor.personId,
  }));
}

interface Organ {
  readonly rulebook: Rulebook;
  readonly quota: Quota;
  readonly organ: number | null;
  readonly of: readonly Entry[];
}

async function organItem(desk: Reading, facts: QuotaFacts, { rulebook, quota, organ, of }: Organ) {
  const { viewer, actor } = desk;
  const ruling = rulingOf(facts, organ);
  const over = officialFrom(desk.rulebooks, facts.key) <= actor.today;
  const order = rulebook.levels.find(({ key }) => key === quota.level)?.order ?? 1;
  const members = of.flatMap(
    ({ record, line }) =>
      (line === null
        ? quotaMember(facts.rulebookOf(record), quota, record, groupIn(facts, ruling, record))
        : memberOfLine(quota, line, groupIn(facts, ruling, line), over)) ?? [],
  );
  const now = decidedState(quota, order, ruling, members, compare);
  const later = quotaState(quota, order, ruling.outstanding, members, compare);
  const decided = new Map(boundScopes(now).map((scope) => [scope.group, scope]));
  const few = isAboutFew(desk, organ, of, members);
  const scopes = few ? [] : boundScopes(later).map((scope) => scopeItem(scope, decided.get(scope.group)));
  const people = await peopleOf(desk, facts, of, later);
  const unit = facts.units.get(organ ?? 0);
  const own = facts.rulings.find(({ unitId }) => unitId === organ);
  const heads = organ !== null && viewer.headedUnits.includes(organ);
  const settles = heads && over && facts.lines.length > 0;
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
    ...{ scopes, few, people },
    hidden: few ? 0 : later.organ.ranked.length - people.length,
    may: [...(heads ? (['rule'] as const) : []), ...(settles ? (['settle'] as const) : [])],
  };
}

/** Whoever decides on somebody here must know the places; of others' results, nobody else is told of so few. */
function isAboutFew(
  { viewer, actor }: Reading,
  organ: number | null,
  of: readonly Entry[],
  members: Parameters<typeof tellsOfFew>[0],
): boolean {
  const decides = of.some(
    ({ record }) => record !== null && relationsTo(viewer, record).includes('approver'),
  );
  if (decides || (organ !== null && viewer.headedUnits.includes(organ))) return false;
  const known = of.flatMap(({ personId, isReadable }) => (isReadable ? [personId] : []));
  return tellsOfFew(members, new Set([...known, actor.personId]));
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
