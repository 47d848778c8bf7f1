// Everything recorded about the caller, as the pages show it to him, to take away: as a file for programs (own-data) and
// as a document (app/print-own-record.ts). There is no way to ask for somebody else's.
import { logEvents } from '../../store/event-log.ts';
import { messagesOf } from '../../store/messages.ts';
import { ownPeriodLines } from '../../store/period-duties.ts';
import { tasksOfPerson } from '../../store/tasks.ts';
import { inTransaction } from '../../store/transaction.ts';
import { logsOfPerson } from '../../store/work-logs.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { viewMailSettings } from '../messages/settings.ts';
import { viewConduct } from './conduct.ts';
import { listDelegations } from './delegations.ts';
import { viewDifficulties } from './difficulties.ts';
import { viewEvaluationWithRules } from './evaluation.ts';
import { viewPastWeek } from './past-weeks.ts';
import { readPerson } from './people.ts';
import { viewPeriodRecord } from './period-record.ts';
import { viewPersonRollUps } from './roll-up.ts';
import { viewTalk, viewTalks } from './talks.ts';

const MOST_MESSAGES = 2000;
/** Twenty years of weeks; as many looks as anybody will read. */
const WHOLE = { weeks: 1100, looks: 10_000 };
const EVER = { from: '1900-01-01', to: '2200-01-01' };

/** What is in both forms. Records are read one by one, as their pages read them. */
export async function ownRecord(context: AppContext, actor: RequestActor) {
  const { personId } = actor;
  const page = await readPerson(context, actor, personId, WHOLE);
  const weeks = [];
  for (const { evaluationId } of page.weeks) {
    const { facts } = await viewConduct(context, actor, evaluationId);
    const { view, rulebook, preview } = await viewEvaluationWithRules(context, actor, evaluationId, 'record');
    const levels = rulebook.levels.map(({ key, name }) => ({ key, name: { ...name } }));
    const { title, validFrom } = rulebook;
    weeks.push({ ...view, levels, preview, facts, regulation: { title: { ...title }, validFrom } });
  }
  const longer = [];
  for (const id of await longerRecords(context, actor))
    longer.push(await viewPeriodRecord(context, actor, id));
  const pastWeeks = [];
  for (const { id } of page.pastWeeks) pastWeeks.push(await viewPastWeek(context, actor, id));
  const talks = [];
  const { items } = await viewTalks(context, actor, { state: 'all', unit: null, mine: true });
  for (const { id } of items) talks.push(await viewTalk(context, actor, id));
  const asked = { state: 'all', class: null, unit: null, list: null, item: null, mine: true } as const;
  const difficulties = (await viewDifficulties(context, actor, asked)).items;
  const delegations = (await listDelegations(context, actor)).items.filter(({ delegator, delegate }) =>
    [delegator.id, delegate.id].includes(personId),
  );
  const { person, posts, absences, readBy } = page;
  const rollUps = await viewPersonRollUps(context, actor, personId);
  return {
    ...{ madeAt: actor.now, person, posts, absences, weeks, longer, rollUps, pastWeeks },
    ...{ talks, difficulties, delegations, readBy: readBy ?? [] },
  };
}

export type OwnRecord = Awaited<ReturnType<typeof ownRecord>>;

function longerRecords({ pool }: AppContext, actor: RequestActor): Promise<readonly number[]> {
  return inTransaction(pool, personScope(actor), async (tx) => {
    const lines = await ownPeriodLines(tx, actor.tenantId, actor.personId, EVER.from);
    return lines.map(({ id }) => id);
  });
}

/** The whole for programs: also tasks, logged days, messages and mail settings. */
export async function ownData(context: AppContext, actor: RequestActor) {
  const { tenantId, personId } = actor;
  const record = await ownRecord(context, actor);
  const mail = await viewMailSettings(context, actor);
  const { messages, ...work } = await inTransaction(context.pool, personScope(actor), async (tx) => {
    const asked = { personId, now: actor.now, unreadOnly: false, before: null, limit: MOST_MESSAGES };
    return {
      messages: await messagesOf(tx, tenantId, asked),
      tasks: await tasksOfPerson(tx, tenantId, personId, EVER),
      logs: await logsOfPerson(tx, tenantId, personId, EVER),
    };
  });
  await logTaken(context, actor, 'own-data');
  // The text of a regulation is no data of a person: its id and version stand in the record.
  const longer = record.longer.map(({ regulation: _, ...rest }) => rest);
  return { ...record, longer, work, messages, mail };
}

/** Taking the own data away is an event of the log. */
export function logTaken(context: AppContext, actor: RequestActor, what: string): Promise<void> {
  const { tenantId, personId, accountId, now, address } = actor;
  return inTransaction(context.pool, personScope(actor), (tx) =>
    logEvents(tx, tenantId, [
      {
        ...{ kind: 'export', at: now, actorId: personId, accountId, subjectId: personId, address },
        detail: { what },
      },
    ]),
  );
}
