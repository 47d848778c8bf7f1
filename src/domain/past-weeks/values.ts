// The parameters of a trouble ready for its words: points are shown as points.
import { formatPoints } from '../score/points.ts';
import type { PastTrouble } from './trouble.ts';

const POINTS: readonly string[] = ['written', 'reckoned', 'most', 'before', 'after'];

export function shownParams(
  { code, params }: { readonly code: string; readonly params: PastTrouble['params'] },
  locale: 'vi' | 'en',
): Record<string, string | number> {
  // Of a file that is refused `most` counts rows or sheets.
  if (code === 'file-refused') return { ...params };
  const entries = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'number' && POINTS.includes(key) ? formatPoints(value, locale) : value,
  ]);
  return Object.fromEntries(entries);
}
