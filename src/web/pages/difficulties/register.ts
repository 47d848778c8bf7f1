// The register as pages read it.
import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type Register = Reply<typeof ROUTES.difficulties>;
export type Item = Register['items'][number];
export type ActName = Item['may'][number];

export const SHOWN = ['live', 'open', 'assigned', 'answered', 'decided', 'joined', 'all'] as const;
export const CLASSES = ['all', 'work', 'evaluation'] as const;
