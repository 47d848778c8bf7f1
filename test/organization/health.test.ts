// The health page: what is wrong is named, what is right is not, and nobody sees beyond the own part.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HEALTH_CHECKS, type HealthCheck } from '../../src/domain/organization/health.ts';
import { onOldestMajor } from '../database.ts';
import { type ServedBody, servedBody, type Who } from './served-body.ts';

interface Line {
  readonly personId: number | null;
  readonly unitId: number | null;
  readonly what: string;
  readonly detail: string | null;
}

onOldestMajor('the health of a body', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
    const { body, id, unit } = ward;
    const manager = async (who: Who, above: Who) => {
      const [held] = await body.sql<{ id: number }>(
        'select id from assignment where tenant_id = 1 and person_id = $1',
        [id(who)],
      );
      await body.sql(
        `insert into direct_manager (tenant_id, assignment_id, valid_from, manager_id) values (1, $1, '2026-01-05', $2)
         on conflict (tenant_id, assignment_id, valid_from) do update set manager_id = excluded.manager_id`,
        [held?.id, id(above)],
      );
    };
    await manager('lan', 'binh');
    await manager('binh', 'lan');
    await body.sql(
      `insert into post (tenant_id, id, unit_id, title, rank) values (1, 900, $1, 'Chuyên viên trống', 'staff')`,
      [unit('culture')],
    );
    await body.sql(
      `insert into delegation (tenant_id, id, delegator_id, delegate_id, actions, valid_from, valid_to, document_number)
       values (1, 900, $1, $2, array['score'], '2026-11-01', '2026-11-25', '1/QĐ'),
         (1, 901, $1, $2, array['approve'], '2026-11-01', '2027-05-01', '2/QĐ')`,
      [id('dung'), id('hai')],
    );
    await body.sql(`insert into person (tenant_id, id, full_name) values (1, 950, 'Lê Văn Thôi')`);
    await body.sql(
      `insert into account (tenant_id, id, person_id, login) values (1, 950, 950, 'levanthoi'),
         (1, 951, $1, 'yen')`,
      [id('yen')],
    );
    const [held] = await body.sql<{ post_id: number }>(
      'select post_id from assignment where tenant_id = 1 and person_id = $1',
      [id('yen')],
    );
    await body.sql(
      `insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from)
       values (1, 960, $1, $2, 'secondment', '2026-11-01')`,
      [id('yen'), held?.post_id],
    );
    await body.sql(
      `insert into absence (tenant_id, id, person_id, kind, valid_from) values (1, 960, $1, 'secondment', '2026-11-01')`,
      [id('yen')],
    );
  });
  afterAll(() => ward.drop());

  const found = async (who: Who, tenant: 1 | 2 = 1) => {
    const answer = await ward.get(who, '/organization-health', tenant);
    expect(answer.status).toBe(200);
    const checks = answer.at('checks') as { check: HealthCheck; count: number; lines: Line[] }[];
    expect(checks.map((one) => one.check)).toEqual([...HEALTH_CHECKS]);
    expect(checks.every((one) => one.count >= one.lines.length)).toBe(true);
    return new Map(checks.map((one) => [one.check, one.lines]));
  };

  it('names circles, empty posts, delegations that end, accounts and people that do not fit', async () => {
    const lines = await found('admin');
    expect(lines.get('manager-loop')).toMatchObject([
      { personId: Math.min(ward.id('lan'), ward.id('binh')), detail: expect.stringContaining('') },
    ]);
    expect(lines.get('empty-post')).toMatchObject([
      { what: 'Chuyên viên trống', unitId: ward.unit('culture') },
    ]);
    expect(lines.get('delegation-ending')).toMatchObject([
      { personId: ward.id('dung'), detail: expect.stringContaining('2026-11-25') },
    ]);
    expect(lines.get('account-without-post')).toMatchObject([{ personId: 950, detail: 'levanthoi' }]);
    expect(lines.get('seconded-both-ways')).toMatchObject([{ personId: ward.id('yen') }]);
    const bare = lines.get('without-account')?.map((line) => line.personId);
    expect(bare).toContain(ward.id('lan'));
    expect(bare).not.toContain(ward.id('yen'));
    expect(lines.get('unit-without-head')?.map((line) => line.unitId)).toEqual([ward.unit('team')]);
    const alone = lines.get('without-manager')?.map((line) => line.personId) ?? [];
    const waiting = lines.get('week-without-approver')?.map((line) => line.personId) ?? [];
    expect([...alone, ...waiting].every((personId) => personId !== null)).toBe(true);
  });

  it('takes days as half-open: what ends today is over, what begins today holds, what was taken back never was', async () => {
    const { body, id, unit } = ward;
    const [day, tomorrow] = ['2026-11-18', '2026-11-19'];
    await body.sql(
      `insert into post (tenant_id, id, unit_id, title, rank) values
      (1, 910, $1, 'Hết hôm nay', 'staff'), (1, 911, $1, 'Hết ngày mai', 'staff'),
      (1, 912, $1, 'Từ hôm nay', 'staff'), (1, 913, $1, 'Từ ngày mai', 'staff'), (1, 914, $1, 'Thu hồi', 'staff')`,
      [unit('culture')],
    );
    await body.sql(
      `insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from, valid_to) values
         (1, 910, $1, 910, 'concurrent', '2026-01-05', $2), (1, 911, $1, 911, 'concurrent', '2026-01-05', $3),
         (1, 912, $1, 912, 'concurrent', $2, null), (1, 913, $1, 913, 'concurrent', $3, null),
         (1, 914, $1, 914, 'concurrent', '2026-01-05', '2026-01-05'), (1, 915, 950, 910, 'main', '2026-01-05', $2)`,
      [id('hai'), day, tomorrow],
    );
    await body.sql(
      `insert into delegation (tenant_id, id, delegator_id, delegate_id, actions, valid_from, valid_to,
      document_number) values (1, 910, $1, $2, array['score'], '2026-11-01', $3, '3/QĐ')`,
      [id('dung'), id('minh'), day],
    );
    const lines = await found('admin');
    expect(lines.get('empty-post')?.map(({ what }) => what)).toEqual([
      'Chuyên viên trống',
      'Hết hôm nay',
      'Từ ngày mai',
    ]);
    expect(lines.get('account-without-post')).toMatchObject([{ personId: 950 }]);
    expect(lines.get('delegation-ending')).toHaveLength(1);
    await body.sql(`delete from assignment where tenant_id = 1 and id between 910 and 915`);
    await body.sql(`delete from post where tenant_id = 1 and id between 910 and 914`);
    await body.sql('delete from delegation where tenant_id = 1 and id = 910');
  });

  it('ends at the part of the administrator, and at the body', async () => {
    const lines = await found('cultureAdmin');
    expect(lines.get('delegation-ending')).toEqual([]);
    expect(lines.get('account-without-post')).toEqual([]);
    expect(lines.get('empty-post')).toHaveLength(1);
    for (const who of ['office', 'inspector', 'minh', 'guest'] as const) {
      expect((await ward.get(who, '/organization-health')).status).toBe(403);
      expect((await ward.get(who, '/organization-health.xlsx')).status).toBe(403);
    }
    const other = await ward.get('admin', '/organization-health', 2);
    expect(JSON.stringify(other.body)).not.toContain('levanthoi');
  });

  it('comes as a workbook', async () => {
    const answer = await ward.get('admin', '/organization-health.xlsx');
    expect(answer.status).toBe(200);
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('Rà soát cơ cấu');
    expect(answer.headers['content-type']).toContain('spreadsheetml');
  });

  it('is not green where no regulation says how people are evaluated, and says so to everybody who keeps a part', async () => {
    expect((await found('admin')).get('without-regulation')).toEqual([]);
    await ward.body.sql(`delete from rulebook_version where tenant_id = 2`);
    for (const who of ['admin', 'cultureAdmin'] as const)
      expect((await found(who, 2)).get('without-regulation')).toMatchObject([
        { what: '2026-11-18 – …', detail: null },
      ]);
  });
});
