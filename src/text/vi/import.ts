import { importPage } from './import-page.ts';
import { importTroubles } from './import-troubles.ts';

export const importing = { ...importPage, ...importTroubles } as const;
