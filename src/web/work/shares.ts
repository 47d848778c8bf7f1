// Who does a task and to which part, while it is being typed.
import { readFigure } from '../parts/work-figures.ts';

export interface TypedShare {
  readonly person: { readonly id: number; readonly name: string };
  readonly lead: boolean;
  /** As typed. */
  readonly share: string;
}
export type ShareFault = 'nobody' | 'lead' | 'whole';

/** Equal parts; what does not divide goes to the first. */
export function evenly(people: readonly TypedShare[], whole = 100): readonly TypedShare[] {
  const part = Math.floor(whole / people.length);
  const rest = whole - part * people.length;
  return people.map((one, at) => ({ ...one, share: `${part + (at === 0 ? rest : 0)}` }));
}

export function withPerson(people: readonly TypedShare[], person: TypedShare['person'], whole = 100) {
  if (people.some((one) => one.person.id === person.id)) return people;
  return evenly([...people, { person, lead: people.length === 0, share: '0' }], whole);
}

export function withoutPerson(people: readonly TypedShare[], id: number, whole = 100) {
  const left = people.filter(({ person }) => person.id !== id);
  const led = left.some(({ lead }) => lead) ? left : left.map((one, at) => ({ ...one, lead: at === 0 }));
  return left.length === 0 ? [] : evenly(led, whole);
}

const partOf = ({ share }: TypedShare) => readFigure(share, 1) ?? Number.NaN;
export const sumOf = (people: readonly TypedShare[]) => people.reduce((sum, one) => sum + partOf(one), 0);

export function shareFault(people: readonly TypedShare[], whole = 100): ShareFault | null {
  if (people.length === 0) return 'nobody';
  if (people.filter(({ lead }) => lead).length !== 1) return 'lead';
  return sumOf(people) === whole ? null : 'whole';
}

export function sentShares(people: readonly TypedShare[]) {
  return people.map((one) => ({
    personId: one.person.id,
    role: one.lead ? ('lead' as const) : ('with' as const),
    share: partOf(one),
  }));
}
