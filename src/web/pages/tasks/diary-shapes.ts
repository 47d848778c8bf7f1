// The own calendars as the page knows them.
import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type OwnDiaries = Reply<typeof ROUTES.ownDiaries>;
export type Diary = OwnDiaries['diaries'][number];
export type Meeting = OwnDiaries['meetings'][number];
