// What a person owes now, overdue first, and how the own weeks stand.
import { countOf } from '../../domain/duty.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { authorityRow } from '../../domain/rulebook/rules.ts';
import { heldPosts, ownHistory } from '../../store/duties.ts';
import { ownLines } from '../../store/evaluation-lists.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { itemsOf, linesOf } from './evaluation-item.ts';
import { owedBy } from './owed.ts';
import { type Reading, reading } from './reading.ts';
import { deadlinesFor, rulebookFor, weekViewOf } from './week.ts';

const HISTORY_WEEKS = 12;

export function viewToday(context: AppContext, actor: RequestActor) {
  return reading(context, actor, async (desk) => {
    const { tx, rulebooks } = desk;
    const { tenantId, personId } = actor;
    const week = weekOf(actor.today);
    const mondayBefore = (weeks: number) => weekDates(addWeeks(week, -weeks)).from;
    const monday = mondayBefore(0);
    const [mine, history, { duties, facts }] = await Promise.all([
      ownLines(tx, tenantId, personId, [monday, mondayBefore(1)]),
      ownHistory(tx, tenantId, personId, mondayBefore(HISTORY_WEEKS), monday),
      owedBy(desk),
    ]);
    const view = deadlinesFor(context, rulebooks, facts, week);
    return {
      week: await weekViewOf(tx, tenantId, week, view, facts, context),
      mine: await itemsOf(desk, linesOf(desk, mine, facts)),
      mineEmpty: mine.some((row) => row.week_start === monday) ? null : await whyNone(desk, week),
      duties: [...duties],
      waiting: countOf(duties),
      history: history.map(({ id, week_start, total, level, state, counted, rulebook }) => ({
        week: weekOf(week_start),
        evaluationId: id,
        ...{ total, level, rulebook, state, counted },
      })),
    };
  });
}

// A leader of the body is outside the weekly regulation; others have no post, or only one that is not evaluated.
async function whyNone({ tx, actor, rulebooks }: Reading, week: string) {
  const held = await heldPosts(tx, actor.tenantId, actor.personId, actor.today);
  if (held.length === 0) return 'no-post' as const;
  const { rulebook } = rulebookFor(rulebooks, week);
  const isOutside = held.some(({ rank }) => authorityRow(rulebook, rank).outside);
  return isOutside ? ('outside' as const) : ('not-evaluated' as const);
}
