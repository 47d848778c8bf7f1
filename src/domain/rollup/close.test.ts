import { describe, expect, test } from 'vitest';
import { type Closing, isLateVersion, whyNotFrozen } from './close.ts';

const READY: Closing = {
  period: '2026-M10',
  today: '2026-11-01',
  members: 40,
  missing: 0,
  moved: 0,
  version: 0,
  openReadings: { keys: [], approvers: [] },
  reason: '',
};
const codes = (more: Partial<Closing>) => whyNotFrozen({ ...READY, ...more }).map((refusal) => refusal.code);

describe('freezing a period', () => {
  test('from the day after its last day on', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ today: '2026-10-31' })).toEqual(['period-not-over']);
  });

  test('all reasons at once', () => {
    expect(codes({ today: '2026-10-31', members: 0, missing: 3, version: 2 })).toEqual([
      'period-not-over',
      'period-without-records',
      'nothing-moved',
      'missing-needs-reason',
    ]);
  });

  test('missing results need words; spaces are none', () => {
    expect(codes({ missing: 1, reason: '  ' })).toEqual(['missing-needs-reason']);
    expect(codes({ missing: 1, reason: 'Nghỉ thai sản' })).toEqual([]);
  });

  test('a second version needs a change', () => {
    expect(codes({ version: 1 })).toEqual(['nothing-moved']);
    expect(codes({ version: 1, moved: 1 })).toEqual([]);
  });
});

test('the next version waits until as much is decided as when the period was frozen', () => {
  const asked = (moved: number, missing: number) => isLateVersion({ moved, missing, missingBefore: 2 });
  expect([asked(1, 2), asked(3, 0), asked(1, 3), asked(0, 2), asked(0, 0)]).toEqual([
    ...[true, true, false, false, false],
  ]);
});
