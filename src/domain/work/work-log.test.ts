import { describe, expect, it } from 'vitest';
import { corrected, evolveLog, type LogAct, logged, type WorkLog } from './work-log.ts';

const WRITTEN = { day: '2026-11-18', minutes: 90, words: 'Rà soát hồ sơ', tags: ['họp', 'gấp'] };
const BORN = { ...WRITTEN, personId: 11, taskId: 7, unitId: 2 };
const KEPT: WorkLog = { ...BORN, id: 5, state: 'kept', version: 1 };
const REMOVED: WorkLog = { ...KEPT, state: 'removed', version: 2 };
const NEW = { day: '2026-11-19', minutes: null, words: 'Họp', tags: [] };
const remove: LogAct = { act: 'removed', payload: {}, texts: {} };

describe('acts of a log', () => {
  it('carry numbers and dates as payload, words and tags as texts', () => {
    const texts = { words: 'Rà soát hồ sơ', tags: '["họp","gấp"]' };
    const payload = { personId: 11, taskId: 7, unitId: 2, day: '2026-11-18', minutes: 90 };
    expect(logged(BORN)).toEqual({ act: 'logged', payload, texts });
    expect(corrected(NEW)).toEqual({
      ...{ act: 'corrected', payload: { day: '2026-11-19', minutes: null } },
      texts: { words: 'Họp', tags: '[]' },
    });
  });
});

describe('a log follows from its acts', () => {
  it.each<[string, WorkLog | null, LogAct, WorkLog | null]>([
    ['written', null, logged(BORN), KEPT],
    ['written twice', KEPT, logged(BORN), null],
    ['corrected', KEPT, corrected(NEW), { ...KEPT, ...NEW, version: 2 }],
    ['corrected before it is there', null, corrected(NEW), null],
    ['corrected after it is gone', REMOVED, corrected(NEW), null],
    ['removed', KEPT, remove, REMOVED],
    ['removed before it is there', null, remove, null],
    ['removed twice', REMOVED, remove, null],
    [
      'corrected without words',
      KEPT,
      { act: 'corrected', payload: { minutes: 30 }, texts: {} },
      { ...KEPT, minutes: 30, words: '', tags: [], version: 2 },
    ],
  ])('%s', (_what, before, act, after) => {
    expect(evolveLog(before, act, 5)).toEqual(after);
  });
});
