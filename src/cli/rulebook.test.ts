import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shippedNames, shippedText } from '../../test/builders/rulebooks.ts';
import { catchingConsole } from '../../test/console.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'cong-tam-rulebook-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(...args: string[]) {
  const console = catchingConsole();
  const code = await main(['rulebook', ...args], console);
  return { code, out: console.lines, err: console.errors };
}

const GENERAL = `politics: 500, discipline: 500, capacity: 250, readiness: 250, responsibility: 250, attitude: 250,
  breakthrough: 250, innovation: 250, accountability: 250, decisiveness: 250`;

describe('congtam rulebook check', () => {
  test('a shipped regulation fits, in both languages, with its hash', async () => {
    const { code, out, err } = await run('check', 'rulebooks/8679-weekly.yaml');
    expect([code, err]).toEqual([0, []]);
    expect(out).toHaveLength(2);
    expect(out[1]).toMatch(/8679-weekly version 2, 25 examples right, 0 readings .* [0-9a-f]{64}$/);
  });

  test('every fault with file, line, reason and hint; the exit code says no', async () => {
    const wrong = shippedText('khanh-hoa.yaml')
      .replace('reading: fifty-and-ninety', 'reading: nowhere')
      .replace('max: 7000', 'max: 6500');
    const path = file('wrong.yaml', wrong);
    const { code, out, err } = await run('check', path, '--lang', 'en');
    expect(code).toBe(1);
    expect(err.some((line) => /wrong\.yaml:\d+: score\.max: says a maximum of 10000/.test(line))).toBe(true);
    expect(err.some((line) => line.includes('names a reading "nowhere"'))).toBe(true);
    expect(out.join('\n')).toMatch(/wrong\.yaml: cannot be used, faults: [1-9]/);
    const both = await run('check', path);
    expect(both.err.length).toBe(2 * err.length);
    expect(both.err[0]).toMatch(/:\d+: .*(điểm|tối đa)/);
  });

  test('a changed number under its old citation is told with its line, and is no fault', async () => {
    const text = shippedText('335-civil-servant.yaml').replaceAll(/^version: (\d+)$/gm, 'version: 9');
    const changed = text.replace(/smallGroupBelow: \d+/, 'smallGroupBelow: 7');
    expect(changed).not.toBe(text);
    const path = file('changed.yaml', changed);
    const { code, out, err } = await run('check', path, '--lang', 'en');
    expect(code).toBe(0);
    expect(err.join('\n')).toMatch(
      /changed\.yaml:\d+: quotas\.0.*small group below \(people\) \d+, now 7, while the citation/,
    );
    expect(out.join('\n')).toMatch(/changed without a new citation: 1/);
    // Against the text it was made from nothing is changed, and no word is said.
    const same = await run('check', path, '--against', path);
    expect([same.code, same.err, same.out.length]).toEqual([0, [], 2]);
    expect((await run('check', path, '--against', file('half.yaml', 'form: 2'))).code).toBe(1);
  });

  test('a tree that contains itself is refused, not walked for ever', async () => {
    const endless = shippedText('khanh-hoa.yaml')
      .replace('score:\n', 'score: &all\n')
      .replace(/children:\n/, 'children:\n    - *all\n');
    const { code, err } = await run('check', file('endless.yaml', endless));
    expect(code).toBe(1);
    expect(err.join('\n')).toMatch(/itself|YAML/);
  });

  test('a file that is not there, no file, an unknown word', async () => {
    expect((await run('check', join(folder, 'nowhere.yaml'))).code).toBe(2);
    expect((await run('check')).code).toBe(2);
    expect((await run('dance')).code).toBe(2);
    expect((await run('check', 'rulebooks/8679-weekly.yaml', '--lang', 'fr')).code).toBe(2);
  });
});

describe('congtam rulebook explain', () => {
  test('the tree in words, with exact values, sources and the level', async () => {
    const input = file(
      'input.yaml',
      `entered: { ${GENERAL} }\nlines:\n  - { key: l, coefficient: 10000, assigned: 300, done: 200 }\nflags: { disciplined: true }\n`,
    );
    const { code, out } = await run('explain', '335-civil-servant', '--input', input, '--lang', 'en');
    const said = out.join('\n');
    expect(code).toBe(0);
    expect(said).toContain('Total: 76.66 (230/3) of 100');
    expect(said).toContain('done 200 (converted); assigned 300 (converted)');
    expect(said).toContain('Source: 335/2025/NĐ-CP, điều 16 [A]');
    expect(said).toMatch(/Level: Not completed/);
    expect(said).toMatch(/Forced case: .*: applies; Good to Not completed/);
    expect(said).toContain('Preview: 9 readings are not confirmed');
  });

  test('options and levels by name, in Vietnamese unless asked otherwise', async () => {
    const choice = "{ option: half, reason: 'Chậm hai việc' }";
    const input = file(
      'leader.yaml',
      `entered: { ${GENERAL} }\nlines:\n  - { key: l, coefficient: 100, assigned: 100, done: 100 }\nchoices: { organising: ${choice}, uniting: ${choice} }\nsubordinates: { total: 3, decided: 3, worst: good }\n`,
    );
    const said = (await run('explain', '335-leader', '--input', input)).out.join('\n');
    expect(said).toContain('chọn Còn chậm, thiếu sót (50%); 50%; lý do: Chậm hai việc');
    expect(said).toContain('mức thấp nhất: Hoàn thành tốt nhiệm vụ');
  });

  test('without input it says what is needed; an input that cannot be used is refused', async () => {
    const needed = await run('explain', 'tphcm-06', '--lang', 'en');
    expect(needed.code).toBe(0);
    expect(needed.out.join('\n')).toMatch(/Still missing\n {2}part-1: .* is not entered/);
    const unknown = file('unknown.yaml', 'entered: { luck: 5 }\n');
    const refused = await run('explain', 'tphcm-06', '--input', unknown, '--lang', 'en');
    expect(refused.code).toBe(1);
    expect(refused.out.join('\n')).toContain('the rulebook has no "luck"');
    const broken = file('broken.yaml', 'lines: { a: 1 }\n');
    expect((await run('explain', 'tphcm-06', '--input', broken)).err[0]).toMatch(/broken\.yaml:1: lines: /);
    expect((await run('explain', 'tphcm-06', '--period', 'week')).code).toBe(2);
  });

  test.each(shippedNames().map((name) => name.replace('.yaml', '')))('%s can be explained', async (id) => {
    for (const lang of ['vi', 'en']) {
      const { code, out } = await run('explain', id, '--lang', lang);
      expect(code).toBe(0);
      expect(out.join('\n')).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
