// A granted role in words.
import type { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDate } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import type { Reply } from '../../api.ts';

export type Grant = Reply<typeof ROUTES.roles>['items'][number];

/** With the last day on which it holds; the record keeps the first on which it no longer does. */
export function spanWords({ from, to }: Pick<Grant, 'from' | 'to'>, { t }: Texts): string {
  if (to === null) return t('roles.since', { from: formatDate(from) });
  return t('roles.span', { from: formatDate(from), to: formatDate(addDays(to, -1)) });
}

export function scopeWords({ unit }: Pick<Grant, 'unit'>, { t }: Texts): string {
  return unit === null ? t('roles.wholeBody') : `${unit.name} ${t('roles.below')}`;
}
