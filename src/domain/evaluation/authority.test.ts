import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULEBOOK } from '../../../test/builders/evaluations.ts';
import { worlds } from '../../../test/builders/worlds.ts';
import { RANKS, type Unit } from '../organization/shape.ts';
import { ancestors, type Holding, type OrganizationOnDay, resolveAuthority } from './authority.ts';

function unit(id: number, parentId: number | null): [number, Unit] {
  return [id, { id, parentId, code: `${id}`, name: '', kind: '', adminCode: null, lo: id, hi: id }];
}

/** Body 1 with department 2 and its section 3; a second department 4. */
const UNITS = new Map([unit(1, null), unit(2, 1), unit(3, 2), unit(4, 1)]);

let lastId = 0;
function holding(personId: number, unitId: number, rank: Holding['rank'], changes: Partial<Holding> = {}) {
  lastId += 1;
  return {
    assignmentId: lastId,
    postId: lastId,
    personId,
    unitId,
    rank,
    kind: 'main',
    managerId: null,
    ...changes,
  } as Holding;
}

const chair = holding(10, 1, 'leader');
const vice = holding(11, 1, 'leader', { managerId: 10 });
const head = holding(20, 2, 'head');
const deputy = holding(21, 2, 'deputy');
const section1 = holding(22, 2, 'section-head');
const section2 = holding(23, 2, 'section-head');
const clerk = holding(24, 2, 'staff');
const ALL = [chair, vice, head, deputy, section1, section2, clerk];

function body(holdings: readonly Holding[]): OrganizationOnDay {
  return { date: '2026-11-16', units: UNITS, holdings };
}

/** 'scorer/approver', '=' for one authority, '-' for nobody, 'outside'. */
function found(subject: Holding, holdings: readonly Holding[] = ALL): string {
  const authority = resolveAuthority(RULEBOOK, body(holdings), subject);
  if (authority.outside) return 'outside';
  const [scorer, approver] = [authority.scorer, authority.approver].map((one) => one?.personId ?? '-');
  return authority.oneAuthority ? `=${approver}` : `${scorer}/${approver}`;
}

describe('who scores and who approves, by the regulation 8679', () => {
  it('staff: the section head scores, the head of department approves', () => {
    expect(found(clerk)).toBe('22/20');
  });

  it('the section head who directs the work comes before other section heads', () => {
    expect(found({ ...clerk, managerId: 23 })).toBe('23/20');
    expect(found({ ...clerk, managerId: 21 })).toBe('22/20');
    const acting = holding(25, 2, 'section-head', { postId: section2.postId, kind: 'acting' });
    expect(found({ ...clerk, managerId: 23 }, [...ALL, acting])).toBe('25/20');
  });

  it('without a section head whoever directs the work, then a deputy, then nobody', () => {
    const plain = [chair, vice, head, deputy, clerk];
    expect(found({ ...clerk, managerId: 21 }, plain)).toBe('21/20');
    expect(found(clerk, plain)).toBe('21/20');
    expect(found({ ...clerk, managerId: 20 }, [chair, head, clerk])).toBe('-/20');
    expect(found({ ...clerk, managerId: 99 }, [chair, head, clerk])).toBe('-/20');
  });

  it('section heads are never scored by an equal', () => {
    expect(found(section1)).toBe('21/20');
    expect(found(section2)).toBe('21/20');
    expect(found(section1, [chair, head, section1, section2])).toBe('-/20');
  });

  it('deputies by the head, heads by the leader who directs them or the first leader: one authority', () => {
    expect(found(deputy)).toBe('=20');
    expect(found(head)).toBe('=10');
    expect(found({ ...head, managerId: 11 })).toBe('=11');
    expect(found(holding(30, 2, 'secretary'))).toBe('=10');
  });

  it('leaders are outside the regulation', () => {
    expect(found(chair)).toBe('outside');
  });

  it('whoever acts for the head comes before him', () => {
    const acting = holding(21, 2, 'head', { kind: 'acting', postId: head.postId });
    expect(found(clerk, [...ALL, acting])).toBe('22/21');
    expect(found(clerk, [acting, ...ALL])).toBe('22/21');
  });

  it('who acts as head over himself is judged by the next above', () => {
    const acting = holding(24, 2, 'head', { kind: 'acting', postId: 90 });
    const vacant = [chair, vice, deputy, section1, clerk, acting];
    expect(found(clerk, vacant)).toBe('22/10');
    expect(found(clerk, [...vacant, head])).toBe('22/20');
  });

  it('a vacant department is approved by the head above, then by the body', () => {
    const inSection = holding(40, 3, 'staff', { managerId: 21 });
    expect(found(inSection)).toBe('21/20');
    expect(found(inSection, [chair, vice, deputy])).toBe('21/10');
    expect(found(inSection, [])).toBe('-/-');
  });

  it('posts held side by side count by person: nobody approves his own second post', () => {
    const second = holding(20, 2, 'staff', { kind: 'concurrent' });
    expect(found(second)).toBe('22/10');
    const elsewhere = holding(20, 4, 'head', { kind: 'concurrent' });
    const there = holding(20, 4, 'staff', { kind: 'concurrent' });
    expect(found(there, [...ALL, elsewhere])).toBe('-/10');
  });

  it('one person in both chains approves and does not score', () => {
    const alsoSection = holding(20, 2, 'section-head', { kind: 'concurrent' });
    expect(found(clerk, [chair, head, deputy, alsoSection, clerk])).toBe('21/20');
  });

  it('fails loudly for a rank without a row', () => {
    expect(() => resolveAuthority({ ...RULEBOOK, authority: [] }, body(ALL), clerk)).toThrow(RangeError);
  });

  it('walks up a damaged tree without end only once', () => {
    const circle = { ...body(ALL), units: new Map([unit(1, 2), unit(2, 1)]) };
    expect(ancestors(circle, 1)).toEqual([2, 1]);
    expect(ancestors(circle, 9)).toEqual([]);
  });
});

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
