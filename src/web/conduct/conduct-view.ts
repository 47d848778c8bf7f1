// Facts of a week as pages read them.
import type { ROUTES } from '../../contract/routes.ts';
import type { Reply } from '../api.ts';

export type Conduct = Reply<typeof ROUTES.conduct>;
