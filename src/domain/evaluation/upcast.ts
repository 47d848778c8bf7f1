// Acts written by earlier releases, read in today's shape. What was hashed stays as it was written.
import type { ActName } from './shape.ts';

/**
 * The payload as the rules of today read it: records of the first release name their `week`, now any `period`; all before
 * units were evaluated are of persons.
 */
export function payloadOfToday(
  act: string,
  payload: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (act !== ('created' satisfies ActName)) return payload;
  const { week, ...rest } = payload;
  return { subject: 'person', ...(week === undefined ? {} : { period: week }), ...rest };
}
