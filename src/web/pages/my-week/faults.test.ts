import { beforeAll, describe, expect, it } from 'vitest';
import { RULEBOOK } from '../../../../test/browser/fixtures/own-week.ts';
import { WORK_REPORT } from '../../../../test/browser/fixtures/work.ts';
import { draftBody } from '../../../contract/evaluations.ts';
import { MOST_REPORT_LINES } from '../../../domain/evaluation/shape.ts';
import { loadTexts, type Texts } from '../../../text/index.ts';
import { draftFaults, itemFaults, textFault } from './faults.ts';
import { bodyOf, draftFromWork, NO_ITEM, type WeekDraft } from './week-draft.ts';

const WEEK = '2026-W47';
const OF_WEEK = { rulebook: RULEBOOK, week: WEEK, work: null };
const GOOD: WeekDraft = {
  entered: { quality: '36,5', progress: '35', conduct: '19' },
  items: [{ ...NO_ITEM, n: 1, title: 'Việc một', due: '18/11' }],
  adding: NO_ITEM,
  conduct: '',
  difficulties: '',
};
let texts: Texts;
beforeAll(async () => {
  texts = await loadTexts('vi');
});
const fields = (draft: WeekDraft) => draftFaults(draft, OF_WEEK, texts).map(({ field }) => field);

it('a complete week has none', () => {
  expect(fields(GOOD)).toEqual([]);
});

it('an empty one names the work first, then every criterion, from top to bottom', () => {
  expect(fields({ ...GOOD, items: [], entered: {} })).toEqual([
    'item-add',
    'score-quality',
    'score-progress',
    'score-conduct',
  ]);
});

it('a score outside its limits says the limit', () => {
  const faults = draftFaults({ ...GOOD, entered: { ...GOOD.entered, quality: '45' } }, OF_WEEK, texts);
  expect(faults).toEqual([{ field: 'score-quality', text: 'Chất lượng: Cao nhất là 40 điểm' }]);
});

it('a line is named by its place and leads to itself', () => {
  const items = [...GOOD.items, { ...NO_ITEM, n: 5, product: 'Tờ trình', done: '32/11' }];
  expect(draftFaults({ ...GOOD, items }, OF_WEEK, texts)).toEqual([
    { field: 'item-5', text: 'Công việc 2: chưa có tên công việc' },
    { field: 'item-5', text: 'Công việc 2: ngày xong chưa phải là ngày, ví dụ 18/11' },
  ]);
});

it('texts have the limits of the contract, said and never cut', () => {
  expect(itemFaults({ ...NO_ITEM, title: 'x'.repeat(500) }, WEEK, texts)).toEqual([]);
  expect(itemFaults({ ...NO_ITEM, title: 'x'.repeat(501) }, WEEK, texts)).toEqual([
    'dài nhất 500 ký tự, hiện có 501',
  ]);
  expect(textFault('x'.repeat(4000), texts)).toBeNull();
  expect(fields({ ...GOOD, conduct: 'x'.repeat(4001) })).toEqual(['conduct']);
  const items = Array.from({ length: MOST_REPORT_LINES + 1 }, (_, at) => ({
    ...NO_ITEM,
    n: at + 1,
    title: 'Việc',
  }));
  expect(fields({ ...GOOD, items })).toEqual(['item-add']);
});

it('the week of a desk that closed 150 files is kept and sent whole', () => {
  const [file] = WORK_REPORT.items;
  const items = Array.from({ length: 150 }, (_, at) => ({
    ...(file as typeof file & object),
    taskId: at + 1,
  }));
  const draft = { ...draftFromWork({ ...WORK_REPORT, items }, 'vi'), entered: GOOD.entered };
  expect(fields(draft)).toEqual([]);
  expect(draftBody.parse(bodyOf(draft, WEEK)).report.items).toHaveLength(150);
});

describe('points other than the register proposes', () => {
  const work = { ...OF_WEEK, work: WORK_REPORT };
  it('need their reason, named at its field', () => {
    const draft = { ...GOOD, entered: { ...GOOD.entered, progress: '40' } };
    expect(draftFaults(draft, work, texts)).toEqual([
      { field: 'reason-progress', text: 'Tiến độ: ghi lý do khác điểm đề xuất' },
    ]);
    expect(draftFaults({ ...draft, reasons: { progress: ' ' } }, work, texts)).toHaveLength(1);
    expect(draftFaults({ ...draft, reasons: { progress: 'Việc đột xuất' } }, work, texts)).toEqual([]);
  });
  it('the proposed ones need none', () => {
    expect(draftFaults({ ...GOOD, entered: { ...GOOD.entered, progress: '26,5' } }, work, texts)).toEqual([]);
  });
});
