// "Why this score" for every kind of result of the product, by one table: at most four steps from the result to criterion,
// work, act and article; the same tree as data and as a PDF sheet; nothing for strangers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyAsPdf } from '../../src/app/print-why.ts';
import { viewWhy, type WhyAsked } from '../../src/app/views/why.ts';
import { type WhyNodeView, whyRoutes } from '../../src/contract/why.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { formWords } from '../../src/text/forms/index.ts';
import { aBody, aReport, type Body, MONDAY_AFTER, WEDNESDAY } from '../builders/body.ts';
import { filled } from '../builders/filled.ts';
import { facts, quarterlyRulebook } from '../builders/quarter.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';

const Q4 = '2026-Q4';
/** Read everything, confirmed by a named approver, with no opinions to wait for. */
const confirmed = (id: string): Rulebook => ({ ...shippedRulebook(id), readings: [], steps: [] });
const STAFF = confirmed('335-civil-servant');
const LEADER = confirmed('335-leader');
const PARTY = confirmed('366-person');
const COLLECTIVE = confirmed('366-collective');
const WEEK_OF_UNITS = confirmed('8679-unit');
const plain = quarterlyRulebook({ steps: false });
const longer = (
  period: 'month' | 'half-year' | 'year',
  rank: 'section-head' | 'head' | 'secretary',
): Rulebook => ({
  ...{ ...plain, id: `by-${period}`, family: `by-${period}`, periods: [period], line: 'party' },
  subjects: plain.subjects.map((one) => ({
    ...one,
    ranks: [rank],
    sides: ['state', 'party', 'service-unit'],
  })),
});
const WHOLE = [
  ...[STAFF, LEADER, PARTY, COLLECTIVE, WEEK_OF_UNITS],
  ...[longer('month', 'section-head'), longer('half-year', 'head'), longer('year', 'secretary')],
];

let body: Body;

beforeAll(async () => {
  body = await aBody({
    units: { ward: null, culture: 'ward' },
    people: {
      ...{ chair: ['leader', 'ward'], minh: ['head', 'culture'], thu: ['deputy', 'culture'] },
      ...{ nam: ['section-head', 'culture'], lan: ['staff', 'culture'], yen: ['staff', 'ward'] },
      ...{ tam: ['secretary', 'culture'], office: ['staff', 'ward'] },
    },
    roles: [['office', 'office', 'ward']],
  });
  await body.activate(...WHOLE);
  await body.inLine();
  await body.does('lan', 'submit', { of: 'lan', report: aReport('Rà soát di tích') });
  await body.does('nam', 'score', { of: 'lan', comment: 'Đúng hạn' });
  await body.does('minh', 'approve', { of: 'lan' });
  const file = (who: string, rulebook: Rulebook, week: string) =>
    body.does(who, 'submit', { of: who, week, rulebook: rulebook.id, ...filled(rulebook) });
  await file('lan', STAFF, Q4);
  const row = await body.evaluation('lan', Q4, STAFF.id);
  const nameOf = (id: number | null) => Object.keys(body.person).find((key) => body.person[key] === id) ?? '';
  const state = { of: 'lan', week: Q4, rulebook: STAFF.id, comment: 'Đủ việc' };
  if (row.one_authority === true) await body.does(nameOf(row.approver_id), 'decide', state);
  else {
    await body.does(nameOf(row.scorer_id), 'score', state);
    await body.does(nameOf(row.approver_id), 'approve', state);
  }
  await file('lan', PARTY, Q4);
  await file('nam', LEADER, Q4);
  await file('nam', longer('month', 'section-head'), '2026-M11');
  await file('minh', longer('half-year', 'head'), '2026-H2');
  await file('tam', longer('year', 'secretary'), '2026-Y');
  const unit = { of: 'minh', unit: body.unit.culture ?? 0 };
  await body.does('minh', 'submit', { ...unit, week: Q4, ...filled(COLLECTIVE) });
  await body.does('minh', 'submit', {
    ...{ ...unit, ...filled(WEEK_OF_UNITS), facts: facts([]), now: MONDAY_AFTER },
    report: aReport('Tổng hợp quy hoạch'),
  });
  await body.sql(
    `insert into past_import (tenant_id, id, made_at, forms, state) values (1, 1, now(), 1, 'applied')`,
  );
  const form = {
    ...{
      week: '2025-W40',
      level: 'Tốt',
      opinion: 'Nhất trí',
      totals: { self: 8800, manager: 8700, final: 8700 },
    },
    who: { name: 'L', nationalId: null, birthDate: null, post: null, unit: null },
    items: [{ content: 'Lập hồ sơ', product: 'Hồ sơ', due: '', done: '', result: '', note: '' }],
    points: [{ label: 'Chất lượng', most: 4000, self: 3600, manager: 3500, final: 3500 }],
    signatures: [{ as: 'Người duyệt', name: 'Nguyễn Văn A' }],
  };
  await body.sql(
    `insert into past_week (tenant_id, id, version, import_id, person_id, unit_id, week_start, state, form, file_name,
       sheet, file_hash) values (1, 1, 1, 1, $1, $2, '2025-09-29', 'kept', $3, 'phieu.xlsx', 'T1', $4)`,
    [body.person.lan, body.unit.culture, JSON.stringify(form), Buffer.alloc(32, 7)],
  );
});
afterAll(() => body.drop());

const record = async (who: string, period: string, rulebook?: string): Promise<WhyAsked> => ({
  of: 'record',
  id: (await body.evaluation(who, period, rulebook)).id,
});
const unitRecord = async (period: string): Promise<WhyAsked> => ({
  of: 'record',
  id: Number((await body.unitRecord(body.unit.culture ?? 0, period)).id),
});
const ofPerson = (period: string, regime: string): WhyAsked => ({
  ...{ of: 'person', id: body.person.lan ?? 0, period, regime },
});
const ofUnit = (period: string, regime: string): WhyAsked => ({
  ...{ of: 'unit', id: body.unit.culture ?? 0, period, regime },
});
const WEEKLY = '8679-weekly';

interface Kind {
  readonly name: string;
  readonly by: string;
  readonly asked: () => Promise<WhyAsked> | WhyAsked;
  /** A criterion, and the document that stands at the end of its road. */
  readonly criterion: string;
  readonly document: string | null;
  /** Words of a work on that road. */
  readonly work: string;
}

const N335 = '335/2025/NĐ-CP';
const kinds: readonly Kind[] = [
  {
    ...{ name: 'week of a person', by: 'lan', asked: () => record('lan', '2026-W47') },
    ...{ criterion: 'quality', document: '8679-CV/BTCTW', work: 'Rà soát di tích' },
  },
  {
    ...{ name: 'week of a unit', by: 'minh', asked: () => unitRecord('2026-W47') },
    ...{ criterion: 'quality', document: '8679-CV/BTCTW', work: 'Tổng hợp quy hoạch' },
  },
  {
    ...{ name: 'quarter, 335 non-leader', by: 'lan', asked: () => record('lan', Q4, STAFF.id) },
    ...{ criterion: 'quality', document: N335, work: 'Việc l1' },
  },
  {
    ...{ name: 'quarter, 335 leader', by: 'nam', asked: () => record('nam', Q4, LEADER.id) },
    ...{ criterion: 'progress', document: N335, work: 'Việc l1' },
  },
  {
    ...{ name: 'quarter, 366 person', by: 'lan', asked: () => record('lan', Q4, PARTY.id) },
    ...{ criterion: 'politics.politics-1', document: '13-KH/TU (Đồng Nai)', work: '' },
  },
  {
    ...{ name: 'quarter, 366 collective', by: 'minh', asked: () => unitRecord(Q4) },
    ...{ criterion: 'self-criticism.remedied', document: '13-KH/TU (Đồng Nai)', work: '' },
  },
  {
    ...{ name: 'month', by: 'nam', asked: () => record('nam', '2026-M11', 'by-month') },
    ...{ criterion: 'b', document: N335, work: 'Việc l1' },
  },
  {
    ...{ name: 'half-year', by: 'minh', asked: () => record('minh', '2026-H2', 'by-half-year') },
    ...{ criterion: 'b', document: N335, work: 'Việc l1' },
  },
  {
    ...{ name: 'year with a form', by: 'tam', asked: () => record('tam', '2026-Y', 'by-year') },
    ...{ criterion: 'b', document: N335, work: 'Việc l1' },
  },
  ...(['2026-M11', '2026-Q4', '2026-H2', '2026-Y'] as const).map((period) => ({
    ...{ name: `weeks in ${period}`, by: 'lan', asked: () => ofPerson(period, WEEKLY) },
    ...{ criterion: 'quality', document: '8679-CV/BTCTW', work: 'Rà soát di tích' },
  })),
  {
    ...{ name: 'year that is a mean', by: 'lan', asked: () => ofPerson('2026-Y', STAFF.family) },
    ...{ criterion: 'quality', document: N335, work: 'Việc l1' },
  },
  {
    ...{ name: 'longer period of a unit', by: 'minh', asked: () => ofUnit('2026-M11', WEEKLY) },
    ...{ criterion: 'quality', document: '8679-CV/BTCTW', work: 'Rà soát di tích' },
  },
  {
    ...{ name: 'year of a unit', by: 'chair', asked: () => ofUnit('2026-Y', STAFF.family) },
    ...{ criterion: 'quality', document: N335, work: 'Việc l1' },
  },
  {
    ...{ name: 'form of the past', by: 'lan', asked: () => ({ of: 'past-week', id: 1 }) },
    ...{ criterion: 'criterion-0', document: null, work: 'Lập hồ sơ' },
  },
];

const see = async (who: string, asked: WhyAsked) =>
  whyRoutes.why.reply.parse(await viewWhy(body.context, body.actorFor(who, MONDAY_AFTER), asked));

/** Follows the tree and what its nodes open to a criterion; how many steps it took. */
async function roadTo(who: string, asked: WhyAsked, criterion: string, steps = 0): Promise<Road | null> {
  const { root } = await see(who, asked);
  const found = within(root, criterion, steps);
  if (found !== null) return found;
  for (const { open, shown } of root.children) {
    if (open === null || shown === null) continue;
    const { of, id, period, regime } = open;
    const next = { of, id, ...(period === null ? {} : { period }), ...(regime === null ? {} : { regime }) };
    const further = await roadTo(who, next, criterion, steps + 1);
    if (further !== null) return further;
  }
  return null;
}

interface Road {
  readonly node: WhyNodeView;
  readonly steps: number;
}
function within(node: WhyNodeView, criterion: string, steps: number): Road | null {
  if (node.kind === 'criterion' && node.key === criterion) return { node, steps };
  for (const child of node.children) {
    // Opening a group or a criterion is a step; a group inside a page that is open already is none.
    const found = within(child, criterion, child.kind === 'criterion' ? steps + 1 : steps);
    if (found !== null) return found;
  }
  return null;
}

describe.each(kinds)('why: $name', ({ by, asked, criterion, document, work }) => {
  it('leads to criterion, work, act and article in four steps at most, as data and as a sheet', async () => {
    const wanted = await asked();
    const { root, regulation } = await see(by, wanted);
    expect(root.shown).not.toBeNull();
    expect(regulation === null).toBe(document === null);
    const road = await roadTo(by, wanted, criterion);
    expect(road?.steps).toBeLessThanOrEqual(4);
    const { node } = road ?? {};
    expect(node?.citation?.document ?? null).toBe(document);
    const act = node?.children.find(({ kind }) => kind === 'act');
    expect(act?.by !== null || act.words !== null).toBe(true);
    const works = node?.children.filter(({ kind }) => kind === 'work').map(({ words }) => words);
    expect(works?.join()).toContain(work);
    const sheet = await whyAsPdf(body.context, body.actorFor(by, MONDAY_AFTER), {
      asked: wanted,
      tenant: { id: 1, name: 'Phường', zone: 'Asia/Ho_Chi_Minh' } as Parameters<typeof whyAsPdf>[2]['tenant'],
      ...{ locale: 'vi', texts: formWords('vi') },
    });
    expect(Buffer.from(sheet.body).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is nothing to a stranger', async () => {
    await expect(see('yen', await asked())).rejects.toMatchObject({ kind: 'not-found' });
  });
});

it('says the level step by step, and leaves an unfiled record without a result', async () => {
  const { root } = await see('lan', await record('lan', Q4, STAFF.id));
  const level = root.children.find(({ kind }) => kind === 'level');
  expect(level?.children.length).toBeGreaterThan(0);
  expect(level?.children.every(({ citation }) => citation !== null)).toBe(true);
  const own = await see('thu', await record('thu', Q4, LEADER.id));
  expect(own.root).toMatchObject({ shown: null, children: [] });
  expect(WEDNESDAY < MONDAY_AFTER).toBe(true);
});
