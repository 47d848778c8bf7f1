// Who stands how to a task, and what that opens; steps themselves: task.test.ts, judging for another: task-lent.test.ts.
import { describe, expect, it } from 'vitest';
import {
  ABOVE,
  aTask,
  aViewer,
  BINH,
  CULTURE,
  HEAD,
  LAN,
  lead,
  MINH,
  THU,
} from '../../../test/builders/tasks.ts';
import { leadOf, TASK_COMMANDS, type Task } from './task.ts';
import { judgesAs, taskCapacity, taskMay, taskRelations, type WorkViewer } from './task-rights.ts';

const shared = aTask({ shares: [lead(LAN, 60), { ...lead(BINH, 40), role: 'with' }] });
const given = aTask({ shares: [{ ...lead(LAN, 30), role: 'with', to: '2026-11-18' }, lead(BINH, 70)] });
const left = aTask({ shares: [{ ...lead(LAN), to: '2026-11-18' }] });

describe('relations', () => {
  it.each<[string, WorkViewer, Task, readonly string[]]>([
    ['who leads', aViewer(LAN), shared, ['lead', 'holder']],
    ['who helps', aViewer(BINH), shared, ['holder']],
    ['who gave it on', aViewer(LAN), given, ['former-holder']],
    ['who took it over', aViewer(BINH), given, ['lead', 'holder']],
    ['who assigned it', aViewer(MINH), shared, ['assigner']],
    ['head and assigner', HEAD, shared, ['assigner', 'unit-head']],
    ['the scorer of one of them', aViewer(THU, { scored: [BINH] }), shared, ['scorer']],
    ['the scorer of nobody in it', aViewer(THU, { scored: [MINH] }), shared, []],
    ['who would score himself', aViewer(LAN, { scored: [LAN] }), aTask(), ['lead', 'holder']],
    ['who scores another and helps', aViewer(BINH, { scored: [LAN] }), shared, ['holder', 'scorer']],
    ['who watches the unit', aViewer(THU, { watchedUnits: [CULTURE] }), shared, ['watcher']],
    ['who watches another', aViewer(THU, { watchedUnits: [9], headedUnits: [8] }), shared, []],
    ['anybody of work nobody holds', aViewer(THU), left, []],
  ])('of %s', (_, viewer, task, expected) => {
    expect(taskRelations(viewer, task)).toEqual(expected);
  });

  it('the one who leads is whoever holds it and leads, not who leads first in the list', () => {
    const second = aTask({ shares: [{ ...lead(LAN, 40), role: 'with' }, lead(BINH, 60)] });
    expect([leadOf(second)?.personId, leadOf(given)?.personId, leadOf(left)]).toEqual([BINH, BINH, null]);
  });
});

describe('judging', () => {
  const own = aTask({ assignedBy: LAN, kind: 'own' });
  it.each<[string, WorkViewer, Task, string | null]>([
    ['who assigned it, also as head', HEAD, shared, 'assigner'],
    ['who assigned it and scores one of them', aViewer(MINH, { guides: [BINH] }), shared, 'assigner'],
    ['nobody whose office has ended, though he assigned it', aViewer(MINH), shared, null],
    ['nobody who scores others only', aViewer(MINH, { guides: [THU], headedUnits: [8] }), shared, null],
    ['nobody who scored whoever gave it on', aViewer(MINH, { guides: [LAN] }), given, null],
    ['whoever heads the unit after him', aViewer(THU, { headedUnits: [CULTURE] }), shared, 'unit-head'],
    ['the head above', ABOVE, shared, 'unit-head'],
    ['nobody who scores, of what was assigned', aViewer(THU, { scored: [LAN] }), shared, null],
    ['who scores, of own work', aViewer(THU, { scored: [LAN], headedUnits: [CULTURE] }), own, 'scorer'],
    ['the head, of own work', HEAD, own, 'unit-head'],
    ['nobody who took part', aViewer(BINH, { headedUnits: [CULTURE] }), shared, null],
    ['nobody who took part before', aViewer(LAN, { headedUnits: [CULTURE] }), given, null],
  ])('is for %s', (_, viewer, task, expected) => {
    expect(judgesAs(viewer, task)).toBe(expected);
  });
});

describe('steps', () => {
  it.each([
    ['note', aViewer(LAN), 'lead'],
    ['note', aViewer(BINH), 'holder'],
    ['note', HEAD, null],
    ['deliver', aViewer(LAN), 'lead'],
    ['deliver', aViewer(BINH), null],
    ['take-back', aViewer(BINH), null],
    ['ask-excuse', aViewer(BINH), null],
    ['edit', HEAD, 'assigner'],
    ['edit', aViewer(MINH), null],
    ['drop', ABOVE, 'unit-head'],
    ['edit', aViewer(LAN), null],
  ] as const)('%s as %o', (command, viewer, expected) => {
    expect(taskCapacity(command, viewer, shared)).toBe(expected);
  });

  it('are offered by state, and a decision on a cause only where one was asked for', () => {
    const may = (more: Partial<Task>, who = HEAD) => taskMay(who, aTask(more), TASK_COMMANDS);
    expect(may({})).toEqual(['edit', 'hand-over', 'set-shares', 'set-item', 'drop']);
    expect(may({ state: 'accepted' })).toEqual([]);
    expect(may({ state: 'accepted', faultExcuse: 'asked' })).toEqual(['decide-excuse']);
    expect(may({ state: 'delivered', delayExcuse: 'asked' })).toEqual([
      'accept',
      'return',
      'set-item',
      'decide-excuse',
    ]);
    expect(may({ state: 'proposed' })).toEqual(['approve', 'edit', 'set-shares', 'set-item', 'drop']);
    expect(may({}, aViewer(LAN))).toEqual(['note', 'deliver', 'ask-due', 'ask-excuse']);
    expect(may({ state: 'delivered' }, aViewer(LAN))).toEqual(['take-back', 'ask-excuse']);
  });
});
