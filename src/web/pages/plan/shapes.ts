import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type Plan = Reply<typeof ROUTES.unitPlan>;
export type Goal = Plan['goals'][number];
export type Offer = Plan['offers'][number];
export type Tally = Plan['total'];
export type Recurring = Reply<typeof ROUTES.recurring>['items'][number];
