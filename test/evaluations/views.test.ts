// What each person sees of one week: lists, the record, today, the unit's week. One body, one week half done.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeUnitPeriod } from '../../src/app/close-period.ts';
import { keepDraft } from '../../src/app/drafts.ts';
import { extendWeek } from '../../src/app/extend-week.ts';
import { viewEvaluation } from '../../src/app/views/evaluation.ts';
import { viewEvaluations } from '../../src/app/views/evaluations.ts';
import { logLooks, readingToEnd } from '../../src/app/views/reading.ts';
import { viewRulebook } from '../../src/app/views/rulebook.ts';
import { viewToday } from '../../src/app/views/today.ts';
import { viewUnitWeek } from '../../src/app/views/unit-week.ts';
import { viewWeek } from '../../src/app/views/week.ts';
import { evaluationRoutes } from '../../src/contract/evaluations.ts';
import { weekRoutes } from '../../src/contract/weeks.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { A_WARD, aBody, aReport, type Body, MONDAY_AFTER, WEDNESDAY, WEEK } from '../builders/body.ts';
import { onOldestMajor } from '../database.ts';

const intent = (key: string) => ({ key: `key-of-${key}`, requestHash: requestHash({ key }) });

onOldestMajor('views of a week', (major) => {
  let body: Body;
  beforeAll(async () => {
    body = await aBody(undefined, { major });
    await body.inLine();
    await body.does('lan', 'submit', { of: 'lan', report: aReport('Tờ trình', 'Báo cáo') });
    await body.does('binh', 'submit', {
      of: 'binh',
      entered: { quality: 2000, progress: 1000, conduct: 1000 },
    });
    await body.does('thu', 'submit', { of: 'thu' });
  });
  afterAll(() => body.drop());

  const list = (who: string, part: 'mine' | 'score' | 'approve' | 'unit' | 'reopen', more = {}) =>
    viewEvaluations(body.context, body.actorFor(who, WEDNESDAY), { week: WEEK, part, ...more });
  const names = (page: Awaited<ReturnType<typeof list>>) => page.items.map((item) => item.person.id);

  describe('lists', () => {
    it('fit the contract', async () => {
      for (const part of ['mine', 'score', 'approve', 'unit', 'reopen'] as const)
        for (const who of ['lan', 'nam', 'minh', 'office', 'inspector', 'chair'])
          evaluationRoutes.evaluations.reply.parse(await list(who, part));
    });

    it('show the scorer his people, what needs thought first', async () => {
      const page = await list('nam', 'score');
      expect(names(page)).toEqual([body.person.binh, body.person.lan]);
      expect(page.total).toBe(2);
      const [binh, lan] = page.items;
      expect(binh).toMatchObject({ exceptions: ['low'], self: { total: 4000, level: 'not-completed' } });
      expect(lan).toMatchObject({
        exceptions: [],
        items: { count: 2, late: 0, undone: 0 },
        waitingFor: { id: body.person.nam },
        may: ['view', 'score', 'return'],
      });
    });

    it('show the authority what it decides alone before what waits for others', async () => {
      const page = await list('minh', 'approve');
      expect(names(page)).toEqual([body.person.thu, body.person.binh, body.person.nam, body.person.lan]);
      expect(page.items[0]).toMatchObject({
        exceptions: ['same-unit-deputy'],
        may: ['view', 'return', 'decide'],
      });
    });

    it('page without repeating or leaving out', async () => {
      for (const [who, part] of [
        ['office', 'unit'],
        ['minh', 'approve'],
      ] as const) {
        const all = names(await list(who, part));
        const found: number[] = [];
        let cursor: string | undefined;
        do {
          const page: Awaited<ReturnType<typeof list>> = await list(who, part, { limit: 3, cursor });
          expect(page.total).toBe(all.length);
          found.push(...names(page));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(found).toEqual(all);
      }
    });

    it('refuse a cursor that is not theirs', async () => {
      await expect(list('office', 'unit', { cursor: 'abc' })).rejects.toMatchObject({ kind: 'invalid' });
      await expect(
        list('office', 'unit', { cursor: Buffer.from('1').toString('base64url') }),
      ).rejects.toMatchObject({
        kind: 'invalid',
      });
    });

    it('never show what was not filed, nor people of another unit', async () => {
      const page = await list('minh', 'unit');
      expect(page.items.find((item) => item.person.id === body.person.nam)).toMatchObject({
        self: null,
        items: null,
      });
      expect(names(page)).not.toContain(body.person.yen);
      expect(names(await list('yen', 'unit'))).toEqual([body.person.yen]);
      expect(await list('yen', 'score')).toMatchObject({ items: [], total: 0 });
      expect((await list('minh', 'unit', { unit: body.unit.economy })).total).toBe(0);
    });

    it('leave a line in the read log for each named score of another', async () => {
      const count = () =>
        body.sql<{ n: string }>(
          `select count(*) as n from event_log where tenant_id = 1 and kind = 'read' and actor_id = $1`,
          [body.person.nam],
        );
      const [before] = await count();
      await list('nam', 'score');
      const [after] = await count();
      expect(Number(after?.n) - Number(before?.n)).toBe(2);
    });

    it('keep nothing when the last thing asked fails, and tell what it was', async () => {
      const count = () => body.sql("select count(*) as n from event_log where detail ->> 'view' = 'broken'");
      const nothing = () => Promise.resolve();
      const broken = readingToEnd(body.context, body.actorFor('nam', WEDNESDAY), nothing, async (desk) => {
        logLooks(desk, [body.person.lan ?? 0], 'broken');
        return { answer: desk.tx.query('select 1 / 0') };
      });
      await expect(broken).rejects.toMatchObject({ code: '22012' });
      expect(await count()).toEqual([{ n: '0' }]);
    });
  });

  describe('the record', () => {
    const record = async (who: string, of: string) =>
      viewEvaluation(body.context, body.actorFor(who, WEDNESDAY), (await body.evaluation(of)).id);

    it('fits the contract and explains the total to the citation', async () => {
      const view = evaluationRoutes.evaluation.reply.parse(await record('nam', 'lan'));
      expect(view.report?.items.map((item) => item.title)).toEqual(['Tờ trình', 'Báo cáo']);
      const [self] = view.explained;
      expect(self).toMatchObject({ stage: 'self', level: 'good' });
      expect(self?.nodes.map((node) => node.value)).toEqual([7000, 1800]);
      expect(self?.nodes[0]?.children[0]?.citation).toMatchObject({ document: '8679-CV/BTCTW' });
      expect(view.acts.map((act) => act.act)).toEqual(['created', 'submitted']);
      expect(view.acts[1]).toMatchObject({ actor: { id: body.person.lan }, scores: { total: 8800 } });
      expect(view.acts[1]?.proof).toMatch(/^[0-9a-f]{12}$/);
    });

    it('tells its owner who can read it', async () => {
      const { readers } = await record('lan', 'lan');
      expect(readers.map((reader) => [reader.relation, reader.person?.id ?? null])).toEqual([
        ['self', null],
        ['scorer', body.person.nam],
        ['approver', body.person.minh],
        ['unit-head', body.person.chair],
        ['unit-head', body.person.minh],
        ['office', body.person.office],
        ['inspector', body.person.inspector],
      ]);
    });

    it('does not exist for others, absent and unseen alike', async () => {
      await expect(record('yen', 'lan')).rejects.toMatchObject({ kind: 'not-found' });
      await expect(record('dung', 'lan')).rejects.toMatchObject({ kind: 'not-found' });
      for (const id of [1, 2026470009999, 2026990000001, 9007199254740991])
        await expect(viewEvaluation(body.context, body.actorFor('lan', WEDNESDAY), id)).rejects.toMatchObject(
          {
            kind: 'not-found',
          },
        );
    });

    it('keeps what was taken back unread to its author, and gives the author his text back', async () => {
      await body.does('yen', 'submit', { of: 'yen', report: aReport('Bản nháp vội') });
      await body.does('yen', 'withdraw', { of: 'yen' });
      const seen = await record('hai', 'yen');
      expect(seen).toMatchObject({ report: null, self: null, explained: [], draft: null });
      expect(JSON.stringify(seen)).not.toContain('vội');
      expect(seen.acts.every((act) => act.scores === null)).toBe(true);
      const own = await record('yen', 'yen');
      expect(own.draft).toMatchObject({ version: 0, body: { report: aReport('Bản nháp vội') } });
      await body.does('yen', 'submit', { of: 'yen' });
      const later = await record('hai', 'yen');
      expect(later.acts.map((act) => act.scores?.total ?? null)).toEqual([null, null, null, 8800]);
    });
  });

  describe('drafts', () => {
    const keep = async (who: string, of: string, version: number) =>
      keepDraft(body.context, body.actorFor(who, WEDNESDAY), {
        evaluationId: (await body.evaluation(of)).id,
        version,
        body: { entered: { quality: '38,5' }, report: aReport(), comment: '' },
      });

    it('are kept over the version seen, for their author only', async () => {
      expect(await keep('hai', 'hai', 0)).toMatchObject({ version: 1 });
      expect(await keep('hai', 'hai', 1)).toMatchObject({ version: 2 });
      await expect(keep('hai', 'hai', 1)).rejects.toMatchObject({
        kind: 'changed',
        detail: { current: { version: 2 } },
      });
      await expect(keep('dung', 'hai', 2)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(keep('lan', 'hai', 2)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(keep('lan', 'lan', 0)).rejects.toMatchObject({ kind: 'refused', code: 'wrong-state' });
      const seen = await viewEvaluation(
        body.context,
        body.actorFor('dung', WEDNESDAY),
        (await body.evaluation('hai')).id,
      );
      expect(seen.draft).toBeNull();
    });

    it('are gone once sent', async () => {
      await body.does('hai', 'submit', { of: 'hai' });
      expect(await body.sql('select 1 from draft')).toEqual([]);
    });
  });

  describe('today', () => {
    const today = (who: string, now = WEDNESDAY) => viewToday(body.context, body.actorFor(who, now));
    const duties = async (who: string, now = WEDNESDAY) =>
      (await today(who, now)).duties.map(({ kind, count, overdue }) => [kind, count, overdue]);

    it('fits the contract and names what is owed', async () => {
      for (const who of Object.keys(body.person)) weekRoutes.today.reply.parse(await today(who));
      expect(await duties('lan')).toEqual([]);
      expect(await duties('nam')).toEqual([
        ['submit', 1, false],
        ['score', 2, false],
      ]);
      expect(await duties('minh')).toEqual([
        ['submit', 1, false],
        ['decide', 1, false],
      ]);
      expect(await today('chair')).toMatchObject({ mine: [], mineEmpty: 'outside' });
    });

    it('puts overdue first and asks heads to close when the week is over', async () => {
      expect(await duties('nam', '2026-11-25T11:00:00.000Z')).toEqual([
        ['submit', 1, true],
        ['score', 2, true],
        ['submit', 1, false],
      ]);
      const minh = await today('minh', '2026-11-25T11:00:00.000Z');
      expect(minh.duties.find((duty) => duty.kind === 'close')).toMatchObject({
        period: WEEK,
        count: 5,
        overdue: true,
        unit: { id: body.unit.culture },
      });
    });
  });

  describe('the week', () => {
    it('knows its deadlines, and days off of Tết', async () => {
      const actor = body.actorFor('lan', WEDNESDAY);
      const view = weekRoutes.week.reply.parse(await viewWeek(body.context, actor, WEEK));
      expect(view.deadlines.submit).toBe('2026-11-20T09:30:00.000Z');
      const tet = await viewWeek(body.context, actor, '2026-W08');
      expect(tet.daysOff.map((one) => one.day)).toContain('2026-02-17');
      await expect(viewWeek(body.context, actor, '2025-W53')).rejects.toMatchObject({ kind: 'not-found' });
      expect(weekRoutes.rulebook.reply.parse(await viewRulebook(body.context, actor))).toMatchObject({
        id: '8679-weekly',
      });
    });

    it('is moved by the office of the whole body only, later only, over the version seen', async () => {
      const { version } = await viewWeek(body.context, body.actorFor('office', WEDNESDAY), WEEK);
      const ask = (who: string, key: string, more = {}) =>
        extendWeek(body.context, body.actorFor(who, WEDNESDAY), intent(key), {
          week: WEEK,
          version,
          stage: 'submit',
          until: '2026-11-21T05:00:00Z',
          reason: 'Bão số 9',
          ...more,
        });
      await expect(ask('minh', 'extend-by-head')).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(ask('office', 'extend-back', { until: '2026-11-20T05:00:00Z' })).rejects.toMatchObject({
        code: 'deadline-not-later',
      });
      await expect(ask('office', 'extend-old', { version: version + 1 })).rejects.toMatchObject({
        kind: 'changed',
      });
      const moved = weekRoutes.extendWeek.reply.parse(await ask('office', 'extend'));
      expect(moved).toMatchObject({
        version: version + 1,
        deadlines: { submit: '2026-11-21T05:00:00.000Z' },
        extended: [{ stage: 'submit', reason: 'Bão số 9', by: { id: body.person.office } }],
      });
      expect(await ask('office', 'extend')).toEqual(moved);
      const { id } = await body.evaluation('lan');
      const own = await viewEvaluation(body.context, body.actorFor('lan', WEDNESDAY), id);
      expect(evaluationRoutes.evaluation.reply.parse(own).extended).toEqual(moved.extended);
    });
  });

  describe("a unit's week", () => {
    const unitWeek = (who: string, unit: number | undefined, now = WEDNESDAY) =>
      viewUnitWeek(body.context, body.actorFor(who, now), unit ?? 0, WEEK);

    it('counts and lists for heads, office and inspector; nobody else knows of it', async () => {
      const culture = weekRoutes.unitWeek.reply.parse(await unitWeek('minh', body.unit.culture));
      expect(culture).toMatchObject({
        counts: { people: 5, open: 2, submitted: 3, nobody: 0 },
        state: 'open',
        version: 0,
        may: ['close'],
        path: [{ id: body.unit.ward }],
      });
      expect(culture.people).toHaveLength(5);
      expect(culture.closeRefusals.filter((one) => one.code === 'unfinished')).toHaveLength(5);
      const ward = weekRoutes.unitWeek.reply.parse(await unitWeek('office', body.unit.ward));
      expect(ward.counts.people).toBe(10);
      expect(ward.children.map((child) => child.counts.people)).toEqual([5, 3]);
      expect(ward.outside).toMatchObject([{ person: { id: body.person.chair } }]);
      expect(ward.may).toEqual(['close', 'extend']);
      expect((await unitWeek('inspector', body.unit.ward)).may).toEqual([]);
      await expect(unitWeek('lan', body.unit.culture)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(unitWeek('minh', body.unit.economy)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(unitWeek('minh', 99)).rejects.toMatchObject({ kind: 'not-found' });
    });

    it('counts under a unit whoever stands two levels down, too', async () => {
      const province = await aBody(
        {
          ...A_WARD,
          units: { province: null, ward: 'province', culture: 'ward', economy: 'ward' },
          roles: [['office', 'office', 'province']],
        },
        { major },
      );
      const actor = province.actorFor('office', WEDNESDAY);
      const top = await viewUnitWeek(province.context, actor, province.unit.province ?? 0, WEEK);
      const under = top.children.map(({ unit, counts }) => [unit.id, counts.people]);
      await province.drop();
      expect(under).toEqual([[province.unit.ward, 10]]);
    });

    const AFTER = '2026-11-25T11:00:00.000Z';
    const close = (who: string, unit: number | undefined, key: string, more = {}) =>
      closeUnitPeriod(body.context, body.actorFor(who, AFTER), intent(key), {
        unitId: unit ?? 0,
        period: WEEK,
        version: 0,
        leaveUnfinished: false,
        reason: '',
        ...more,
      });

    it('is not closed over unfinished records, by strangers, or over oneself', async () => {
      await expect(close('minh', body.unit.culture, 'close-1')).rejects.toMatchObject({ code: 'unfinished' });
      await expect(close('minh', body.unit.economy, 'close-2')).rejects.toMatchObject({ kind: 'not-found' });
      await expect(close('inspector', body.unit.ward, 'close-3')).rejects.toMatchObject({
        kind: 'forbidden',
      });
      await expect(
        close('minh', body.unit.culture, 'close-4', { leaveUnfinished: true, reason: 'Hết hạn' }),
      ).rejects.toMatchObject({ code: 'own-case-unfinished' });
    });

    it('is closed with everything under it, once', async () => {
      const more = { leaveUnfinished: true, reason: 'Hết hạn, còn người chưa nộp' };
      const first = await close('chair', body.unit.ward, 'close-ward', more);
      expect(first).toEqual({ state: 'closed', closed: 10, unfinished: 10, version: 1 });
      expect(await close('chair', body.unit.ward, 'close-ward', more)).toEqual(first);
      expect(await close('chair', body.unit.ward, 'close-again')).toMatchObject({ closed: 0, version: 1 });
      expect(await body.evaluation('lan')).toMatchObject({ state: 'closed', total: null });
      const rows = await body.sql('select state from unit_week');
      expect(rows).toEqual([{ state: 'closed' }, { state: 'closed' }, { state: 'closed' }]);
      const view = await unitWeek('chair', body.unit.ward, AFTER);
      expect(view).toMatchObject({
        state: 'closed',
        closedBy: { id: body.person.chair },
        may: [],
        closeRefusals: [],
      });
      await expect(
        body.does('lan', 'dissent', { of: 'lan', comment: 'Muộn', now: MONDAY_AFTER }),
      ).rejects.toMatchObject({ kind: 'refused' });
    });
  });
});
