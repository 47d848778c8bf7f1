import { useTexts } from '../texts.tsx';
import type { Line } from './use-review.ts';
import type { Troubles } from './use-send.ts';

export interface LookAgainProps {
  readonly lines: readonly Line[];
  readonly troubles: Troubles;
}

/** Whose records kept a set from being sent; the reasons stand with each of them. */
export function LookAgain({ lines, troubles }: LookAgainProps) {
  const { t } = useTexts();
  const names = lines
    .filter(({ item }) => troubles[item.id] !== undefined)
    .map(({ item }) => item.person.name);
  return names.length > 0 ? <p>{t('review.lookAgain', { names: names.join(', ') })}</p> : null;
}
