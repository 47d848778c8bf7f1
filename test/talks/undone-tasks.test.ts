// Important tasks of the register count for the talk beside recorded facts; the case shows them, and each opens.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordFact } from '../../src/app/talks/facts.ts';
import { proposeTalks } from '../../src/app/talks/propose.ts';
import { viewConduct } from '../../src/app/views/conduct.ts';
import { viewTalk, viewTalks } from '../../src/app/views/talks.ts';
import { type WorkBody, workBody } from '../work/work-body.ts';

let body: WorkBody;
const at = (day: string) => `${day}T03:00:00.000Z`;
const MONDAYS = ['2026-11-02', '2026-11-09', '2026-11-16'] as const;

beforeAll(async () => {
  body = await workBody();
  await body.away('binh', 'leave', '2026-11-09', '2026-11-14');
  for (const monday of MONDAYS) await body.inLine(at(monday));
});
afterAll(() => body.drop());

const share = (who: string) => [{ personId: body.id(who), role: 'lead' as const, share: 100 }];
const given = (who: string, monday: string, due: string, more = {}) =>
  body.create(
    'minh',
    {
      act: 'assign',
      title: `Việc hạn ${due}`,
      shares: share(who),
      starts: monday,
      due,
      important: true,
      ...more,
    },
    at(monday),
  );
const breach = async (who: string, week: string, day: string) => {
  const evaluationId = (await body.evaluation(who, week)).id;
  const words = { what: 'Đến muộn 45 phút', article: 'Điều 5', evidence: 'Sổ trực' };
  const form = { class: 'breach' as const, breach: 'hours', day, ...words };
  await recordFact(body.context, body.as('minh', at('2026-11-17')), body.intent({ who, week, day }), {
    evaluationId,
    form,
  });
};
const propose = (today: string) =>
  proposeTalks(body.context, { tenantId: body.tenantId, today, now: at(today) });

it('two weeks of important tasks undone and a breach propose a talk, once the last cause can no longer be asked', async () => {
  for (const [monday, first, second] of [
    ['2026-11-02', '2026-11-04', '2026-11-05'],
    ['2026-11-09', '2026-11-11', '2026-11-13'],
  ] as const) {
    await given('lan', monday, first);
    await given('lan', monday, second);
    await given('lan', monday, second, { important: false });
  }
  await breach('lan', '2026-W45', '2026-11-05');
  await breach('lan', '2026-W46', '2026-11-12');
  expect(await propose('2026-11-16')).toBe(0);
  expect(await propose('2026-11-17')).toBe(1);
  expect(await propose('2026-11-18')).toBe(0);
});

it('the case shows the tasks of each week to whoever may read it, and each opens', async () => {
  for (const who of ['lan', 'minh', 'office', 'chair', 'inspector']) {
    const reader = body.as(who, at('2026-11-18'));
    const [one] = (await viewTalks(body.context, reader, { state: 'all', unit: null, mine: false })).items;
    const view = await viewTalk(body.context, reader, one?.id ?? 0);
    expect(
      view.weeks.map(({ tasks }) => tasks.map(({ due, standing, opens }) => [due, standing, opens])),
      who,
    ).toEqual([
      [
        ['2026-11-04', 'counts', true],
        ['2026-11-05', 'counts', true],
      ],
      [
        ['2026-11-11', 'counts', true],
        ['2026-11-13', 'counts', true],
      ],
    ]);
  }
  const { id } = await body.evaluation('lan', '2026-W46');
  expect((await viewConduct(body.context, body.as('lan', at('2026-11-18')), id)).tasks).toHaveLength(2);
});

it('what was delivered in its week, excused, handed over afterwards or dropped does not count; leave is passed over', async () => {
  for (const due of ['2026-11-04', '2026-11-05']) await given('binh', '2026-11-02', due);
  await breach('binh', '2026-W45', '2026-11-05');
  await breach('binh', '2026-W47', '2026-11-17');
  const [week, next] = ['2026-11-16', at('2026-11-23')];
  await given('binh', week, '2026-11-17');
  const excused = await given('binh', week, '2026-11-18');
  const words = { for: 'delay', words: 'Mất điện cả ngày' } as const;
  const asked = await body.act('binh', excused, { act: 'ask-excuse', ...words }, at('2026-11-19'));
  expect(await propose('2026-11-25')).toBe(0);
  const grant = { for: 'delay', grant: true, reason: 'Đúng', evidence: 'Thông báo 12' } as const;
  await body.act('minh', asked, { act: 'decide-excuse', ...grant }, at('2026-11-20'));

  // Delivered in the week and returned in the next: not left undone.
  const kept = await given('binh', week, '2026-11-19');
  const deliver = { act: 'deliver', doneQuantity: 1, done: '2026-11-19', words: 'Đã trình' } as const;
  const back = await body.act('binh', kept, deliver, at('2026-11-19'));
  await body.act('minh', back, { act: 'return', reason: 'Thiếu phụ lục' }, next);

  const moved = await given('binh', week, '2026-11-20');
  const handOver = { act: 'hand-over', on: '2026-11-23', kept: 0, reason: 'Điều động' } as const;
  const people = { fromId: body.id('binh'), toId: body.id('lan') };
  await body.act('minh', moved, { ...handOver, ...people }, next);
  const dropped = await given('binh', week, '2026-11-20');
  await body.act('minh', dropped, { act: 'drop', reason: 'Không cần nữa' }, next);
  expect(await propose('2026-11-25')).toBe(0);

  await given('binh', week, '2026-11-20');
  expect(await propose('2026-11-25')).toBe(1);
  const office = body.as('office', at('2026-11-25'));
  const { items } = await viewTalks(body.context, office, { state: 'all', unit: null, mine: false });
  expect(items[0]).toMatchObject({ person: { id: body.id('binh') }, weekKeys: ['2026-W45', '2026-W47'] });
  const { weeks } = await viewTalk(body.context, office, items[0]?.id ?? 0);
  expect(weeks[1]?.tasks.map(({ due, standing }) => [due, standing])).toEqual([
    ['2026-11-17', 'counts'],
    ['2026-11-18', 'granted'],
    ['2026-11-20', 'counts'],
  ]);
});
