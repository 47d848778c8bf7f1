// Work that comes back by job position: what reaches a unit, and who would get one before it is set.
import type { RecurringWork } from '../../domain/work/plan.ts';
import { holdersOf, reachOf } from '../../domain/work/recurring.ts';
import { itemNames } from '../../store/catalogue.ts';
import { recurringOf } from '../../store/plans.ts';
import { type PositionHolder, positionHolders, unitRefs, wayUpFrom } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { unitsUnderWorks } from '../work/sync-recurring.ts';
import { namedItem } from './plan.ts';
import { openedUnits } from './unit-tasks.ts';
import { readingWork, type WorkReading } from './work-reading.ts';

/** Of the unit, of those below, and of those above as far as it reaches down to here. */
export function viewRecurring(context: AppContext, actor: RequestActor, unitId: number) {
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId, today, viewer } = reading;
    const unitIds = await openedUnits(reading, unitId);
    const above = (await wayUpFrom(tx, tenantId, unitId, today)).filter((one) => one !== unitId);
    const [all, held, units] = await Promise.all([
      recurringOf(tx, tenantId, [...unitIds, ...above]),
      holdersToday(reading, unitIds),
      unitRefs(tx, tenantId, [...unitIds, ...above]),
    ]);
    const works = all.filter((one) => unitIds.includes(one.unitId) || one.below);
    const reach = reachOf(await unitsUnderWorks(tx, tenantId, works, today));
    const names = await itemNames(tx, tenantId, [...new Set(works.flatMap(({ itemId }) => itemId ?? []))]);
    const heads = (of: number) => viewer.headedUnits.includes(of);
    return {
      items: works.map((work) => {
        const { unitId: of, madeBy: _by, itemId, ...rest } = work;
        return {
          ...rest,
          unit: units.get(of) ?? { id: of, name: '', code: '' },
          item: namedItem(names, itemId),
          holders: holdersOf(work, held, reach).length,
          may: heads(of) && work.to === null ? (['end'] as const).slice() : [],
        };
      }),
      positions: positionsOf(held.filter((one) => one.unitId === unitId)),
      positionsBelow: positionsOf(held.filter((one) => one.unitId !== unitId)),
      may: heads(unitId) ? (['add'] as const).slice() : [],
    };
  });
}

async function holdersToday({ tx, tenantId, today }: WorkReading, unitIds: readonly number[]) {
  const found = await positionHolders(tx, tenantId, unitIds, { from: today, to: '9999-12-31' });
  return found.filter(({ from }) => from <= today);
}

const positionsOf = (held: readonly PositionHolder[]) =>
  [...new Set(held.flatMap(({ jobPosition }) => jobPosition ?? []))].toSorted((a, b) =>
    a.localeCompare(b, 'vi'),
  );

/** Names sent with a preview; the number is of all. */
const MOST_NAMES = 50;

/** Who would get it today: each person once. For those who may set it. Throws not-found for everybody else. */
export function previewRecurring(
  context: AppContext,
  actor: RequestActor,
  unitId: number,
  { position, below }: { readonly position: string; readonly below: boolean },
) {
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId, today, viewer } = reading;
    if (!viewer.headedUnits.includes(unitId)) throw notFound();
    const asked: RecurringWork = { ...NOTHING, unitId, below, jobPosition: position, from: today };
    const under = await unitsUnderWorks(tx, tenantId, [asked], today);
    const reach = reachOf(under);
    const held = await holdersToday(reading, [...reach(asked)]);
    const found = holdersOf(asked, held, reach).toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
    const units = await unitRefs(tx, tenantId, [...new Set(found.map((one) => one.unitId))]);
    return {
      count: found.length,
      units: new Set(found.map((one) => one.unitId)).size,
      people: found.slice(0, MOST_NAMES).map(({ personId, name, title, unitId: of }) => ({
        ...{ person: { id: personId, name }, post: title },
        unit: units.get(of) ?? { id: of, name: '', code: '' },
      })),
    };
  });
}

const NOTHING: Omit<RecurringWork, 'unitId' | 'below' | 'jobPosition' | 'from'> = {
  ...{ id: 0, title: '', product: '', itemId: null, quantity: 1, every: 'week', dueAfter: 0 },
  ...{ to: null, madeBy: 0, version: 1 },
};
