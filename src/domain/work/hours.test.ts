// Who sees declared hours, and the range beside them.
import { expect, it } from 'vitest';
import { aViewer, BINH, CULTURE, HEAD, LAN, lender, MINH, THU } from '../../../test/builders/tasks.ts';
import { acceptedTime, seesHours, type TimedTask } from './hours.ts';

const lan = { personId: LAN, unitId: CULTURE };

it.each([
  ['oneself', aViewer(LAN), 'self'],
  ['who scores', aViewer(THU, { scored: [LAN] }), 'scorer'],
  ['who heads the unit', HEAD, 'unit-head'],
  ['not a colleague', aViewer(BINH), null],
  ['not who scores another', aViewer(THU, { scored: [MINH] }), null],
  ['not the head of another unit', aViewer(MINH, { headedUnits: [9] }), null],
  ['not Office or inspector', aViewer(THU, { watchedUnits: [CULTURE] }), null],
  ['not who judges for somebody', aViewer(THU, { judgesFor: [lender(LAN), lender(MINH)] }), null],
] as const)('%s', (_, viewer, expected) => {
  expect(seesHours(viewer, lan)).toBe(expected);
});

it('who holds no post is seen by nobody as head', () => {
  expect(seesHours(HEAD, { personId: LAN, unitId: null })).toBeNull();
});

const WEEK = { from: '2026-11-16', to: '2026-11-23' };
const task = (more: Partial<TimedTask> = {}): TimedTask => ({
  ...{ accepted: '2026-11-18', minutes: 120, doneQuantity: 2, ownShare: 50, logged: 90, ...more },
});

it('the standard time of one’s share of what was accepted in the week, as a range where the catalogue knows none', () => {
  expect(acceptedTime([], WEEK)).toBeNull();
  expect(acceptedTime([task({ accepted: null }), task({ accepted: '2026-11-23' })], WEEK)).toBeNull();
  expect(acceptedTime([task({ accepted: '2026-11-15' }), task({ accepted: '2026-11-16' })], WEEK)).toEqual({
    ...{ least: 120, most: 120, unmeasured: 0 },
  });
  expect(acceptedTime([task({ ownShare: 33, doneQuantity: 1 }), task({ minutes: null })], WEEK)).toEqual({
    ...{ least: 39, most: 129, unmeasured: 1 },
  });
});
