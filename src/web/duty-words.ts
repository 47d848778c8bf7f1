// How a duty is called in a list.

import { isLonger, type Owed } from '../contract/duty-place.ts';
import type { Duty } from '../domain/duty.ts';
import { weekParts } from '../text/format.ts';
import type { Texts } from '../text/index.ts';
import { periodName } from './period-name.ts';

/** What is to be done, in the words of a list. */
export function dutyLabel(
  duty: Pick<Owed, 'kind' | 'period' | 'subject'> & Pick<Duty, 'step' | 'behind'>,
  { t, find, locale }: Texts,
): string {
  const { kind, period, step, behind = 0 } = duty;
  if (!isLonger(duty)) return t(`today.duty.${kind}`, { week: weekParts(period).week, behind });
  const name = periodName(t, period);
  const inside = name.charAt(0).toLowerCase() + name.slice(1);
  return find(`today.periodDuty.${kind}`, { period: inside, step: step?.[locale] ?? '' }) ?? name;
}

/** Whose it is, where that is not plain from the words; null where it is. */
export function dutyOf(
  { subject, unit }: Pick<Owed, 'subject' | 'unit'>,
  { t }: Pick<Texts, 't'>,
): string | null {
  return unit?.name ?? (subject === 'unit' ? t('today.ofUnits') : null);
}

/** What is counted in a line of each kind; records where nothing else is said. */
const COUNTED: Partial<Record<Duty['kind'], 'work' | 'reading' | 'item'>> = {
  ...{ 'work-returned': 'work', 'work-approve': 'work', 'work-accept': 'work', 'work-excuse': 'work' },
  ...{ measure: 'work', 'reading-confirm': 'reading' },
  ...{ difficulty: 'item', 'rulebook-decide': 'item', 'import-agree': 'item', 'catalogue-decide': 'item' },
};

/** How many, of what. */
export function dutyCount({ kind, count }: Pick<Duty, 'kind' | 'count'>, { t }: Pick<Texts, 't'>): string {
  return t('today.dutyCount', { count, of: COUNTED[kind] ?? 'record' });
}
