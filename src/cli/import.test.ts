// `congtam tenant create` and `congtam import` as an operator uses them.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catchingConsole } from '../../test/console.ts';
import { freshDatabase, type TestDatabase } from '../../test/database.ts';
import { openConnection } from '../store/connection.ts';
import { main } from './main.ts';

const input = join(import.meta.dirname, '..', '..', 'demo', 'input');
const units = join(input, 'don-vi-khanh-hoa.csv');
const staff = join(input, 'danh-sach-phuong-nha-trang.xlsx');

describe('the first hours of a body, on the command line', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    [database, folder] = [await freshDatabase(), await mkdtemp(join(tmpdir(), 'cong-tam-import-'))];
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });

  async function run(...argv: string[]) {
    const env = {
      DATABASE_URL: database.appUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      JOB_DATABASE_URL: database.jobUrl,
      PUBLIC_URL: 'https://danhgia.example.vn',
      DATA_DIR: folder,
    };
    const console = catchingConsole(env);
    const code = await main(argv, console);
    return { code, said: console.lines.join('\n'), errors: console.errors.join('\n') };
  }
  const people = (...more: string[]) =>
    run('import', 'people', staff, '--tenant', 'kh', '--from', '2026-11-02', '--unit', 'KH.22366', ...more);

  async function count(table: string): Promise<number> {
    const client = await openConnection(database.ownerUrl, 'test');
    try {
      const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${table}`);
      return rows[0]?.n ?? -1;
    } finally {
      await client.end();
    }
  }

  it('creates a body with its regulation and prints the one-time link', async () => {
    const made = await run('tenant', 'create', 'kh', '--name', 'Tỉnh Khánh Hoà');
    expect(made).toMatchObject({ code: 0, errors: '' });
    expect(made.said).toMatch(/https:\/\/danhgia\.example\.vn\/thiet-lap#token=[\w-]{40,}/);
    expect([await count('rulebook_version'), await count('setup_link')]).toEqual([1, 1]);
    const second = await run('tenant', 'create', 'hai', '--name', 'Hai', '--host', 'hai.example.vn');
    expect(second.said).toContain('https://hai.example.vn/thiet-lap#token=');
  });

  it.each<[string, string[], number, string]>([
    ['a taken name', ['tenant', 'create', 'kh', '--name', 'X'], 1, 'Đã có cơ quan mang tên ngắn này.'],
    ['a bad name and zone', ['tenant', 'create', 'K_H', '--name', 'X', '--zone', 'Mars'], 1, 'time zone'],
    ['no name', ['tenant', 'create', 'x'], 2, '--name'],
    ['another verb', ['tenant', 'drop', 'kh'], 2, 'create'],
    ['an unknown option', ['tenant', 'create', 'x', '--nmae', 'X'], 2, '--nmae'],
    ['no such body', ['import', 'units', units, '--tenant', 'nobody', '--from', '2026-11-02'], 2, 'nobody'],
    ['no date', ['import', 'units', units, '--tenant', 'kh'], 2, '--from'],
    ['an impossible date', ['import', 'units', units, '--tenant', 'kh', '--from', '2026-02-30'], 2, '--from'],
    [
      'no such file',
      ['import', 'units', 'nowhere.csv', '--tenant', 'kh', '--from', '2026-11-02'],
      2,
      'nowhere.csv',
    ],
    [
      'no such kind',
      ['import', 'things', units, '--tenant', 'kh', '--from', '2026-11-02'],
      2,
      'units|people',
    ],
  ])('refuses %s', async (_, argv, code, words) => {
    const refused = await run(...argv);
    expect(refused.code).toBe(code);
    expect(refused.errors).toContain(words);
  });

  it('rehearses units without a trace, then writes them', async () => {
    const ask = ['import', 'units', units, '--tenant', 'kh', '--from', '2026-11-02'];
    const rehearsed = await run(...ask);
    expect(rehearsed).toMatchObject({ code: 0, errors: '' });
    expect(rehearsed.said).toContain('849  Thêm đơn vị');
    expect([await count('unit'), await count('import_job')]).toEqual([0, 0]);
    expect((await run(...ask, '--apply')).said).toContain('Đã ghi toàn bộ thay đổi, lần nhập số 1.');
    expect(await count('unit')).toBe(849);
    expect((await people('--unit', 'KH.NONE')).errors).toContain('KH.NONE');
  });

  it('shows each trouble as a row and writes nothing while an error is open', async () => {
    const refused = await people('--apply');
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/^Mức +Dòng +Cột +Giá trị +Vì sao +Cần làm gì$/m);
    expect(refused.said).toMatch(/^Lỗi +45 .*Không có ngày này trong lịch/m);
    expect(refused.said).not.toMatch(/import\.[a-z]/);
    expect([await count('person'), await count('import_job')]).toEqual([0, 1]);
  });

  it('takes answers from a file and then writes everything', async () => {
    const answers = join(folder, 'answers.json');
    const open = [
      ['date-impossible', 45],
      ['manager-unknown', 48],
      ['id-duplicate', 51],
      ['manager-circle', 58],
    ].map(([code, row]) => ({ sheet: '', code, row, choice: 'use-suggestion' }));
    await writeFile(answers, JSON.stringify(open));
    const applied = await people('--resolve', answers, '--apply');
    expect(applied).toMatchObject({ code: 0, errors: '' });
    expect(await count('person')).toBe(67);
    expect((await people('--resolve', answers, '--apply')).code).toBe(0);
    expect(await count('assignment')).toBe(68);
    await writeFile(answers, '[{"row":1}]');
    expect((await people('--resolve', answers)).code).toBe(2);
  });

  it('takes over the forms of past weeks of the same people, once, and takes them back', async () => {
    const forms = (await readdir(join(input, 'phieu-tuan'))).map((name) => join(input, 'phieu-tuan', name));
    const past = (...more: string[]) => run('import', 'past-weeks', ...forms, '--tenant', 'kh', ...more);
    const seen = await past('--apply');
    expect(seen).toMatchObject({ code: 1, errors: '' });
    expect(seen.said).toContain('Cần xử lý  tuan-44-07.xlsx  2026-W44  Phan Thị Thảo  89 / –');
    expect(seen.said).toContain(
      'Cảnh báo: 23C: Tổng ghi 81, cộng các điểm lại được 80. Giữ cả hai, không sửa. [81]',
    );
    expect(seen.said).toContain('Ghi chú: 18C: Điểm viết dạng chữ (dấu phẩy); đã hiểu đúng số. [33,5]');
    expect(seen.said.match(/^Sẵn sàng/gm)).toHaveLength(21);
    expect(seen.said).toContain('3 phiếu cần xử lý, chưa ghi gì.');
    expect(await count('past_week')).toBe(0);
    expect((await past('--incomplete')).said).toContain('24 phiếu sẵn sàng');
    expect((await past('--skip', '--apply')).said).toContain('21 phiếu mới, 0 phiếu thay, 0 đã có, 3 để lại');
    expect((await past('--incomplete', '--apply')).said).toContain('3 phiếu mới, 0 phiếu thay, 21 đã có');
    expect(await count('past_week')).toBe(24);
    const undo = (...more: string[]) => run('import', 'undo-past-weeks', ...more);
    expect((await undo('2', '--tenant', 'kh', '--reason', 'Thiếu điểm')).said).toContain('số 2: 3 phiếu');
    expect((await undo('2', '--tenant', 'kh', '--reason', 'Lần nữa')).code).toBe(1);
    expect((await run('verify')).code).toBe(0);
  }, 120_000);

  it.each<[string, string[], string]>([
    ['no form', ['past-weeks', '--tenant', 'kh'], '<file ...>'],
    ['no body', ['past-weeks', staff], '--tenant'],
    ['a file that is not there', ['past-weeks', 'khong-co.xlsx', '--tenant', 'kh'], 'khong-co.xlsx'],
    ['answers that are none', ['past-weeks', staff, '--tenant', 'kh', '--resolve', staff], '--resolve'],
    ['no reason', ['undo-past-weeks', '1', '--tenant', 'kh'], '--reason'],
    ['no number', ['undo-past-weeks', 'x', '--tenant', 'kh', '--reason', 'y'], '<number>'],
  ])('past weeks: %s is told', async (_, args, words) => {
    const told = await run('import', ...args);
    expect(told.code).toBe(2);
    expect(told.errors).toContain(words);
  });

  it('writes down how it read a list, and reads columns as somebody then says', async () => {
    const [list, map] = [join(folder, 'la.csv'), join(folder, 'map.json')];
    await writeFile(list, 'Ký số,Danh xưng,Ghi chú\nX1,Phòng Thử,\n');
    const ask = ['import', 'units', list, '--tenant', 'hai', '--from', '2026-11-02'];
    const guessed = await run(...ask, '--export-map', map);
    expect(guessed.code).toBe(1);
    const [sheet, ...others] = JSON.parse(await readFile(map, 'utf8'));
    expect(others).toEqual([]);
    expect(Object.keys(sheet.columns)).toEqual(['A', 'B', 'C']);

    // A sheet that was not understood is left unread until somebody says otherwise.
    sheet.read = true;
    sheet.headerRow = 1;
    sheet.columns = { A: 'code', B: 'name', C: null };
    await writeFile(map, JSON.stringify([sheet]));
    const told = await run(...ask, '--map', map, '--apply');
    expect(told).toMatchObject({ code: 0, errors: '' });
    expect(told.said).toMatch(/^ *1 {2}Thêm đơn vị/m);

    await writeFile(map, JSON.stringify([{ ...sheet, columns: { a: 'code' } }]));
    const refused = await run(...ask, '--map', map);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.errors).toContain('--map');
  });
});
