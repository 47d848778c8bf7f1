// `congtam roll-up`, `rulebook dry-run` and `verify --recompute` as an operator uses them, on a body with decided weeks.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldRollUps } from '../../src/app/roll-ups/fold.ts';
import { main } from '../../src/cli/main.ts';
import { aBody, type Body, WEDNESDAY } from '../builders/body.ts';
import { shippedText } from '../builders/rulebooks.ts';
import { catchingConsole } from '../console.ts';

describe('commands on recorded periods', () => {
  let body: Body;
  let folder: string;
  beforeAll(async () => {
    [body, folder] = [await aBody(), await mkdtemp(join(tmpdir(), 'cong-tam-recorded-'))];
    await body.inLine();
    await body.does('lan', 'submit', { of: 'lan' });
    await body.does('nam', 'score', { of: 'lan' });
    const entered = { quality: 3600, progress: 3500, conduct: 1850 };
    await body.does('minh', 'approve', { of: 'lan', entered, comment: 'Đồng ý' });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await body.drop();
  });

  async function run(...argv: string[]) {
    const { appUrl, ownerUrl, jobUrl } = body.database;
    const env = {
      ...{ DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl, JOB_DATABASE_URL: jobUrl },
      ...{ PUBLIC_URL: 'https://danhgia.example.vn', DATA_DIR: folder },
    };
    const console = catchingConsole(env, WEDNESDAY);
    const code = await main(argv, console);
    return { code, said: console.lines.join('\n'), errors: console.errors.join('\n') };
  }
  /**
   * A fold counts what was written after the oldest transaction under way as new, of any database of the server: while
   * other tests write, it takes the same records again, and mends what was made wrong in between.
   */
  const folded = () =>
    expect
      .poll(() => foldRollUps(body.context, body.tenantId, WEDNESDAY.slice(0, 10), WEDNESDAY))
      .toEqual({ periods: 0, persons: 0 });
  const easier = async () => {
    const file = join(folder, 'easier.yaml');
    const text = shippedText('8679-weekly.yaml')
      .replace(/^version: 2$/m, 'version: 3')
      .replace(/(key: excellent[\s\S]*?value: )9000/, '$18950')
      .replace(/(key: good[\s\S]*?to:\s*(?:\n\s*|\{ )value: )9000/, '$18950')
      .replace(/(total: )8950(,?\s*level: )good/, '$18950$2excellent')
      .replace(/(points: 8999,?\s*level: )good/, '$1excellent');
    await writeFile(file, text);
    return file;
  };

  it('roll-up check: equal at first, a changed line by name with exit 1, whole again after rebuild', async () => {
    expect(await run('roll-up', 'check')).toMatchObject({ code: 0, errors: '' });
    await folded();
    await body.sql(`update person_period set total = 1 where period = '2026-Q4' and person_id = $1`, [
      body.person.lan,
    ]);
    const wrong = await run('roll-up', 'check');
    expect(wrong.code).toBe(1);
    expect(wrong.errors.split('\n')).toEqual([
      `KHÁC: 8679-weekly 2026-Q4, ${body.nameOf('lan')} (người số ${body.person.lan}): shown`,
      `DIFFERS: 8679-weekly 2026-Q4, ${body.nameOf('lan')} (person ${body.person.lan}): shown`,
    ]);
    const stray = `insert into work_sum values ($1, 'week', 1, '2026-11-16', '', 0, '', 1, 0, 0, 0, 0, 0, 0, 0, 0, '2026-11-16')`;
    await body.sql(stray, [body.tenantId]);
    const worse = await run('roll-up', 'check');
    expect(worse.errors.split('\n').slice(2)).toEqual([
      expect.stringMatching(/^KHÁC: 1 dòng/),
      expect.stringMatching(/^DIFFERS: 1 lines/),
    ]);
    expect((await run('roll-up', 'rebuild')).said).toMatch(/4 periods made anew, 40 lines/);
    expect((await run('roll-up', 'check')).code).toBe(0);
    for (const argv of [['dance'], [], ['check', 'more'], ['check', '--tenant', 'nobody'], ['check', '--x']])
      expect((await run('roll-up', ...argv)).code).toBe(2);
  });

  it('rulebook dry-run: who moves, with name, points and level; a file of it; nothing written', async () => {
    const file = await easier();
    const out = join(folder, 'moves.csv');
    const tried = await run(
      'rulebook',
      'dry-run',
      file,
      '--lang',
      'en',
      '--period',
      '2026-W47',
      '--out',
      out,
    );
    expect(tried).toMatchObject({ code: 0, errors: '' });
    expect(tried.said).toMatch(/version 3, tried on 1 decided records by 8679-weekly.* 1 go up, 0 go down/);
    expect(tried.said).toContain(`${body.nameOf('lan')}: `);
    expect(tried.said).toMatch(/UP {4}2026-W47 .*\(89\.5\) becomes .*\(89\.5\)/);
    expect(await readFile(out, 'utf8')).toContain(',89.5,excellent,89.5,up');
    expect((await run('rulebook', 'dry-run', file, '--out', out)).code).toBe(2);
    expect(
      (await run('rulebook', 'dry-run', file, '--from', '2026-01-01', '--to', '2026-02-01')).said,
    ).toContain('Đã quyết định: 1 hồ sơ tuần, từ 2026-11-16');
    for (const more of [
      ['--period', '2026-W99'],
      ['--from', 'x'],
      ['--out', 'a.xlsx'],
      ['--body', 'nobody'],
    ])
      expect((await run('rulebook', 'dry-run', file, ...more)).code).toBe(2);
    const broken = join(folder, 'broken.yaml');
    await writeFile(broken, '{[');
    expect((await run('rulebook', 'dry-run', broken)).code).toBe(1);
    expect(await body.sql(`select detail from event_log where kind = 'dry-run'`)).toContainEqual({
      detail: { named: 1 },
    });
  });

  it('verify --recompute: every result by its version; a result the regulation does not give is named', async () => {
    const whole = await run('verify', '--recompute');
    expect(whole).toMatchObject({ code: 0, errors: '' });
    expect(whole.said).toMatch(/3 results by 8679-weekly@2 reckoned again to the last digit: 0 differ/);
    expect((await run('verify')).said).not.toContain('reckoned');
    expect((await run('verify', '--recompute', '--log', 'x')).code).toBe(2);
    // The regulation of the database is another one than the results were made by.
    await body.sql(
      `update rulebook_version set hash = 'another', body = replace(body::text, '9000', '8950')::jsonb
       where rulebook_id = '8679-weekly'`,
    );
    const other = await run('verify', '--recompute');
    expect(other.code).toBe(1);
    expect(other.errors).toMatch(/step \d+: .*8679-weekly@2: level good -> excellent/);
    expect(other.said).toMatch(/3 results by 8679-weekly@2 reckoned again to the last digit: [1-3] differ/);
  });
});
