// Whom the ladder of the regulation tells, and about whom. The machine reminds and reports; it never judges.
import { ancestors, firstBy, type OrganizationOnDay, type Subject } from '../evaluation/authority.ts';
import type { HeldStage } from '../evaluation/lateness.ts';
import { RANKS } from '../organization/shape.ts';
import { isLate } from '../period/late.ts';
import type { RelationKey } from '../rulebook/shape-base.ts';
import type { EscalationRung, Told } from '../rulebook/shape-office.ts';
import type { Held } from './board.ts';
import type { DatedRung } from './ladder.ts';
import { type LentWork, whoActsFor } from './stand-in.ts';

/** One message of the ladder: `personId` is told that `aboutId` still has these records. */
export interface Escalated {
  readonly personId: number;
  readonly aboutId: number;
  /** Told because he can do it himself: as the holder, or in his place. */
  readonly acts: boolean;
  readonly stage: HeldStage;
  readonly subject: Held['subject'];
  readonly rung: string;
  readonly count: number;
}

export interface EscalationFacts {
  readonly ladder: readonly EscalationRung[];
  /** The steps from a missed deadline on. */
  readonly rungsFrom: (due: string) => readonly DatedRung[];
  readonly body: OrganizationOnDay;
  readonly now: string;
  /** Not there: not told, and no reason to be reported, unless somebody stands in. */
  readonly away: ReadonlySet<number>;
  readonly lent: readonly LentWork[];
}

/** Every message due by now for these holders; who was told before is for the caller to leave out. */
export function escalations(held: readonly Held[], facts: EscalationFacts): readonly Escalated[] {
  return held
    .filter((one) => one.overdue && whoActsFor(one, facts).some((id) => !facts.away.has(id)))
    .flatMap((one) => {
      const reached = facts
        .rungsFrom(one.due)
        .filter(({ at }) => isLate(facts.now, at))
        .at(-1);
      const rung = facts.ladder.find(({ key }) => key === reached?.key);
      if (rung === undefined) return [];
      const { personId: aboutId, stage, subject, count } = one;
      return [...toldOn(rung.tells, one, facts)]
        .filter(([personId]) => !facts.away.has(personId))
        .map(([personId, acts]) => ({ personId, aboutId, acts, stage, subject, rung: rung.key, count }));
    });
}

/** The holder and whoever stands in, if the step tells them, and the first of those above whom its relations find. */
function toldOn(tells: readonly Told[], held: Held, facts: EscalationFacts): ReadonlyMap<number, boolean> {
  const acting = tells.includes('holder') ? whoActsFor(held, facts) : [];
  const chain = tells.filter((one): one is RelationKey => one !== 'holder');
  const subject = subjectOf(held.personId, facts.body);
  const above = subject === null ? null : firstBy(chain, facts.body, subject);
  const told = new Map(acting.map((id) => [id, true]));
  // Whoever stands in and is above as well is told once, as the one who can do it.
  if (above !== null && !told.has(above)) told.set(above, false);
  return told;
}

/** The highest post somebody holds: whom the ladder goes up from. */
function subjectOf(personId: number, { holdings }: OrganizationOnDay): Subject | null {
  const own = holdings.filter((holding) => holding.personId === personId);
  return own.toSorted((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank))[0] ?? null;
}

/** What one of those above is told of a stage: of how many people, and where to look. */
export interface Report {
  readonly to: number;
  readonly stage: HeldStage;
  readonly rung: string;
  readonly aboutIds: readonly number[];
  /** The unit he heads in which the work lies; null: he heads none of them, the people are his to score. */
  readonly unitId: number | null;
}

/** One message for each person above, stage and step of the ladder, however many people it is about. */
export function reportsAbove(
  told: readonly Escalated[],
  held: readonly Held[],
  body: OrganizationOnDay,
): readonly Report[] {
  const above = told.filter(({ acts }) => !acts);
  const groups = Map.groupBy(above, ({ personId, stage, rung }) => `${personId} ${stage} ${rung}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { personId: to, stage, rung } = first;
    const aboutIds = [...new Set(group.map(({ aboutId }) => aboutId))];
    const mine = held.filter((one) => one.stage === stage && aboutIds.includes(one.personId));
    return [{ to, stage, rung, aboutIds, unitId: unitToLook(to, mine, body) }];
  });
}

/** The one unit they all lie in, otherwise the head's own above them. */
function unitToLook(headId: number, held: readonly Held[], body: OrganizationOnDay): number | null {
  const units = [...new Set(held.flatMap(({ unitIds }) => unitIds.slice(0, 1)))];
  const headed = body.holdings
    .filter(({ personId, rank }) => personId === headId && (rank === 'head' || rank === 'leader'))
    .map(({ unitId }) => unitId);
  const over = (unitId: number) => [unitId, ...ancestors(body, unitId)].find((one) => headed.includes(one));
  const tops = [...new Set(units.flatMap((unitId) => over(unitId) ?? []))];
  const [unit] = units;
  if (units.length === 1 && tops.length === 1) return unit ?? null;
  return tops[0] ?? null;
}
