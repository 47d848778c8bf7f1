// Which regulations somebody falls under, in one place: for weeks, for longer periods, for persons and units, and for the
// pages that warn. Data decides (`domain/rulebook/select.ts`); here are the facts it is asked with.
import type { Holding } from '../domain/evaluation/authority.ts';
import type { PlainDate, Unit } from '../domain/organization/shape.ts';
import { sideOf, staffGroupOf } from '../domain/organization/subject.ts';
import { enteredPeriods } from '../domain/period/entered-periods.ts';
import { inForceOn, rivalRulebooks, selectRulebooks, type Wanted } from '../domain/rulebook/select.ts';
import type { PeriodKind, Rulebook } from '../domain/rulebook/shape.ts';
import type { StatedSubjects } from '../store/subjects.ts';

export interface RegulationFacts {
  /** Every activated version. */
  readonly rulebooks: readonly Rulebook[];
  readonly units: ReadonlyMap<number, Pick<Unit, 'parentId' | 'kind'>>;
  readonly stated: StatedSubjects;
  /** The first day of the period: what is in force then holds for all of it. */
  readonly date: PlainDate;
  readonly kind: PeriodKind;
}

type Post = Pick<Holding, 'personId' | 'unitId' | 'rank'>;

/** Regulations with records of their own in the period. */
export interface Regulations {
  /** One for each line (State, Party) that has one for somebody in this post. */
  readonly ofPerson: (post: Post) => readonly Rulebook[];
  readonly ofUnit: (unitId: number) => readonly Rulebook[];
  /** Regulations of one line that somebody in this post falls under alike: nobody has said which is meant. */
  readonly rivalsOf: (post: Post) => readonly (readonly Rulebook[])[];
}

export function regulationsIn({ rulebooks, units, stated, date, kind }: RegulationFacts): Regulations {
  // In force first: a version that no longer knows this kind of period has ended the one that did.
  const own = inForceOn(rulebooks, date).filter((one) => enteredPeriods(one).includes(kind));
  const wantedFor = ({ personId, unitId, rank }: Post): Wanted => {
    const side = sideOf(unitId, units, stated.sides);
    const staffGroup = staffGroupOf(rank, side, stated.groups.get(personId) ?? null);
    return { date, period: kind, evaluates: 'person', staffGroup, rank, side };
  };
  const select = remembered((wanted: Wanted) => selectRulebooks(own, wanted));
  const rivals = remembered((wanted: Wanted) => rivalRulebooks(own, wanted));
  return {
    ofPerson: (post) => select(wantedFor(post)),
    ofUnit: (unitId) => {
      const side = sideOf(unitId, units, stated.sides);
      return select({ date, period: kind, evaluates: 'unit', staffGroup: null, rank: 'head', side });
    },
    rivalsOf: (post) => rivals(wantedFor(post)),
  };
}

/** A body has thousands of people and a dozen kinds of them. */
function remembered<T>(find: (wanted: Wanted) => T): (wanted: Wanted) => T {
  const known = new Map<string, T>();
  return (wanted) => {
    const key = `${wanted.evaluates}/${wanted.staffGroup}/${wanted.rank}/${wanted.side}`;
    const found = known.get(key) ?? find(wanted);
    known.set(key, found);
    return found;
  };
}
