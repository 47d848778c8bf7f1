// The last eight counted results of each person, for the small line beside the name.
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { resultsOf } from '../../store/evaluation-lists.ts';
import type { Reading } from './reading.ts';

const SHOWN = 8;
/** Weeks searched for them: leave and holidays included. */
const SEARCHED = 26;

export interface TrendPoint {
  week: string;
  total: number;
  /** 'id@version', where it is another one than the line's. */
  rulebook?: string;
}
/** Before a week of somebody, whose line stands under this rulebook. */
export type TrendSource = (personId: number, before: string, rulebook: string) => TrendPoint[];

/** Reads the trends of these persons for lines in `weeks` in one statement; asked with the week of the line. */
export async function loadTrends(
  { tx, actor, viewer }: Reading,
  personIds: readonly number[],
  weeks: readonly string[],
): Promise<TrendSource> {
  const sorted = weeks.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || personIds.length === 0) return () => [];
  const from = weekDates(addWeeks(first, -SEARCHED)).from;
  const rows = await resultsOf(tx, actor.tenantId, viewer, personIds, from, weekDates(last).from);
  const byPerson = Map.groupBy(rows, (row) => row.person_id);
  return (personId, before, own) =>
    (byPerson.get(personId) ?? [])
      .map(({ week_start, total, rulebook }) => ({
        ...{ week: weekOf(week_start), total },
        ...(rulebook === own ? {} : { rulebook }),
      }))
      .filter((point) => point.week < before)
      .slice(-SHOWN);
}
