// The list of what somebody owes beside reports: steps of a regulation, difficulties, measures, second persons. Every line
// is somebody's alone, opens its step, and goes when it is done; messages name nobody to those who may not see it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewPeriodRecord } from '../../src/app/views/period-record.ts';
import { lockTalk, updateTalk } from '../../src/store/talks.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { WEDNESDAY } from '../builders/body.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

let served: ServedBody;
beforeAll(async () => {
  served = await servedBody();
  await served.body.activate(shippedRulebook('335-civil-servant'), shippedRulebook('335-leader'));
  await served.body.inLine();
});
afterAll(() => served.drop());

interface Line {
  readonly kind: string;
  readonly period: string;
  readonly count: number;
  readonly due: string | null;
  readonly id: number | null;
  readonly step?: { readonly en: string };
  readonly behind?: number;
}
const owed = async (who: Who, kind: string) =>
  ((await served.get(who, '/today')).at('duties') as Line[]).filter((one) => one.kind === kind);
interface Told {
  readonly code: string;
  readonly params: object;
  readonly place: object;
}
const told = async (who: Who, code: string) =>
  ((await served.get(who, '/messages')).at('items') as Told[]).filter((one) => one.code === code);
const EVERYBODY = ['chair', 'minh', 'thu', 'nam', 'lan', 'binh', 'dung', 'yen', 'office', 'admin'] as const;
/** Who of them has such a line. */
const whoOwes = async (kind: string, more: (line: Line) => boolean = () => true) => {
  const lines = await Promise.all(EVERYBODY.map((who) => owed(who, kind)));
  return EVERYBODY.filter((_, index) => lines[index]?.some(more));
};

describe('steps around the four stages', () => {
  const Q4 = '2026-Q4';
  const step = (key: string) => (line: Line) => line.step?.en === key;
  /** Records a step of lan's quarter; the code of the refusal, or null. */
  const records = (who: Who, key: string) =>
    served.body.does(who, 'record-step', { of: 'lan', week: Q4, step: key, comment: 'Đã ghi nhận.' }).then(
      () => null,
      (error: { code?: string }) => error.code,
    );
  const PUBLISH = step('Notice and publication of the level');
  const ANSWER = step('Answer to the petition');

  it('are owed by one side when their turn has come, in the order of the regulation', async () => {
    const { id } = await served.body.evaluation('lan', Q4);
    expect(await whoOwes('step')).toEqual([]);
    await served.body.sql(`update evaluation set state = 'approved' where tenant_id = 1 and id = $1`, [id]);
    expect(await whoOwes('step')).toEqual(['office']);
    expect((await owed('office', 'step')).filter(PUBLISH)).toMatchObject([{ period: Q4, count: 1, id }]);
    expect(await records('lan', 'petition')).toBe('no-step-open');
    expect(await records('office', 'publish')).toBeNull();
    expect(await told('lan', 'step-taken')).toMatchObject([{ place: { page: 'result', period: Q4, id } }]);
    // Nobody owes a petition, and an answer only once there is one.
    expect(await whoOwes('step')).toEqual([]);
  });

  it('a petition is told to whoever answers it, stands in his list with its day, and the answer comes back', async () => {
    const { id, approver_id: approver } = await served.body.evaluation('lan', Q4);
    const by = EVERYBODY.find((who) => served.id(who) === approver) ?? 'chair';
    expect(await records(by, 'petition-answer')).toBe('no-step-open');
    expect(await records('lan', 'petition')).toBeNull();
    expect(await told(by, 'petition')).toMatchObject([{ place: { page: 'result', period: Q4, id } }]);
    for (const other of EVERYBODY.filter((who) => who !== by))
      expect(await told(other, 'petition'), other).toEqual([]);
    expect(await whoOwes('step')).toEqual([by]);
    const [line] = (await owed(by, 'step')).filter(ANSWER);
    const page = await viewPeriodRecord(served.body.context, served.body.actorFor(by, WEDNESDAY), id);
    const due = page.steps.find(({ key }) => key === 'petition-answer')?.due;
    expect(due).toBe('2026-12-22T10:00:00.000Z');
    expect(line).toMatchObject({ count: 1, id, due });
    expect(await records(by, 'petition-answer')).toBeNull();
    expect(await whoOwes('step')).toEqual([]);
    expect(await told('lan', 'step-taken')).toHaveLength(2);
  });

  it('many are recorded with one password, all or none, and whose record stood in the way is named', async () => {
    const records = await Promise.all(
      (['binh', 'yen', 'tam'] as const).map((who) => served.body.evaluation(who, Q4)),
    );
    const ids = records.map(({ id }) => id);
    await served.body.sql(`update evaluation set state = 'approved' where tenant_id = 1 and id = any ($1)`, [
      ids,
    ]);
    expect((await owed('office', 'step')).filter(PUBLISH)).toMatchObject([
      { period: Q4, count: 3, id: null },
    ]);
    const groups = async (who: Who) => (await served.get(who, `/periods/${Q4}/steps`)).at('groups');
    const [group] = (await groups('office')) as { step: object; items: { id: number }[]; more: boolean }[];
    expect(group).toMatchObject({ step: { key: 'publish', place: 'after-decision' }, more: false });
    expect(group?.items.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const other of ['lan', 'binh', 'nam', 'minh', 'chair', 'admin'] as const)
      expect(await groups(other), other).toEqual([]);
    const send = (versions: readonly number[]) => {
      const words = { act: 'record-step', step: 'publish', comment: 'Thông báo số 12/TB-VP.' };
      const items = ids.map((id, at) => ({ ...words, id, version: versions[at] ?? 0 }));
      return served.post('office', '/evaluations/acts', { items });
    };
    const fresh = records.map(({ seq }) => seq);
    const done = async () =>
      (await served.body.sql(`select id from evaluation where id = any ($1) and steps ? 'publish'`, [ids]))
        .length;
    expect((await send(fresh)).at('code')).toBe('step-up-needed');
    await served.body.sql('update session set step_up_at = $1 where person_id = $2', [
      WEDNESDAY,
      served.id('office'),
    ]);
    const stale = await send(fresh.map((version, at) => (at === 1 ? version - 1 : version)));
    expect([stale.status, stale.at('refusals.0.params.evaluation')]).toEqual([412, ids[1]]);
    expect(await done()).toBe(0);
    expect((await send(fresh)).status).toBe(200);
    expect(await done()).toBe(3);
    expect(await groups('office')).toEqual([]);
    expect(await told('yen', 'step-taken')).toMatchObject([{ place: { page: 'result', period: Q4 } }]);
  });

  it('two regulations that ask for the same at the same time make one line with all their records', async () => {
    const of = await Promise.all(
      (['dung', 'inspector'] as const).map((who) => served.body.evaluation(who, Q4)),
    );
    expect(new Set(of.map(({ rulebook_id: regulation }) => regulation)).size).toBe(2);
    await served.body.sql(`update evaluation set state = 'approved' where tenant_id = 1 and id = any ($1)`, [
      of.map(({ id }) => id),
    ]);
    expect((await owed('office', 'step')).filter(PUBLISH)).toMatchObject([
      { period: Q4, count: 2, id: null },
    ]);
  });
});

describe('difficulties', () => {
  interface Item {
    readonly id: number;
    readonly version: number;
    readonly joinedTo: number | null;
    readonly outcome: object | null;
  }
  const file = async (who: Who, unit: 'culture' | 'economy', text: string) =>
    Number(
      (await served.post(who, '/difficulties', { unit: served.unit(unit), class: 'work', text })).at('id'),
    );
  const item = async (who: Who, id: number) =>
    ((await served.get(who, `/difficulties?state=all&item=${id}`)).at('items') as Item[])[0];
  const act = async (who: Who, id: number, body: object) =>
    served.post(who, `/difficulties/${id}/acts`, { version: (await item(who, id))?.version ?? 0, ...body });

  it('the owner owes an answer with its day, the filer learns of it; nobody else does', async () => {
    const id = await file('yen', 'economy', 'Thiếu máy quét của bà Nguyễn Thị X');
    expect(
      (await act('office', id, { act: 'assign', ownerId: served.id('hai'), due: '2026-11-20' })).status,
    ).toBe(200);
    expect(await told('hai', 'difficulty-assigned')).toMatchObject([
      { params: { item: id, day: '2026-11-20' }, place: { page: 'difficulty', id } },
    ]);
    const line = { count: 1, due: '2026-11-20T10:00:00.000Z', id };
    expect(await owed('hai', 'difficulty')).toMatchObject([line]);
    expect(await whoOwes('difficulty')).toEqual([]);
    expect(
      (await act('office', id, { act: 'assign', ownerId: served.id('minh'), due: '2026-11-20' })).status,
    ).toBe(200);
    expect(await owed('hai', 'difficulty')).toEqual([]);
    expect(await told('hai', 'difficulty-handed-on')).toHaveLength(1);
    expect((await act('minh', id, { act: 'answer', text: 'Đã mua.' })).status).toBe(200);
    expect(await whoOwes('difficulty')).toEqual([]);
    expect(await told('yen', 'difficulty-answered')).toMatchObject([{ params: { item: id } }]);
    for (const who of EVERYBODY.filter((one) => one !== 'yen'))
      expect(await told(who, 'difficulty-answered'), who).toEqual([]);
  });

  it('a double leads its filer to what became of the other, over two joins, and to no word or name of it', async () => {
    const [first, second, own] = [
      await file('yen', 'economy', 'Máy chậm ở phòng bà X'),
      await file('minh', 'culture', 'Máy rất chậm'),
      await file('lan', 'culture', 'Máy chậm'),
    ];
    for (const [from, to] of [
      [own, second],
      [second, first],
    ] as const)
      expect((await act('office', from, { act: 'join', to })).status).toBe(200);
    expect(await told('lan', 'difficulty-joined')).toMatchObject([
      { place: { page: 'difficulty', id: own } },
    ]);
    expect((await act('office', first, { act: 'answer', text: 'Thay máy trong tháng 12.' })).status).toBe(
      200,
    );
    expect(await told('lan', 'difficulty-answered')).toMatchObject([{ params: { item: own } }]);
    expect(await item('lan', first)).toBeUndefined();
    expect((await item('lan', own))?.outcome).toEqual({
      ...{ id: first, state: 'answered', answer: 'Thay máy trong tháng 12.', opens: false },
      ...{ decision: null, documentNumber: null },
    });
    const seen = await served.get('lan', '/difficulties?state=all');
    expect(seen.text).not.toContain('bà X');
    expect(seen.text).not.toContain(served.body.nameOf('yen'));
    expect((await item('office', own))?.outcome).toMatchObject({ id: first, opens: true });
    expect(await item('binh', own)).toBeUndefined();
  });

  it('a list for the leaders is told to the leaders, with the number of its items', async () => {
    const compiled = await served.post('office', '/difficulties/lists', {});
    expect(await told('chair', 'difficulties-listed')).toMatchObject([
      {
        params: { count: compiled.at('items') },
        place: { page: 'difficulty-list', id: compiled.at('list') },
      },
    ]);
    for (const who of EVERYBODY.filter((one) => one !== 'chair'))
      expect(await told(who, 'difficulties-listed'), who).toEqual([]);
  });
});

describe('second persons and deciders', () => {
  const draft = `insert into rulebook_draft (tenant_id, id, rulebook_id, version, source, state, created_by, created_at,
      proposed_by, proposed_at, changed_at, hash, effect)
    values (1, 7, 'x', 1, '', 'proposed', $1, now(), $1, now(), now(), 'x', '{}')`;
  const job = `insert into import_job (tenant_id, id, kind, file_name, file_hash, tables, options, state, created_by,
      created_at, proposal)
    values (1, 9, 'people', 'a.xlsx', repeat('0', 64), '[]', '{}', 'proposed', $1, now(), jsonb_build_object('by', $1::int))`;
  const proposal = `insert into catalogue_proposal (tenant_id, id, unit_id, entry, reason, state, proposed_by, proposed_at)
    values (1, 3, $1, '{}', 'x', 'open', $2, now())`;
  const grant = (id: number, who: Who, role: string) =>
    served.body.sql(
      `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from, document_number)
       values (1, $1, $2, $3, null, '2026-01-01', '01/QĐ')`,
      [id, served.id(who), role],
    );

  it('a proposed regulation and open readings wait for approvers, not for whoever proposed', async () => {
    await grant(9001, 'chair', 'regulation-approver');
    await grant(9002, 'minh', 'regulation-approver');
    await served.body.sql(draft, [served.id('minh')]);
    expect(await whoOwes('rulebook-decide')).toEqual(['chair']);
    expect(await owed('chair', 'rulebook-decide')).toMatchObject([{ count: 1, id: 7 }]);
    const open =
      shippedRulebook('335-civil-servant').readings.length + shippedRulebook('335-leader').readings.length;
    expect(await whoOwes('reading-confirm', ({ count }) => count === open)).toEqual(['chair', 'minh']);
    // What he decides afterwards is counted behind it, with its deadline; who decides nothing reads of nothing behind.
    const [line] = await owed('chair', 'reading-confirm');
    expect(line).toMatchObject({ due: null });
    expect(line?.behind).toBeUndefined();
    const scored = await served.body.sql(
      `update evaluation set state = 'scored' where tenant_id = 1 and approver_id = $1 and period_kind = 'quarter'
       and subject = 'person' and state = 'open' and counted returning id`,
      [served.id('chair')],
    );
    expect(scored.length).toBeGreaterThan(0);
    expect(await owed('chair', 'reading-confirm')).toMatchObject([{ behind: scored.length }]);
    expect((await owed('chair', 'reading-confirm'))[0]?.due).toMatch(/Z$/);
    expect((await owed('minh', 'reading-confirm'))[0]?.behind).toBeUndefined();
  });

  it('an import waits for another administrator of the whole body, the catalogue for its office', async () => {
    await grant(9003, 'dung', 'organization-admin');
    await served.body.sql(job, [served.id('admin')]);
    expect(await whoOwes('import-agree')).toEqual(['dung']);
    expect(await owed('cultureAdmin', 'import-agree')).toEqual([]);
    await served.body.sql(proposal, [served.unit('ward'), served.id('lan')]);
    expect(await whoOwes('catalogue-decide')).toEqual(['office']);
    expect(await owed('cultureOffice', 'catalogue-decide')).toEqual([]);
  });

  it('the neighbour sees none of it, and the number is that of the lines', async () => {
    for (const who of ['chair', 'office', 'dung'] as const) {
      const theirs = (await served.get(who, '/today', 2)).at('duties') as Line[];
      const kinds = theirs.map(({ kind }) => kind);
      for (const kind of ['rulebook-decide', 'import-agree', 'catalogue-decide', 'difficulty', 'step'])
        expect(kinds, who).not.toContain(kind);
      const today = await served.get(who, '/today');
      const lines = today.at('duties') as Line[];
      expect(today.at('waiting'), who).toBe(lines.reduce((sum, { count }) => sum + count, 0));
    }
  });
});

it("a measure agreed with somebody else is its owner's to do; of whom it was is not said", async () => {
  await served.body.sql(
    `insert into talk_case (tenant_id, id, person_id, unit_id, trigger, weeks, rulebook_id, rulebook_version, state,
       proposed_at, due, held_on, office_id, head_id, changed_at)
     select 1, 1, $1, $2, 'x', '{2026-W46}', rulebook_id, version, 'held', now(), '2026-11-20', '2026-11-17', $3, $4, now()
     from rulebook_version where tenant_id = 1 limit 1`,
    [served.id('binh'), served.unit('culture'), served.id('office'), served.id('minh')],
  );
  await served.body.sql(
    `insert into talk_measure (tenant_id, talk_id, no, person_id, unit_id, owner_id, due)
     values (1, 1, 1, $1, $2, $3, '2026-11-25')`,
    [served.id('binh'), served.unit('culture'), served.id('yen')],
  );
  expect(await whoOwes('measure')).toEqual(['yen']);
  expect(await owed('yen', 'measure')).toMatchObject([{ count: 1, due: '2026-11-25T10:00:00.000Z' }]);
  const talks = await served.get('yen', '/talks?mine=yes');
  expect(talks.body).toMatchObject({
    items: [],
    measures: [{ talk: 1, no: 1, due: '2026-11-25', opens: false }],
  });
  expect(talks.text).not.toContain(served.body.nameOf('binh'));
  expect((await served.get('yen', '/talks/1')).status).toBe(404);
  // The Office ends the case with a word; what was not done is nobody's any more.
  const scope = { tenantId: 1, personId: null, actor: 'system', today: '2026-11-18' } as const;
  await inTransaction(served.body.pool, scope, async (tx) => {
    const one = await lockTalk(tx, 1, 1);
    if (one !== null) await updateTalk(tx, 1, WEDNESDAY, one, { ...one, state: 'closed', version: 2 });
  });
  expect(await whoOwes('measure')).toEqual([]);
});
