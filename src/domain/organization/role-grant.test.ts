import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../period/date.ts';
import { checkEnd, checkGrant, GRANTABLE, type RoleGrant, type RoleGrantRequest } from './role-grant.ts';
import { overlaps } from './shape.ts';

const today = '2026-11-18';
const request: RoleGrantRequest = {
  ...{ personId: 2, role: 'office', unitId: 5, from: today, to: null, documentNumber: '15/QĐ-UBND' },
};
const facts = { today, grantorId: 1, isPersonKnown: true, isUnitKnown: true, held: [] };
const codes = (more: Partial<RoleGrantRequest>, held: readonly RoleGrant[] = []) =>
  checkGrant({ ...request, ...more }, { ...facts, held }).map(({ code }) => code);

describe('granting', () => {
  it('takes a role for one day as well as without an end', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ to: '2026-11-19' })).toEqual([]);
    expect(codes({ unitId: null })).toEqual([]);
  });

  it('says every reason at once', () => {
    const wrong = { personId: 1, from: '2026-11-17', to: '2026-11-17', documentNumber: '…' };
    const found = checkGrant(
      { ...request, ...wrong },
      { ...facts, isPersonKnown: false, isUnitKnown: false },
    );
    expect(found.map(({ code }) => code)).toEqual([
      'grant-to-yourself',
      'person-unknown',
      'unit-unknown',
      'starts-in-the-past',
      'ends-before-it-starts',
      'document-number-missing',
    ]);
  });

  it('lets another role, scope, person or time be', () => {
    const held = [{ ...request, to: '2026-12-01' }];
    expect(codes({}, held)).toEqual(['role-held-already']);
    for (const other of [
      { role: 'inspector' as const },
      { unitId: null },
      { unitId: 6 },
      { personId: 3 },
      { from: '2026-12-01' },
    ])
      expect(codes(other, held)).toEqual([]);
  });

  it('never lets two of the same overlap, in whatever order they come', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays(today, days));
    const grant = fc.record({
      personId: fc.integer({ min: 2, max: 3 }),
      role: fc.constantFrom(...GRANTABLE),
      unitId: fc.constantFrom(null, 5),
      from: day,
      to: fc.option(day),
    });
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 25 }), (asked) => {
        const held: RoleGrant[] = [];
        for (const one of asked) if (codes(one, held).length === 0) held.push(one);
        const clash = held.some((a, at) =>
          held
            .slice(at + 1)
            .some(
              (b) =>
                a.personId === b.personId && a.role === b.role && a.unitId === b.unitId && overlaps(a, b),
            ),
        );
        expect(clash).toBe(false);
      }),
      { seed: 8679, numRuns: 300 },
    );
  });
});

describe('ending', () => {
  const end = (more: Partial<RoleGrant>) =>
    checkEnd({ ...request, ...more }, { today, endedBy: 1 }).map(({ code }) => code);
  it.each<[string, Partial<RoleGrant>, readonly string[]]>([
    ['without an end', {}, []],
    ['that ends tomorrow', { to: '2026-11-19' }, []],
    ['to come', { from: '2026-12-01', to: '2026-12-31' }, []],
    ['that ended today', { from: '2026-11-01', to: today }, ['already-ended']],
    ['ended before it began', { from: '2026-12-01', to: '2026-12-01' }, ['already-ended']],
    ['of oneself', { personId: 1 }, ['grant-of-yourself']],
    ['of the server', { role: 'system-admin' }, ['role-of-the-server']],
  ])('a grant %s', (_, more, expected) => {
    expect(end(more)).toEqual(expected);
  });
});
