// What an act on work changes on screen.
import { ROUTES } from '../../contract/routes.ts';

export const WORK_TOUCHES = [
  ROUTES.workWeek,
  ROUTES.workReport,
  ROUTES.workWordings,
  ROUTES.workWaiting,
  ROUTES.task,
  ROUTES.today,
];
export const PLAN_TOUCHES = [...WORK_TOUCHES, ROUTES.unitPlan, ROUTES.unitTasks, ROUTES.assignees];
