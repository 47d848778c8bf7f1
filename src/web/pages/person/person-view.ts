import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

/** What the page of a person is made of. */
export type PersonView = Reply<typeof ROUTES.person>;
