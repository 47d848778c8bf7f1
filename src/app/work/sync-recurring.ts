// Makes the tasks of work that comes back, for this week and the next and the periods that begin in them. An act of the
// system; running it again with nothing changed writes nothing.

import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import type { CatalogueVersion } from '../../domain/work/catalogue.ts';
import type { RecurringWork } from '../../domain/work/plan.ts';
import { type DueWork, dueWorks, reachOf, recurringKey } from '../../domain/work/recurring.ts';
import { type TaskBirth, taskAct } from '../../domain/work/task-acts.ts';
import { figuresOf } from '../../domain/work/task-create.ts';
import { catalogueOn } from '../../store/catalogue.ts';
import { madeRecurring, recurringSince } from '../../store/plans.ts';
import { unitsUnder } from '../../store/subtree.ts';
import type { Tx } from '../../store/transaction.ts';
import { positionHolders, wayUpFrom } from '../../store/work-people.ts';
import { type Birth, keepBirths } from './keep-tasks.ts';

export interface RecurringSync {
  readonly tenantId: number;
  readonly today: string;
  readonly now: string;
  readonly calendar: WorkingCalendar;
}

export async function syncRecurring(tx: Tx, sync: RecurringSync): Promise<void> {
  const { tenantId, today, now, calendar } = sync;
  const week = weekOf(today);
  const span = { from: weekDates(week).from, to: weekDates(addWeeks(week, 1)).to };
  const works = await recurringSince(tx, tenantId, span.from);
  if (works.length === 0) return;
  const under = await unitsUnderWorks(tx, tenantId, works, today);
  const units = new Set([
    ...works.map(({ unitId }) => unitId),
    ...[...under.values()].flatMap((all) => [...all]),
  ]);
  const [holders, made] = await Promise.all([
    positionHolders(tx, tenantId, [...units], span),
    madeRecurring(
      tx,
      tenantId,
      works.map(({ id }) => id),
      span.from,
    ),
  ]);
  const due = dueWorks(works, holders, calendar, span, reachOf(under));
  const missing = due.filter((one) => !made.has(recurringKey(one)));
  const items = await itemsFor(tx, sync, missing);
  await keepBirths(
    tx,
    { tenantId, personId: null, now },
    missing.map((one) => birthOf(one, today, items.get(`${one.unitId}/${one.work.itemId}`) ?? null)),
  );
}

/** The units under each from which work comes back below. */
export async function unitsUnderWorks(
  tx: Tx,
  tenantId: number,
  works: readonly RecurringWork[],
  today: string,
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const tops = [...new Set(works.flatMap(({ unitId, below }) => (below ? unitId : [])))];
  const found = new Map<number, ReadonlySet<number>>();
  for (const top of tops) found.set(top, new Set(await unitsUnder(tx, tenantId, top, today)));
  return found;
}

async function itemsFor(
  tx: Tx,
  { tenantId, today }: RecurringSync,
  missing: readonly DueWork[],
): Promise<ReadonlyMap<string, CatalogueVersion>> {
  const found = new Map<string, CatalogueVersion>();
  const units = new Set(missing.flatMap(({ unitId, work }) => (work.itemId === null ? [] : unitId)));
  for (const unitId of units) {
    const path = await wayUpFrom(tx, tenantId, unitId, today);
    for (const item of await catalogueOn(tx, tenantId, path, today)) found.set(`${unitId}/${item.id}`, item);
  }
  return found;
}

function birthOf(
  { work, personId, postId, unitId, starts, due }: DueWork,
  today: string,
  item: CatalogueVersion | null,
): Birth {
  const { title, product } = work;
  const payload: TaskBirth = {
    ...{ kind: 'recurring', unitId, goalId: null, recurringId: work.id, madeFor: personId },
    ...{ important: false, planned: true, ...figuresOf(item), quantity: work.quantity },
    ...{ entered: today, starts, due, assignedBy: work.madeBy },
    shares: [{ personId, postId, role: 'lead', share: 100, from: starts, to: null }],
    ...{ source: null, externalId: null },
  };
  const texts = { title, product, responsibility: '', authority: '' };
  return { acts: [taskAct('assigned', payload, texts)], role: 'system' };
}
