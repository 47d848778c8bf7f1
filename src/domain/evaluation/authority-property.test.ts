// Who scores and who approves in random organisations: laws that hold whatever the regulation's chains find.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULEBOOK } from '../../../test/builders/evaluations.ts';
import { worlds } from '../../../test/builders/worlds.ts';
import { RANKS } from '../organization/shape.ts';
import { resolveAuthority } from './authority.ts';

describe('in any organisation', () => {
  it('never finds the person himself, two persons for two tasks, and the same whatever the order', () => {
    fc.assert(
      fc.property(worlds, fc.integer(), ({ body: random }, salt) => {
        const shuffled = random.holdings.toSorted(
          (a, b) => ((a.assignmentId * 7919 + salt) % 13) - ((b.assignmentId * 7919 + salt) % 13),
        );
        for (const subject of random.holdings) {
          const authority = resolveAuthority(RULEBOOK, random, subject);
          expect(resolveAuthority(RULEBOOK, { ...random, holdings: shuffled }, subject)).toEqual(authority);
          if (authority.outside) continue;
          const { scorer, approver } = authority;
          expect([scorer?.personId, approver?.personId]).not.toContain(subject.personId);
          if (authority.oneAuthority) expect(scorer).toEqual(approver);
          else if (scorer !== null) expect(scorer.personId).not.toBe(approver?.personId);
        }
      }),
      { seed: 20261116, numRuns: 1500 },
    );
  });

  it('somebody acting as head of the unit approves its staff before the head himself', () => {
    let seen = 0;
    fc.assert(
      fc.property(worlds, ({ body: random }) => {
        for (const subject of random.holdings) {
          if (RANKS.indexOf(subject.rank) <= RANKS.indexOf('deputy')) continue;
          if (subject.rank === 'secretary' || subject.rank === 'assistant') continue;
          const heads = random.holdings.filter(
            (one) =>
              one.unitId === subject.unitId && one.rank === 'head' && one.personId !== subject.personId,
          );
          const acting = heads.filter((one) => one.kind === 'acting').map((one) => one.personId);
          if (acting.length === 0) continue;
          const authority = resolveAuthority(RULEBOOK, random, subject);
          expect(acting).toContain(authority.outside ? null : authority.approver?.personId);
          seen += 1;
        }
      }),
      { seed: 20261117, numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
