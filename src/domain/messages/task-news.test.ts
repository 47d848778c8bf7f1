import { describe, expect, it } from 'vitest';
import { aTask, BINH, LAN, lead, MINH } from '../../../test/builders/tasks.ts';
import type { Share, Task } from '../work/task.ts';
import { taskNews } from './task-news.ts';

const helps = (personId: number, more: Partial<Share> = {}): Share => ({
  ...{ ...lead(personId, 40), role: 'with' },
  ...more,
});
const BOTH = [lead(LAN, 60), helps(BINH)];
const both = (more: Partial<Task> = {}) => aTask({ shares: BOTH, ...more });
const told = (before: Task | null, after: Task, by: number = MINH) =>
  taskNews(before, after, by).map(({ to, code }) => `${to}: ${code}`);

it('leads to the task, says nothing of the work, and each step is told on its own', () => {
  expect(taskNews(null, aTask({ version: 3 }), MINH)).toEqual([
    {
      ...{ to: LAN, code: 'task-assigned', by: MINH, params: {} },
      ...{ place: { page: 'task', id: 7 }, topic: 'task-assigned/7/3' },
    },
  ]);
});

describe('a share tells', () => {
  const handed = [{ ...lead(LAN), to: '2026-11-18' }, lead(BINH)];
  it.each<[string, Task | null, Task, readonly string[]]>([
    ['everybody who gets one', null, both(), [`${LAN}: task-assigned`, `${BINH}: task-assigned`]],
    ['only whoever is new', aTask(), both(), [`${BINH}: task-assigned`]],
    ['whoever loses it', both(), aTask(), [`${BINH}: task-taken`]],
    [
      'who has it and who had it, handed on',
      aTask(),
      aTask({ shares: handed }),
      [`${BINH}: task-assigned`, `${LAN}: task-taken`],
    ],
    ['nobody who handed it on before', null, aTask({ shares: handed }), [`${BINH}: task-assigned`]],
    ['nobody where nothing changed', both(), both({ version: 2 }), []],
  ])('%s', (_whom, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('nobody of what he does himself', () => {
    expect(told(null, both(), LAN)).toEqual([`${BINH}: task-assigned`]);
    expect(told(both(), both({ title: 'Tờ trình 215' }), BINH)).toEqual([`${LAN}: task-changed`]);
  });
});

describe('terms', () => {
  it.each<Partial<Task>>([
    { title: 'Tờ trình 215' },
    { product: 'Báo cáo' },
    { quantity: 2 },
    { starts: '2026-11-17' },
    { due: '2026-11-27' },
    { due: null },
    { important: true },
  ])('changed to %o are told to all who stay', (more) => {
    expect(told(both(), both(more))).toEqual([`${LAN}: task-changed`, `${BINH}: task-changed`]);
  });

  it.each<Partial<Task>>([
    { responsibility: 'Chính' },
    { state: 'delivered', delivered: '2026-11-19' },
    { parts: [{ weekStart: '2026-11-16', part: 50 }] },
    { askedDue: '2026-11-27' },
  ])('are not %o', (more) => {
    expect(told(both(), both(more))).toEqual([]);
  });

  it('of a dropped task are told as taken away', () => {
    expect(told(both(), both({ state: 'dropped' }))).toEqual([`${LAN}: task-taken`, `${BINH}: task-taken`]);
  });

  it('and a new share are told apart', () => {
    expect(told(aTask(), both({ due: '2026-11-27' }))).toEqual([
      ...[`${BINH}: task-assigned`, `${LAN}: task-changed`],
    ]);
  });
});

describe('a share that is done', () => {
  const done = (personId: number) =>
    both({
      shares: BOTH.map((one) => (one.personId === personId ? { ...one, done: '2026-11-18' } : one)),
    });
  it('is told to whoever leads, once', () => {
    expect(told(both(), done(BINH), BINH)).toEqual([`${LAN}: task-share-done`]);
    expect(told(done(BINH), done(BINH), BINH)).toEqual([]);
    expect(told(done(BINH), both(), BINH)).toEqual([]);
    expect(told(done(LAN), done(BINH), BINH)).toEqual([`${LAN}: task-share-done`]);
  });
  it('is not told where it came with the task or the share, or nobody leads', () => {
    expect(told(null, done(BINH), MINH)).toEqual([`${LAN}: task-assigned`, `${BINH}: task-assigned`]);
    expect(told(aTask(), done(BINH), MINH)).toEqual([`${BINH}: task-assigned`]);
    const alone = aTask({ shares: [helps(BINH)] });
    expect(told(alone, aTask({ shares: [helps(BINH, { done: '2026-11-18' })] }))).toEqual([]);
  });
});

describe('another date that was asked for', () => {
  const asked = both({ askedDue: '2026-11-27' });
  it.each<[string, Task | null, Task, readonly string[]]>([
    ['declined: whoever leads', asked, both(), [`${LAN}: task-due-declined`]],
    [
      'granted: a change for all',
      asked,
      both({ due: '2026-11-27' }),
      [`${LAN}: task-changed`, `${BINH}: task-changed`],
    ],
    ['still open: nobody', asked, asked, []],
    ['never asked for: nobody', both(), both(), []],
    [
      'over with the task: all lose it',
      asked,
      both({ state: 'dropped' }),
      [`${LAN}: task-taken`, `${BINH}: task-taken`],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});
