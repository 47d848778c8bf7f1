// Who sees and who reads, against an oracle that never looks at the viewer, the relations or the policy table: it
// asks the raw organisation, person by person, walking up the tree where the product looks up spelt-out units.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluation } from '../../../test/builders/evaluations.ts';
import { competent, createdIn, MONDAY, viewerIn, type World, worlds } from '../../../test/builders/worlds.ts';
import { addDays } from '../period/date.ts';
import { reads, sees } from './policy.ts';
import { EVALUATION_STATES, type Evaluation } from './shape.ts';

function oracleSees(world: World, me: number, one: Evaluation, date: string): boolean {
  if (me === one.personId) return true;
  if (me === one.scorerId || me === one.approverId) return true;
  for (const lent of world.delegations) {
    if (lent.delegateId !== me || lent.revoked || date < lent.from) continue;
    if (lent.to !== null && date >= lent.to) continue;
    if (lent.delegatorId === one.scorerId && lent.actions.includes('score')) return true;
    if (lent.delegatorId === one.approverId && lent.actions.includes('approve')) return true;
  }
  let unitId: number | null = one.unitId;
  while (unitId !== null) {
    const here: number = unitId;
    const heads = world.body.holdings.some(
      ({ personId, unitId: of, rank }) =>
        personId === me && of === here && (rank === 'head' || rank === 'leader'),
    );
    if (heads || world.grants.some((grant) => grant.personId === me && grant.unitId === here)) return true;
    unitId = world.body.units.get(here)?.parentId ?? null;
  }
  return false;
}

it('sees and reads exactly what the organisation of the day gives', () => {
  const counts = { seen: 0, unseen: 0, read: 0, unread: 0 };
  fc.assert(
    fc.property(worlds, fc.integer({ min: -4, max: 12 }), fc.nat(), (world, offset, pick) => {
      const date = addDays(MONDAY, offset);
      for (const me of world.people) {
        const viewer = viewerIn(world, me, date);
        createdIn(world.body).forEach((created, index) => {
          const state = EVALUATION_STATES[(pick + index) % EVALUATION_STATES.length] ?? 'open';
          const one = evaluation(state, created);
          const seen = oracleSees(world, me, one, date);
          const read = seen && (state !== 'open' || me === one.personId);
          // Plain comparisons: an assertion object for each of these many answers would take most of the time.
          if (sees(viewer, one) !== seen) expect.fail(`${me} sees ${competent(one)}: ${!seen}`);
          if (reads(viewer, one) !== read) expect.fail(`${me} reads ${state} ${competent(one)}: ${!read}`);
          counts[seen ? 'seen' : 'unseen'] += 1;
          counts[read ? 'read' : 'unread'] += 1;
        });
      }
    }),
    { seed: 20261118, numRuns: 600 },
  );
  // Not void: every answer was given often.
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(2000);
});
