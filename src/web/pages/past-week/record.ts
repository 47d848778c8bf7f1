// What the server tells of one past week.
import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type PastRecord = Reply<typeof ROUTES.pastWeek>;
export type PastVersion = PastRecord['versions'][number];
