// Everything one quota of a period is reckoned from: the records of its regulations (or
// the means of shorter ones), organ by organ, and the rulings.
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { organOf } from '../../domain/organization/organ.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { periodDates } from '../../domain/period/period.ts';
import { POOLED } from '../../domain/rollup/quota-groups.ts';
import { NO_RULING, type QuotaRuling } from '../../domain/rollup/quota-guard.ts';
import { quotasIn } from '../../domain/rollup/quota-members.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { evaluationFromRow } from '../../store/evaluations.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { type LastPost, lastPosts, periodLevels } from '../../store/period-levels.ts';
import { firstFrozen } from '../../store/quota-groups.ts';
import { type QuotaKey, quotaRecords, quotaRulings, type RulingRow } from '../../store/quotas.ts';
import { personLines } from '../../store/roll-up-lines.ts';
import { recordsBetween } from '../../store/roll-up-records.ts';
import type { PersonLine } from '../../store/roll-ups.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { levelOfMean, ofRulebooks, rulerOf, sourcesOf, spanOf } from '../roll-ups/compute.ts';
import { type Grouping, groupingsIn } from './groups.ts';

export interface QuotaFacts {
  readonly key: QuotaKey;
  readonly units: ReadonlyMap<number, Unit>;
  readonly records: readonly Evaluation[];
  /** Lines of a period that is a mean and has no records of its own; otherwise empty. */
  readonly lines: readonly QuotaLine[];
  readonly rulings: readonly RulingRow[];
  readonly rulebookOf: (state: Evaluation) => Rulebook;
  /** The organ somebody's record counts in. */
  readonly organ: (state: Pick<Evaluation, 'unitId'>) => number | null;
  /** Groups of similar duties. */
  readonly grouping: Grouping;
}

/** A person's mean with the post and the regulation his last record in the period has. */
export interface QuotaLine extends PersonLine, Pick<LastPost, 'rank' | 'postId'> {
  readonly rulebook: Rulebook;
  /** The level before any decision about places; one decided where the mean leaves it open is the one reached. */
  readonly reached: string | null;
  /** The mean itself gave no level, and somebody decided one. */
  readonly decidedOpen: boolean;
}

/** Loads them in the tree of the period's end. Needs system scope: an organ is more than what the caller sees. */
export async function quotaFacts(
  tx: Tx,
  { tenantId, today }: { readonly tenantId: number; readonly today: string },
  rulebooks: Rulebooks,
  key: QuotaKey,
): Promise<QuotaFacts> {
  const { to } = periodDates(key.period);
  const version = await organizationVersionOn(tx, tenantId, to <= today ? addDays(to, -1) : today);
  const ids = rulebooks.all().filter((one) => one.family === key.regime);
  const [tree, rows, rulings] = [
    version === null ? [] : await unitsOf(tx, tenantId, version),
    await quotaRecords(tx, tenantId, key.period, [...new Set(ids.map(({ id }) => id))]),
    await quotaRulings(tx, tenantId, key),
  ];
  const units = new Map(tree.map((unit) => [unit.id, unit]));
  const groupings = await groupingsIn(tx, tenantId, units);
  const root = tree.find(({ parentId }) => parentId === null)?.id ?? null;
  return {
    ...{ key, units, rulings },
    lines: rows.length > 0 ? [] : await linesIn(tx, tenantId, key, ids),
    records: rows.map((row) => evaluationFromRow(row, rulebooks.source)),
    rulebookOf: ({ rulebook }) => rulebooks.source(rulebook.id, rulebook.version),
    organ: ({ unitId }) => organOf(unitId, units) ?? root,
    grouping: await groupings(addDays(to, -1), await firstFrozen(tx, tenantId, key)),
  };
}

async function linesIn(
  tx: Tx,
  tenantId: number,
  key: QuotaKey,
  versions: readonly Rulebook[],
): Promise<readonly QuotaLine[]> {
  const lines = await personLines(tx, tenantId, key, 0, null, null);
  if (lines.length === 0) return [];
  const posts = await lastPosts(tx, tenantId, spanOf(key.period), [...new Set(versions.map(({ id }) => id))]);
  const postOf = new Map(posts.map((post) => [post.personId, post]));
  const reached = await reachedIn(tx, tenantId, key, versions, lines);
  return lines.flatMap((line) => {
    const post = postOf.get(line.personId);
    const rulebook = versions.find(({ id }) => id === post?.rulebookId);
    if (post === undefined || rulebook === undefined) return [];
    const before = reached.get(line.personId);
    const { rank, postId } = post;
    const found = { ...line, rank, postId, rulebook };
    return [{ ...found, reached: before ?? line.level, decidedOpen: before === null }];
  });
}

/** What those reached whose level may be another one by decision: reckoned anew, as the decision may have fallen away. null:
 * the mean leaves it open. */
async function reachedIn(
  tx: Tx,
  tenantId: number,
  key: QuotaKey,
  versions: readonly Rulebook[],
  lines: readonly PersonLine[],
): Promise<ReadonlyMap<number, string | null>> {
  const settled = await periodLevels(tx, tenantId, key, 'person', null);
  const decided = lines.filter(({ personId, level }) => settled.get(personId)?.level === level);
  if (decided.length === 0) return new Map();
  const regime = { family: key.regime, rulebooks: versions };
  const ids = decided.map(({ personId }) => personId);
  const rows = await recordsBetween(tx, tenantId, spanOf(key.period), sourcesOf([regime]), {
    ...{ subject: 'person', ids },
  });
  const ofPerson = Map.groupBy(rows, ({ personId }) => personId);
  // With the total known, days weigh nothing any more.
  const ruler = rulerOf(key.period, { daysOff: new Set(), makeUpDays: new Set() });
  return new Map(
    decided.map(({ personId, total }) => [
      personId,
      levelOfMean(regime, ruler, ofRulebooks(ofPerson.get(personId) ?? [], regime, ruler), total)?.level ??
        null,
    ]),
  );
}

export function rulingOf({ rulings }: QuotaFacts, organ: number | null) {
  return rulings.find(({ unitId }) => unitId === organ) ?? NO_RULING;
}

/** The group of similar duties somebody counts in; all together where the organ pools them. */
export function groupIn(
  { grouping }: QuotaFacts,
  { pooled }: QuotaRuling,
  of: Parameters<Grouping['groupOf']>[0],
): string {
  return pooled ? POOLED : grouping.groupOf(of);
}

/** The regimes whose share of a level binds in a period, with the newest rulebook that says so. */
export function quotaRegimes(rulebooks: Rulebooks, period: string): readonly Rulebook[] {
  const found = new Map<string, Rulebook>();
  for (const one of rulebooks.all())
    if (one.use === 'evaluation' && quotasIn(one, period).length > 0 && !found.has(one.family))
      found.set(one.family, one);
  return [...found.values()];
}
