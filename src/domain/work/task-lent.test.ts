// Judging for whoever assigned the work: the three steps that can be lent, and the borders of what is lent.
import { describe, expect, it } from 'vitest';
import {
  aTask,
  aViewer,
  BINH,
  CHAIR,
  CULTURE,
  LAN,
  lead,
  lender,
  MINH,
  NO_HOLIDAYS,
  THU,
} from '../../../test/builders/tasks.ts';
import { TASK_COMMANDS, type Task } from './task.ts';
import { decideTask, type TaskCommand } from './task-decide.ts';
import { type Office, taskMay, taskRelations, type WorkViewer } from './task-rights.ts';

const TODAY = '2026-11-18';
const decided = (task: Task, command: TaskCommand, who: WorkViewer) =>
  decideTask(task, command, who, {
    today: TODAY,
    calendar: NO_HOLIDAYS,
    goalFits: true,
    candidates: [],
    item: null,
  });
const codes = (task: Task, command: TaskCommand, who: WorkViewer) => {
  const decision = decided(task, command, who);
  return decision.ok ? [] : decision.refusals.map(({ code }) => code);
};
const delivered = (more: Partial<Task> = {}) =>
  aTask({ state: 'delivered', delivered: TODAY, doneQuantity: 1, ...more });
const accept = { act: 'accept' } as const;

describe('judging for the one who assigned', () => {
  const delegate = aViewer(THU, { judgesFor: [lender(MINH)] });
  const asked = delivered({ delayExcuse: 'asked' });
  const excuse = {
    act: 'decide-excuse',
    for: 'delay',
    grant: true,
    reason: 'Mưa lũ',
    evidence: 'CV 12',
  } as const;

  it('accepts, returns and decides on causes, and nothing beyond that', () => {
    expect(decided(delivered(), accept, delegate)).toMatchObject({ ok: true, relation: 'delegate' });
    expect(taskMay(delegate, asked, TASK_COMMANDS)).toEqual(['accept', 'return', 'decide-excuse']);
    expect(codes(asked, excuse, delegate)).toEqual([]);
    expect(taskMay(delegate, aTask(), TASK_COMMANDS)).toEqual([]);
    expect(codes(aTask(), { act: 'drop', reason: 'Thôi' }, delegate)).toEqual(['task-not-your-part']);
    expect(codes(aTask(), { act: 'edit', reason: 'Gấp', due: '2026-12-01' }, delegate)).toEqual([
      'task-not-your-part',
    ]);
  });
  it('only what that person assigned, never own work, never what the delegate had a share in', () => {
    expect(codes(delivered({ assignedBy: CHAIR }), accept, delegate)).toEqual(['task-not-your-part']);
    expect(codes(delivered({ assignedBy: MINH, shares: [lead(MINH)] }), accept, delegate)).toEqual([
      'task-not-your-part',
    ]);
    const shared = delivered({ shares: [lead(LAN, 60), { ...lead(THU, 40), role: 'with' }] });
    expect(codes(shared, accept, delegate)).toEqual(['task-own-work']);
    expect(codes(delivered(), accept, aViewer(THU))).toEqual(['task-not-your-part']);
  });
  it('ends with the office of the one who lent it, and goes as far as that office goes', () => {
    const judging = (more: Partial<Office>, task: Task = asked) =>
      taskMay(aViewer(THU, { judgesFor: [lender(MINH, { headedUnits: [], ...more })] }), task, TASK_COMMANDS);
    const judged = ['accept', 'return', 'decide-excuse'];
    expect(judging({ headedUnits: [1, CULTURE] })).toEqual(judged);
    expect(judging({ guides: [LAN] })).toEqual(judged);
    expect(judging({})).toEqual([]);
    expect(judging({ headedUnits: [8], guides: [BINH] })).toEqual([]);
    // He scored whoever handed it over, not who holds it now.
    const given = { ...asked, shares: [{ ...lead(LAN), to: TODAY }, lead(BINH)] };
    expect(judging({ guides: [LAN] }, given)).toEqual([]);
    const gone = aViewer(THU, { judgesFor: [lender(MINH, { headedUnits: [] })] });
    expect(codes(asked, accept, gone)).toEqual(['task-not-your-part']);
    expect(taskRelations(gone, asked)).toEqual([]);
    // The office of one does not carry what another lent.
    const two = aViewer(THU, { judgesFor: [lender(MINH, { headedUnits: [] }), lender(CHAIR)] });
    expect(codes(asked, accept, two)).toEqual(['task-not-your-part']);
  });
});
