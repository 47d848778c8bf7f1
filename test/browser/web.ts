// Builds the product's own pages for browser tests, with its own configuration: once per run, for all test files.
import { oncePerRun } from '../once-per-run.ts';
import { buildPages } from './production.ts';

/** The folder of the built web; treat it as read-only. */
export function buildWeb(): Promise<string> {
  return oncePerRun('web', buildPages);
}
