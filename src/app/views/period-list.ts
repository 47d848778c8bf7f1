// Records of one longer period: own ones, work to score or approve, a unit's, proposals to reopen.
import { waitingFor } from '../../domain/evaluation/waiting.ts';
import { isPeriodKey, periodDates, periodKind } from '../../domain/period/period.ts';
import { isWeekKey } from '../../domain/period/week.ts';
import { type ListPart, listEvaluations } from '../../store/evaluation-lists.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { linesOf } from './evaluation-item.ts';
import { periodItems } from './period-item.ts';
import { logReads, reading } from './reading.ts';
import { treeDayIn } from './unit-tree.ts';

/** One list for a page; a body with more in one unit opens its units one by one. */
const MOST = 500;

export interface PeriodRecordsQuery {
  readonly period: string;
  readonly part: ListPart;
  readonly unit?: number | undefined;
}

/** The list with counts by state; what waits for the caller comes first. Throws not-found for no period. */
export async function viewPeriodRecords(context: AppContext, actor: RequestActor, query: PeriodRecordsQuery) {
  const { period, part, unit = null } = query;
  if (!isPeriodKey(period)) throw notFound();
  const { from } = periodDates(period);
  return reading(context, actor, async (desk) => {
    const { tx, viewer } = desk;
    const asked = {
      tenantId: actor.tenantId,
      viewer,
      monday: from,
      subject: isWeekKey(period) ? ('unit' as const) : null,
      kind: periodKind(period),
      part,
      unit,
    };
    const [facts, found] = await Promise.all([
      loadWeekFacts(tx, actor.tenantId, [from]),
      listEvaluations(tx, {
        ...asked,
        ...{ treeDay: treeDayIn(period, actor.today), states: null, after: null, limit: MOST + 1 },
      }),
    ]);
    const lines = linesOf(desk, found.rows.slice(0, MOST), facts);
    const mine = ({ state }: (typeof lines)[number]) => (waitingFor(state) === actor.personId ? 0 : 1);
    const ordered = part === 'unit' ? lines : lines.toSorted((a, b) => mine(a) - mine(b));
    logReads(
      desk,
      ordered.map((line) => line.state),
      `list:${part}`,
    );
    const counts: Record<string, number> = {};
    for (const { state } of lines) {
      const key = state.counted ? state.state : 'not-counted';
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return { items: periodItems(desk, ordered), counts, more: found.rows.length > MOST };
  });
}
