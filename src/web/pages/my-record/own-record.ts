// What the server tells a person about the own record.
import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type OwnRecord = Reply<typeof ROUTES.person>;
