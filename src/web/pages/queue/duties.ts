// Kinds of duties as the page sorts them. Pure.
import type { Duty } from '../../duty-place.ts';

export const FILTERS = ['tat-ca', 'cham', 'duyet', 'chot', 'mo-lai', 'lam-viec'] as const;
export type Filter = (typeof FILTERS)[number];

const KINDS: Readonly<Record<Exclude<Filter, 'tat-ca'>, readonly Duty['kind'][]>> = {
  cham: ['score', 'decide'],
  duyet: ['approve', 'view-dissent'],
  chot: ['close'],
  'mo-lai': ['agree-reopen'],
  'lam-viec': ['talk'],
};

/** One's own report is not work for others. */
export function isOwn({ kind }: Pick<Duty, 'kind'>): boolean {
  return kind === 'submit' || kind === 'returned' || kind === 'talk-answer';
}

export function fits({ kind }: Pick<Duty, 'kind'>, filter: Filter): boolean {
  return filter === 'tat-ca' || KINDS[filter].includes(kind);
}

/** Records behind these lines. */
export function countOf(duties: readonly Pick<Duty, 'count'>[]): number {
  return duties.reduce((sum, duty) => sum + duty.count, 0);
}
