// A unit's week end to end: made for each unit with a head, begun from the members' work, written by the head or whom he
// named, confirmed above, beside its members' results; handed to a new head; a head capped at the unit's level; verified.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeUnitPeriod } from '../../src/app/close-period.ts';
import { keepDraft } from '../../src/app/drafts.ts';
import { printPeriodRecord } from '../../src/app/print-period.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewEvaluation } from '../../src/app/views/evaluation.ts';
import { viewMessage, viewMessages } from '../../src/app/views/messages.ts';
import { viewPeriodRecords } from '../../src/app/views/period-list.ts';
import { viewPeriodRecord } from '../../src/app/views/period-record.ts';
import { viewToday } from '../../src/app/views/today.ts';
import { viewUnitWeek } from '../../src/app/views/unit-week.ts';
import { periodRoutes } from '../../src/contract/periods.ts';
import { weekRoutes } from '../../src/contract/weeks.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { readRulebook } from '../../src/files/rulebook-file.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { formWords } from '../../src/text/forms/index.ts';
import {
  AFTER_CLOSE,
  aBody,
  aReport,
  type Body,
  type Does,
  MONDAY_AFTER,
  WEDNESDAY,
  WEEK,
} from '../builders/body.ts';
import { facts, quarterlyRulebook } from '../builders/quarter.ts';

function shipped(name: string): Rulebook {
  const read = readRulebook(readFileSync(new URL(`../../rulebooks/${name}`, import.meta.url), 'utf8'), name);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  // A named approver has confirmed what is open.
  return { ...read.rulebook, readings: [] };
}

const UNIT = shipped('8679-unit.yaml');
const Q4 = '2026-Q4';
const EXCELLENT = { quality: 3800, progress: 3800, conduct: 1900 };
const FULL = { quality: 3000, progress: 3000, conduct: 1500 };
const codes = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { code: string; detail?: { refusals?: { code: string }[] } }) =>
      error.detail?.refusals?.map((one) => one.code) ?? [error.code],
  );

describe('the week of a unit', () => {
  let body: Body;
  const unitRow = (unit: 'culture' | 'economy', period = WEEK) =>
    body.unitRecord(body.unit[unit] ?? 0, period);
  const seen = async (who: string, unit: 'culture' | 'economy' = 'culture', now = MONDAY_AFTER) => {
    const { id } = await unitRow(unit);
    const view = await viewPeriodRecord(body.context, body.actorFor(who, now), id);
    return periodRoutes.periodRecord.reply.parse(view);
  };
  const act = (who: string, name: 'submit' | 'decide', more: Partial<Does> = {}) =>
    body.does(who, name, { of: who, unit: body.unit.culture ?? 0, now: MONDAY_AFTER, ...more });
  const filed: Partial<Does> = {
    entered: EXCELLENT,
    facts: facts([]),
    report: aReport('Tổng hợp quy hoạch phường'),
  };

  beforeAll(async () => {
    body = await aBody();
    await body.activate(UNIT);
    await body.inLine();
  });
  afterAll(() => body.drop());

  it('is made for every unit with a head, confirmed by the leader above, and is nobody’s own week', async () => {
    const rows = await body.sql(
      `select unit_id, person_id, approver_id, one_authority, rank from evaluation
       where subject = 'unit' and week_start = '2026-11-16' order by unit_id`,
    );
    expect(rows).toEqual(
      (['culture', 'economy'] as const)
        .map((key) => ({
          ...{ unit_id: body.unit[key], person_id: body.person[key === 'culture' ? 'minh' : 'dung'] },
          ...{ approver_id: body.person.chair, one_authority: true, rank: 'head' },
        }))
        .toSorted((a, b) => Number(a.unit_id) - Number(b.unit_id)),
    );
    const { people, counts } = weekRoutes.unitWeek.reply.parse(
      await viewUnitWeek(body.context, body.actorFor('minh', WEDNESDAY), body.unit.culture ?? 0, WEEK),
    );
    expect(people).toHaveLength(counts.people);
    const { id } = await unitRow('culture');
    await expect(
      viewEvaluation(body.context, body.actorFor('minh', WEDNESDAY), Number(id)),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is on the list of what the head owes, begins from filed work of members, and asks for work', async () => {
    await body.does('lan', 'submit', { of: 'lan', report: aReport('Rà soát di tích'), entered: FULL });
    const { duties } = weekRoutes.today.reply.parse(
      await viewToday(body.context, body.actorFor('minh', MONDAY_AFTER)),
    );
    expect(duties.filter(({ subject, period }) => subject === 'unit' && period === WEEK)).toMatchObject([
      { kind: 'submit', period: WEEK, subject: 'unit', unit: { id: body.unit.culture }, count: 1 },
    ]);
    const view = await seen('minh');
    expect(view.unitWork?.offered.map(({ title, by }) => [title, by])).toEqual([
      ['Rà soát di tích', body.nameOf('lan')],
    ]);
    expect(await codes(act('minh', 'submit', { entered: EXCELLENT, facts: facts([]) }))).toEqual([
      'report-empty',
    ]);
    expect(await codes(act('nam', 'submit', filed))).toEqual(['not-found']);
  });

  it('may be written by whom the head named, who then judges nothing of it; each types for himself', async () => {
    await body.lend('minh', 'binh', ['draft'], '2026-11-18');
    await body.lend('chair', 'binh', ['approve'], '2026-11-18');
    const { id } = await unitRow('culture');
    const draft = { evaluationId: Number(id), version: 0, body: { by: 'x' } };
    await keepDraft(body.context, body.actorFor('minh', MONDAY_AFTER), draft);
    await keepDraft(body.context, body.actorFor('binh', MONDAY_AFTER), draft);
    expect((await seen('binh')).may).toEqual(['submit']);
    await act('binh', 'submit', filed);
    const view = await seen('binh');
    expect(view).toMatchObject({
      state: 'submitted',
      may: ['withdraw'],
      unitWork: { members: { hidden: true } },
    });
    expect(view.acts.at(-1)).toMatchObject({ role: 'drafter', actingFor: { name: body.nameOf('minh') } });
    expect(await codes(act('binh', 'decide'))).toEqual(['not-your-part']);
    expect((await seen('minh')).unitWork?.members.hidden).toBe(false);
  });

  it('stands beside its members, who contradict it, and is confirmed above', async () => {
    const weak = { quality: 2000, progress: 2000, conduct: 1000 };
    await body.does('nam', 'score', { of: 'lan', entered: weak, comment: 'Yếu' });
    await body.does('minh', 'approve', { of: 'lan', comment: 'Duyệt' });
    const view = await seen('chair');
    expect(view.unitWork?.members).toMatchObject({
      decided: 1,
      mean: { shown: 5000 },
      contradictions: [{ key: 'excellent-with-weak-members', weak: 1, of: 1, citation: { confidence: 'D' } }],
    });
    expect(view.unitWork?.report?.items.map(({ title }) => title)).toEqual(['Tổng hợp quy hoạch phường']);
    // Whose result was shown is told that person; who only stands in for the approver reads no results of others here.
    const looks = await body.sql(
      `select actor_id as actor from event_log where subject_id = $1 and detail ->> 'view' = 'unit-record'`,
      [body.person.lan],
    );
    expect(looks).toEqual([{ actor: body.person.chair }]);
    await body.lend('chair', 'yen', ['approve'], '2026-11-18');
    expect((await seen('yen')).unitWork?.members).toMatchObject({ hidden: true, people: [], byLevel: {} });
    await body.sql('update delegation set revoked_at = now() where delegate_id = $1', [body.person.yen]);
    const list = await viewPeriodRecords(body.context, body.actorFor('chair', MONDAY_AFTER), {
      period: WEEK,
      part: 'approve',
    });
    expect(periodRoutes.periodRecords.reply.parse(list).items.map(({ subject }) => subject)).toEqual([
      'unit',
      'unit',
    ]);
    expect(await codes(act('minh', 'decide'))).toEqual(['own-case']);
    expect(await codes(act('chair', 'decide', { steppedUp: false }))).toEqual(['step-up-needed']);
    await act('chair', 'decide', { entered: FULL, facts: facts([]), comment: 'Thành viên còn yếu' });
    expect(await unitRow('culture')).toMatchObject({ state: 'approved', level: 'good' });
    expect((await seen('minh')).unitWork?.members.contradictions).toEqual([]);
  });

  it('is printed in the layout of the Party, with the work of the unit and two places to sign', async () => {
    const { id } = await unitRow('culture');
    const tenant = { id: body.tenantId, name: 'Phường Nha Trang', zone: 'Asia/Ho_Chi_Minh' } as Parameters<
      typeof printPeriodRecord
    >[2]['tenant'];
    const order = { id, tenant, locale: 'vi' as const, texts: formWords('vi') };
    const html = await printPeriodRecord(body.context, body.actorFor('chair', MONDAY_AFTER), order);
    for (const part of [
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'PHIẾU TỰ ĐÁNH GIÁ CỦA TẬP THỂ',
      'Tổng hợp quy hoạch phường',
      '75',
    ])
      expect(html).toContain(part);
    // Parts are counted as they stand, whatever number the fullest form gives them.
    const numbers = [...html.matchAll(/>([IVX]+)\. /g)].map(([, number]) => number);
    expect(numbers).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'].slice(0, numbers.length));
    expect(numbers.length).toBeGreaterThan(3);
    expect(html).toContain('NGƯỜI ĐỨNG ĐẦU ĐƠN VỊ');
    expect(html).not.toContain('NGƯỜI TRỰC TIẾP QUẢN LÝ');
    await expect(
      printPeriodRecord(body.context, body.actorFor('yen', MONDAY_AFTER), order),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('follows the organisation: a new head takes over what is not decided', async () => {
    const before = await unitRow('economy');
    await body.sql(
      `update assignment set valid_to = '2026-11-23' where tenant_id = ${body.tenantId} and person_id = ${body.person.dung}`,
    );
    await body.assign('hai', 'head', 'economy', { from: '2026-11-23', kind: 'acting' });
    await body.inLine(MONDAY_AFTER);
    const after = await unitRow('economy');
    expect([Number(before.person_id), Number(after.person_id)]).toEqual([body.person.dung, body.person.hai]);
    expect((await unitRow('culture')).person_id).toBe(body.person.minh);
  });

  it('opens from an older message, which named the page of a person’s result', async () => {
    const { id } = await unitRow('culture');
    const row = ['decided', { period: WEEK }, { page: 'result', period: WEEK, id: Number(id) }] as const;
    await body.sql(
      `insert into message (tenant_id, at, person_id, kind, code, params, place, topic, actor_id, mail)
       values ($1, $2, $3, 'decided', $4, $5, $6, 'old', null, 'none')`,
      [body.tenantId, MONDAY_AFTER, body.person.minh, ...row],
    );
    const reader = body.actorFor('minh', MONDAY_AFTER);
    const [told] = (await viewMessages(body.context, reader, {})).items.filter(
      ({ at }) => at === MONDAY_AFTER,
    );
    const { place } = await viewMessage(body.context, reader, told?.no ?? 0);
    expect(place).toEqual({ page: 'unit-record', period: WEEK, id: Number(id) });
  });

  it('closes with the week; a unit that was not confirmed is named and left without a result', async () => {
    const close = (leaveUnfinished: boolean) =>
      closeUnitPeriod(
        body.context,
        body.actorFor('chair', AFTER_CLOSE),
        { key: `c${leaveUnfinished}`, requestHash: requestHash({ leaveUnfinished }) },
        {
          ...{ unitId: body.unit.economy ?? 0, period: WEEK, version: 0 },
          ...{ leaveUnfinished, reason: leaveUnfinished ? 'Hết hạn' : '' },
        },
      );
    const refused = await close(false).catch(
      (error: { detail: { refusals: { params: object }[] } }) => error,
    );
    expect((refused as { detail: { refusals: { params: object }[] } }).detail.refusals).toContainEqual(
      expect.objectContaining({ params: expect.objectContaining({ unit: body.unit.economy }) }),
    );
    await close(true);
    expect((await unitRow('economy')).state).toBe('closed');
  });

  it('caps the head at the unit’s level where the regulation says so, with its citation', async () => {
    const cap = (level: string) => ({
      ...{ key: `cap-${level}`, name: { vi: 'Không cao hơn đơn vị', en: 'Not above the unit' }, level },
      ...{
        test: { kind: 'not-above-unit' as const },
        otherwise: 'good',
        onlyIf: null,
        unless: null,
        waivedBy: null,
        periods: [],
      },
      citation: { document: '1923/QĐ-CĐKT', where: 'Điều 9', confidence: 'C' as const, note: null },
    });
    const plain = quarterlyRulebook({ steps: false });
    const heads = plain.subjects.map((one) => ({ ...one, ranks: ['head' as const] }));
    const ofHeads: Rulebook = { ...plain, id: 'heads', subjects: heads, conditions: [cap('excellent')] };
    const ofUnits: Rulebook = {
      ...plain,
      id: 'unit-quarter',
      subjects: UNIT.subjects,
      authority: UNIT.authority,
    };
    await body.activate(ofHeads, ofUnits);
    await body.inLine('2026-11-26T03:00:00.000Z');
    const now = '2026-12-15T03:00:00.000Z';
    const full = { general: 3000 };
    const own = { of: 'minh', week: Q4, rulebook: 'heads', now };
    const unit = { ...own, unit: body.unit.culture ?? 0 };
    // Until the unit is decided its level is stated; the decision waits for the real one.
    const stated = facts(undefined, { unitLevel: 'excellent' });
    await body.does('minh', 'submit', { ...own, entered: full, facts: stated });
    expect(await codes(body.does('chair', 'decide', { ...own, comment: 'x' }))).toEqual(['unit-undecided']);
    await body.does('minh', 'submit', { ...unit, entered: { general: 1500 }, facts: facts() });
    await body.does('chair', 'decide', { ...unit, comment: 'Nhất trí' });
    expect((await unitRow('culture', Q4)).level).toBe('good');
    await body.does('chair', 'decide', { ...own, comment: 'Nhất trí' });
    const head = await body.evaluation('minh', Q4, 'heads');
    expect(head).toMatchObject({ state: 'approved', total: 10000, level: 'good' });
    const view = await viewPeriodRecord(body.context, body.actorFor('minh', now), head.id);
    const steps = view.stages.at(-1)?.outcome.level.steps ?? [];
    expect(steps.find(({ key }) => key === 'cap-excellent')).toMatchObject({
      ...{ result: 'failed', from: 'excellent', to: 'good' },
      citation: { document: '1923/QĐ-CĐKT', confidence: 'C' },
    });
  });

  it('verifies, and a record that was handed to another unit behind its back is found', async () => {
    const troubles = async () => {
      const found: Trouble[] = [];
      await verifyTenant(body.context.pool, body.tenantId, (one) => found.push(one));
      // What was lent here was lent by SQL.
      return found
        .filter(({ kind }) => kind !== 'delegation')
        .map(({ kind, code, detail }) => `${kind} ${code} ${detail}`);
    };
    expect(await troubles()).toEqual([]);
    const { id } = await unitRow('culture');
    await body.sql(`update evaluation set subject = 'person' where id = ${id}`);
    expect(await troubles()).toEqual(['evaluation state-differs subject']);
  });
});
