import { describe, expect, it } from 'vitest';
import { RULEBOOK } from '../../../test/builders/evaluations.ts';
import type { Unit } from '../organization/shape.ts';
import { ancestors, firstBy, type Holding, type OrganizationOnDay, resolveAuthority } from './authority.ts';

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

  it('whoever is seconded elsewhere keeps the post and decides nothing', () => {
    const away = (one: Holding) => ({ ...one, away: true });
    expect(found(clerk, [chair, away(head), deputy, clerk])).toBe('21/10');
    expect(found(clerk, [chair, head, away(section1), away(section2), deputy, clerk])).toBe('21/20');
    expect(found({ ...clerk, managerId: 21 }, [chair, head, away(deputy), clerk])).toBe('-/20');
    expect(found(head, [away(chair), vice, head])).toBe('=11');
    expect(found({ ...head, managerId: 10 }, [away(chair), vice, head])).toBe('=11');
    expect(found(clerk, [chair, { ...head, away: false }, deputy, clerk])).toBe('21/20');
  });

  it('without an approver still nobody scores himself', () => {
    const alsoSection = holding(24, 2, 'section-head', { kind: 'concurrent' });
    expect(found(clerk, [clerk, alsoSection])).toBe('-/-');
  });

  it('of two heads the first post counts, whomever the person is directed by; of one post the first holder', () => {
    const second = holding(26, 2, 'head');
    for (const heads of [
      [head, second],
      [second, head],
    ])
      expect(found({ ...clerk, managerId: 26 }, [chair, ...heads, deputy, clerk])).toBe('26/20');
    const same = holding(27, 2, 'head', { postId: head.postId });
    for (const heads of [
      [head, same],
      [same, head],
    ])
      expect(found(clerk, [chair, ...heads, deputy, clerk])).toBe('21/20');
  });

  it('of the leaders of a body whoever directs the others comes first, then who acts, then the first post', () => {
    const first = (...leaders: readonly Holding[]) => [
      found(head, [...leaders, head]),
      found(head, [...leaders.toReversed(), head]),
    ];
    const early = holding(50, 1, 'leader', { postId: 1001 });
    const late = holding(51, 1, 'leader', { postId: 1002 });
    expect(first(early, late)).toEqual(['=50', '=50']);
    expect(first({ ...early, managerId: 51 }, late)).toEqual(['=51', '=51']);
    // Directed by somebody who is no leader there: nobody stands behind him.
    expect(first({ ...early, managerId: 20 }, late)).toEqual(['=50', '=50']);
    expect(first(early, { ...late, kind: 'acting' })).toEqual(['=51', '=51']);
    expect(first({ ...early, managerId: 51 }, { ...late, managerId: 50, kind: 'acting' })).toEqual([
      ...['=51', '=51'],
    ]);
    expect(first({ ...early, managerId: 51, kind: 'acting' }, late)).toEqual(['=51', '=51']);
    expect(first(early, { ...late, postId: early.postId })).toEqual(['=50', '=50']);
  });

  it('the leaders of the nearest unit come before those above it', () => {
    const local = holding(60, 2, 'leader');
    expect(found(head, [chair, local, head])).toBe('=60');
    const there = holding(61, 3, 'head');
    expect(found(there, [chair, local, there])).toBe('=60');
  });

  it('the first person of any chain, never the subject himself', () => {
    const at = body(ALL);
    expect(firstBy(['section-head', 'head-of-unit'], at, clerk)).toBe(22);
    expect(firstBy(['direct-manager', 'head-of-unit'], at, clerk)).toBe(20);
    expect(firstBy(['head-of-unit'], at, { ...clerk, personId: 20 })).toBeNull();
    expect(firstBy([], at, clerk)).toBeNull();
  });

  it('fails loudly for a rank without a row', () => {
    expect(() => resolveAuthority({ ...RULEBOOK, authority: [] }, body(ALL), clerk)).toThrow(RangeError);
  });

  it('walks up a damaged tree without end only once', () => {
    const circle = { ...body(ALL), units: new Map([unit(1, 2), unit(2, 1)]) };
    expect(ancestors(circle, 1)).toEqual([2, 1]);
    expect(ancestors(circle, 9)).toEqual([]);
    expect(ancestors({ ...body(ALL), units: new Map([unit(3, 77)]) }, 3)).toEqual([77]);
    expect(ancestors(body(ALL), 3)).toEqual([2, 1]);
  });
});
