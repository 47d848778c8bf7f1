// Kinds of duties as the page sorts them. Pure.
import type { Duty } from '../../../domain/duty.ts';

export const FILTERS = [
  'tat-ca',
  'cua-toi',
  'cham',
  'duyet',
  'chot',
  'mo-lai',
  'cong-viec',
  'lam-viec',
  'khac',
] as const;
export type Filter = (typeof FILTERS)[number];

const KINDS: Readonly<Record<Exclude<Filter, 'tat-ca'>, readonly Duty['kind'][]>> = {
  'cua-toi': ['submit', 'returned', 'talk-answer', 'measure'],
  cham: ['score', 'decide'],
  duyet: ['approve', 'view-dissent', 'open-level'],
  chot: ['close'],
  'mo-lai': ['agree-reopen'],
  'cong-viec': ['work-returned', 'work-approve', 'work-accept', 'work-excuse', 'work-due'],
  'lam-viec': ['talk'],
  khac: ['step', 'difficulty', 'rulebook-decide', 'reading-confirm', 'import-agree', 'catalogue-decide'],
};

export function fits({ kind }: Pick<Duty, 'kind'>, filter: Filter): boolean {
  return filter === 'tat-ca' || KINDS[filter].includes(kind);
}
