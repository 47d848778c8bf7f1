// A regulation as the pages use it: names, limits, bands. No number of it is written in a page.
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

/** The regulation of a record, once it is known; else what the body goes by in a week, without one today. */
export function useRulebook(
  week?: string,
  of?: { readonly id: string; readonly version: number },
): RulebookRead {
  const query = { ...(week === undefined ? {} : { week }), ...of };
  const { data: read, error, refetch } = useRead(ROUTES.rulebook, { query });
  // What was read before stays on screen while another is fetched: a form never begins with the wrong one.
  const data = of === undefined || (read?.id === of.id && read.version === of.version) ? read : undefined;
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
