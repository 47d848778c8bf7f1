import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type LogView = Reply<typeof ROUTES.log>;
export type Way = LogView['ways'][number];
