// Facts, proposals and talks over HTTP: who records, who sees, who decides, and that nobody does on himself.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { talkForm } from '../../src/app/print-talk.ts';
import { proposeTalks } from '../../src/app/talks/propose.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewTalk } from '../../src/app/views/talks.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { formWords } from '../../src/text/forms/index.ts';
import { WEDNESDAY } from '../builders/body.ts';
import { onOldestMajor } from '../database.ts';
import { reasons, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

interface Item {
  readonly id: number;
  readonly version: number;
  readonly state: string;
  readonly person: { readonly id: number };
  readonly weekKeys: readonly string[];
  readonly may: readonly string[];
}

onOldestMajor('handling of responsibility', (major) => {
  let served: ServedBody;
  beforeAll(async () => {
    served = await servedBody(major);
    await served.body.away('binh', 'leave', '2026-11-02', '2026-11-07');
    for (const now of ['2026-10-28T03:00:00.000Z', '2026-11-04T03:00:00.000Z', WEDNESDAY])
      await served.body.inLine(now);
  });
  afterAll(() => served.drop());

  const recordId = async (who: Who, week: string) => (await served.body.evaluation(who, week)).id;
  const breach = (day: string) => ({
    ...{ class: 'breach', breach: 'hours', day, what: 'Đến muộn 45 phút, không báo trước' },
    ...{ article: 'Điều 5 Nội quy cơ quan', evidence: 'Sổ trực bộ phận một cửa' },
  });
  const undone = (day: string, what: string) => ({
    ...{ class: 'undone-important', breach: null, day, what },
    ...{ article: '', evidence: 'Công văn giao việc 214' },
  });
  const fact = async (by: Who, of: Who, week: string, form: object) =>
    served.post(by, `/evaluations/${await recordId(of, week)}/facts`, form);
  const badWeek = async (of: Who, week: string, day: string) => {
    for (const form of [breach(day), undone(day, 'Tờ trình 1'), undone(day, 'Tờ trình 2')])
      expect((await fact('office', of, week, form)).status, `${of} ${week}`).toBe(200);
  };
  const list = async (who: Who, query = 'state=all', tenant: 1 | 2 = 1) =>
    (await served.get(who, `/talks?${query}`, tenant)).at('items') as Item[];
  const newest = async (who: Who) => (await list(who))[0] as Item;
  const act = async (who: Who, body: object, id?: number) => {
    const one = await newest('office');
    return served.post(who, `/talks/${id ?? one.id}/acts`, { version: one.version, ...body });
  };
  const conduct = async (who: Who, of: Who, week: string) =>
    served.get(who, `/evaluations/${await recordId(of, week)}/facts`);

  it('facts are recorded by manager, head or Office; never by the person, a colleague or the inspector', async () => {
    for (const who of ['nam', 'minh', 'chair', 'cultureOffice'] as const)
      expect((await fact(who, 'lan', '2026-W45', breach('2026-11-05'))).status, who).toBe(200);
    for (const who of ['lan', 'inspector'] as const)
      expect((await fact(who, 'lan', '2026-W45', breach('2026-11-05'))).status, who).toBe(403);
    for (const who of ['binh', 'dung', 'yen', 'admin'] as const)
      expect((await fact(who, 'lan', '2026-W45', breach('2026-11-05'))).status, who).toBe(404);
  });

  it('whoever reads what was recorded of somebody is told to that person', async () => {
    for (const [who, of] of [
      ['lan', 'lan'],
      ['inspector', 'lan'],
      ['inspector', 'yen'],
    ] as const)
      expect((await conduct(who, of, '2026-W45')).status).toBe(200);
    const looks = await served.body.sql(
      `select actor_id as actor, subject_id as subject from event_log
       where tenant_id = 1 and kind = 'read' and detail ->> 'view' = 'facts'`,
    );
    expect(looks).toEqual([{ actor: served.id('inspector'), subject: served.id('lan') }]);
  });

  it('a fact has a day of its week, an article and evidence', async () => {
    const bare = { ...breach('2026-11-09'), article: '', evidence: ' - ' };
    expect(reasons(await fact('nam', 'lan', '2026-W45', bare))).toEqual([
      'day-outside-week',
      'article-missing',
      'evidence-missing',
    ]);
    expect(reasons(await fact('nam', 'lan', '2026-W47', breach('2026-11-19')))).toEqual(['day-to-come']);
  });

  it('the person sees it at once, is told, and nobody else beside those of the week sees it', async () => {
    const mine = await conduct('lan', 'lan', '2026-W45');
    expect(mine.at('facts')).toHaveLength(4);
    expect(mine.at('facts.0')).toMatchObject({ evidence: 'Sổ trực bộ phận một cửa', mayWithdraw: false });
    expect(mine.at('may')).toEqual([]);
    const told = (await served.get('lan', '/messages')).at('items') as { code: string }[];
    expect(told.filter(({ code }) => code === 'fact-recorded')).toHaveLength(4);
    expect((await conduct('inspector', 'lan', '2026-W45')).at('facts')).toHaveLength(4);
    for (const who of ['binh', 'dung', 'admin'] as const)
      expect((await conduct(who, 'lan', '2026-W45')).status, who).toBe(404);
    const path = `/evaluations/${await recordId('lan', '2026-W45')}/facts`;
    expect((await served.get('lan', path, 2)).status).toBe(404);
  });

  it('a manager takes back his own alone, with a reason; it stays to be read', async () => {
    const facts = (await conduct('nam', 'lan', '2026-W45')).at('facts') as {
      id: number;
      mayWithdraw: boolean;
      recordedBy: { id: number };
    }[];
    expect(facts.filter((one) => one.mayWithdraw).map((one) => one.recordedBy.id)).toEqual([
      served.id('nam'),
    ]);
    const other = facts.find((one) => one.recordedBy.id === served.id('minh'))?.id ?? 0;
    const own = facts.find((one) => one.recordedBy.id === served.id('nam'))?.id ?? 0;
    const back = (who: Who, id: number, reason: string) =>
      served.post(who, `/facts/${id}/acts`, { act: 'withdraw', version: 1, reason });
    expect((await back('nam', other, 'x')).status).toBe(403);
    expect((await back('dung', own, 'x')).status).toBe(404);
    expect((await back('lan', own, 'x')).status).toBe(403);
    expect(reasons(await back('nam', own, ' '))).toEqual(['comment-required']);
    expect((await back('nam', own, 'Đã có giấy xin phép')).status).toBe(200);
    expect((await back('nam', own, 'Lần nữa')).status).toBe(403);
    const seen = (await conduct('lan', 'lan', '2026-W45')).at('facts') as { id: number }[];
    expect(seen.find(({ id }) => id === own)).toMatchObject({
      withdrawn: true,
      reason: 'Đã có giấy xin phép',
    });
  });

  it('two counted weeks in a row propose a talk, once; a week on leave between does not count', async () => {
    await badWeek('lan', '2026-W45', '2026-11-05');
    await badWeek('lan', '2026-W46', '2026-11-12');
    await badWeek('binh', '2026-W44', '2026-10-28');
    await badWeek('binh', '2026-W45', '2026-11-05');
    await badWeek('binh', '2026-W46', '2026-11-12');
    await badWeek('yen', '2026-W46', '2026-11-12');
    await badWeek('yen', '2026-W47', '2026-11-17');
    const moment = { tenantId: 1, today: '2026-11-18', now: WEDNESDAY };
    const made = await Promise.all([
      proposeTalks(served.body.context, moment),
      proposeTalks(served.body.context, moment),
    ]);
    expect(made.toSorted((a, b) => a - b)).toEqual([0, 2]);
    const found = await list('office');
    expect(found.map(({ person, weekKeys }) => [person.id, weekKeys])).toEqual([
      [served.id('binh'), ['2026-W44', '2026-W46']],
      [served.id('lan'), ['2026-W45', '2026-W46']],
    ]);
    expect(await proposeTalks(served.body.context, moment)).toBe(0);
    expect(await list('office', 'state=all', 2)).toEqual([]);
  });

  it('is seen by the person, heads, Office and inspector of the part; for others it is not there', async () => {
    for (const who of ['minh', 'chair', 'inspector', 'cultureOffice'] as const)
      expect(await list(who), who).toHaveLength(2);
    for (const who of ['lan', 'binh'] as const) expect(await list(who), who).toHaveLength(1);
    for (const who of ['nam', 'thu', 'dung', 'yen', 'admin'] as const)
      expect(await list(who), who).toEqual([]);
    const { id } = await newest('lan');
    for (const who of ['nam', 'binh', 'dung', 'admin'] as const) {
      expect((await served.get(who, `/talks/${id}`)).status, who).toBe(404);
      expect((await act(who, { act: 'decline', text: 'x' }, id)).status, who).toBe(404);
    }
    expect((await act('inspector', { act: 'decline', text: 'x' }, id)).status).toBe(403);
    expect((await act('lan', { act: 'decline', text: 'x' }, id)).status).toBe(403);
  });

  it('row-level security hides the same rows and words, whatever the program asks', async () => {
    const rows = (who: Who) => {
      const scope = { tenantId: 1, personId: served.id(who), actor: 'person', today: '2026-11-18' } as const;
      return inTransaction(served.body.pool, scope, async (tx) => {
        const [talks] = await tx.query<{ count: number }>('select count(*)::int as count from talk_case');
        const [facts] = await tx.query<{ count: number }>(
          `select count(*)::int as count from conduct_fact where person_id = ${served.id('lan')}`,
        );
        const [words] = await tx.query<{ count: number }>(
          `select count(*)::int as count from act_text where record_kind in ('talk', 'conduct-fact')`,
        );
        return [talks?.count, facts?.count, (words?.count ?? 0) > 0];
      });
    };
    expect(await rows('minh')).toEqual([2, 10, true]);
    expect(await rows('lan')).toEqual([1, 10, true]);
    expect(await rows('nam')).toEqual([0, 10, true]);
    for (const who of ['dung', 'admin', 'guest'] as const)
      expect((await rows(who)).slice(0, 2), who).toEqual([0, 0]);
    expect((await rows('guest'))[2]).toBe(false);
  });

  it('the approver of the present week stands as a head, in the rows as in the guard; a former one does not', async () => {
    const sees = async (who: Who) => {
      const scope = { tenantId: 1, personId: served.id(who), actor: 'person', today: '2026-11-18' } as const;
      const rows = await inTransaction(served.body.pool, scope, (tx) => tx.query('select from talk_case'));
      const listed = await list(who);
      expect(listed, who).toHaveLength(rows.length);
      return listed.map(({ may }) => may);
    };
    const decides = ['accept', 'decline'];
    const { sql } = served.body;
    const [guest, minh] = [served.id('guest'), served.id('minh')];
    const before = [await served.body.evaluation('lan'), await served.body.evaluation('binh')];
    const week = `tenant_id = 1 and week_start = '2026-11-16' and subject = 'person'
      and person_id in (${served.id('lan')}, ${served.id('binh')})`;
    // Approved the weeks the case rests on, and approves no more.
    await sql(`update talk_case set authority_id = ${guest} where tenant_id = 1`);
    expect(await sees('guest')).toEqual([]);
    expect((await served.get('guest', `/talks/${(await newest('lan')).id}`)).status).toBe(404);
    await sql(`update talk_case set authority_id = ${minh} where tenant_id = 1`);
    // The successor, who approved none of those weeks.
    await sql(`update evaluation set approver_id = ${guest} where ${week}`);
    expect(await sees('guest')).toEqual([decides, decides]);
    const view = await served.get('office', `/talks/${(await newest('lan')).id}`);
    expect(view.at('holders.heads.0')).toMatchObject({ id: guest });
    // Of two posts evaluated apart the one under the regulation of the case says who; here it is the other one.
    await sql(`insert into evaluation select (jsonb_populate_record(e, jsonb_build_object('id', 1, 'approver_id',
      ${minh}, 'assignment_id', 999))).* from evaluation e where ${week} and person_id = ${served.id('lan')}`);
    await sql(`update evaluation set rulebook_id = 'other' where ${week} and id <> 1
      and person_id = ${served.id('lan')}`);
    expect(await sees('guest')).toHaveLength(1);
    await sql(`delete from evaluation where ${week} and id = 1`);
    await sql(`update evaluation set rulebook_id = '${before[0]?.rulebook_id}' where ${week}`);
    // A record without a post, or of other days of the week, says nothing of today.
    await sql(`update evaluation set counted = false, not_counted_kind = 'no-post'
      where ${week} and person_id = ${served.id('binh')}`);
    expect(await sees('guest')).toHaveLength(1);
    await sql(
      `update evaluation set slice_from = '2026-11-19' where ${week} and person_id = ${served.id('lan')}`,
    );
    expect(await sees('guest')).toEqual([]);
    await sql(`update evaluation set slice_from = '2026-11-16' where ${week}`);
    expect(await sees('guest')).toHaveLength(1);
    // A decided record keeps its approver; the post ended all the same.
    await sql(`update assignment set valid_to = '2026-11-18' where tenant_id = 1 and person_id = ${guest}`);
    expect(await sees('guest')).toEqual([]);
    await sql(`update assignment set valid_to = null where tenant_id = 1 and person_id = ${guest}`);
    for (const { id, approver_id, counted, not_counted_kind } of before)
      await sql(
        `update evaluation set approver_id = $2, counted = $3, not_counted_kind = $4 where id = $1 and ${week}`,
        [...[id, approver_id, counted, not_counted_kind]],
      );
  });

  it('people decide: declining needs a reason, a day is set with a place', async () => {
    const [binh] = await list('office');
    expect(reasons(await act('minh', { act: 'decline', text: '...' }))).toEqual(['comment-required']);
    expect(
      (await act('minh', { act: 'decline', text: 'Do thiếu người thay, đã bố trí lại' })).at('state'),
    ).toBe('declined');
    expect((await served.get('binh', `/talks/${binh?.id}`)).at('declinedBecause')).toBe(
      'Do thiếu người thay, đã bố trí lại',
    );
    expect(
      await proposeTalks(served.body.context, { tenantId: 1, today: '2026-11-18', now: WEDNESDAY }),
    ).toBe(0);
    const { id, version } = await newest('lan');
    const accept = { act: 'accept', version, on: '2026-11-20', place: 'Phòng họp tầng 2' };
    expect((await served.post('cultureOffice', `/talks/${id}/acts`, accept)).at('state')).toBe('accepted');
    expect((await served.post('minh', `/talks/${id}/acts`, accept)).status).toBe(412);
    const told = (await served.get('lan', '/messages')).at('items') as { code: string; params: object }[];
    expect(told[0]).toMatchObject({ code: 'talk-planned', params: { day: '2026-11-20' } });
  });

  it('Office and head hold it, the record names measures, the person objects in writing', async () => {
    const { id, version } = await newest('lan');
    const measure = { text: 'Nộp hai tờ trình còn nợ', ownerId: served.id('lan'), due: '2026-11-25' };
    const held = {
      ...{ act: 'hold', version, on: '2026-11-18', said: 'Đã làm rõ nguyên nhân chậm' },
      ...{ officeId: served.id('cultureOffice'), headId: served.id('minh') },
      measures: [measure, { ...measure, text: 'Kèm cặp hằng ngày', ownerId: served.id('nam') }],
    };
    const post = (who: Who, body: object) => served.post(who, `/talks/${id}/acts`, body);
    expect(reasons(await post('minh', { ...held, officeId: served.id('thu') }))).toEqual([
      'both-hold-the-talk',
    ]);
    expect(reasons(await post('office', held))).toEqual(['writer-held-it']);
    expect((await post('lan', held)).status).toBe(403);
    expect((await post('minh', held)).at('state')).toBe('held');
    // Whoever is to do something about somebody else is told what and when, and not about whom.
    const items = (await served.get('nam', '/messages')).at('items') as { readonly code: string }[];
    expect(items.filter(({ code }) => code === 'measure-owned')).toMatchObject([
      { params: { day: '2026-11-25' }, place: { page: 'measures' } },
    ]);
    const owned = (await served.get('nam', '/talks')).at('measures');
    expect(owned).toMatchObject([{ text: 'Kèm cặp hằng ngày', opens: false }]);
    expect((await served.get('lan', '/talks')).at('measures')).toMatchObject([
      { text: measure.text, opens: true },
    ]);
    const view = await served.get('lan', `/talks/${id}`);
    expect(view.at('weeks')).toMatchObject([
      { week: '2026-W45', facts: { length: 7 } },
      { week: '2026-W46', facts: { length: 3 } },
    ]);
    expect(view.at('may')).toEqual(['sign', 'object']);
    expect(reasons(await post('lan', { act: 'object', version: 3, text: ' ' }))).toEqual([
      'comment-required',
    ]);
    expect((await post('minh', { act: 'sign', version: 3 })).status).toBe(403);
    expect(
      (await post('lan', { act: 'object', version: 3, text: 'Hồ sơ thiếu do bên ngoài' })).at('state'),
    ).toBe('objected');
    // Who decides is told that he objects, not merely that there is an answer.
    const answers = async (who: Who) => (await served.get(who, '/messages')).text.match(/talk-(ob|ans)\w+/g);
    expect([await answers('minh'), await answers('cultureOffice')]).toEqual([
      ['talk-objected'],
      ['talk-objected'],
    ]);
    expect(await answers('nam')).toBeNull();
  });

  it('the record goes along as a form to sign, in both languages, for those of the case alone', async () => {
    const { id } = await newest('lan');
    const [declined] = (await list('binh')).map((one) => one.id);
    for (const end of ['pdf', 'xlsx']) {
      for (const who of ['lan', 'minh', 'cultureOffice', 'inspector'] as const)
        expect((await served.get(who, `/talks/${id}/record.${end}`)).status, `${who} ${end}`).toBe(200);
      for (const who of ['nam', 'binh', 'dung', 'admin'] as const)
        expect((await served.get(who, `/talks/${id}/record.${end}`)).status, `${who} ${end}`).toBe(404);
      expect((await served.get('minh', `/talks/${id}/record.${end}`, 2)).status).toBe(404);
      expect((await served.get('minh', `/talks/${declined}/record.${end}`)).status).toBe(404);
    }
    const pdf = await served.get('minh', `/talks/${id}/record.pdf?locale=en`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.text).toContain('pdfaid');
    const view = await viewTalk(served.body.context, served.body.actorFor('minh', WEDNESDAY), id);
    const form = talkForm(view, { locale: 'vi', texts: formWords('vi') }, 'Phường Nha Trang');
    expect(JSON.stringify(form.sections)).toContain('Kèm cặp hằng ngày');
    expect(form.sections.at(-1)).toMatchObject({
      lines: [{ text: `${view.person.name} không ký xác nhận mà có ý kiến khác: Hồ sơ thiếu do bên ngoài` }],
    });
    expect(form.sections[1]).toMatchObject({ rows: { length: 2 } });
    // Seven facts of the one week, one of them taken back, and three of the other.
    expect(form.sections[2]).toMatchObject({ rows: { length: 10 } });
    expect(form.signatures.map(({ name }) => name)).toEqual([
      view.person.name,
      view.office?.name,
      view.head?.name,
    ]);
    const english = talkForm(view, { locale: 'en', texts: formWords('en') }, 'Phường Nha Trang');
    expect(english.title).toBe('RECORD OF A TALK');
    expect(JSON.stringify(english)).not.toMatch(/\{\w+\}|undefined/);
  });

  it('measures stand on the following weeks for person and manager until they are done', async () => {
    const { id } = await newest('lan');
    const seen = async (who: Who) =>
      (await conduct(who, 'lan', '2026-W47')).at('measures') as { opens: boolean }[];
    expect(await seen('lan')).toHaveLength(2);
    // The manager sees what is to be done, not the record of the talk.
    expect((await seen('nam')).map(({ opens }) => opens)).toEqual([false, false]);
    const finish = (who: Who, version: number, no: number) =>
      served.post(who, `/talks/${id}/acts`, { act: 'finish', version, no, text: 'Đã nộp ngày 18/11' });
    expect((await finish('lan', 4, 1)).status).toBe(403);
    expect((await finish('minh', 4, 1)).at('state')).toBe('objected');
    expect(await seen('nam')).toHaveLength(1);
    expect((await finish('minh', 5, 2)).at('state')).toBe('closed');
    expect(await seen('lan')).toEqual([]);
    expect((await served.acts('talk', id)).map((one) => one.act)).toEqual([
      ...['proposed', 'accepted', 'held', 'objected', 'measure-done', 'measure-done', 'closed'],
    ]);
  });

  it('reading another case leaves its mark, and the ledger proves every state', async () => {
    const { id } = await newest('lan');
    await served.get('inspector', `/talks/${id}`);
    const read = await served.body.sql(
      `select detail ->> 'view' as view from event_log where tenant_id = 1 and kind = 'read' and record_kind = 'talk'
         and record_id = $1 and actor_id = $2 and subject_id = $3 order by event_no`,
      [id, served.id('inspector'), served.id('lan')],
    );
    // The case, and the two files of its record made above.
    expect(read).toEqual([{ view: 'talk-file' }, { view: 'talk-file' }, { view: 'talk' }]);
    const troubles: Trouble[] = [];
    // The absence was put there by the builder, without any act.
    const tell = (trouble: Trouble) => trouble.kind !== 'absence' && troubles.push(trouble);
    await verifyTenant(served.body.pool, 1, tell);
    expect(troubles).toEqual([]);
    // Who sees a measure goes by the unit beside it.
    const toAndFro = () =>
      served.body.sql(`update talk_measure set unit_id = -unit_id where talk_id = ${id}`);
    await toAndFro();
    await verifyTenant(served.body.pool, 1, tell);
    expect(troubles.splice(0)).toMatchObject([{ kind: 'talk', id, code: 'state-differs' }]);
    await toAndFro();
    await served.body.sql(`update talk_case set state = 'signed' where id = $1 and tenant_id = 1`, [id]);
    await verifyTenant(served.body.pool, 1, tell);
    expect(troubles).toMatchObject([{ kind: 'talk', id, code: 'state-differs' }]);
  });

  it('row-level security hides what was said in a talk from everybody it does not concern', async () => {
    const hears = (who: Who) => {
      const scope = { tenantId: 1, personId: served.id(who), actor: 'person', today: '2026-11-18' } as const;
      const text = `select 1 from act_text where record_kind = 'talk' limit 1`;
      return inTransaction(served.body.pool, scope, async (tx) => (await tx.query(text)).length > 0);
    };
    expect(await hears('minh')).toBe(true);
    for (const who of ['dung', 'admin', 'guest'] as const) expect(await hears(who), who).toBe(false);
  });
});
