// Steps of a regulation that one person may record for many records of a period at once: notice, publication, an opinion.
import { stepDeadlines } from '../../domain/period/deadlines.ts';
import { isPeriodKey } from '../../domain/period/period.ts';
import { isWeekKey } from '../../domain/period/week.ts';
import { openStepLines } from '../../store/step-duties.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { calendarOf } from '../week-facts.ts';
import { linesOf } from './evaluation-item.ts';
import { periodItems } from './period-item.ts';
import { logReads, reading } from './reading.ts';
import { isRecordedTogether, stepsIn } from './step-duties.ts';

/** As many as go in one set; the others come when these are done. */
const MOST = 200;

/** Throws not-found for no period. Reading the points of others is logged. */
export function viewPeriodSteps(context: AppContext, actor: RequestActor, period: string) {
  if (!isPeriodKey(period) || isWeekKey(period)) throw notFound();
  return reading(context, actor, async (desk) => {
    const steps = stepsIn(desk.rulebooks, period).filter(isRecordedTogether);
    const asked = steps.map(({ asked: one }) => one);
    const [facts, rows] = await Promise.all([
      loadWeekFacts(desk.tx, actor.tenantId, []),
      openStepLines(desk.tx, actor.tenantId, desk.viewer, asked, MOST + 1),
    ]);
    const lines = linesOf(desk, rows, facts);
    logReads(
      desk,
      lines.map(({ state }) => state),
      'list:period-steps',
    );
    const items = periodItems(desk, lines);
    const groups = steps.flatMap(({ further, rulebook, asked: { no } }) => {
      const found = items.filter((_, index) => rows[index]?.no === no);
      const [first] = found;
      if (first === undefined) return [];
      const { key, name } = further.step;
      const line = lines.find(({ state }) => state.id === first.id);
      const due =
        line && stepDeadlines(rulebook, period, calendarOf(context, facts), facts.zone, line.deadlines, null);
      return [
        {
          rulebook: { id: rulebook.id, version: rulebook.version, title: { ...rulebook.title } },
          step: { key, name: { ...name }, place: further.place, due: due?.[key] ?? null },
          items: found.slice(0, MOST),
          more: found.length > MOST,
        },
      ];
    });
    return { groups };
  });
}
