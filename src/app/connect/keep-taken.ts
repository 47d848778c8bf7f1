// What was decided about items, written: tasks with their histories, evidence, the rows of the items.
import { weekDates, weekOf } from '../../domain/period/week.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Task } from '../../domain/work/task.ts';
import type { TaskAct } from '../../domain/work/task-acts.ts';
import { closedWeeks, keepItems } from '../../store/connector-items.ts';
import { takeIds } from '../../store/counters.ts';
import { type EvidenceRow, evidenceOfTasks, insertEvidence } from '../../store/evidence.ts';
import { appendActs } from '../../store/ledger.ts';
import type { Tx } from '../../store/transaction.ts';
import { madePayload } from '../work/evidence.ts';
import { type By, keepActsOfMany, keepHistories, ledgerAct } from '../work/keep-tasks.ts';
import type { Outcome, ReceptionOrder } from './outcome.ts';

/** In which capacity an outside system acts; which one stands in the payload of its acts. */
const ROLE = 'connector';

/** Writes them; the answers carry the numbers of new tasks and what is to be known about closed weeks. */
export async function keepTaken(
  tx: Tx,
  order: ReceptionOrder,
  outcomes: readonly Outcome[],
): Promise<readonly Outcome[]> {
  const by: By = { tenantId: order.tenantId, personId: null, now: order.now };
  const tasks = await keepTasks(tx, by, order.connector.code, outcomes);
  const closed = await closedFor(tx, order, outcomes);
  const kept = outcomes.map((one): Outcome => {
    const task = tasks.get(one);
    if (one.taken === null || one.row === null || task === undefined) return one;
    const week = dayOfWork(one);
    const isClosed = week !== null && closed.has(`${one.taken.read.personId} ${weekDates(week).from}`);
    const notes = [
      ...one.taken.notes,
      ...(isClosed && one.taken.acts.length > 0 ? [refuse('inbound-week-closed', { week })] : []),
    ] satisfies readonly Refusal[];
    return {
      ...one,
      answer: { ...one.answer, taskId: task.id, notes },
      row: { ...one.row, taskId: task.id, notes },
    };
  });
  await keepEvidence(tx, by, kept);
  const rows = kept.flatMap(({ row }) => row ?? []);
  await keepItems(tx, order.tenantId, order.connector.id, order.now, rows);
  return kept;
}

/** Which system did it stands in every act: the person who acts is nobody of the body. */
const named = (act: TaskAct, source: string): TaskAct =>
  ({ ...act, payload: { ...act.payload, source } }) as TaskAct;

async function keepTasks(
  tx: Tx,
  by: By,
  source: string,
  outcomes: readonly Outcome[],
): Promise<ReadonlyMap<Outcome, Task>> {
  const kept = new Map<Outcome, Task>();
  const fresh = outcomes.filter(({ taken }) => taken !== null && taken.before === null);
  const histories = fresh.map(({ taken }) =>
    (taken?.acts ?? []).map((act) => ({ act: named(act, source), by, role: ROLE })),
  );
  for (const [at, task] of (await keepHistories(tx, by, histories)).entries()) {
    const one = fresh[at];
    if (one !== undefined) kept.set(one, task);
  }
  const changes = [];
  for (const one of outcomes) {
    const before = one.taken?.before ?? null;
    if (one.taken === null || before === null) continue;
    const acts = one.taken.acts.map((act) => named(act, source));
    if (acts.length > 0) changes.push({ before, acts });
    kept.set(one, before);
  }
  await keepActsOfMany(tx, by, changes, ROLE);
  return kept;
}

/** The week the work counts in: when it was handed in, or was to be. */
function dayOfWork({ taken }: Outcome): string | null {
  const day = taken?.read.delivered?.day ?? taken?.read.due ?? null;
  return day === null ? null : weekOf(day);
}

async function closedFor(
  tx: Tx,
  { tenantId }: ReceptionOrder,
  outcomes: readonly Outcome[],
): Promise<ReadonlySet<string>> {
  const people = [...new Set(outcomes.flatMap(({ taken }) => taken?.read.personId ?? []))];
  const weeks = [...new Set(outcomes.flatMap((one) => dayOfWork(one) ?? []))];
  if (people.length === 0 || weeks.length === 0) return new Set();
  const mondays = weeks.map((week) => weekDates(week).from);
  const rows = await closedWeeks(tx, tenantId, people, mondays);
  return new Set(rows.map(({ personId, weekStart }) => `${personId} ${weekStart}`));
}

/** Number of the document and link, each once per task. */
async function keepEvidence(tx: Tx, by: By, outcomes: readonly Outcome[]): Promise<void> {
  const wanted = outcomes.flatMap(({ taken, answer: { taskId }, item }) =>
    taken === null || taskId === null
      ? []
      : ([['document', item.document] as const, ['link', item.link] as const] as const).flatMap(
          ([kind, name]) => (name === undefined ? [] : [{ taskId, kind, name }]),
        ),
  );
  if (wanted.length === 0) return;
  const held = await evidenceOfTasks(
    tx,
    by.tenantId,
    wanted.map(({ taskId }) => taskId),
  );
  const known = new Set(held.map(({ taskId, kind, name }) => `${taskId} ${kind} ${name}`));
  const fresh = wanted.filter(({ taskId, kind, name }) => !known.has(`${taskId} ${kind} ${name}`));
  if (fresh.length === 0) return;
  const first = await takeIds(tx, by.tenantId, 'evidence', fresh.length);
  const rows = fresh.map(
    (one, at): Omit<EvidenceRow, 'state' | 'version'> => ({
      ...{ ...one, id: first + at, hash: null, bytes: null, mediaType: null },
      ...{ addedBy: null, addedAt: by.now },
    }),
  );
  await insertEvidence(tx, by.tenantId, rows);
  const entries = rows.map((row) => ({
    ...{ record: { kind: 'evidence', id: row.id, weekStart: null }, end: null },
    acts: [
      ledgerAct(
        {
          act: 'evidence-added',
          payload: madePayload(row.taskId, row),
          texts: { name: row.name },
        },
        by,
        ROLE,
      ),
    ],
  }));
  await appendActs(tx, by.tenantId, by.now, entries);
}
