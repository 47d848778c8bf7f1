import { describe, expect, it } from 'vitest';
import { diaryChanges, type KeptMeeting, type Meeting } from './meeting.ts';

const DAYS = { from: '2026-11-01', to: '2026-11-30' } as const;
const FEED = { diaryId: 7, whole: true } as const;
const meeting = (key: string, change: Partial<Meeting> = {}): Meeting => ({
  ...{ key, title: 'Giao ban', startsAt: '2026-11-18T01:00:00.000Z', endsAt: '2026-11-18T02:00:00.000Z' },
  ...{ allDay: false, day: '2026-11-18', minutes: 60, ...change },
});
const kept = (key: string, change: Partial<KeptMeeting> = {}): KeptMeeting => ({
  ...{ ...meeting(key), id: 1, diaryId: 7, state: 'proposed', ...change },
});
const nothing = { meetings: [], cancelled: [] } as const;

describe('what was answered', () => {
  it.each(['confirmed', 'refused'] as const)('stays as it was: %s', (state) => {
    const moved = meeting('a', { title: 'Dời giờ' });
    const old = [kept('a', { state })];
    const same = { added: [], changed: [], gone: [] };
    expect(diaryChanges(old, { meetings: [moved], cancelled: [] }, FEED, DAYS)).toEqual(same);
    expect(diaryChanges(old, { meetings: [], cancelled: ['a'] }, FEED, DAYS)).toEqual(same);
    expect(diaryChanges(old, nothing, FEED, DAYS)).toEqual(same);
  });
});

it('what was not known before is proposed, whatever else changes', () => {
  const [moved, fresh, last] = [meeting('a', { title: 'Dời giờ' }), meeting('b'), meeting('c')];
  const told = { meetings: [fresh, moved, last], cancelled: [] };
  expect(diaryChanges([kept('a')], told, FEED, DAYS)).toEqual({
    ...{ added: [fresh, last], changed: [{ ...moved, id: 1 }], gone: [] },
  });
});

describe('a proposal', () => {
  it.each([
    ['title', { title: 'Dời giờ' }],
    ['begin', { startsAt: '2026-11-18T00:30:00.000Z' }],
    ['end', { endsAt: '2026-11-18T02:30:00.000Z' }],
    ['whole day', { allDay: true }],
  ] as const)('follows its %s', (_, change) => {
    const told = meeting('a', change);
    const changes = diaryChanges([kept('a')], { meetings: [told], cancelled: [] }, FEED, DAYS);
    expect(changes).toEqual({ added: [], changed: [{ ...told, id: 1 }], gone: [] });
  });

  it('the same moment written otherwise is no change', () => {
    const told = meeting('a', { startsAt: '2026-11-18T08:00:00+07:00' });
    expect(diaryChanges([kept('a')], { meetings: [told], cancelled: [] }, FEED, DAYS).changed).toEqual([]);
  });

  it.each([
    ['2026-10-31', false],
    ['2026-11-01', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ] as const)('a feed that no longer holds the one of %s: gone %s', (day, gone) => {
    expect(diaryChanges([kept('a', { day })], nothing, FEED, DAYS).gone).toEqual(gone ? [1] : []);
  });

  it('of another calendar, or of a file that is silent about it, stays; what is called off goes', () => {
    expect(diaryChanges([kept('a', { diaryId: 8 })], nothing, FEED, DAYS).gone).toEqual([]);
    const file = { diaryId: 7, whole: false };
    expect(diaryChanges([kept('a')], nothing, file, DAYS).gone).toEqual([]);
    expect(diaryChanges([kept('a')], { meetings: [], cancelled: ['a'] }, file, DAYS).gone).toEqual([1]);
  });
});
