// What a person owes now, overdue first, and how the own weeks stand.

import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { authorityRow } from '../../domain/rulebook/rules.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { heldPosts, ownHistory, unclosedWeeks, waitingRecords } from '../../store/duties.ts';
import { ownLines } from '../../store/evaluation-lists.ts';
import { managersNamedBy, reassignedAmong } from '../../store/reassigned.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { weekDeadlines } from '../week-facts.ts';
import { byUrgency, countOf, dutiesOf } from './duties.ts';
import { itemsOf, linesOf } from './evaluation-item.ts';
import { periodDuties } from './period-duties.ts';
import { type Reading, reading } from './reading.ts';
import { talkDuties } from './talk-duties.ts';
import { deadlinesFor, rulebookFor, weekViewOf } from './week.ts';
import { workViewerOf } from './work-reading.ts';
import { waitingFor } from './work-waiting.ts';

/** Weeks back in which unfinished work is still named. */
const OWED_WEEKS = 26;
const HISTORY_WEEKS = 12;

export function viewToday(context: AppContext, actor: RequestActor) {
  return reading(context, actor, async (desk) => {
    const { tx, rulebooks } = desk;
    const { tenantId, personId } = actor;
    const week = weekOf(actor.today);
    const mondays = Array.from(
      { length: OWED_WEEKS + 1 },
      (_, back) => weekDates(addWeeks(week, -back)).from,
    );
    const [monday = '', lastMonday = ''] = mondays;
    const oldest = mondays.at(-1) ?? monday;
    const historyFrom = mondays[HISTORY_WEEKS] ?? oldest;
    const [facts, mine, waitingRows, unclosed, history, named, work, longer] = await Promise.all([
      loadWeekFacts(tx, tenantId, mondays),
      ownLines(tx, tenantId, personId, [monday, lastMonday]),
      waitingRecords(tx, tenantId, desk.viewer, oldest, monday),
      unclosedWeeks(tx, tenantId, desk.viewer, oldest, monday, actor.today),
      ownHistory(tx, tenantId, personId, historyFrom, monday),
      managersNamedBy(tx, tenantId, personId),
      workOf(desk),
      periodDuties(desk),
    ]);
    const waiting = waitingRows(rulebooks.source);
    const deadlinesOf = (key: string, rulebook: Rulebook) => weekDeadlines(context, facts, rulebook, key);
    const talks = await talkDuties(desk, facts.zone);
    const view = deadlinesFor(context, rulebooks, facts, week);
    const duties = byUrgency([
      ...dutiesOf(desk, waiting, reassignedAmong(named, waiting), unclosed, work, deadlinesOf),
      ...longer,
      ...talks,
    ]);
    return {
      week: await weekViewOf(tx, tenantId, week, view, facts, context),
      mine: await itemsOf(desk, linesOf(desk, mine, facts)),
      mineEmpty: mine.some((row) => row.week_start === monday) ? null : await whyNone(desk, week),
      duties,
      waiting: countOf(duties),
      history: history.map(({ id, week_start, total, level, state, counted }) => ({
        week: weekOf(week_start),
        evaluationId: id,
        ...{ total, level, state, counted },
      })),
    };
  });
}

async function workOf(desk: Reading) {
  const { tx, actor } = desk;
  return waitingFor({ tx, tenantId: actor.tenantId, viewer: await workViewerOf(desk) });
}

// A leader of the body is outside the weekly regulation; others have no post, or only one that is not evaluated.
async function whyNone({ tx, actor, rulebooks }: Reading, week: string) {
  const held = await heldPosts(tx, actor.tenantId, actor.personId, actor.today);
  if (held.length === 0) return 'no-post' as const;
  const { rulebook } = rulebookFor(rulebooks, week);
  const isOutside = held.some(({ rank }) => authorityRow(rulebook, rank).outside);
  return isOutside ? ('outside' as const) : ('not-evaluated' as const);
}
