import { viewGoalChoice } from '../../app/views/goal-choice.ts';
import { viewHours } from '../../app/views/hours.ts';
import { viewOpenWork } from '../../app/views/open-work.ts';
import { viewPlan } from '../../app/views/plan.ts';
import { previewRecurring, viewRecurring } from '../../app/views/recurring.ts';
import { viewTask } from '../../app/views/task.ts';
import { viewTeamWork } from '../../app/views/team-work.ts';
import { viewAssignees, viewUnitTasks } from '../../app/views/unit-tasks.ts';
import { viewWorkLines } from '../../app/views/work-lines.ts';
import { viewWorkWaiting } from '../../app/views/work-waiting.ts';
import { viewWorkReport, viewWorkWeek } from '../../app/views/work-week.ts';
import { viewWordings } from '../../app/views/work-wordings.ts';
import { actOnLog, enterWork } from '../../app/work/entries.ts';
import { actOnGoal, addGoal } from '../../app/work/goals.ts';
import { addRecurring, stopRecurring } from '../../app/work/recurring.ts';
import { actOnTask, createWork } from '../../app/work/tasks.ts';
import type { planRoutes } from '../../contract/plan.ts';
import type { workRoutes } from '../../contract/work.ts';
import type { HandlersOf } from '../handler.ts';

export const workHandlers: HandlersOf<typeof workRoutes> = {
  workWeek: (context, { params }) => viewWorkWeek(context, context.actor, params.week),
  openWork: (context, { params }) => viewOpenWork(context, context.actor, params.week),
  hours: (context, { params }) => viewHours(context, context.actor, params.id, params.week),
  workReport: (context, { params }) => viewWorkReport(context, context.actor, params.week),
  teamWork: (context, { params }) => viewTeamWork(context, context.actor, params.week),
  workLines: (context, { params, query }) =>
    viewWorkLines(context, context.actor, params.period, query.person),
  task: (context, { params }) => viewTask(context, context.actor, params.id),
  createTask: (context, { body, intent }) => createWork(context, context.actor, intent, body),
  taskAct: (context, { params, body, intent }) => actOnTask(context, context.actor, intent, params.id, body),
  enterWork: (context, { body, intent }) => enterWork(context, context.actor, intent, body.lines),
  logAct: (context, { params, body, intent }) => actOnLog(context, context.actor, intent, params.id, body),
  workWordings: (context) => viewWordings(context, context.actor),
  workWaiting: (context) => viewWorkWaiting(context, context.actor),
  assignees: (context, { query }) => viewAssignees(context, context.actor, query.search),
  unitTasks: (context, { params, query }) => viewUnitTasks(context, context.actor, params.id, query),
};
export const planHandlers: HandlersOf<typeof planRoutes> = {
  unitPlan: (context, { params, query }) => viewPlan(context, context.actor, params.id, query.period),
  goalChoice: (context, { query }) => viewGoalChoice(context, context.actor, query.task),
  addGoal: (context, { params, body, intent }) => addGoal(context, context.actor, intent, params.id, body),
  goalAct: (context, { params, body, intent }) => actOnGoal(context, context.actor, intent, params.id, body),
  recurring: (context, { params }) => viewRecurring(context, context.actor, params.id),
  recurringPreview: (context, { params, query: { position, below } }) =>
    previewRecurring(context, context.actor, params.id, { position, below: below === '1' }),
  addRecurring: (context, { params, body, intent }) =>
    addRecurring(context, context.actor, intent, params.id, body),
  recurringAct: (context, { params, body, intent }) =>
    stopRecurring(context, context.actor, intent, params.id, body),
};
