import type { importing as vi } from '../vi/import.ts';
import { importMore } from './import-more.ts';
import { importPage } from './import-page.ts';
import { importReading } from './import-reading.ts';
import { importTroubles } from './import-troubles.ts';

export const importing: Record<keyof typeof vi, string> = {
  ...importMore,
  ...importPage,
  ...importTroubles,
  ...importReading,
};
