// Items of an outside system into the register: each once, in the order of its versions, through the acts of tasks. What
// cannot be taken waits with its reason; nothing that people did here is overwritten.
import {
  compareOrder,
  type InboundItem,
  orderOf,
  type ReadItem,
  readItem,
  receptionOf,
} from '../../domain/connect/item.ts';
import { type Seen, seenOf, type TakeFacts, takeLater, takeNew } from '../../domain/connect/take.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { isAllowedFor } from '../../domain/work/catalogue.ts';
import type { Task } from '../../domain/work/task.ts';
import { type ItemRow, itemsByNumber } from '../../store/connector-items.ts';
import { requestHash } from '../../store/ledger.ts';
import { lockTasks } from '../../store/tasks.ts';
import type { Tx } from '../../store/transaction.ts';
import { keepTaken } from './keep-taken.ts';
import type { ItemAnswer, Outcome, ReceptionOrder } from './outcome.ts';
import { type OutsideNames, outsideNames } from './outside-names.ts';

/** The caller holds the lock of the connector. Answers in the order of the items; the same number twice counts twice. */
export async function takeItems(
  tx: Tx,
  order: ReceptionOrder,
  items: readonly InboundItem[],
): Promise<readonly ItemAnswer[]> {
  const names = await outsideNames(tx, order, items);
  const answers = new Map<InboundItem, ItemAnswer>();
  for (const round of roundsOf(items)) {
    const outcomes = await decideRound(tx, order, names, round);
    for (const one of await keepTaken(tx, order, outcomes)) answers.set(one.item, one.answer);
  }
  return items.map((item) => {
    const answer = answers.get(item);
    if (answer === undefined) throw new Error('an item without an answer');
    return answer;
  });
}

/** No number twice in one round: the second one meets what the first one left. */
function roundsOf(items: readonly InboundItem[]): readonly (readonly InboundItem[])[] {
  const rounds: InboundItem[][] = [];
  const times = new Map<string, number>();
  for (const item of items) {
    const at = times.get(item.externalId) ?? 0;
    times.set(item.externalId, at + 1);
    const round = rounds[at] ?? [];
    round.push(item);
    rounds[at] = round;
  }
  return rounds;
}

/** What would become of items of which no two have one number; nothing is written. */
export async function decideRound(
  tx: Tx,
  order: ReceptionOrder,
  names: OutsideNames,
  items: readonly InboundItem[],
): Promise<readonly Outcome[]> {
  const { tenantId, connector } = order;
  const numbers = items.map(({ externalId }) => externalId);
  const rows = await itemsByNumber(tx, tenantId, connector.id, numbers);
  const known = new Map(rows.map((row) => [row.externalId, row]));
  const ids = rows.flatMap(({ taskId }) => taskId ?? []);
  const tasks = new Map((await lockTasks(tx, tenantId, ids)).map((task) => [task.id, task]));
  const outcomes: Outcome[] = [];
  for (const item of items) {
    const row = known.get(item.externalId) ?? null;
    const task = tasks.get(row?.taskId ?? 0) ?? null;
    outcomes.push({ ...(await decideItem(order, names, item, row, task)), known: row });
  }
  return outcomes;
}

export function contentHash({ version: _v, happenedAt: _h, ...content }: InboundItem): string {
  return requestHash(content).toString('hex');
}

/** Of an item whose list was taken back: it may come again. */
export const UNDONE = 'work-list-undone';

const hashOf = (words: string) => requestHash({ words }).toString('hex').slice(0, 16);

async function decideItem(
  order: ReceptionOrder,
  names: OutsideNames,
  item: InboundItem,
  row: ItemRow | null,
  task: Task | null,
): Promise<Omit<Outcome, 'known'>> {
  const hash = contentHash(item);
  const next = orderOf(item);
  const again = row?.code === UNDONE;
  const reception = again ? 'newer' : receptionOf(row, next, row?.hash === hash);
  const said = { externalId: item.externalId, taskId: row?.taskId ?? null, refusal: null, notes: [] };
  const nothing = (
    outcome: 'unchanged' | 'outdated',
    kept: ItemRow | null = null,
  ): Omit<Outcome, 'known'> => ({
    ...{ answer: { ...said, outcome }, row: kept, taken: null, item },
  });
  const isBehind = row !== null && !again && (compareOrder(next, row) ?? 0) < 0;
  if (isBehind && (reception === 'older' || row.state === 'refused')) return nothing('outdated');
  // A refused one that comes again is tried again: what it waited for may be settled.
  if (row !== null && reception === 'same' && row.state !== 'refused') {
    const isNewer = (compareOrder(next, row) ?? 0) > 0;
    return nothing('unchanged', isNewer ? { ...row, ...next } : null);
  }
  if (reception === 'conflict' || reception === 'unordered') {
    const refusal = refuse(reception === 'conflict' ? 'inbound-version-reused' : 'inbound-order-unknown');
    return { answer: { ...said, outcome: 'refused', refusal }, row: null, taken: null, item };
  }
  const found = await factsFor(order, names, item, task);
  const base = { externalId: item.externalId, ...next, hash, taskId: task?.id ?? null };
  if (!found.ok) return refusedOutcome(found.refusal, item, { ...base, seen: row?.seen ?? {} });
  const { read, facts } = found;
  const taken =
    task === null ? takeNew(read, facts) : takeLater(task, read, row?.seen as Seen, { ...facts, again });
  const kept = { ...base, seen: seenOf(read, facts.titleHash), item: null, code: null, params: {} };
  return {
    answer: { ...said, outcome: task === null ? 'taken' : 'updated', notes: taken.notes },
    row: { ...kept, state: 'taken', notes: taken.notes },
    taken: { ...taken, before: task, read },
    item,
  };
}

type RowBase = Pick<ItemRow, 'externalId' | 'version' | 'happenedAt' | 'hash' | 'taskId' | 'seen'>;

function refusedOutcome(refusal: Refusal, item: InboundItem, base: RowBase): Omit<Outcome, 'known'> {
  const { code, params } = refusal;
  return {
    answer: {
      ...{ externalId: item.externalId, outcome: 'refused', taskId: base.taskId, refusal, notes: [] },
    },
    row: { ...base, state: 'refused', item, code, params, notes: [] },
    ...{ taken: null, item },
  };
}

type Found =
  | { readonly ok: true; readonly read: ReadItem; readonly facts: TakeFacts }
  | { readonly ok: false; readonly refusal: Refusal };

const no = (code: string, params: Refusal['params'] = {}): Found => ({
  ok: false,
  refusal: refuse(code, params),
});

/** Who and what the item is about; the first trouble stands for it. */
async function factsFor(
  { clock, today, connector }: ReceptionOrder,
  names: OutsideNames,
  item: InboundItem,
  task: Task | null,
): Promise<Found> {
  const personId = names.person(item.person);
  if (personId === undefined) return no('inbound-person-unknown', { person: item.person });
  const post = names.post(personId);
  if (post === undefined) return no('inbound-person-without-post', { person: item.person });
  const product = item.product === undefined ? null : await names.product(item.product, post.unitId);
  // The product of a task is that of its first day: later tellings do not ask again.
  if (product === undefined && task === null)
    return no('inbound-product-unknown', { product: item.product ?? '' });
  if (product != null && task === null && !isAllowedFor(product, post.jobPosition))
    return no('inbound-product-unfit', { product: item.product ?? '', person: item.person });
  const reading = readItem(item, personId, clock);
  if (!reading.ok) return reading;
  const unitId = task?.unitId ?? post.unitId;
  const facts: TakeFacts = {
    ...{ today, source: connector.code, post, product: product ?? null },
    assignedBy: await above(names, item.assignedBy, unitId),
    acceptedBy: await judge(names, item, task, unitId),
    titleHash: hashOf(item.what.trim()),
    again: false,
  };
  return { ok: true, read: reading.read, facts };
}

/** The person named, when he stands above the unit: nobody else gives its people work. */
async function above(names: OutsideNames, named: string | undefined, unitId: number): Promise<number | null> {
  const personId = named === undefined ? undefined : names.person(named);
  if (personId === undefined) return null;
  return (await names.heads(personId, unitId)) ? personId : null;
}

/** Whoever assigned it, or stands above. */
async function judge(names: OutsideNames, item: InboundItem, task: Task | null, unitId: number) {
  const named = item.acceptedBy ?? item.assignedBy;
  const personId = named === undefined ? undefined : names.person(named);
  if (personId !== undefined && task?.assignedBy === personId) return personId;
  return above(names, named, unitId);
}
