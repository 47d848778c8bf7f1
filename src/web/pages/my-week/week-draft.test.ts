import { describe, expect, it } from 'vitest';
import { ownView, REPORT, RULEBOOK } from '../../../../test/browser/fixtures/own-week.ts';
import { WORK_REPORT } from '../../../../test/browser/fixtures/work.ts';
import {
  bodyOf,
  draftOf,
  enteredOf,
  NO_ITEM,
  readItemDate,
  sameDraft,
  scoreDraft,
  submitBody,
  type WeekDraft,
  withAdded,
} from './week-draft.ts';

const WEEK = '2026-W47';
const EMPTY: WeekDraft = { entered: {}, items: [], adding: NO_ITEM, conduct: '', difficulties: '' };
const FULL: WeekDraft = { ...EMPTY, entered: { quality: '36,5', progress: '35', conduct: '19' } };

describe('a typed date', () => {
  it.each([
    ['18/11', WEEK, '2026-11-18'],
    [' 8.11 ', WEEK, '2026-11-08'],
    ['18-11-2026', WEEK, '2026-11-18'],
    ['１８/11', WEEK, '2026-11-18'],
    ['31/12', '2026-W53', '2026-12-31'],
    ['02/01', '2026-W53', '2027-01-02'],
    ['30/12', '2027-W01', '2026-12-30'],
    ['29/02', WEEK, null],
    ['31/02', WEEK, null],
    ['18', WEEK, null],
    ['mai', WEEK, null],
    ['', WEEK, ''],
  ])('%j in %s is %j', (typed, week, date) => {
    expect(readItemDate(typed, week)).toBe(date);
  });
});

describe('the line being typed', () => {
  it('joins the list under a number of its own, and nothing joins when it is empty', () => {
    const one = withAdded({ ...EMPTY, adding: { ...NO_ITEM, title: 'Việc một', due: '18/11' } });
    expect(one.items).toEqual([{ ...NO_ITEM, n: 1, title: 'Việc một', due: '18/11' }]);
    expect(one.adding).toEqual(NO_ITEM);
    const gap = { ...one, items: [{ ...NO_ITEM, n: 7, title: 'Việc bảy' }] };
    expect(withAdded({ ...gap, adding: { ...NO_ITEM, note: 'x' } }).items.map(({ n }) => n)).toEqual([7, 8]);
    expect(withAdded({ ...EMPTY, adding: { ...NO_ITEM, title: '  ' } }).items).toEqual([]);
  });
  it('is kept on the server and sent like the others', () => {
    const draft = { ...FULL, adding: { ...NO_ITEM, title: 'Đang gõ', done: '19/11' } };
    const item = { title: 'Đang gõ', product: '', due: null, done: '2026-11-19', note: '' };
    expect(bodyOf(draft, WEEK).report.items).toEqual([item]);
    expect(submitBody(draft, RULEBOOK, { version: 4, week: WEEK })).toEqual({
      act: 'submit',
      version: 4,
      entered: { quality: 3650, progress: 3500, conduct: 1900 },
      report: { items: [item], conduct: '', difficulties: '' },
    });
  });
});

describe('the start of the form', () => {
  it('is the kept draft, with its texts untouched', () => {
    const body = { entered: { quality: '7.' }, report: REPORT, comment: '' };
    const { value, version } = draftOf(
      ownView('open', { draft: { version: 5, savedAt: '2026-11-20T01:00:00.000Z', body } }),
      'vi',
    );
    expect(version).toBe(5);
    expect(value.entered).toEqual({ quality: '7.' });
    expect(value.items.map(({ n, done }) => [n, done])).toEqual([
      [1, '18/11/2026'],
      [2, '19/11/2026'],
      [3, '19/11/2026'],
      [4, ''],
    ]);
  });
  it('is the report sent before, in the language of the reader', () => {
    const view = ownView('returned');
    expect(draftOf(view, 'vi').value.entered).toEqual({ quality: '36,5', progress: '35', conduct: '19' });
    expect(draftOf(view, 'en').value.entered.quality).toBe('36.5');
  });
  it('is empty for a new week and for a kept text of another form', () => {
    expect(draftOf(ownView('open'), 'vi').value).toEqual(EMPTY);
    const draft = { version: 2, savedAt: '2026-11-20T01:00:00.000Z', body: ['foreign'] };
    expect(draftOf(ownView('open', { draft }), 'vi')).toEqual({ value: EMPTY, version: 2 });
  });
});

describe('two forms', () => {
  it('say the same whatever the order of keys, the numbering, or where the last line stands', () => {
    const listed = { ...FULL, items: [{ ...NO_ITEM, n: 9, title: 'Việc', due: '18/11' }] };
    const typed = {
      ...EMPTY,
      entered: { conduct: '19', progress: '35', quality: '36,5' },
      adding: { ...NO_ITEM, title: 'Việc', due: '18/11/2026' },
    };
    expect(sameDraft(listed, typed, WEEK)).toBe(true);
  });
  it('differ by a score, a word, or a date that is none yet', () => {
    const item = { ...NO_ITEM, n: 1, title: 'Việc' };
    const base = { ...FULL, items: [item] };
    expect(sameDraft(base, { ...base, entered: { ...FULL.entered, quality: '36' } }, WEEK)).toBe(false);
    expect(sameDraft(base, { ...base, difficulties: 'có' }, WEEK)).toBe(false);
    expect(sameDraft(base, { ...base, items: [{ ...item, due: '31/02' }] }, WEEK)).toBe(false);
  });
});

describe('the reckoning', () => {
  it('leaves out what is missing or wrong, and has no total then', () => {
    const wrong = { ...FULL, entered: { quality: '45', progress: '35', conduct: '' } };
    expect(enteredOf(RULEBOOK, wrong)).toEqual({ progress: 3500 });
    expect(scoreDraft(RULEBOOK, wrong)).toMatchObject({ total: null, level: null });
  });
  it('is the one of the server when all is there', () => {
    expect(scoreDraft(RULEBOOK, FULL)).toMatchObject({ total: 9050, level: 'excellent' });
  });
});

describe('a week with work in the register', () => {
  it('begins with its works and the points proposed, and keeps the tasks', () => {
    const { value, version } = draftOf(ownView('open'), 'vi', WORK_REPORT);
    expect(version).toBe(0);
    expect(value.entered).toEqual({ progress: '26,5' });
    expect(value.items.map(({ n, title, taskId, done }) => [n, title, taskId, done])).toEqual([
      [1, 'Soạn tờ trình 214 về quy hoạch cán bộ cấp phòng', 31, '20/11/2026'],
      [2, 'Trả lời kiến nghị của Đảng bộ xã Phú Thượng', 32, ''],
      [3, 'Thẩm định hồ sơ quy hoạch', 33, '18/11/2026'],
    ]);
    expect(bodyOf(value, WEEK).report.items[0]).toMatchObject({ taskId: 31, important: true });
  });
  it('what was kept or sent before goes first', () => {
    expect(draftOf(ownView('returned'), 'vi', WORK_REPORT).value.items).toHaveLength(4);
    const draft = { version: 2, savedAt: '2026-11-20T01:00:00.000Z', body: bodyOf(EMPTY, WEEK) };
    expect(draftOf(ownView('open', { draft }), 'vi', WORK_REPORT).value.items).toEqual([]);
  });
  it('sends the reasons of what differs, and no others', () => {
    const view = { version: 4, week: WEEK };
    const reasons = { progress: 'Việc đột xuất', quality: 'thừa' };
    const sent = submitBody({ ...FULL, reasons }, RULEBOOK, view, WORK_REPORT);
    expect(sent.report?.reasons).toEqual({ progress: 'Việc đột xuất' });
    const same = { ...FULL, entered: { ...FULL.entered, progress: '26,5' }, reasons };
    expect(submitBody(same, RULEBOOK, view, WORK_REPORT).report?.reasons).toBeUndefined();
  });
});
