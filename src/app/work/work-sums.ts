// Keeps the sums of accepted work in step with the register: what was marked since, and only that.
import { daysOffWithin } from '../../domain/period/calendar.ts';
import { addDays } from '../../domain/period/date.ts';
import { acceptedSpan, type DifferingSum, differingWorkSums } from '../../store/check-work-sums.ts';
import { DAYS_BEFORE } from '../../store/late-tasks.ts';
import { inReadTransaction, inTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import {
  allMonths,
  dropWorkSums,
  hasMarks,
  lockWorkSums,
  sumAnew,
  takeMarks,
  type UnitMonths,
} from '../../store/work-sums.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';

const scopeOf = (tenantId: number) => ({ tenantId, personId: null, actor: 'system' }) as const;

function alone<T>({ pool }: AppContext, tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(pool, scopeOf(tenantId), async (tx) => {
    await lockWorkSums(tx, tenantId);
    return work(tx);
  });
}

/** Days off around the days from `first` to the end of the month or week of `last`, by the body's calendar as it stands. */
async function daysOffAround(
  context: Pick<AppContext, 'nationalDays'>,
  tx: Tx,
  tenantId: number,
  { first, last }: { readonly first: string; readonly last: string },
) {
  const calendar = calendarOf(context, await loadWeekFacts(tx, tenantId, []));
  return daysOffWithin(calendar, { from: addDays(first, -DAYS_BEFORE), to: addDays(last, 40) });
}

async function daysOffOf(context: AppContext, tx: Tx, tenantId: number, months: readonly string[]) {
  const [first, last] = [months.toSorted()[0], months.toSorted().at(-1)];
  return first === undefined || last === undefined
    ? []
    : daysOffAround(context, tx, tenantId, { first, last });
}

async function sum(context: AppContext, tx: Tx, tenantId: number, touched: UnitMonths): Promise<void> {
  await sumAnew(tx, tenantId, touched, await daysOffOf(context, tx, tenantId, touched.months));
}

/** Brings a body's sums up to date; waits for nobody when nothing was marked. */
export async function foldWorkSums(context: AppContext, tenantId: number): Promise<void> {
  if (!(await inReadTransaction(context.pool, scopeOf(tenantId), (tx) => hasMarks(tx, tenantId)))) return;
  await alone(context, tenantId, async (tx) => sum(context, tx, tenantId, await takeMarks(tx, tenantId)));
}

/** Makes a body's sums anew from all accepted work, whatever stands there. */
export function rebuildWorkSums(context: AppContext, tenantId: number): Promise<void> {
  return alone(context, tenantId, async (tx) => {
    await dropWorkSums(tx, tenantId);
    await sum(context, tx, tenantId, await allMonths(tx, tenantId));
  });
}

/** In how many places the sums are not what the register makes, to the last digit, after everything marked was summed. */
export function checkWorkSums(context: AppContext, tenantId: number): Promise<number> {
  return alone(context, tenantId, async (tx) => {
    await sum(context, tx, tenantId, await takeMarks(tx, tenantId));
    return (await differingSums(tx, tenantId, context.nationalDays)).length;
  });
}

/** Sums that are not what the register makes, as far as nothing is marked; `nationalDays` null: what was late aside. */
export async function differingSums(
  tx: Tx,
  tenantId: number,
  nationalDays: AppContext['nationalDays'] | null,
): Promise<readonly DifferingSum[]> {
  const span = await acceptedSpan(tx, tenantId);
  const daysOff =
    nationalDays === null || span === null ? null : await daysOffAround({ nationalDays }, tx, tenantId, span);
  return differingWorkSums(tx, tenantId, daysOff);
}
