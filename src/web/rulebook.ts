// The regulation in force for a week, as the pages use it: names, limits, bands. No number of it is written in a page.
import type { Preview } from '../contract/preview.ts';
import { ROUTES } from '../contract/routes.ts';
import type { Level, Rulebook } from '../domain/rulebook/shape.ts';
import { useRead } from './queries.ts';

export interface RulebookRead {
  /** undefined while it loads. */
  readonly rulebook: Rulebook | undefined;
  /** Readings nobody has confirmed: results are previews. */
  readonly preview: Preview | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The regulation for a week; without one, for today. */
export function useRulebook(week?: string): RulebookRead {
  const { data, error, refetch } = useRead(ROUTES.rulebook, { query: week === undefined ? {} : { week } });
  // The server checked it when it was activated, so it crosses the network as plain data.
  return {
    rulebook: data?.rulebook as Rulebook | undefined,
    preview: data?.openReadings ?? null,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
  };
}

/** The level with this key, or null: records keep keys, the regulation has the names. */
export function levelByKey(rulebook: Rulebook, key: string | null | undefined): Level | null {
  return rulebook.levels.find((level) => level.key === key) ?? null;
}
