// Whom the ladder of the regulation tells, and about whom. The machine reminds and reports; it never judges.
import { firstBy, type OrganizationOnDay, type Subject } from '../evaluation/authority.ts';
import { RANKS } from '../organization/shape.ts';
import { isLate } from '../period/late.ts';
import type { RelationKey } from '../rulebook/shape-base.ts';
import type { EscalationRung, Told } from '../rulebook/shape-office.ts';
import type { Held, HeldStage } from './board.ts';
import type { DatedRung } from './ladder.ts';

/** One message of the ladder: `personId` is told that `aboutId` still has these records. */
export interface Escalated {
  readonly personId: number;
  readonly aboutId: number;
  readonly stage: HeldStage;
  readonly rung: string;
  readonly count: number;
}

export interface EscalationFacts {
  readonly ladder: readonly EscalationRung[];
  readonly rungs: Readonly<Record<HeldStage, readonly DatedRung[]>>;
  readonly body: OrganizationOnDay;
  readonly now: string;
  /** On leave: not told, and no reason to be reported. */
  readonly away: ReadonlySet<number>;
}

/** Every message due by now for these holders; who was told before is for the caller to leave out. */
export function escalations(held: readonly Held[], facts: EscalationFacts): readonly Escalated[] {
  return held
    .filter(({ overdue, personId }) => overdue && !facts.away.has(personId))
    .flatMap((one) => {
      const reached = facts.rungs[one.stage].filter(({ at }) => isLate(facts.now, at)).at(-1);
      const rung = facts.ladder.find(({ key }) => key === reached?.key);
      if (rung === undefined) return [];
      return toldOn(rung.tells, one.personId, facts)
        .filter((personId) => !facts.away.has(personId))
        .map((personId) => ({
          ...{ personId, aboutId: one.personId, stage: one.stage, rung: rung.key, count: one.count },
        }));
    });
}

/** The holder, if the step tells him, and the first of those above whom its relations find. */
function toldOn(tells: readonly Told[], personId: number, { body }: EscalationFacts): readonly number[] {
  const holder = tells.includes('holder') ? [personId] : [];
  const chain = tells.filter((one): one is RelationKey => one !== 'holder');
  const subject = subjectOf(personId, body);
  const above = subject === null ? null : firstBy(chain, body, subject);
  return above === null ? holder : [...holder, above];
}

/** The highest post somebody holds: whom the ladder goes up from. */
function subjectOf(personId: number, { holdings }: OrganizationOnDay): Subject | null {
  const own = holdings.filter((holding) => holding.personId === personId);
  return own.toSorted((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank))[0] ?? null;
}
