// Work that several share, and its date: who says that a part is done, who asks for another date and who decides on it.
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
  lender,
  MINH,
  NO_HOLIDAYS,
  THU,
} from '../../../test/builders/tasks.ts';
import { taskNews } from '../messages/task-news.ts';
import { proposeScores, reportedTasks } from './report.ts';
import { doneFor, type Task } from './task.ts';
import { taskAct } from './task-acts.ts';
import { decideTask, type TaskCommand } from './task-decide.ts';
import { evolveTask } from './task-evolve.ts';
import { taskMay, type WorkViewer } from './task-rights.ts';
import { tasksToWorkLines } from './work-lines.ts';

const TODAY = '2026-11-18';
const binh = aViewer(BINH);
const withBinh = (more: Partial<Task> = {}, done: string | null = null) =>
  aTask({ shares: [lead(LAN, 60), { ...lead(BINH, 40), role: 'with', done }], ...more });
const own = aTask({ kind: 'own', assignedBy: LAN });

const facts = { today: TODAY, calendar: NO_HOLIDAYS, candidates: [], goalFits: true, item: null };
/** The act it makes, or the codes of what is against it. */
const outcome = (task: Task, command: TaskCommand, who: WorkViewer, today = TODAY) => {
  const decision = decideTask(task, command, who, { ...facts, today });
  return decision.ok ? decision.act : decision.refusals.map(({ code }) => code);
};
const follow = (task: Task, command: TaskCommand, who: WorkViewer) => {
  const decision = decideTask(task, command, who, facts);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusals));
  const after = evolveTask(task, decision.act, task.id);
  if (after === null) throw new Error('does not follow');
  return after;
};

const FINISH: TaskCommand = { act: 'finish-share', done: '2026-11-17', words: '' };
const ASK: TaskCommand = { act: 'ask-due', due: '2026-11-25', words: 'Sở chưa có ý kiến' };
const GRANT: TaskCommand = { act: 'decide-due', grant: true, reason: '' };

describe('the part of one who shares the work', () => {
  it.each<[string, Task, TaskCommand, WorkViewer, unknown]>([
    [
      'is his to end',
      withBinh(),
      FINISH,
      binh,
      taskAct('share-finished', { personId: BINH, on: '2026-11-17' }),
    ],
    [
      'and to take back',
      withBinh({}, TODAY),
      { ...FINISH, done: null },
      binh,
      taskAct('share-finished', { personId: BINH, on: null }),
    ],
    ['not twice', withBinh({}, TODAY), { ...FINISH, done: TODAY }, binh, ['task-nothing-changed']],
    ['not tomorrow', withBinh(), { ...FINISH, done: '2026-11-19' }, binh, ['task-done-in-future']],
    ['not before he had it', withBinh(), { ...FINISH, done: '2026-11-15' }, binh, ['task-done-too-early']],
    ['not after delivery', withBinh({ state: 'delivered' }), FINISH, binh, ['task-wrong-state']],
    ['is not the whole', withBinh(), FINISH, aViewer(LAN), ['task-lead-delivers']],
    ['is nobody else’s', withBinh(), FINISH, HEAD, ['task-not-your-part']],
    [
      'does not deliver the whole',
      withBinh(),
      { act: 'deliver', doneQuantity: 1, done: TODAY, words: '' },
      binh,
      ['task-of-lead'],
    ],
  ])('%s', (_, task, command, who, expected) => {
    expect(outcome(task, command, who)).toEqual(expected);
  });

  it('closes nothing, is told to who leads, and stays when shares are dealt anew as long as it is no more', () => {
    const before = withBinh();
    const after = follow(before, FINISH, binh);
    expect(after).toMatchObject({ state: 'open', delivered: null });
    expect(taskNews(before, after, BINH)).toMatchObject([{ to: LAN, code: 'task-share-done' }]);
    expect(taskNews(after, follow(after, { ...FINISH, done: null }, binh), BINH)).toEqual([]);
    const dealt = (share: number) =>
      evolveTask(
        after,
        taskAct('shared', { shares: [lead(LAN, 100 - share), { ...lead(BINH, share), role: 'with' }] }),
        7,
      );
    expect(dealt(40)?.shares[1]?.done).toBe('2026-11-17');
    expect(dealt(50)?.shares[1]?.done).toBeNull();
  });

  it('counts as his date in the week and in the lines, while who leads is measured by the delivery', () => {
    const task = withBinh({ state: 'delivered', delivered: '2026-11-24', doneQuantity: 1 }, '2026-11-19');
    expect([doneFor(task, BINH), doneFor(task, LAN), doneFor(withBinh({}, TODAY), BINH)]).toEqual([
      ...['2026-11-19', '2026-11-24', TODAY],
    ]);
    const week = { from: '2026-11-16', to: '2026-11-23', today: '2026-11-27', calendar: NO_HOLIDAYS };
    const progress = (person: number) => {
      const reported = reportedTasks([task], person, week, new Set());
      const criterion = { key: 'progress', max: 4000, step: 50 };
      return proposeScores(reported, [task], person, week, [criterion as never])[0];
    };
    expect([progress(BINH)?.part, progress(LAN)?.part]).toEqual([1, 0]);
    const quarter = { ...week, from: '2026-10-01', to: '2027-01-01' };
    const delays = (person: number) => tasksToWorkLines([task], person, quarter).lines[0]?.line.delays;
    expect([delays(BINH)?.length, delays(LAN)?.length]).toEqual([0, 1]);
  });
});

describe('another date', () => {
  it.each<[string, Task, TaskCommand, WorkViewer, unknown, string?]>([
    [
      'is asked for by who leads',
      withBinh(),
      ASK,
      aViewer(LAN),
      taskAct('due-asked', { due: '2026-11-25' }, { words: 'Sở chưa có ý kiến' }),
    ],
    ['with the reason', withBinh(), { ...ASK, words: ' ' }, aViewer(LAN), ['comment-required']],
    ['not by who shares it', withBinh(), ASK, binh, ['task-of-lead']],
    ['not by a colleague', withBinh(), ASK, aViewer(THU), ['task-not-your-part']],
    ['not by who may set it', own, ASK, aViewer(LAN), ['task-due-yours']],
    ['not the same', withBinh(), { ...ASK, due: '2026-11-20' }, aViewer(LAN), ['task-nothing-changed']],
    ['not in the past', withBinh(), { ...ASK, due: '2026-11-17' }, aViewer(LAN), ['task-due-in-past']],
    ['not once it has passed', withBinh(), ASK, aViewer(LAN), ['task-date-passed-ask'], '2026-11-23'],
    ['nothing to take back', withBinh(), { ...ASK, due: null }, aViewer(LAN), ['task-due-not-asked']],
    ['nothing to decide', withBinh(), GRANT, HEAD, ['task-due-not-asked']],
    [
      'decided by who assigned it',
      withBinh({ askedDue: '2026-11-25' }),
      GRANT,
      HEAD,
      taskAct('due-granted', { due: '2026-11-25' }),
    ],
    [
      'or those above',
      withBinh({ askedDue: '2026-11-25' }),
      GRANT,
      ABOVE,
      taskAct('due-granted', { due: '2026-11-25' }),
    ],
    ['not by who asked', withBinh({ askedDue: '2026-11-25' }), GRANT, aViewer(LAN), ['task-own-work']],
    [
      'not by one who judges for who assigned it',
      withBinh({ askedDue: '2026-11-25' }),
      GRANT,
      aViewer(THU, { judgesFor: [lender(MINH)] }),
      ['task-not-your-part'],
    ],
    [
      'nor by a watcher',
      withBinh({ askedDue: '2026-11-25' }),
      GRANT,
      aViewer(THU, { watchedUnits: [CULTURE] }),
      ['task-not-your-part'],
    ],
    [
      'declined with the reason',
      withBinh({ askedDue: '2026-11-25' }),
      { ...GRANT, grant: false },
      HEAD,
      ['comment-required'],
    ],
  ])('%s', (_, task, command, who, expected, today) => {
    expect(outcome(task, command, who, today)).toEqual(expected);
  });

  it('holds once it is agreed; declined or taken back, the old one does, and who asked is told', () => {
    const task = withBinh();
    const asked = follow(task, ASK, aViewer(LAN));
    expect(asked).toMatchObject({ due: '2026-11-20', askedDue: '2026-11-25' });
    expect(taskNews(task, asked, LAN)).toEqual([]);
    const granted = follow(asked, GRANT, HEAD);
    expect(granted).toMatchObject({ due: '2026-11-25', askedDue: null });
    expect(taskNews(asked, granted, MINH).map(({ to, code }) => [to, code])).toEqual([
      ...[
        [LAN, 'task-changed'],
        [BINH, 'task-changed'],
      ],
    ]);
    const declined = follow(asked, { ...GRANT, grant: false, reason: 'Không lùi được' }, HEAD);
    expect(declined).toMatchObject({ due: '2026-11-20', askedDue: null });
    expect(taskNews(asked, declined, MINH)).toMatchObject([{ to: LAN, code: 'task-due-declined' }]);
    expect(follow(asked, { ...ASK, due: null, words: '' }, aViewer(LAN)).askedDue).toBeNull();
    const set = follow(asked, { act: 'edit', due: '2026-11-27', reason: 'Lùi chung' }, HEAD);
    expect(set).toMatchObject({ due: '2026-11-27', askedDue: null });
  });

  it('is offered to whoever may', () => {
    const may = (who: WorkViewer, more: Partial<Task> = {}) =>
      taskMay(who, withBinh(more), ['finish-share', 'ask-due', 'decide-due']);
    expect(may(aViewer(LAN))).toEqual(['ask-due']);
    expect(may(binh)).toEqual(['finish-share']);
    expect(may(HEAD)).toEqual([]);
    expect(may(HEAD, { askedDue: '2026-11-25' })).toEqual(['decide-due']);
  });
});
