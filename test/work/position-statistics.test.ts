// Statistics by position against rows put there directly: what is summed, for whom, and as which files.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestActor } from '../../src/app/actor.ts';
import { viewPositionStatistics } from '../../src/app/views/position-statistics.ts';
import { jobDescriptionAsDocument, statisticsAsWorkbook } from '../../src/app/work/position-files.ts';
import { rebuildWorkSums } from '../../src/app/work/work-sums.ts';
import { USUAL_ASSUMPTIONS } from '../../src/domain/work/staffing.ts';
import { aBody, type Body, WEDNESDAY } from '../builders/body.ts';
import { wordsOfWorkbook } from '../builders/workbook.ts';

let body: Body;
const YEAR = { from: '2026-01-01', to: '2027-01-01' };
const as = (who: string, roles: RequestActor['roles'] = []) => ({ ...body.actorFor(who, WEDNESDAY), roles });
const office = () => as('office', [{ role: 'office', unitId: body.unit.ward ?? 0 }]);
const unit = (name: string) => body.unit[name] ?? 0;
const view = (who: RequestActor, of: string, span = YEAR) =>
  viewPositionStatistics(body.context, who, { unit: unit(of), ...span });
let tasks = 0;

interface Done {
  readonly who: string;
  readonly share?: number;
  readonly with?: string;
  readonly delivered?: string;
  readonly due?: string;
  readonly minutes?: number | null;
  readonly quantity?: number;
  readonly returns?: number;
  readonly excuse?: 'delay';
  readonly state?: string;
  readonly logged?: number;
}

const postOf = async (who: string) => {
  const rows = await body.sql<{ post_id: number; unit_id: number }>(
    `select a.post_id, p.unit_id from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
     where a.tenant_id = $1 and a.person_id = $2 and a.kind = 'main'`,
    [body.tenantId, body.person[who]],
  );
  return rows[0] ?? { post_id: 0, unit_id: 0 };
};

async function done(one: Done): Promise<void> {
  tasks += 1;
  const { unit_id } = await postOf(one.who);
  const { state = 'accepted', delivered = '2026-11-10', minutes = 120, share = 100 } = one;
  await body.sql(
    `insert into task (tenant_id, id, kind, state, unit_id, title, product, responsibility, authority, reason, important,
       planned, item_id, item_version, coefficient, minutes, complexity, standard, quantity, done_quantity, entered, starts,
       due, delivered, accepted, assigned_by, returns, returned, excused_returns, delay_excuse, fault_excuse, changed_at)
     values ($1, $2, 'assigned', $3, $4, 'Việc', 'Văn bản', '', '', '', false, true, 5, 1, 100, $5, 'B', false, $6, $6,
       '2026-01-05', '2026-01-05', $7, $8, $9, $10, $11, $12, 0, $13, 'none', now())`,
    [
      ...[body.tenantId, tasks, state, unit_id, minutes, one.quantity ?? 1, one.due ?? null, delivered],
      ...[state === 'accepted' ? delivered : null, body.person.minh, one.returns ?? 0],
      ...[one.returns === undefined ? null : delivered, one.excuse === undefined ? 'none' : 'granted'],
    ],
  );
  const shares: [string, number][] = [[one.who, share]];
  if (one.with !== undefined) shares.push([one.with, 100 - share]);
  for (const [who, part] of shares)
    await body.sql(
      `insert into task_share (tenant_id, task_id, person_id, post_id, role, share, valid_from, counted_on)
       values ($1, $2, $3, $4, $5, $6, '2026-01-05', $7)`,
      [
        ...[body.tenantId, tasks, body.person[who], (await postOf(who)).post_id],
        ...[who === one.who ? 'lead' : 'with', part, state === 'accepted' ? delivered : null],
      ],
    );
  if (one.logged !== undefined)
    await body.sql(
      `insert into work_log (tenant_id, id, person_id, day, task_id, unit_id, words, minutes, tags, state)
       values ($1, $2, $3, $4, $2, $5, 'ghi', $6, '{}', 'kept')`,
      [body.tenantId, tasks, body.person[one.who], delivered, unit_id, one.logged],
    );
  await body.sql('insert into work_mark (tenant_id, task_id) values ($1, $2)', [body.tenantId, tasks]);
}

beforeAll(async () => {
  body = await aBody();
  await body.sql(`update post set job_position = 'Văn thư' where rank = 'staff'`);
});
afterAll(() => body.drop());

it('has holders and no figures before anything was accepted', async () => {
  const { positions, lines } = await view(office(), 'culture');
  expect(lines).toEqual([]);
  expect(positions.find((one) => one.position === 'Văn thư')).toMatchObject({
    own: { people: 2, tasks: 0, perDay: 0, inTime: null },
    comparison: { elsewhere: null, warnings: ['few-people'] },
  });
});

it('sums what was delivered in the span and accepted, each with the share of whoever did it', async () => {
  await done({ who: 'lan', due: '2026-11-12', quantity: 3, logged: 90 });
  await done({ who: 'lan', share: 60, with: 'binh', due: '2026-11-09', returns: 1 });
  await done({ who: 'binh', due: '2026-11-01', excuse: 'delay', minutes: null });
  await done({ who: 'binh', state: 'delivered' });
  await done({ who: 'yen', quantity: 2 });
  await done({ who: 'lan', delivered: '2025-12-31' });
  await done({ who: 'lan', delivered: '2027-01-01' });
  const { positions, lines } = await view(office(), 'culture');
  expect(lines).toEqual([
    {
      ...{ unitId: unit('culture'), position: 'Văn thư', itemId: 5, complexity: 'B', tasks: 4, volume: 500 },
      ...{ standard: 480, unmeasured: 100, declared: 90, logged: 300, due: 4, late: 2, returned: 2 },
    },
  ]);
  expect(positions.find((one) => one.position === 'Văn thư')?.own).toMatchObject({ people: 2, volume: 500 });
  // The register began on 10 November: days before that week are not reckoned with, nor those to come.
  const seen = await view(office(), 'culture');
  expect([seen.begins, seen.days.looked]).toEqual(['2026-11-09', 8]);
  expect((await view(office(), 'culture', { from: '2026-11-11', to: '2026-11-13' })).begins).toBeNull();
  const whole = await view(office(), 'ward');
  expect(whole.lines.map(({ unitId, volume }) => [unitId, volume]).toSorted()).toEqual(
    [
      [unit('culture'), 500],
      [unit('economy'), 200],
    ].toSorted(),
  );
});

it('opens to head, office and inspector of the part, to nobody else, and to no other unit', async () => {
  await expect(view(as('minh'), 'culture')).resolves.toMatchObject({ unit: { id: unit('culture') } });
  const inspector = as('inspector', [{ role: 'inspector', unitId: unit('ward') }]);
  await expect(view(inspector, 'economy')).resolves.toBeTruthy();
  for (const [who, of] of [
    ['lan', 'culture'],
    ['nam', 'culture'],
    ['minh', 'economy'],
    ['minh', 'ward'],
  ] as const)
    await expect(view(as(who), of)).rejects.toMatchObject({ kind: 'not-found' });
});

it('refuses a time that ends before it begins, or is longer than two years', async () => {
  for (const span of [
    { from: '2026-05-01', to: '2026-05-01' },
    { from: '2026-05-02', to: '2026-05-01' },
    { from: '2024-01-01', to: '2026-01-02' },
  ])
    await expect(view(office(), 'ward', span)).rejects.toMatchObject({ code: 'time-out-of-bounds' });
  await expect(view(office(), 'ward', { from: '2024-01-01', to: '2026-01-01' })).resolves.toBeTruthy();
});

it('shows other units as sums alone once five people hold the position there', async () => {
  const { positions } = await view(office(), 'culture');
  const clerk = () => positions.find((one) => one.position === 'Văn thư')?.comparison;
  expect(clerk()?.elsewhere).toBeNull();
  // Of all seven clerks of the ward, three work outside: the post of two others is renamed.
  await body.sql(`update post set job_position = 'Văn thư' where rank in ('section-head', 'deputy', 'head')`);
  await rebuildWorkSums(body.context, body.tenantId);
  const { positions: more } = await view(office(), 'culture');
  const after = more.find((one) => one.position === 'Văn thư')?.comparison;
  expect(after).toMatchObject({
    elsewhere: { people: 5, volume: 200 },
    units: 2,
    warnings: expect.any(Array),
  });
  expect(after?.warnings).toContain('few-tasks');
});

it('comes as a workbook and as a document, in the words of the caller', async () => {
  const say = (id: string) => id;
  const query = { unit: unit('culture'), ...YEAR };
  const workbook = await statisticsAsWorkbook(
    body.context,
    office(),
    query,
    { ...USUAL_ASSUMPTIONS, leaveDays: 33 },
    say,
  );
  const words = await wordsOfWorkbook(workbook.body);
  expect(words).toMatch(/staffing\.sheet\.positions[\s\S]*Văn thư/);
  expect(words).toMatch(/staffing\.assume\.leaveDays[^a-z]*33/);
  const head = { body: 'Phường', say };
  const document = await jobDescriptionAsDocument(
    body.context,
    office(),
    { ...query, position: 'Văn thư' },
    head,
  );
  expect(Buffer.from(document.body.slice(0, 2)).toString()).toBe('PK');
  await expect(
    jobDescriptionAsDocument(body.context, office(), { ...query, position: 'Phi công' }, head),
  ).rejects.toMatchObject({ code: 'nobody-in-position' });
  await expect(
    statisticsAsWorkbook(body.context, as('lan'), query, USUAL_ASSUMPTIONS, say),
  ).rejects.toMatchObject({
    kind: 'not-found',
  });
});

it('tells who holds a position on the last day from everybody who held it, and counts nobody twice', async () => {
  const { post_id } = await postOf('binh');
  const change = `update assignment set valid_to = '2026-11-12' where person_id = any ($1) and valid_to is null`;
  await body.sql(change, [[body.person.binh, body.person.office]]);
  // The office's clerk follows on the post, and comes back to it after a day away.
  for (const [id, from, to] of [
    [9001, '2026-11-12', '2026-11-16'],
    [9002, '2026-11-17', null],
  ])
    await body.sql(
      `insert into assignment (tenant_id, id, post_id, person_id, kind, valid_from, valid_to)
       values ($1, $2, $3, $4, 'main', $5, $6)`,
      [body.tenantId, id, post_id, body.person.office, from, to],
    );
  const { positions } = await view(office(), 'culture');
  expect(positions.find((one) => one.position === 'Văn thư')?.own).toMatchObject({ people: 6, now: 5 });
  const { positions: around } = await view(office(), 'ward');
  expect(around.find((one) => one.position === 'Văn thư')?.own).toMatchObject({ people: 10, now: 9 });
});
