// What the pages of a longer period read, with the regulations as shipped: 335 for the State, 366 for the Party, and
// Khánh Hòa by months; every answer in the shape of the contract.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewPeriodRecords } from '../../src/app/views/period-list.ts';
import { viewPeriods } from '../../src/app/views/period-overview.ts';
import { viewPeriodRecord } from '../../src/app/views/period-record.ts';
import { viewToday } from '../../src/app/views/today.ts';
import { periodRoutes } from '../../src/contract/periods.ts';
import { weekRoutes } from '../../src/contract/weeks.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { readRulebook } from '../../src/files/rulebook-file.ts';
import { aBody, type Body, WEDNESDAY } from '../builders/body.ts';
import { facts, workLine } from '../builders/quarter.ts';

const Q4 = '2026-Q4';

function shipped(name: string): Rulebook {
  const read = readRulebook(readFileSync(new URL(`../../rulebooks/${name}`, import.meta.url), 'utf8'), name);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.rulebook;
}

/** Full points of every criterion but `less` hundredths off the first. */
function points({ criteria }: Rulebook, less = 0): Record<string, number> {
  return Object.fromEntries(criteria.map(({ key, max }, index) => [key, index === 0 ? max - less : max]));
}

describe('335 and 366 in one quarter', () => {
  const [staff, leader, party] = ['335-civil-servant.yaml', '335-leader.yaml', '366-person.yaml'].map(
    shipped,
  );
  let body: Body;
  beforeAll(async () => {
    body = await aBody();
    await body.activate(...[staff, leader, party].filter((one) => one !== undefined));
    await body.inLine();
  });
  afterAll(() => body.drop());

  const record = async (who: string, of: string, rulebook: string, now = WEDNESDAY) => {
    const { id } = await body.evaluation(of, Q4, rulebook);
    const view = await viewPeriodRecord(body.context, body.actorFor(who, now), id);
    return periodRoutes.periodRecord.reply.parse(view);
  };

  it('gives every clerk two records, and says what each asks for', async () => {
    const overview = periodRoutes.periods.reply.parse(
      await viewPeriods(body.context, body.actorFor('lan', WEDNESDAY)),
    );
    expect(overview.running).toEqual([Q4]);
    expect(overview.mine.map(({ line, state }) => [line, state])).toEqual([
      ['state', 'open'],
      ['party', 'open'],
    ]);
    const { duties, waiting } = weekRoutes.today.reply.parse(
      await viewToday(body.context, body.actorFor('lan', WEDNESDAY)),
    );
    expect(duties).toMatchObject([
      { kind: 'submit', period: '2026-W47', subject: 'person', count: 1 },
      { kind: 'submit', period: Q4, subject: 'person', count: 2, id: null },
    ]);
    expect(waiting).toBe(3);
    // Once its time is over the quarter stands before the week that still has time.
    const late = await viewToday(body.context, body.actorFor('lan', '2027-01-11T02:00:00.000Z'));
    const due = late.duties.map((one) => [one.period, one.overdue]);
    expect(due.at(-1)?.[1]).toBe(false);
    expect(due.findIndex(([period]) => period === Q4)).toBeLessThan(due.findIndex(([, overdue]) => !overdue));
    expect(late.waiting).toBe(late.duties.reduce((sum, { count }) => sum + count, 0));
    const view = await record('lan', 'lan', '335-civil-servant');
    expect(view).toMatchObject({ may: ['submit', 'record-step'], stages: [], readable: true, line: 'state' });
    expect(view.beside.map(({ line }) => line)).toEqual(['party']);
    expect(view.steps.map(({ key, place }) => [key, place])).toContainEqual(['publish', 'after-decision']);
    expect(view.steps.find(({ key }) => key === 'petition')?.due).toBeNull();
  });

  it('shows nobody else what is not filed, and outsiders nothing at all', async () => {
    const manager = await record('nam', 'lan', '335-civil-servant');
    // The plan of the quarter may be written down by the superior, too.
    expect(manager).toMatchObject({ may: ['record-step'], stages: [], evidence: [], readable: false });
    await expect(record('yen', 'lan', '335-civil-servant')).rejects.toMatchObject({ code: 'not-found' });
    const list = await viewPeriodRecords(body.context, body.actorFor('yen', WEDNESDAY), {
      period: Q4,
      part: 'unit',
    });
    const own = periodRoutes.periodRecords.reply.parse(list).items.map(({ person }) => person.name);
    expect(new Set(own)).toEqual(new Set([body.nameOf('yen')]));
  });

  it('explains a filed result to the citation, three columns and the steps from points to level', async () => {
    if (staff === undefined) throw new Error('no regulation');
    const lines = [workLine({ key: 'l1', delays: [{ times: 1, excused: 0 }] }), workLine({ key: 'l2' })];
    await body.does('lan', 'submit', {
      of: 'lan',
      week: Q4,
      rulebook: staff.id,
      facts: facts(lines),
      entered: points(staff, 50),
    });
    const view = await record('nam', 'lan', staff.id);
    expect(view.may).toEqual(expect.arrayContaining(['view', 'score', 'return']));
    const [stage] = view.stages;
    // a 1, b 1, c (8 - 0.25) / 8: (1 + 1 + 0.96875) / 3 x 70 + 29.5 = 98.770...
    expect(stage).toMatchObject({ stage: 'self', total: 9877, level: 'excellent', chosen: false });
    expect(stage?.outcome.root?.children.map(({ key }) => key)).toEqual(['general', 'tasks']);
    expect(stage?.outcome.level.steps[0]).toMatchObject({ kind: 'points', result: 'passed' });
    expect(stage?.facts?.words.lines.l1?.title).toBe('Việc l1');
    const work = periodRoutes.periodRecords.reply.parse(
      await viewPeriodRecords(body.context, body.actorFor('nam', WEDNESDAY), { period: Q4, part: 'score' }),
    );
    expect(work.items[0]).toMatchObject({ state: 'submitted', self: { total: 9877, level: 'excellent' } });
    expect(work.counts).toMatchObject({ submitted: 1 });
    const [read] = await body.sql(
      `select detail ->> 'view' as view from event_log where kind = 'read' limit 1`,
    );
    expect(read).toEqual({ view: 'record' });
  });

  it('names for a leader who is still waited for, and hinders the step in words', async () => {
    const view = await record('nam', 'nam', '335-leader');
    expect(view.subordinates).toMatchObject({ total: 2, decided: 0 });
    expect(view.hindered).toEqual([
      { command: 'submit', code: 'subordinates-undecided', params: { people: 2, decided: 0 } },
    ]);
    expect(view.may).not.toContain('submit');
  });

  it('lowers by the conditions of 366 what the points alone would give', async () => {
    if (party === undefined) throw new Error('no regulation');
    const lines = ['l1', 'l2', 'l3', 'l4'].map((key) => workLine({ key, exceeded: key === 'l1' }));
    const given = { of: 'lan', week: Q4, rulebook: party.id, facts: facts(lines), entered: points(party) };
    await body.does('lan', 'submit', given);
    const view = await record('lan', 'lan', party.id);
    expect(view.stages[0]).toMatchObject({ total: 10000, level: 'good' });
    expect(view.stages[0]?.outcome.level.byPoints).toBe('excellent');
  });
});

describe('Khánh Hòa by months', () => {
  const rulebook = shipped('khanh-hoa.yaml');
  let body: Body;
  beforeAll(async () => {
    body = await aBody();
    await body.activate(rulebook);
    await body.inLine();
  });
  afterAll(() => body.drop());

  it('leaves a total that no band holds to the competent person, who chooses with a reason', async () => {
    const M11 = '2026-M11';
    const row = await body.evaluation('lan', M11);
    expect(row).toMatchObject({ period_kind: 'month', rulebook_id: 'khanh-hoa' });
    const half = Object.fromEntries(rulebook.criteria.map(({ key, max }) => [key, max / 2]));
    const total = Object.values(half).reduce((sum, value) => sum + value, 0);
    expect(total).toBe(5000);
    const given = { of: 'lan', week: M11, facts: facts([]), entered: half };
    await body.does('lan', 'submit', given);
    const by = (id: number | null) => Object.keys(body.person).find((key) => body.person[key] === id) ?? '';
    const { scorer_id: scorer, approver_id: approver } = row;
    await body.does(by(scorer), 'score', { of: 'lan', week: M11, comment: 'Đúng thực tế' });
    for (const { key } of rulebook.steps.filter((step) => step.stage === null)) {
      const words = { of: 'lan', week: M11, step: key, comment: 'Đã ghi nhận' };
      for (const who of ['office', 'minh', by(scorer), by(approver)])
        await body.does(who, 'record-step', words).catch(() => undefined);
    }
    await body.confirm(rulebook);
    const approve = (more: object) =>
      body.does(by(approver), 'approve', { of: 'lan', week: M11, comment: '', ...more });
    await expect(approve({})).rejects.toMatchObject({ code: 'level-to-choose' });
    await expect(approve({ level: 'completed' })).rejects.toMatchObject({ code: 'comment-required' });
    await approve({ level: 'completed', comment: 'Đúng 50 điểm: xét cả năm đã cố gắng.' });
    expect(await body.evaluation('lan', M11)).toMatchObject({ level: 'completed', total: 5000 });
    const view = await viewPeriodRecord(body.context, body.actorFor('lan', WEDNESDAY), row.id);
    expect(view.stages.at(-1)).toMatchObject({ chosen: true, level: 'completed' });
    expect(view.stages[0]?.level).toBeNull();
  });
});
