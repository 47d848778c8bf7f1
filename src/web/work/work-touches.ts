// What an act on the own work changes on screen.
import { ROUTES } from '../../contract/routes.ts';

export const WORK_TOUCHES = [
  ROUTES.workWeek,
  ROUTES.workReport,
  ROUTES.workWordings,
  ROUTES.workWaiting,
  ROUTES.task,
  ROUTES.today,
];
