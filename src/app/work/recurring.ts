// Work that comes back by job position: begun and ended by those who head the unit.

import { weekDates, weekOf } from '../../domain/period/week.ts';
import { hasWords, type Refusal, refuse } from '../../domain/refusal.ts';
import { isSamePosition } from '../../domain/work/catalogue.ts';
import type { RecurringWork } from '../../domain/work/plan.ts';
import { takeIds } from '../../store/counters.ts';
import { appendActs, appendTo } from '../../store/ledger.ts';
import { endRecurring, insertRecurring, lockRecurring } from '../../store/plans.ts';
import { unitsUnder } from '../../store/subtree.ts';
import { positionHolders } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { demandHead } from './goals.ts';
import { ledgerAct } from './keep-tasks.ts';
import { syncRecurring } from './sync-recurring.ts';
import { itemFor, loadWorkDesk } from './work-facts.ts';

export type RecurringForm = Pick<
  RecurringWork,
  'below' | 'jobPosition' | 'title' | 'product' | 'itemId' | 'quantity' | 'every' | 'dueAfter' | 'from'
>;
interface Done {
  id: number;
  version: number;
}

const recordOf = (id: number) => ({ kind: 'recurring-work', id, weekStart: null });

/** Tasks of the running week and the next come at once. Throws not-found, forbidden, refused. */
export function addRecurring(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  unitId: number,
  form: RecurringForm,
): Promise<Done> {
  const { tenantId, personId, today, now } = actor;
  return write(context, actor, intent, {
    // Tasks are made for people of the unit and of those below, by the system.
    reach: 'system',
    load: (tx) => loadWorkDesk(tx, context, actor),
    run: async (tx, desk) => {
      demandHead(desk, unitId);
      const day = { from: today, to: '9999-12-31' };
      const units = form.below ? await unitsUnder(tx, tenantId, unitId, today) : [unitId];
      const [holders, item] = await Promise.all([
        positionHolders(tx, tenantId, units, day),
        itemFor(tx, actor, unitId, form.itemId),
      ]);
      const { jobPosition, title, product, itemId, quantity, every, dueAfter, from, below } = form;
      demand([
        !hasWords(title) && refuse('task-title-missing'),
        !holders.some((one) => isSamePosition(one.jobPosition, jobPosition)) &&
          refuse('recurring-position-unknown'),
        itemId !== null && item === null && refuse('task-item-unfit'),
        from < weekDates(weekOf(today)).from && refuse('recurring-begins-too-early'),
      ]);
      const id = await takeIds(tx, tenantId, 'recurring-work', 1);
      const payload = { unitId, below, itemId, quantity, every, dueAfter, from, to: null, madeBy: personId };
      const texts = { jobPosition, title, product };
      await insertRecurring(tx, tenantId, { ...payload, ...texts, id, version: 1 });
      const act = ledgerAct({ act: 'begun', payload, texts }, actor, 'unit-head');
      await appendActs(tx, tenantId, now, [{ record: recordOf(id), end: null, acts: [act] }]);
      await syncRecurring(tx, { tenantId, today, now, calendar: desk.calendar });
      return { id, version: 1 };
    },
  });
}

function demand(refusals: readonly (Refusal | false)[]): void {
  const found = refusals.filter((one) => one !== false);
  if (found.length > 0) throw refused(found);
}

export interface EndForm {
  readonly version: number;
  readonly on: string;
  readonly reason: string;
}

/** Ends it with its last day; tasks already made stay. Throws not-found, forbidden, changed, refused. */
export function stopRecurring(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: EndForm,
): Promise<Done> {
  const { tenantId, now } = actor;
  return write(context, actor, intent, {
    load: async (tx) => {
      const [desk, work] = await Promise.all([
        loadWorkDesk(tx, context, actor),
        lockRecurring(tx, tenantId, id),
      ]);
      return { desk, work };
    },
    run: async (tx, { desk, work }) => {
      if (work === null) throw notFound();
      demandHead(desk, work.unitId);
      if (work.version !== form.version) throw changed(work.version);
      demand([
        work.to !== null && refuse('recurring-ended'),
        form.on < work.from && refuse('ends-before-it-starts'),
        !hasWords(form.reason) && refuse('comment-required', { rule: 'always', hundredths: null }),
      ]);
      const version = work.version + 1;
      await endRecurring(tx, tenantId, { id, to: form.on, version });
      const act = { act: 'ended', payload: { to: form.on }, texts: { words: form.reason } };
      await appendTo(tx, tenantId, now, recordOf(id), [ledgerAct(act, actor, 'unit-head')]);
      return { id, version };
    },
  });
}
