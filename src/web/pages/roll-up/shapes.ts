import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type RollUp = Reply<typeof ROUTES.rollUp>;
export type Regime = RollUp['regimes'][number];
export type Figures = NonNullable<RollUp['figures']>;
