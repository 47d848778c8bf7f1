// Random small bodies for property tests: unit trees, posts held in every way, delegations in all directions.
import fc from 'fast-check';
import {
  ancestors,
  type Holding,
  type OrganizationOnDay,
  resolveAuthority,
} from '../../src/domain/evaluation/authority.ts';
import type { Evaluation, Viewer } from '../../src/domain/evaluation/shape.ts';
import { principalsOf } from '../../src/domain/organization/delegation.ts';
import {
  ASSIGNMENT_KINDS,
  type DelegableAction,
  type Delegation,
  type PlainDate,
  RANKS,
  type Unit,
} from '../../src/domain/organization/shape.ts';
import { addDays } from '../../src/domain/period/date.ts';
import { CREATED, RULEBOOK } from './evaluations.ts';

/** Monday of the week under test. */
export const MONDAY: PlainDate = '2026-11-16';

export interface Grant {
  readonly personId: number;
  readonly role: 'office' | 'inspector';
  readonly unitId: number;
}

export interface World {
  readonly body: OrganizationOnDay;
  readonly people: readonly number[];
  readonly delegations: readonly Delegation[];
  readonly grants: readonly Grant[];
}

const MOST_PEOPLE = 7;
const MOST_UNITS = 5;

const person = fc.integer({ min: 1, max: MOST_PEOPLE });

/** Unit 1 is the root; every later one hangs under an earlier one. */
const units = fc.array(fc.nat(), { maxLength: MOST_UNITS - 1 }).map((parents): ReadonlyMap<number, Unit> => {
  const list = [null, ...parents.map((pick, index) => 1 + (pick % (index + 1)))];
  return new Map(
    list.map((parentId, index) => {
      const id = index + 1;
      const rest = { code: `U${id}`, name: '', kind: 'unit', adminCode: null, lo: id, hi: id };
      return [id, { id, parentId, ...rest }];
    }),
  );
});

const drawnHolding = fc.record({
  personId: person,
  unit: fc.nat(),
  rank: fc.constantFrom(...RANKS, 'staff' as const, 'staff' as const),
  kind: fc.constantFrom('main' as const, ...ASSIGNMENT_KINDS),
  managerId: fc.option(person),
  /** Same post as the holding before: acting for somebody, or two holders. */
  shared: fc.boolean(),
});

const holdings = (units: ReadonlyMap<number, Unit>) =>
  fc.array(drawnHolding, { minLength: 4, maxLength: 12 }).map((drawn) => {
    const built: Holding[] = [];
    for (const { unit, shared, ...rest } of drawn) {
      const before = built.at(-1);
      const id = built.length + 1;
      const post =
        shared && before !== undefined
          ? { postId: before.postId, unitId: before.unitId, rank: before.rank }
          : { postId: id, unitId: 1 + (unit % units.size), rank: rest.rank };
      built.push({ assignmentId: id, ...rest, ...post });
    }
    return built;
  });

const delegations = fc
  .array(
    fc.record({
      delegatorId: person,
      delegateId: person,
      actions: fc.constantFrom<readonly DelegableAction[]>(['score'], ['approve'], ['score', 'approve']),
      start: fc.integer({ min: -3, max: 6 }),
      days: fc.integer({ min: 1, max: 10 }),
      revoked: fc.integer({ max: 4, min: 0 }).map((n) => n === 0),
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ start, days, ...rest }, index): Delegation => {
      const from = addDays(MONDAY, start);
      return { id: index + 1, documentNumber: '1', from, to: addDays(from, days), ...rest };
    }),
  );

const grants = fc.array(
  fc.record({
    personId: person,
    role: fc.constantFrom('office' as const, 'inspector' as const),
    unitId: fc.integer({ min: 1, max: MOST_UNITS }),
  }),
  { maxLength: 3 },
);

export const worlds: fc.Arbitrary<World> = units.chain((tree) =>
  fc.record({ held: holdings(tree), delegations, grants }).map(({ held, ...rest }) => ({
    body: { date: MONDAY, units: tree, holdings: held },
    people: Array.from({ length: MOST_PEOPLE }, (_, index) => index + 1),
    ...rest,
  })),
);

/** Evaluations of all holdings the regulation covers, as they are created; state `open`. */
export function createdIn(body: OrganizationOnDay): readonly (typeof CREATED)[] {
  return body.holdings.flatMap((holding, index) => {
    const authority = resolveAuthority(RULEBOOK, body, holding);
    if (authority.outside) return [];
    const { personId, assignmentId, postId, rank, unitId } = holding;
    return [
      {
        ...CREATED,
        ...{ id: index + 1, personId, assignmentId, postId, rank, unitId },
        scorerId: authority.scorer?.personId ?? null,
        approverId: authority.approver?.personId ?? null,
        oneAuthority: authority.oneAuthority,
      },
    ];
  });
}

/** The viewer as the store loads it: delegations of the day, headed and granted units spelt out downwards. */
export function viewerIn(world: World, personId: number, date: PlainDate): Viewer {
  const { units, holdings } = world.body;
  const under = (tops: readonly number[]) =>
    [...units.keys()].filter((id) =>
      [id, ...ancestors(world.body, id)].some((above) => tops.includes(above)),
    );
  const granted = (role: Grant['role']) =>
    under(
      world.grants.filter((one) => one.personId === personId && one.role === role).map((one) => one.unitId),
    );
  const headed = holdings.filter(
    (holding) => holding.personId === personId && (holding.rank === 'head' || holding.rank === 'leader'),
  );
  return {
    personId,
    ...principalsOf(personId, world.delegations, date),
    headedUnits: under(headed.map((holding) => holding.unitId)),
    officeUnits: granted('office'),
    inspectedUnits: granted('inspector'),
  };
}

/** What stands in the row of an evaluation that decides relations, for readable failures. */
export function competent(evaluation: Evaluation): string {
  return `${evaluation.personId} by ${evaluation.scorerId}/${evaluation.approverId} in ${evaluation.unitId}`;
}
