// What a week shows beside its points: facts recorded, talks that rest on it, and what was agreed and is still to do.
import { isWeekKey, weekDates } from '../../domain/period/week.ts';
import type { ResponsibilityRule } from '../../domain/rulebook/shape-office.ts';
import { recordsAs, withdrawsAs } from '../../domain/talk/fact.ts';
import { type FactWithWords, factsOf } from '../../store/conduct-facts.ts';
import { findEvaluation } from '../../store/evaluation-lists.ts';
import { evaluationFromRow, periodOfEvaluationId } from '../../store/evaluations.ts';
import { type PersonName, personNames } from '../../store/names.ts';
import { openMeasures, talksOfWeek } from '../../store/talks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { ruleOf } from '../talks/facts.ts';
import { nameIn } from './evaluation-item.ts';
import { logLooks, reading } from './reading.ts';
import { undoneTasksOf } from './undone-tasks.ts';

/** Throws not-found for a week this person may not know of. */
export function viewConduct(context: AppContext, actor: RequestActor, evaluationId: number) {
  const week = periodOfEvaluationId(evaluationId);
  if (week === null || !isWeekKey(week)) throw notFound();
  const monday = weekDates(week).from;
  return reading(context, actor, async (desk) => {
    const { tx, viewer, rulebooks } = desk;
    const { tenantId, today } = actor;
    const row = await findEvaluation(tx, tenantId, viewer, monday, evaluationId);
    if (row === undefined || row.subject === 'unit') throw notFound();
    const record = evaluationFromRow(row, rulebooks.source);
    const { personId } = record;
    const [facts, tasks, measures, talks] = await Promise.all([
      factsOf(tx, tenantId, personId, [monday]),
      undoneTasksOf(desk, personId, [week]),
      openMeasures(tx, tenantId, personId),
      talksOfWeek(tx, tenantId, personId, week),
    ]);
    const people = [...facts.map(({ recordedBy }) => recordedBy), ...measures.map(({ ownerId }) => ownerId)];
    const names = await personNames(tx, tenantId, people);
    // What was recorded, where there is anything; the result itself is another look.
    if ([facts, tasks, measures, talks].some((found) => found.length > 0))
      logLooks(desk, [personId], 'facts', { kind: 'evaluation', id: evaluationId });
    const rule = ruleOf(rulebooks, record);
    const mayRecord = rule !== null && monday <= today && recordsAs(viewer, record) !== null;
    return {
      ...{ week, person: { id: personId, name: row.person_name } },
      facts: facts.map((fact) => ({
        ...factView(fact, rule, names),
        mayWithdraw: withdrawsAs(viewer, record, fact) !== null,
      })),
      tasks,
      measures: measures.map(({ talkId, no, text, ownerId, due, opens }) => ({
        ...{ talk: talkId, opens, no, text, owner: nameIn(names, ownerId), due, overdue: due < today },
      })),
      talks,
      breaches: (rule?.breaches ?? []).map(({ key, name }) => ({ key, name: { ...name } })),
      may: mayRecord ? ['record' as const] : [],
    };
  });
}

/** A fact with its words, as pages read it. */
export function factView(
  fact: FactWithWords,
  rule: ResponsibilityRule | null,
  names: ReadonlyMap<number, PersonName>,
) {
  const { words } = fact;
  const kind = rule?.breaches.find(({ key }) => key === fact.breach);
  return {
    ...{ id: fact.id, version: fact.version, day: fact.day, class: fact.class },
    breach: kind === undefined ? null : { ...kind.name },
    ...{ what: words.what ?? null, article: words.article ?? null, evidence: words.evidence ?? null },
    ...{ recordedBy: nameIn(names, fact.recordedBy), recordedAt: fact.recordedAt },
    ...{ withdrawn: fact.withdrawn, reason: words.reason ?? null },
  };
}
