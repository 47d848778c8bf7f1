// The summary as pages read it.
import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type Summary = Reply<typeof ROUTES.summary>;
