// The longer periods at a glance: what runs, and how the own records stand. What waits is in the list of today.
import { PERIOD_KINDS, periodOf } from '../../domain/period/period.ts';
import { ownPeriodLines } from '../../store/period-duties.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { linesOf } from './evaluation-item.ts';
import { oldestOwed, weekFactsOf } from './period-duties.ts';
import { periodItems } from './period-item.ts';
import { reading } from './reading.ts';

/** Running periods, and own records of this year and the last, newest first. */
export function viewPeriods(context: AppContext, actor: RequestActor) {
  return reading(context, actor, async (desk) => {
    const { tx, viewer, rulebooks } = desk;
    const { tenantId, personId, today } = actor;
    const since = oldestOwed(today);
    const [facts, mine] = await Promise.all([
      weekFactsOf(tx, tenantId, viewer, since),
      ownPeriodLines(tx, tenantId, personId, since),
    ]);
    const running = PERIOD_KINDS.filter((kind) => kind !== 'week')
      .map((kind) => periodOf(kind, today))
      .filter((period) => rulebooks.runs(period));
    return { running, mine: periodItems(desk, linesOf(desk, mine, facts)) };
  });
}
