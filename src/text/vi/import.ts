import { importMore } from './import-more.ts';
import { importPage } from './import-page.ts';
import { importTroubles } from './import-troubles.ts';

export const importing = { ...importMore, ...importPage, ...importTroubles } as const;
