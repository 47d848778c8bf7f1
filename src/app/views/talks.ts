// Talks: the list of those somebody watches over or is concerned by, and one case with everything it rests on.

import { weekDates, weekOf } from '../../domain/period/week.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import {
  mayWithTalk,
  TALK_STATES,
  type TalkCase,
  type TalkState,
  talkRelations,
} from '../../domain/talk/talk.ts';
import { type RecordedAct, readActs } from '../../store/acts.ts';
import { boardUnits } from '../../store/board.ts';
import { type FactWithWords, factsOf } from '../../store/conduct-facts.ts';
import { logEvents } from '../../store/event-log.ts';
import { personNames } from '../../store/names.ts';
import { unitsUnder } from '../../store/subtree.ts';
import {
  countTalks,
  findTalk,
  listTalks,
  ownedMeasures,
  type WeekRecord,
  weekRecords,
} from '../../store/talks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { holdersOf } from '../talks/holders.ts';
import { proposeTalks } from '../talks/propose.ts';
import { factView } from './conduct.ts';
import { nameIn } from './evaluation-item.ts';
import { type Reading, reading } from './reading.ts';
import { undoneTasksOf } from './undone-tasks.ts';

export interface TalksQuery {
  readonly state: TalkState | 'live' | 'all';
  readonly unit: number | null;
  readonly mine: boolean;
}

/** States in which somebody still has to do something. */
const LIVE: readonly TalkState[] = TALK_STATES.filter((state) => state !== 'declined' && state !== 'closed');
const MOST = 300;

export async function viewTalks(context: AppContext, actor: RequestActor, query: TalksQuery) {
  const { tenantId, personId, today, now } = actor;
  await proposeTalks(context, { tenantId, today, now });
  return reading(context, actor, async (desk) => {
    const { tx, viewer } = desk;
    const states = { live: LIVE, all: TALK_STATES };
    const [cases, counts, owned] = await Promise.all([
      listTalks(tx, tenantId, {
        states: query.state === 'live' || query.state === 'all' ? states[query.state] : [query.state],
        unitIds: query.unit === null ? null : await unitsUnder(tx, tenantId, query.unit, today),
        personId: query.mine ? personId : null,
        limit: MOST,
      }),
      countTalks(tx, tenantId),
      ownedMeasures(tx, tenantId, personId),
    ]);
    const seen = cases.filter((one) => talkRelations(viewer, one).length > 0);
    const refs = await refsOf(desk, seen);
    const measures = owned.map(({ talkId, no, text, due, opens }) => ({
      ...{ talk: talkId, no, text, due, overdue: due < today, opens },
    }));
    return { items: seen.map((one) => itemOf(desk, one, refs)), counts, measures };
  });
}

/** Throws not-found for a case this person has nothing to do with. Reading another's case is logged. */
export function viewTalk(
  context: AppContext,
  actor: RequestActor,
  id: number,
  as: 'talk' | 'talk-file' = 'talk',
) {
  return reading(context, actor, async (desk) => {
    const { tx, viewer } = desk;
    const one = await findTalk(tx, actor.tenantId, id);
    if (one === null || talkRelations(viewer, one).length === 0) throw notFound();
    await logTalkRead(desk, one, as);
    const mondays = one.weeks.map((week) => weekDates(week).from);
    const [facts, tasks, records, acts, others] = await Promise.all([
      factsOf(tx, actor.tenantId, one.personId, mondays),
      undoneTasksOf(desk, one.personId, one.weeks),
      weekRecords(tx, actor.tenantId, one.personId, mondays),
      readActs(tx, actor.tenantId, 'talk', id),
      holdersOf(tx, actor.tenantId, [one], actor.today),
    ]);
    const people = [
      ...[...others.map(({ personId }) => personId), ...facts.map(({ recordedBy }) => recordedBy)],
      ...acts.flatMap(({ actor_id: by }) => by ?? []),
    ];
    const refs = await refsOf(desk, [one], people);
    const side = (wanted: 'office' | 'head') =>
      others.flatMap((holder) => (holder.side === wanted ? (nameIn(refs.names, holder.personId) ?? []) : []));
    return {
      ...itemOf(desk, one, refs),
      rule: ruleView(desk.rulebooks.source(one.rulebook.id, one.rulebook.version), one),
      weeks: one.weeks.map((week) => weekView(desk, week, { facts, tasks, records, names: refs.names })),
      ...wordsOf(acts),
      office: nameIn(refs.names, one.officeId),
      head: nameIn(refs.names, one.headId),
      measures: one.measures.map((measure) => ({
        ...{ no: measure.no, due: measure.due, doneOn: measure.doneOn },
        ...{ owner: nameIn(refs.names, measure.ownerId), ...measureWords(acts, measure.no) },
        overdue: measure.doneOn === null && measure.due < actor.today,
      })),
      acts: acts.map(({ seq, act, at, actor_id: by, proof }) => ({
        ...{ seq, act, at, actor: nameIn(refs.names, by), proof },
      })),
      holders: { office: side('office'), heads: side('head') },
    };
  });
}

export type TalkView = Awaited<ReturnType<typeof viewTalk>>;

type Refs = Awaited<ReturnType<typeof refsOf>>;

async function refsOf({ tx, actor }: Reading, cases: readonly TalkCase[], people: readonly number[] = []) {
  const named = cases.flatMap(({ personId, officeId, headId, measures }) => [
    ...[personId, officeId, headId, ...measures.map(({ ownerId }) => ownerId)],
  ]);
  const unitIds = [...new Set(cases.map(({ unitId }) => unitId))];
  const [names, units] = await Promise.all([
    personNames(tx, actor.tenantId, [...named, ...people]),
    boardUnits(tx, actor.tenantId, unitIds, actor.today),
  ]);
  return { names, units: new Map(units.map(({ id, name, code }) => [id, { id, name, code }])) };
}

function itemOf({ actor, viewer, rulebooks }: Reading, one: TalkCase, { names, units }: Refs) {
  const rulebook = rulebooks.source(one.rulebook.id, one.rulebook.version);
  const trigger = rulebook.responsibility?.triggers.find(({ key }) => key === one.trigger);
  const open = one.measures.filter(({ doneOn }) => doneOn === null);
  const isWaiting = one.state === 'proposed' || one.state === 'accepted';
  return {
    ...{ id: one.id, version: one.version, state: one.state, answer: one.answer },
    person: nameIn(names, one.personId) ?? { id: one.personId, name: '' },
    unit: units.get(one.unitId) ?? { id: one.unitId, name: '', code: '' },
    trigger: { key: one.trigger, name: { ...(trigger?.name ?? { vi: one.trigger, en: one.trigger }) } },
    weekKeys: [...one.weeks],
    ...{ due: one.due, overdue: isWaiting && one.due < actor.today },
    ...{ plannedOn: one.plannedOn, heldOn: one.heldOn },
    measureCounts: { all: one.measures.length, open: open.length },
    may: [...mayWithTalk(viewer, one)],
  };
}

function ruleView(rulebook: Rulebook, one: TalkCase) {
  const rule = rulebook.responsibility;
  const trigger = rule?.triggers.find(({ key }) => key === one.trigger);
  const citation = trigger?.citation ?? rulebook.citation;
  return {
    ...{ id: rulebook.id, version: rulebook.version, document: rulebook.document },
    ...{ local: trigger?.local ?? false, documentNumber: trigger?.documentNumber ?? null },
    manyUndone: rule?.manyUndone.least ?? null,
    citation: { ...citation, note: citation.note === null ? null : { ...citation.note } },
  };
}

interface WeekMaterial extends Pick<Refs, 'names'> {
  readonly facts: readonly FactWithWords[];
  readonly tasks: Awaited<ReturnType<typeof undoneTasksOf>>;
  readonly records: readonly WeekRecord[];
}

/** One of the weeks side by side: its result, what the report left undone, and the facts. */
function weekView({ rulebooks }: Reading, week: string, { facts, tasks, records, names }: WeekMaterial) {
  const record = records.findLast((one) => weekOf(one.weekStart) === week);
  const rulebook = record
    ? rulebooks.source(record.rulebook.id, record.rulebook.version)
    : rulebooks.forWeek(weekDates(week).from)?.rulebook;
  const rule = rulebook?.responsibility ?? null;
  const level = rulebook?.levels.find(({ key }) => key === record?.level);
  return {
    week,
    evaluationId: record?.evaluationId ?? null,
    total: record?.total ?? null,
    level: level === undefined ? null : { key: level.key, order: level.order, name: { ...level.name } },
    works: record?.works == null ? null : { count: record.works[0] ?? 0, undone: record.works[2] ?? 0 },
    facts: facts.filter((fact) => fact.week === week).map((fact) => factView(fact, rule, names)),
    tasks: tasks.filter((task) => task.week === week),
  };
}

/** Words of the case from the acts that said them; null before, and when erased. */
function wordsOf(acts: readonly RecordedAct[]) {
  const last = (name: string, field: string) =>
    acts.findLast(({ act }) => act === name)?.texts[field] ?? null;
  return {
    place: last('accepted', 'place'),
    declinedBecause: last('declined', 'reason'),
    said: last('held', 'said'),
    objection: last('objected', 'objection'),
    closedBecause: last('closed', 'reason'),
  };
}

function measureWords(acts: readonly RecordedAct[], no: number) {
  const held = acts.findLast(({ act }) => act === 'held');
  const done = acts.find(({ act, payload }) => act === 'measure-done' && payload.no === no);
  return { text: held?.texts[`measure-${no}`] ?? null, note: done?.texts.note ?? null };
}

async function logTalkRead({ tx, actor }: Reading, { id, personId }: TalkCase, as: string): Promise<void> {
  if (personId === actor.personId) return;
  const { tenantId, accountId, now, address } = actor;
  await logEvents(tx, tenantId, [
    {
      ...{ kind: 'read', at: now, actorId: actor.personId, accountId, subjectId: personId, address },
      ...{ record: { kind: 'talk', id }, detail: { view: as } },
    },
  ]);
}
