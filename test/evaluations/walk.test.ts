// The whole road of one week, with people who act, on both databases.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type Body, MONDAY_AFTER, WEDNESDAY } from '../builders/body.ts';
import { onEachMajor } from '../database.ts';

onEachMajor('a week from submit to reopening', (major) => {
  let body: Body;
  beforeAll(async () => {
    body = await aBody(undefined, { major });
    await body.inLine();
  });
  afterAll(() => body.drop());

  it('creates one evaluation for everybody the regulation covers, this week and the next', async () => {
    const rows = await body.sql<{ week_start: string; count: string }>(
      'select week_start::text, count(*) from evaluation where tenant_id = 1 group by 1 order by 1',
    );
    expect(rows).toEqual([
      { week_start: '2026-11-16', count: '10' },
      { week_start: '2026-11-23', count: '10' },
    ]);
    expect(await body.evaluations('chair')).toEqual([]);
  });

  it('finds scorer and approver by post', async () => {
    const { lan, nam, thu, minh, chair } = body.person;
    expect(lan).toBeDefined();
    expect(await body.evaluation('lan')).toMatchObject({
      scorer_id: nam,
      approver_id: minh,
      one_authority: false,
    });
    expect(await body.evaluation('nam')).toMatchObject({ scorer_id: thu, approver_id: minh });
    expect(await body.evaluation('thu')).toMatchObject({
      scorer_id: minh,
      approver_id: minh,
      one_authority: true,
    });
    expect(await body.evaluation('minh')).toMatchObject({ scorer_id: chair, approver_id: chair });
  });

  it('writes nothing when asked again', async () => {
    const count = () => body.sql('select count(*) from act');
    const before = await count();
    await body.inLine(WEDNESDAY);
    expect(await count()).toEqual(before);
  });

  it('goes from submit to approval', async () => {
    expect(await body.does('lan', 'submit', { of: 'lan' })).toMatchObject({ state: 'submitted', version: 2 });
    expect(await body.does('nam', 'view', { of: 'lan' })).toMatchObject({ state: 'submitted', version: 3 });
    expect(await body.does('nam', 'score', { of: 'lan' })).toMatchObject({ state: 'scored' });
    expect(
      await body.does('minh', 'approve', {
        of: 'lan',
        entered: { quality: 3800, progress: 3600, conduct: 1800 },
        comment: 'Việc khó, làm tốt',
      }),
    ).toMatchObject({ state: 'approved', version: 5 });
    expect(await body.evaluation('lan')).toMatchObject({
      state: 'approved',
      total_self: 8800,
      total_scorer: 8800,
      total: 9200,
      level: 'excellent',
      late: false,
    });
  });

  it('carries a dissent to the approver', async () => {
    await body.does('lan', 'dissent', { of: 'lan', comment: 'Tôi có ý kiến về tiến độ' });
    expect(await body.evaluation('lan')).toMatchObject({ dissent: 'noted' });
    await body.does('minh', 'view-dissent', { of: 'lan' });
    expect(await body.evaluation('lan')).toMatchObject({ dissent: 'opened' });
  });

  it('reopens by two persons only', async () => {
    await body.does('office', 'propose-reopen', { of: 'lan', comment: 'Nhầm tiêu chí', now: MONDAY_AFTER });
    await expect(body.does('office', 'agree-reopen', { of: 'lan', now: MONDAY_AFTER })).rejects.toMatchObject(
      { kind: 'refused' },
    );
    await body.does('minh', 'agree-reopen', { of: 'lan', now: MONDAY_AFTER });
    expect(await body.evaluation('lan')).toMatchObject({ state: 'submitted', revision: 2, total: null });
  });
});
