import { describe, expect, it } from 'vitest';
import { type AbsenceFacts, type AbsenceRequest, checkAbsence, checkAbsenceRevocation } from './absence.ts';
import type { Absence } from './shape.ts';

const CLERK = 1;
const HEAD = 2;

const REQUEST: AbsenceRequest = { personId: CLERK, kind: 'leave', from: '2026-11-16', to: '2026-11-20' };
const FACTS: AbsenceFacts = { recorderId: HEAD, mayRecord: true, existing: [], affected: [] };
const RECORDED: Absence = { id: 5, ...REQUEST, note: null, documentNumber: null };

function codes(request: Partial<AbsenceRequest>, facts: Partial<AbsenceFacts> = {}): readonly string[] {
  return checkAbsence({ ...REQUEST, ...request }, { ...FACTS, ...facts }).map(({ code }) => code);
}

describe('recording an absence', () => {
  it('is for whoever heads or serves the unit, also with an open end', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ to: null })).toEqual([]);
    expect(codes({}, { mayRecord: false })).toEqual(['not-your-part']);
  });

  it('is never for oneself, even for a head', () => {
    expect(codes({ personId: HEAD })).toEqual(['own-absence']);
    expect(codes({ personId: HEAD }, { mayRecord: false })).toEqual(['own-absence']);
  });

  it('needs real dates in order', () => {
    expect(codes({ to: '2026-11-16' })).toEqual(['ends-before-it-starts']);
    expect(codes({ to: '2026-11-17' })).toEqual([]);
    expect(codes({ from: '2026-11-31', to: '' })).toEqual(['not-a-date', 'not-a-date']);
  });

  it('does not overlap another of the same kind; touching is no overlap', () => {
    const existing = [RECORDED];
    expect(checkAbsence(REQUEST, { ...FACTS, existing })).toEqual([
      { code: 'absence-overlaps', params: { absence: 5, from: '2026-11-16', to: '2026-11-20' } },
    ]);
    expect(codes({ from: '2026-11-19', to: null }, { existing })).toEqual(['absence-overlaps']);
    expect(codes({ from: '2026-11-20', to: null }, { existing })).toEqual([]);
    expect(codes({ from: '2026-11-10', to: '2026-11-16' }, { existing })).toEqual([]);
    expect(codes({ kind: 'mission' }, { existing })).toEqual([]);
    expect(codes({ from: '2027-01-01', to: null }, { existing: [{ ...RECORDED, to: null }] })).toEqual([
      'absence-overlaps',
    ]);
  });

  it('takes no result away: weeks approved or closed are named', () => {
    const affected = [
      { week: '2026-W46', state: 'closed' },
      { week: '2026-W47', state: 'approved' },
      { week: '2026-W48', state: 'scored' },
      { week: '2026-W49', state: 'open' },
    ] as const;
    expect(checkAbsence(REQUEST, { ...FACTS, affected })).toEqual([
      { code: 'week-closed', params: { week: '2026-W46' } },
      { code: 'week-approved', params: { week: '2026-W47' } },
    ]);
    expect(codes({ personId: HEAD, to: REQUEST.from }, { affected })).toEqual([
      'own-absence',
      'ends-before-it-starts',
      'week-closed',
      'week-approved',
    ]);
  });
});

describe('taking one back', () => {
  const outcome = (revoked: boolean, facts: Partial<AbsenceFacts> = {}, personId = CLERK) =>
    checkAbsenceRevocation({ personId, revoked }, { ...FACTS, ...facts }).map(({ code }) => code);

  it('follows the same rules', () => {
    expect(outcome(false)).toEqual([]);
    expect(outcome(true)).toEqual(['already-revoked']);
    expect(outcome(false, { mayRecord: false })).toEqual(['not-your-part']);
    expect(outcome(false, {}, HEAD)).toEqual(['own-absence']);
    expect(outcome(false, { affected: [{ week: '2026-W46', state: 'closed' }] })).toEqual(['week-closed']);
  });
});
