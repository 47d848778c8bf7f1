import { importMore } from './import-more.ts';
import { importPage } from './import-page.ts';
import { importReading } from './import-reading.ts';
import { importTroubles } from './import-troubles.ts';

export const importing = { ...importMore, ...importPage, ...importTroubles, ...importReading } as const;
