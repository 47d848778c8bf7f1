import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, onEachMajor, type TestDatabase } from '../../test/database.ts';
import { instantFromText, openPool, type Pool } from './connection.ts';

onEachMajor('values', (major) => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await emptyDatabase({ major });
    pool = openPool(database.appUrl);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('cross unchanged by zone or rounding', async () => {
    const { rows } = await pool.query(`select 9007199254740991::int8 as big, date '2026-11-20' as day,
      timestamptz '2026-11-20 15:04:05.123999+07' as at, timestamp '2026-11-20 15:04:05' as local,
      12345678901234567890.123::numeric as exact, interval '1 day 02:00' as span,
      array[date '2026-11-20', null] as days, array[1, 2]::int8[] as bigs, array[0.10]::numeric[] as exacts,
      array[timestamptz '2026-11-20 00:00+07'] as times, null::date as nothing, '{"a": [1]}'::jsonb as data`);
    expect(rows[0]).toEqual({
      big: 9007199254740991,
      day: '2026-11-20',
      at: '2026-11-20T08:04:05.123Z',
      local: '2026-11-20 15:04:05',
      exact: '12345678901234567890.123',
      span: '1 day 02:00:00',
      days: ['2026-11-20', null],
      bigs: [1, 2],
      exacts: ['0.10'],
      times: ['2026-11-19T17:00:00.000Z'],
      nothing: null,
      data: { a: [1] },
    });
  });

  it('refuse an integer that would lose digits', async () => {
    await expect(pool.query('select 9007199254740993::int8')).rejects.toThrow('2^53');
  });
});

describe('instants', () => {
  it.each([
    ['2026-11-20 08:04:05+00', '2026-11-20T08:04:05.000Z'],
    ['2026-11-20 08:04:05.1+00', '2026-11-20T08:04:05.100Z'],
    ['2026-11-20 15:04:05.123456+07', '2026-11-20T08:04:05.123Z'],
    ['2026-11-20 13:34:05.123456+05:30', '2026-11-20T08:04:05.123Z'],
    ['2026-01-01 00:00:00-09:30', '2026-01-01T09:30:00.000Z'],
    ['infinity', 'infinity'],
  ])('%s', (text, instant) => {
    expect(instantFromText(text)).toBe(instant);
  });
});
