// Those who reached a bounded level, as far as the caller may read them; at the border with what the choice rests on:
// earlier periods and what was said, side by side.
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import type { QuotaState, RankedMember } from '../../domain/rollup/quota.ts';
import { type Edge, edgeOf, workFacts } from '../../domain/rollup/quota-edge.ts';
import { boundScopes } from '../../domain/rollup/quota-guard.ts';
import { compare, type Fraction } from '../../domain/score/fraction.ts';
import { logEvents } from '../../store/event-log.ts';
import { type PersonName, personNames } from '../../store/names.ts';
import { type PeriodLevel, periodLevels } from '../../store/period-levels.ts';
import {
  type EarlierResult,
  earlierResults,
  type StageComment,
  stageComments,
} from '../../store/quota-border.ts';
import type { QuotaFacts, QuotaLine } from '../quota/facts.ts';
import { type ExplainedLine, withParts } from '../roll-ups/parts.ts';
import type { Reading } from './reading.ts';
import { exactItem, settledItem, warningItems } from './roll-up-items.ts';

interface EntryBase {
  readonly personId: number;
  readonly unitId: number;
  readonly isMine: boolean;
  readonly isReadable: boolean;
}
export interface EntryOfRecord extends EntryBase {
  readonly record: Evaluation;
  readonly line: null;
}
export interface EntryOfLine extends EntryBase {
  readonly record: null;
  readonly line: QuotaLine;
}
/** One person in an organ: by the record of the period, or by the mean of shorter ones. */
export type Entry = EntryOfRecord | EntryOfLine;

type Member = RankedMember<Fraction>;

/** Best first. Everybody shown is noted in the read log. */
export async function peopleOf(
  desk: Reading,
  facts: QuotaFacts,
  entries: readonly Entry[],
  state: QuotaState<Fraction>,
) {
  const readable = new Map(entries.filter((one) => one.isReadable).map((one) => [one.personId, one]));
  const edges = new Map(state.organ.ranked.map((member) => [member.personId, edge(member, state)]));
  const seen = state.organ.ranked.flatMap((member) => {
    const entry = readable.get(member.personId);
    return entry === undefined
      ? []
      : [{ member, entry, edge: edges.get(member.personId) ?? ('inside' as const) }];
  });
  await logSeen(desk, seen);
  const made = await madeOf(desk, facts, seen);
  const beside = await besideOf(
    desk,
    facts,
    seen.filter((one) => one.edge === 'border'),
    made,
  );
  const names = await personNames(desk.tx, desk.actor.tenantId, [
    ...seen.map(({ member }) => member.personId),
    ...beside.comments.map(({ by }) => by),
  ]);
  const settled = await periodLevels(desk.tx, desk.actor.tenantId, facts.key, 'person', [...readable.keys()]);
  return seen.map((one) => personItem(one, facts, { ...beside, names, settled, made }));
}

function edge(member: Member, state: QuotaState<Fraction>): Edge {
  const scopes = boundScopes(state).filter(({ group }) => group === null || group === member.group);
  return edgeOf(member, scopes, compare);
}

interface Seen {
  readonly member: Member;
  readonly entry: Entry;
  readonly edge: Edge;
}

/** One line of the read log for each person really shown. */
function logSeen({ tx, actor }: Reading, seen: readonly Seen[]): Promise<void> {
  const base = { kind: 'read', at: actor.now, actorId: actor.personId, accountId: actor.accountId } as const;
  return logEvents(
    tx,
    actor.tenantId,
    seen.map(({ entry: { personId, record } }) => ({
      ...{ ...base, subjectId: personId, address: actor.address },
      detail: { view: 'quota', ...(record === null ? {} : { evaluation: record.id }) },
    })),
  );
}

interface Beside {
  readonly earlier: readonly EarlierResult[];
  readonly comments: readonly StageComment[];
}

/** How each mean follows from its parts. */
async function madeOf({ context, actor }: Reading, { key }: QuotaFacts, seen: readonly Seen[]) {
  const lines = seen.flatMap(({ entry }) => (entry.line === null ? [] : [{ ...entry.line, ...key }]));
  const made = lines.length === 0 ? [] : await withParts(context, actor, lines);
  return new Map(made.map((line) => [line.personId, line]));
}

/** The shorter periods of a mean, or the periods before a record; with what was said of each. */
async function besideOf(
  desk: Reading,
  facts: QuotaFacts,
  border: readonly Seen[],
  made: ReadonlyMap<number, ExplainedLine>,
): Promise<Beside> {
  const { tx, actor, rulebooks } = desk;
  const ids = rulebooks.all().flatMap((one) => (one.family === facts.key.regime ? [one.id] : []));
  const before = await earlierResults(
    tx,
    actor.tenantId,
    facts.key.period,
    [...new Set(ids)],
    border.flatMap(({ entry }) => (entry.record === null ? [] : [entry.personId])),
  );
  const whole = border.flatMap(({ entry }) => made.get(entry.personId) ?? []);
  const earlier = [...whole.flatMap(resultsIn), ...before];
  const records = border.flatMap(({ entry }) => (entry.record === null ? [] : [entry.record.id]));
  const of = [...earlier.map(({ evaluationId }) => evaluationId), ...records];
  return { earlier, comments: await stageComments(tx, actor.tenantId, of) };
}

function resultsIn({ personId, parts }: ExplainedLine): readonly EarlierResult[] {
  return parts
    .flatMap(({ period, records }) =>
      records.map(({ evaluationId, total, level }) => ({ personId, evaluationId, period, total, level })),
    )
    .toReversed();
}

interface Facts extends Beside {
  readonly names: ReadonlyMap<number, PersonName>;
  readonly settled: ReadonlyMap<number, PeriodLevel>;
  /** Of those whose period is a mean. */
  readonly made: ReadonlyMap<number, ExplainedLine>;
}

function personItem({ member, entry, edge: at }: Seen, facts: QuotaFacts, known: Facts) {
  const { personId } = member;
  const { record, line, unitId } = entry;
  const unit = facts.units.get(unitId);
  const said = (evaluationId: number) =>
    known.comments
      .filter((one) => one.evaluationId === evaluationId)
      .map(({ act, at: when, by, words }) => ({
        ...{ act, at: when, words },
        by: by === null ? null : { id: by, name: known.names.get(by)?.name ?? '' },
      }));
  return {
    evaluationId: record?.id ?? null,
    person: { id: personId, name: known.names.get(personId)?.name ?? '' },
    unit: { id: unitId, name: unit?.name ?? '', code: unit?.code ?? '' },
    group: member.group,
    rank: member.rank,
    total: exactItem(member.total),
    decided: member.decided,
    edge: at,
    work: record === null ? null : workFacts(record),
    settled: line === null ? null : settledItem(known.settled.get(personId), line),
    warnings: warningItems(known.made.get(personId)?.steps ?? []),
    comments: record === null ? [] : said(record.id),
    earlier: known.earlier
      .filter((one) => one.personId === personId)
      .map(({ evaluationId, period, total, level }) => ({
        ...{ evaluationId, period, total: exactItem(total), level },
        comments: said(evaluationId),
      })),
  };
}
