// One record of a longer period: stages side by side, explained; steps; evidence; what may be done and what hinders.
import { furtherSteps, stepRelation } from '../../domain/evaluation/further-steps.ts';
import { permittedAs, reads, relationsTo } from '../../domain/evaluation/policy.ts';
import { type Moment, mayList, precheck } from '../../domain/evaluation/precheck.ts';
import type { CommandName, Evaluation } from '../../domain/evaluation/shape.ts';
import type { KnownFacts } from '../../domain/evaluation/stage.ts';
import { stepDeadlines } from '../../domain/period/deadlines.ts';
import { periodDates } from '../../domain/period/period.ts';
import { dateAt } from '../../domain/period/zone.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { type RecordedAct, readActs } from '../../store/acts.ts';
import { readDraft } from '../../store/drafts.ts';
import { findEvaluation } from '../../store/evaluation-lists.ts';
import { periodOfEvaluationId } from '../../store/evaluations.ts';
import { type PersonName, personNames } from '../../store/names.ts';
import { managersNamedBy, reassignedAmong } from '../../store/reassigned.ts';
import { loadWeekFacts, type WeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { furtherMoment } from '../further.ts';
import { isLongPeriod } from '../leaders.ts';
import { previewOf } from '../preview.ts';
import { calendarOf } from '../week-facts.ts';
import { type Line, linesOf, nameIn } from './evaluation-item.ts';
import { type Around, aroundOf } from './period-around.ts';
import { periodItems } from './period-item.ts';
import { stagesView } from './period-stages.ts';
import { logReads, type Reading, reading } from './reading.ts';
import { unitWorkOf } from './unit-work.ts';

/** Throws not-found when there is none, or none this person may know of. Reading another's record is logged. */
export async function viewPeriodRecord(
  context: AppContext,
  actor: RequestActor,
  id: number,
  where = 'record',
) {
  const period = periodOfEvaluationId(id);
  if (period === null) throw notFound();
  return reading(context, actor, async (desk) => {
    const { tx, viewer } = desk;
    const [facts, row] = await Promise.all([
      loadWeekFacts(tx, actor.tenantId, [periodDates(period).from]),
      findEvaluation(tx, actor.tenantId, viewer, periodDates(period).from, id),
    ]);
    const [line] = row === undefined ? [] : linesOf(desk, [row], facts);
    // A person's week has its own page.
    if (line === undefined || (line.state.subject === 'person' && !isLongPeriod(id))) throw notFound();
    const [item] = periodItems(desk, [line]);
    if (item === undefined) throw notFound();
    const around = await aroundOf(desk, line);
    logReads(desk, [line.state], where);
    return { ...item, ...(await detailOf(desk, line, facts, around)) };
  });
}

export type PeriodRecordView = Awaited<ReturnType<typeof viewPeriodRecord>>;

async function detailOf(desk: Reading, line: Line, facts: WeekFacts, around: Around) {
  const { tx, actor, viewer } = desk;
  const { state, rulebook, deadlines } = line;
  const { tenantId, personId } = actor;
  const isAuthor = ['self', 'drafter'].includes(relationsTo(viewer, state)[0] ?? '');
  const [acts, draft, named] = await Promise.all([
    readActs(tx, tenantId, 'evaluation', state.id),
    isAuthor ? readDraft(tx, tenantId, state.id, personId) : null,
    managersNamedBy(tx, tenantId, personId),
  ]);
  const people = [state.scorerId, state.approverId, ...acts.flatMap((act) => [act.actor_id, act.acting_for])];
  const names = await personNames(tx, tenantId, people);
  const readable = reads(viewer, state);
  const open = await previewOf(tx, actor, desk.rulebooks.openReadings(rulebook));
  const approvers = open?.approvers.map(({ name }) => name) ?? [];
  const moment = momentOf(desk, line, reassignedAmong(named, [state]), around.known, approvers);
  return {
    regulation: withoutExamples(rulebook),
    readable,
    openReadings: open,
    stages: readable ? stagesView(rulebook, state, acts, names) : [],
    steps: stepsOf(desk, line, facts, { acts, names, readable }),
    deadlines: { ...deadlines },
    scorerPerson: nameIn(names, state.scorerId),
    approver: nameIn(names, state.approverId),
    revision: state.revision,
    subordinates: readable || isAuthor ? around.subordinates : null,
    earlier: around.known.earlier.map((one) => ({ ...one })),
    evidence: readable ? around.evidence : [],
    weekLevels: around.weekLevels,
    beside: around.beside,
    reopens: around.reopens,
    acts: acts.map((act) => actView(act, names, readable)),
    unitWork: await unitWorkOf(desk, line, acts, facts),
    ...stepsOpen(state, desk, moment),
    draft: permittedAs('save-draft', viewer, state) === null ? null : draft,
  };
}

function momentOf(
  desk: Reading,
  line: Line,
  reassigned: readonly number[],
  known: KnownFacts,
  approvers: readonly string[],
): Moment {
  const { now, today, stepUpUntil } = desk.actor;
  return {
    ...{ now, today, stepUpUntil, submitDeadline: line.deadlines.submit, reassignedByViewer: reassigned },
    ...furtherMoment(desk.rulebooks, line.rulebook, line.state, desk.viewer, known, approvers),
  };
}

const EXPLAINED: readonly CommandName[] = ['submit', 'score', 'approve', 'decide'];
/** Reasons that say "not you" or "not now" are plain from the page itself. */
const PLAIN = [
  'not-your-part',
  'own-case',
  'wrong-state',
  'step-up-needed',
  'one-authority-decides',
  'two-authorities-needed',
];

function stepsOpen(state: Evaluation, { viewer }: Reading, moment: Moment) {
  const hindered = EXPLAINED.flatMap((command) => {
    const refusals = precheck(state, command, viewer, moment).filter(({ code }) => code !== 'step-up-needed');
    if (refusals.some(({ code }) => PLAIN.includes(code))) return [];
    return refusals.map(({ code, params }) => ({ command, code, params: { ...params } }));
  });
  return { may: [...mayList(state, viewer, moment)], hindered };
}

function withoutExamples(rulebook: Rulebook): unknown {
  const { examples: _examples, levelExamples: _levelExamples, ...rest } = rulebook;
  return rest;
}

interface Written {
  readonly acts: readonly RecordedAct[];
  readonly names: ReadonlyMap<number, PersonName>;
  readonly readable: boolean;
}

function stepsOf(desk: Reading, { state, rulebook, deadlines }: Line, facts: WeekFacts, written: Written) {
  const calendar = calendarOf(desk.context, facts);
  const published = publishedOn(rulebook, state, written.acts, facts.zone);
  const due = stepDeadlines(rulebook, state.period, calendar, facts.zone, deadlines, published);
  return furtherSteps(rulebook).map((further) => {
    const { key, name } = further.step;
    const act = written.acts.find((one) => one.seq === state.steps[key]);
    return {
      ...{ key, name: { ...name }, place: further.place, due: due[key] ?? null },
      done:
        act === undefined
          ? null
          : {
              at: act.at,
              by: nameIn(written.names, act.actor_id),
              words: written.readable ? (act.texts.comment ?? null) : null,
            },
      may: stepRelation(desk.viewer, state, further) !== null,
    };
  });
}

/** The day the first step after the decision was recorded: notice and publication start the time for a petition. */
function publishedOn(rulebook: Rulebook, state: Evaluation, acts: readonly RecordedAct[], zone: string) {
  const first = furtherSteps(rulebook).find(({ place }) => place === 'after-decision')?.step.key;
  const act = first === undefined ? undefined : acts.find((one) => one.seq === state.steps[first]);
  return act === undefined ? null : dateAt(act.at, zone);
}

function actView(act: RecordedAct, names: ReadonlyMap<number, PersonName>, readable: boolean) {
  return {
    seq: act.seq,
    act: act.act,
    at: act.at,
    actor: nameIn(names, act.actor_id),
    actingFor: nameIn(names, act.acting_for),
    role: act.role,
    comment: readable ? (act.texts.comment ?? null) : null,
    proof: act.proof,
  };
}
