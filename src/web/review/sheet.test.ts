import { describe, expect, it } from 'vitest';
import { filed, scored, scoresOf } from '../../../test/browser/fixtures/team.ts';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import {
  actOf,
  type Entry,
  isDone,
  isOutdated,
  LONGEST_COMMENT,
  NO_ENTRY,
  type PointAct,
  pointActOf,
  readEntry,
  startTexts,
  withEntry,
  withoutEntries,
} from './sheet.ts';

const RULEBOOK = weeklyRulebook();
const report = filed(1, { self: scoresOf(3650, 3500, 1900) });
const typed = (quality: string, progress = '35', conduct = '19') => ({ quality, progress, conduct });
const entry = (change: Partial<Entry>): Entry => ({ ...NO_ENTRY, ...change });
const read = (change: Partial<Entry>, item = report, act: PointAct = 'score') =>
  readEntry(item, act, entry(change), RULEBOOK, 'vi');

describe('which act with points', () => {
  it('follows the record, never the page', () => {
    expect(pointActOf({ may: ['view', 'score', 'return'] })).toBe('score');
    expect(pointActOf({ may: ['return', 'approve'] })).toBe('approve');
    expect(pointActOf({ may: ['decide'] })).toBe('decide');
    expect(pointActOf({ may: ['view', 'return', 'view-dissent'] })).toBeNull();
  });
});

describe('what the fields start with', () => {
  it('is the stage before, in the language of the page', () => {
    expect(startTexts(report, 'score', RULEBOOK, 'vi')).toEqual(typed('36,5'));
    expect(startTexts(report, 'score', RULEBOOK, 'en')).toEqual(typed('36.5'));
  });
  it('is the own score when scoring again, and the scorer for an approval', () => {
    const again = { ...report, scorer: scoresOf(3000, 3000, 1500) };
    expect(startTexts(again, 'score', RULEBOOK, 'vi')).toEqual(typed('30', '30', '15'));
    expect(startTexts(again, 'approve', RULEBOOK, 'vi')).toEqual(typed('30', '30', '15'));
    expect(startTexts(again, 'decide', RULEBOOK, 'vi')).toEqual(typed('36,5'));
  });
  it('is empty where nobody entered anything: never a zero', () => {
    expect(startTexts({ ...report, self: null }, 'score', RULEBOOK, 'vi')).toEqual(typed('', '', ''));
  });
});

describe('an entry', () => {
  it('untouched agrees, needs no words and sends no points', () => {
    const reading = read({});
    expect(reading).toMatchObject({ ok: true, agrees: true, rules: [], faults: [] });
    expect(reading.result).toMatchObject({ total: 9050, level: 'excellent' });
    expect(actOf(report, reading, '')).toEqual({ id: report.id, act: 'score', version: 2 });
  });
  it('typed back to the same points still agrees', () => {
    expect(read({ typed: typed('36.50') })).toMatchObject({ agrees: true, ok: true });
  });
  it('a small change needs no words; it sends all criteria', () => {
    const reading = read({ typed: typed('36') });
    expect(reading).toMatchObject({ agrees: false, ok: true, rules: [] });
    expect(actOf(report, reading, ' ')).toEqual({
      ...{ id: report.id, act: 'score', version: 2 },
      entered: { quality: 3600, progress: 3500, conduct: 1900 },
    });
  });
  it('just under the limit of the regulation needs no words, at the limit it does', () => {
    const low = filed(2, { self: scoresOf(3500, 3000, 1500) });
    const at = (quality: string) => read({ typed: typed(quality, '30', '15') }, low);
    expect(at('30,5')).toMatchObject({ ok: true, rules: [] });
    expect(at('30').rules.map((rule) => rule.when.kind)).toEqual([
      'criterion-differs-by',
      'total-differs-by',
    ]);
    expect(at('30')).toMatchObject({ ok: false, comment: 'missing' });
  });
  it('a change of level needs words, however small', () => {
    const reading = read({ typed: typed('35,5') });
    expect(reading.rules.map((rule) => rule.when.kind)).toEqual(['level-changes']);
    expect(read({ typed: typed('35,5'), comment: ' … ' })).toMatchObject({ ok: false, comment: 'missing' });
    const said = read({ typed: typed('35,5'), comment: 'Chậm hai việc.' });
    expect(said.ok).toBe(true);
    expect(actOf(report, said, 'Chậm hai việc.').comment).toBe('Chậm hai việc.');
  });
  it('wrong text has no total and no level, and is never sent', () => {
    for (const wrong of ['41', '-1', 'abc', '', '36,25']) {
      const reading = read({ typed: typed(wrong) });
      expect(reading).toMatchObject({ ok: false, entered: null });
      expect(reading.faults.map((fault) => fault.key)).toEqual(['quality']);
      expect(reading.result).toMatchObject({ total: null, level: null });
    }
  });
  it('a comment longer than the contract takes is a fault, not cut', () => {
    const long = 'a'.repeat(LONGEST_COMMENT + 1);
    expect(read({ comment: long })).toMatchObject({ ok: false, comment: 'too-long' });
  });
  it('for an approval is compared with the scorer', () => {
    const item = scored(1, { self: scoresOf(3650, 3500, 1900), scorer: scoresOf(3000, 3000, 1500) });
    expect(read({}, item, 'approve')).toMatchObject({ agrees: true, ok: true });
    expect(read({ typed: typed('36,5') }, item, 'approve').rules.length).toBeGreaterThan(0);
  });
});

describe('a decision', () => {
  it('is out of date as soon as the record has another version', () => {
    expect(isOutdated({ version: 2 }, entry({ readyAt: 2 }))).toBe(false);
    expect(isOutdated({ version: 3 }, entry({ readyAt: 2 }))).toBe(true);
    expect(isOutdated({ version: 3 }, NO_ENTRY)).toBe(false);
  });
  it('is done when the server has the same points, and not when somebody else gave others', () => {
    const sent = entry({ readyAt: 2 });
    const mine = { ...report, version: 3, scorer: report.self };
    const theirs = { ...report, version: 3, scorer: scoresOf(3000, 3000, 1500) };
    const ofMine = entry({ ...sent, typed: typed('36,5') });
    expect(isDone(mine, ofMine, read({ typed: typed('36,5') }, mine))).toBe(true);
    expect(isDone(theirs, ofMine, read({ typed: typed('36,5') }, theirs))).toBe(false);
    expect(isDone(report, sent, read(sent))).toBe(false);
  });
});

describe('the sheet', () => {
  it('keeps what was typed and forgets empty entries', () => {
    const first = withEntry({}, 1, { comment: 'a' });
    expect(first).toEqual({ 1: entry({ comment: 'a' }) });
    expect(withEntry(first, 1, { readyAt: 4 })).toEqual({ 1: entry({ comment: 'a', readyAt: 4 }) });
    expect(withEntry(first, 1, { comment: '' })).toEqual({});
    expect(withoutEntries({ 1: NO_ENTRY, 2: NO_ENTRY, 3: NO_ENTRY }, [1, 3])).toEqual({ 2: NO_ENTRY });
  });
});
