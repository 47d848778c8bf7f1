// Facts of somebody's week: recorded by manager, head or Office, told to the person at once, taken back with a reason.

import { sees } from '../../domain/evaluation/policy.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { isWeekKey, weekDates } from '../../domain/period/week.ts';
import { hasWords } from '../../domain/refusal.ts';
import {
  type ConductFact,
  type FactForm,
  factRefusals,
  recordsAs,
  withdrawsAs,
} from '../../domain/talk/fact.ts';
import { insertFact, lockFact, withdrawFact } from '../../store/conduct-facts.ts';
import { takeIds } from '../../store/counters.ts';
import { lockEvaluations } from '../../store/evaluations.ts';
import { appendTo } from '../../store/ledger.ts';
import { loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { tellOfFact } from './tell.ts';

const recordOf = (id: number) => ({ kind: 'conduct-fact', id, weekStart: null });

async function loadRecord(tx: Tx, { tenantId, personId, today }: RequestActor, evaluationId: number) {
  const [viewer, rulebooks, lock] = await Promise.all([
    loadViewer(tx, tenantId, personId, today),
    loadRulebooks(tx, tenantId),
    lockEvaluations(tx, tenantId, [evaluationId]),
  ]);
  const [record] = lock(rulebooks.source);
  return { viewer, rulebooks, record: record?.state };
}

/** The rule of the regulation this week stands under. */
export const ruleOf = (rulebooks: Rulebooks, { rulebook }: Pick<Evaluation, 'rulebook'>) =>
  rulebooks.source(rulebook.id, rulebook.version).responsibility;

/** Records one fact of this week. Throws not-found, forbidden, or refused with every reason. */
export function recordFact(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  asked: { readonly evaluationId: number; readonly form: FactForm },
) {
  const { form, evaluationId } = asked;
  return write(context, actor, intent, {
    load: (tx) => loadRecord(tx, actor, evaluationId),
    run: async (tx, { viewer, rulebooks, record }) => {
      if (record === undefined || !isWeekOfPerson(record) || !sees(viewer, record)) throw notFound();
      const role = recordsAs(viewer, record);
      if (role === null) throw new Failure('forbidden', 'not-your-part');
      const week = record.period;
      const refusals = factRefusals(form, { week, today: actor.today, rule: ruleOf(rulebooks, record) });
      if (refusals.length > 0) throw refused(refusals);
      const fact: ConductFact = {
        ...{ id: await takeIds(tx, actor.tenantId, 'conduct-fact', 1), evaluationId, week },
        ...{ personId: record.personId, unitId: record.unitId, day: form.day, class: form.class },
        ...{ breach: form.breach, recordedBy: actor.personId, withdrawn: false, version: 1 },
      };
      await keep(tx, actor, fact, form, role);
      return { id: fact.id, version: fact.version };
    },
  });
}

const isWeekOfPerson = ({ subject, period }: Evaluation) => subject === 'person' && isWeekKey(period);

async function keep(tx: Tx, actor: RequestActor, fact: ConductFact, form: FactForm, role: string) {
  const { tenantId, personId, now } = actor;
  await insertFact(tx, tenantId, weekDates(fact.week).from, now, fact);
  const { evaluationId, unitId, week, day, breach } = fact;
  const words = { what: form.what, article: form.article, evidence: form.evidence };
  await appendTo(tx, tenantId, now, recordOf(fact.id), [
    {
      act: 'recorded',
      payload: { evaluationId, personId: fact.personId, unitId, week, day, class: fact.class, breach },
      texts: Object.fromEntries(Object.entries(words).filter(([, text]) => text !== '')),
      ...{ actorId: personId, role, actingFor: null, rulebook: null },
    },
  ]);
  await tellOfFact(tx, { tenantId, at: now, by: personId }, 'fact-recorded', fact);
}

/** Takes a fact back; it stays to be read, with the reason. Throws not-found, forbidden, changed or refused. */
export function takeBackFact(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  asked: { readonly id: number; readonly version: number; readonly reason: string },
) {
  return write(context, actor, intent, {
    load: (tx) => lockFact(tx, actor.tenantId, asked.id),
    run: async (tx, fact) => {
      const { viewer, record } =
        fact === null ? { viewer: null, record: undefined } : await loadRecord(tx, actor, fact.evaluationId);
      if (fact === null || record === undefined || !sees(viewer, record)) throw notFound();
      const role = withdrawsAs(viewer, record, fact);
      if (role === null) throw new Failure('forbidden', 'not-your-part');
      if (fact.version !== asked.version) throw changed(fact.version);
      if (!hasWords(asked.reason)) throw refused([{ code: 'comment-required', params: {} }]);
      if (!(await withdrawFact(tx, actor.tenantId, fact))) throw changed(fact.version + 1);
      const { tenantId, personId, now } = actor;
      await appendTo(tx, tenantId, now, recordOf(fact.id), [
        {
          ...{ act: 'withdrawn', payload: {}, texts: { reason: asked.reason }, actorId: personId, role },
          ...{ actingFor: null, rulebook: null },
        },
      ]);
      await tellOfFact(tx, { tenantId, at: now, by: personId }, 'fact-withdrawn', fact);
      return { id: fact.id, version: fact.version + 1 };
    },
  });
}
