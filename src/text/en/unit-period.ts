import type { unitPeriod as vietnamese } from '../vi/unit-period.ts';

/** A unit's month, quarter or longer. */
export const unitPeriod: Record<keyof typeof vietnamese, string> = {
  'unitPeriod.title': '{unit}, {period}',
  'unitPeriod.quota': 'Shares of levels',
  'unitPeriod.closing': 'Closing',
  'unitPeriod.records': 'Records',
  'unitPeriod.print': 'Print the list of results',
  'unitPeriod.pdf': 'List of results (PDF)',
};
