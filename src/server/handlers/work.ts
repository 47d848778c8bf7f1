import { notFound } from '../../app/failure.ts';
import type { planRoutes } from '../../contract/plan.ts';
import type { workRoutes } from '../../contract/work.ts';
import type { HandlersOf } from '../handler.ts';

const absent = () => Promise.reject(notFound());

export const workHandlers: HandlersOf<typeof workRoutes> = {
  workWeek: absent,
  workReport: absent,
  workLines: absent,
  task: absent,
  createTask: absent,
  taskAct: absent,
  enterWork: absent,
  logAct: absent,
  workWordings: absent,
  workWaiting: absent,
  assignees: absent,
  unitTasks: absent,
};
export const planHandlers: HandlersOf<typeof planRoutes> = {
  unitPlan: absent,
  addGoal: absent,
  goalAct: absent,
  recurring: absent,
  addRecurring: absent,
  recurringAct: absent,
};
