// Everything recorded about the caller, as the pages show it to him, in one file to take away.
import { logEvents } from '../../store/event-log.ts';
import { messagesOf } from '../../store/messages.ts';
import { tasksOfPerson } from '../../store/tasks.ts';
import { inTransaction } from '../../store/transaction.ts';
import { logsOfPerson } from '../../store/work-logs.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { viewMailSettings } from '../messages/settings.ts';
import { viewConduct } from './conduct.ts';
import { viewEvaluation } from './evaluation.ts';
import { viewPastWeek } from './past-weeks.ts';
import { readPerson } from './people.ts';
import { viewTalk, viewTalks } from './talks.ts';

const MOST_MESSAGES = 2000;
const EVER = { from: '1900-01-01', to: '2200-01-01' };

/** The own data; the download itself is an event of the log. Weeks are read one by one, as their pages read them. */
export async function ownData(context: AppContext, actor: RequestActor) {
  const { tenantId, personId, accountId, now, address } = actor;
  const page = await readPerson(context, actor, personId);
  const weeks = [];
  for (const { evaluationId } of page.weeks) {
    const { facts } = await viewConduct(context, actor, evaluationId);
    weeks.push({ ...(await viewEvaluation(context, actor, evaluationId)), facts });
  }
  const talks = [];
  const { items } = await viewTalks(context, actor, { state: 'all', unit: null, mine: true });
  for (const { id } of items) talks.push(await viewTalk(context, actor, id));
  const mail = await viewMailSettings(context, actor);
  const { messages, tasks, logs } = await inTransaction(context.pool, personScope(actor), async (tx) => {
    await logEvents(tx, tenantId, [
      {
        kind: 'export',
        at: now,
        actorId: personId,
        accountId,
        subjectId: personId,
        address,
        detail: { what: 'own-data' },
      },
    ]);
    const asked = { personId, unreadOnly: false, before: null, limit: MOST_MESSAGES };
    return {
      messages: await messagesOf(tx, tenantId, asked),
      tasks: await tasksOfPerson(tx, tenantId, personId, EVER),
      logs: await logsOfPerson(tx, tenantId, personId, EVER),
    };
  });
  const pastWeeks = [];
  for (const { id } of page.pastWeeks) pastWeeks.push(await viewPastWeek(context, actor, id));
  const { person, posts, absences, readBy } = page;
  const work = { tasks, logs };
  return { madeAt: now, person, posts, absences, weeks, pastWeeks, talks, work, readBy, messages, mail };
}
