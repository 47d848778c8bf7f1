import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vietnamCalendarText, weeklyRulebookText } from '../../test/builders/rulebook.ts';
import { readCalendar } from './calendar-file.ts';
import { canonicalRulebook, readRulebook, rulebookHash } from './rulebook-file.ts';
import { readYaml } from './yaml-lines.ts';

const source = weeklyRulebookText();
const HASH_OF_THE_FIRST_RELEASE = '94930d72c915db3830c677c6e52aff3c5da70faf8228cfe3b9577a7ee0306322';
const HASH_OF_KHANH_HOA_1 = 'b6ea56385d0aae166e9a989962d13692df88879f870fae6bd4480b8842288fc1';

/** Line (from 1) of the first line holding `text`. */
function lineOf(yaml: string, text: string): number {
  return yaml.split('\n').findIndex((line) => line.includes(text)) + 1;
}

function faultsOf(yaml: string): [string, number][] {
  const read = readRulebook(yaml, 'test.yaml');
  return read.ok ? [] : read.faults.map((fault) => [fault.code, fault.line]);
}

describe('rulebook file', () => {
  test('the hash is that of the content: comments, order and layout do not change it, a number does', () => {
    const hash = (yaml: string) => {
      const read = readRulebook(yaml, 'test.yaml');
      return read.ok ? read.hash : read.faults;
    };
    const original = hash(source);
    expect(original).toMatch(/^[0-9a-f]{64}$/);
    expect(hash(`# note\n${source.replace("'16:30'", '"16:30"')}`)).toBe(original);
    expect(hash(source.replace(/^document: .*\n/m, '').concat('document: 8679-CV/BTCTW\n'))).toBe(original);
    const given = /given: \{ (quality: \d+), (progress: \d+), (conduct: \d+) \}/;
    expect(hash(source.replace(given, 'given: { $3, $1, $2 }'))).toBe(original);
    expect(hash(source.replace('hundredths: 500', 'hundredths: 550'))).not.toBe(original);
  });

  test('version 1 of the weekly regulation keeps the hash bodies have recorded', () => {
    const first = readFileSync(
      new URL('../../test/rulebooks/released/8679-weekly-1.yaml', import.meta.url),
      'utf8',
    );
    expect(readRulebook(first, 'a.yaml')).toMatchObject({ ok: true, hash: HASH_OF_THE_FIRST_RELEASE });
  });

  test('version 1 of the frame of Khánh Hòa, older than openness, keeps its hash', () => {
    const first = new URL('../../test/rulebooks/released/khanh-hoa-1.yaml', import.meta.url);
    const read = readRulebook(readFileSync(first, 'utf8'), 'a.yaml');
    expect(read).toMatchObject({ ok: true, hash: HASH_OF_KHANH_HOA_1, rulebook: { openness: null } });
  });

  test('the canonical text reads back to the same rulebook and hash', () => {
    const read = readRulebook(source, 'a.yaml');
    if (!read.ok) throw new Error('not read');
    const again = readRulebook(canonicalRulebook(read.rulebook), 'b.json');
    expect(again).toEqual(read);
    expect(rulebookHash(read.rulebook)).toBe(read.hash);
  });

  test('a fault names file, path and line', () => {
    const yaml = source.replace('max: 8000', 'max: 7500');
    const read = readRulebook(yaml, 'mine.yaml');
    expect(read).toMatchObject({ ok: false });
    if (read.ok) return;
    const fault = read.faults.find(({ path }) => path.join('.') === 'groups.0.max');
    expect(fault).toMatchObject({
      code: 'maxima-do-not-add-up',
      file: 'mine.yaml',
      line: lineOf(yaml, 'max: 7500'),
    });
    expect(fault?.params).toEqual({ expected: 7500, sum: 8000 });
  });

  test('a missing citation is found at the entry that lacks it', () => {
    const yaml = source
      .replace('    citation: *leaders\n', '')
      .replace(/ {4}to: .*closed: false }\n {4}citation: \*levels\n/, '');
    expect(faultsOf(yaml)).toContainEqual(['missing-citation', lineOf(yaml, '- key: good')]);
  });

  test('an unknown key, a comma left unquoted, a fault inside a shared block', () => {
    const unknown = source.replace('    order: 2', '    order: 2\n    colour: red');
    expect(faultsOf(unknown)).toEqual([['unknown-key', lineOf(unknown, 'colour')]]);
    const shared = source.replace('citation: &levels', 'citation: &levels\n      page: 3');
    expect(faultsOf(shared)[0]).toEqual(['unknown-key', lineOf(shared, 'page: 3')]);
    expect(new Set(faultsOf(shared).map(([, line]) => line)).size).toBe(1);
  });

  test.each([
    ['a key twice', 'id: a\nid: b\n', 2],
    ['a tab for indentation', 'title:\n\tvi: a\n', 2],
    ['two documents', 'id: a\n---\nid: b\n', 2],
  ])('%s is refused as text', (_name, yaml, line) => {
    const [first] = faultsOf(yaml);
    expect(first?.[0]).toBe('not-yaml');
    expect(first?.[1]).toBe(line);
  });

  test('a document built to explode is refused', () => {
    const levels = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed'].map((pair) => [...pair])) {
      levels.push(`${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`);
    }
    const read = readYaml(levels.join('\n'), 'bomb.yaml');
    expect(read).toMatchObject({ ok: false, faults: [{ code: 'not-yaml', params: { reason: 'ALIASES' } }] });
  });

  test('an empty file, and one of something else', () => {
    expect(faultsOf('')).toEqual([['not-an-object', 1]]);
    expect(faultsOf('- 1\n')).toEqual([['not-an-object', 1]]);
  });
});

describe('calendar file', () => {
  test('the shipped calendar covers three years', () => {
    const read = readCalendar(vietnamCalendarText(), 'vn.yaml');
    expect(read).toMatchObject({ ok: true, calendar: { from: '2025-01-01', to: '2028-01-01' } });
  });

  test('a fault names its line', () => {
    const yaml = vietnamCalendarText().replace("date: '2026-08-22'", "date: '2026-08-21'");
    const read = readCalendar(yaml, 'vn.yaml');
    expect(read).toMatchObject({ ok: false });
    if (!read.ok) {
      expect(read.faults.map(({ code, line }) => [code, line])).toEqual([
        ['wrong-weekday', lineOf(yaml, '2026-08-21')],
      ]);
    }
  });
});
