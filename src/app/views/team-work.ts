// What the register says of the week of each person one scores who has not filed it: all of them in one answer. Every look is
// written down, and seen by the person.
import { weekDates } from '../../domain/period/week.ts';
import { seesHours } from '../../domain/work/hours.ts';
import { type ReportedTask, reportedTasks } from '../../domain/work/report.ts';
import { type TeamMember, teamWork } from '../../store/team-work.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';
import { logLooks, mondayOf, readingAhead } from './reading.ts';

/** People one scores oneself: whoever stands in for a scorer sees what they file, not their register (decision 54). */
export function viewTeamWork(context: AppContext, actor: RequestActor, week: string) {
  const { tenantId, personId, today } = actor;
  const from = mondayOf(week);
  const days = { ...weekDates(week), from };
  const ahead = (tx: Tx) => teamWork(tx, tenantId, personId, days);
  return readingAhead(context, actor, ahead, async (desk, team) => {
    const scored = team.filter(({ isScored }) => isScored).map(({ id }) => id);
    const viewer = { personId, scored, headedUnits: desk.viewer.headedUnits };
    const seen = team.filter(({ id, unitId }) => seesHours(viewer, { personId: id, unitId }) !== null);
    const span = { ...days, today, calendar: calendarOf(context, desk.facts) };
    const people = seen.map((one) => memberView(one, reportedTasks(one.tasks, one.id, span, one.workedOn)));
    const looked = people.filter(({ items, minutes }) => items.length > 0 || minutes > 0);
    logLooks(
      desk,
      looked.map(({ person }) => person.id),
      'team-work',
    );
    return { week, people };
  });
}

function memberView({ id, name, minutes }: TeamMember, reported: readonly ReportedTask[]) {
  return { person: { id, name }, minutes, items: reported.map(lineView) };
}

function lineView({ task, place, done, late, part }: ReportedTask) {
  const { id, title, product, due, important } = task;
  return { taskId: id, title, product, due, done, late, important, carried: place === 'carried', part };
}
