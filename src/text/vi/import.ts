import { importTroubles } from './import-troubles.ts';

export const importing = { ...importTroubles } as const;
