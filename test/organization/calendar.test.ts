// The calendar of a year, and days of the body's own kept by who keeps the whole body.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyTenant } from '../../src/app/verify.ts';
import { onOldestMajor } from '../database.ts';
import { reasons, type ServedBody, servedBody, type Who } from './served-body.ts';

interface Day {
  readonly day: string;
  readonly kind: string;
  readonly own: boolean;
  readonly name: { readonly vi: string };
  readonly source: string | null;
  readonly version: number;
}

onOldestMajor('the calendar', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
  });
  afterAll(() => ward.drop());

  const days = async (tenant: 1 | 2 = 1) =>
    (await ward.get('guest', '/calendar/2026', tenant)).at('days') as readonly Day[];
  const own = async (tenant: 1 | 2 = 1) => (await days(tenant)).filter((day) => day.own);
  const form = (day: string, more: object = {}) => ({
    ...{ day, kind: 'holiday', name: 'Ngày truyền thống', source: '88/KH-UBND' },
    ...more,
  });

  it('shows the national days of the year in order, each with its source', async () => {
    const national = await days();
    expect(national.length).toBeGreaterThan(10);
    expect(national.map((day) => day.day)).toEqual(national.map((day) => day.day).toSorted());
    expect(national.every((day) => day.day.startsWith('2026-') && day.source !== null && !day.own)).toBe(
      true,
    );
    expect(national.find((day) => day.day === '2026-09-02')?.name.vi).toContain('Quốc khánh');
  });

  it.each<[Who, readonly string[]]>([
    ['admin', ['add', 'revoke']],
    ['office', ['add', 'revoke']],
    ['cultureAdmin', []],
    ['cultureOffice', []],
    ['minh', []],
    ['guest', []],
  ])('is kept by who keeps the whole body: %s', async (who, may) => {
    expect((await ward.get(who, '/calendar/2026')).at('may')).toEqual(may);
    if (may.length === 0) expect((await ward.post(who, '/calendar', form('2026-11-19'))).status).toBe(403);
  });

  // Tuesday of that week is a day off of the whole country.
  it('makes a week without working days not counted, for this body only', async () => {
    for (const day of ['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-27'])
      expect((await ward.post('office', '/calendar', form(day))).body).toEqual({ day, version: 1 });
    expect(await ward.body.evaluation('lan', '2026-W48')).toMatchObject({
      counted: false,
      not_counted_kind: 'no-working-day',
    });
    expect((await ward.other.evaluation('lan', '2026-W48')).counted).toBe(true);
    expect(await own()).toHaveLength(4);
    expect(await own(2)).toEqual([]);
    const [act] = await ward.body.sql(
      `select act, role, actor_id, payload from act where tenant_id = 1 and record_kind = 'calendar-day' order by act_no limit 1`,
    );
    expect(act).toEqual({
      ...{ act: 'added', role: 'office', actor_id: ward.id('office') },
      payload: { day: '2026-11-23', kind: 'holiday' },
    });
  });

  it.each<[string, string, object, readonly string[]]>([
    ['a day off that is one', '2026-11-22', {}, ['day-is-off']],
    ['a working day that is one', '2026-11-20', { kind: 'working' }, ['day-is-working']],
    ['a day already there', '2026-11-23', {}, ['day-exists']],
    ['a day long ago', '2026-03-03', {}, ['day-too-old']],
    [
      'a day without words',
      '2026-11-20',
      { name: '--', source: '.' },
      ['day-name-missing', 'document-number-missing'],
    ],
  ])('refuses %s', async (_, day, more, codes) => {
    const answer = await ward.post('admin', '/calendar', form(day, more));
    expect([answer.status, reasons(answer)]).toEqual([409, codes]);
  });

  it('takes a day back once, and lets it be added again', async () => {
    const path = '/calendar/2026-11-23/acts';
    const body = { act: 'revoke', version: 1, reason: 'Lịch đã đổi' };
    expect((await ward.post('cultureOffice', path, body)).status).toBe(403);
    expect((await ward.post('office', path, body, 2)).status).toBe(404);
    expect((await ward.post('office', path, { ...body, version: 5 })).status).toBe(412);
    expect((await ward.post('admin', path, body)).body).toEqual({ day: '2026-11-23', version: 2 });
    expect((await ward.body.evaluation('lan', '2026-W48')).counted).toBe(true);
    expect(reasons(await ward.post('admin', path, { ...body, version: 2 }))).toEqual(['already-revoked']);
    expect((await ward.post('admin', '/calendar/2026-12-25/acts', body)).status).toBe(404);
    expect((await ward.post('admin', '/calendar', form('2026-11-23'))).body).toEqual({
      day: '2026-11-23',
      version: 3,
    });
    expect((await ward.body.evaluation('lan', '2026-W48')).counted).toBe(false);
  });

  it('lets a Saturday be worked', async () => {
    const answer = await ward.post(
      'admin',
      '/calendar',
      form('2026-11-21', { kind: 'working', name: 'Làm bù' }),
    );
    expect(answer.status).toBe(200);
    expect((await own()).find((day) => day.day === '2026-11-21')?.kind).toBe('working');
  });

  it('is what its acts say: verify names a day put in or moved behind its back', async () => {
    const found = async () => {
      const told: string[] = [];
      await verifyTenant(ward.body.pool, 1, ({ kind, code }) => void told.push(`${kind} ${code}`));
      return told.filter((line) => line.startsWith('calendar-day'));
    };
    expect(await found()).toEqual([]);
    await ward.body.sql(`insert into calendar_day (tenant_id, day, kind, name, source) values
      (1, '2026-12-03', 'holiday', 'Ngày nghỉ', '1/KH')`);
    await ward.body.sql(
      `update calendar_day set kind = 'working' where tenant_id = 1 and day = '2026-11-25'`,
    );
    expect(await found()).toEqual(['calendar-day state-differs', 'calendar-day history-missing']);
  });
});
