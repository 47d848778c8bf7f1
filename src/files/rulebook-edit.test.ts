import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { shippedNames, shippedRulebook, shippedText } from '../../test/builders/rulebooks.ts';
import { citedData } from '../domain/rulebook/articles.ts';
import { figuresOfText, readRulebook } from './rulebook-file.ts';
import { withCitations } from './yaml-citations.ts';
import { withValues } from './yaml-lines.ts';

const TEXT = `# heading
levels:
  - key: good   # from 70
    from: &low { value: 7000, closed: true }
  - key: bad
    to: *low
note: 'kept as it is'
`;

describe('single values replaced in a text', () => {
  test('the rest stays to the letter; an alias is changed at its anchor, once', () => {
    const edited = withValues(TEXT, [
      { path: ['levels', '0', 'from', 'value'], value: 7500 },
      { path: ['levels', 1, 'to', 'value'], value: 7500 },
      { path: ['note'], value: "it's: new" },
    ]);
    expect(edited).toBe(TEXT.replace('7000', '7500').replace("'kept as it is'", `"it's: new"`));
  });

  test('null is a value; what is no single value, or is not there, is refused whole', () => {
    expect(withValues('a: 1\nb: 2\n', [{ path: ['a'], value: null }])).toBe('a: null\nb: 2\n');
    for (const path of [['levels'], ['levels', 0], ['gone'], ['levels', 7, 'key'], ['note', 'more']])
      expect(
        withValues(TEXT, [
          { path: ['note'], value: 1 },
          { path, value: 1 },
        ]),
      ).toBeNull();
    expect(withValues('{[', [{ path: ['a'], value: 1 }])).toBeNull();
  });
});

describe('numbers a form can change', () => {
  test.each(shippedNames())('%s: each stands where it says, and writing it back changes nothing', (name) => {
    const source = shippedText(name);
    const figures = figuresOfText(source);
    expect(figures.map(({ kind }) => kind)).toContain('valid-from');
    const edits = figures.flatMap(({ paths, value }) =>
      paths.map((path) => ({ path: path.map(String), value })),
    );
    expect(readRulebook(withValues(source, edits) ?? '', name)).toMatchObject({ ok: true });
  });

  test('335: three borders, two deductions, both shares, with names and sources', () => {
    const found = figuresOfText(shippedText('335-civil-servant.yaml'));
    const brief = found.map(({ kind, value, paths }) => [kind, value, paths.length]);
    expect(brief).toEqual([
      ['valid-from', '2026-01-01', 1],
      ...[9000, 7000, 5000].map((value) => ['border', value, 2]),
      ['deduction', 2500, 1],
      ['deduction', 2500, 1],
      ['quota', 2000, 1],
      ['raised-quota', 2500, 1],
    ]);
    expect(found[2]?.name?.vi).toBe('Hoàn thành tốt nhiệm vụ');
    expect(found[5]).toMatchObject({ name: { vi: 'c. Tiến độ' }, source: { document: '335/2025/NĐ-CP' } });
  });

  test('nothing from a text that is no regulation', () => {
    for (const text of ['', '{[', 'levels: 7', 'levels: [1, null]\nscore: x', '- a'])
      expect(figuresOfText(text)).toEqual([]);
  });
});

describe('a regulation only its own examples speak against', () => {
  test('is told with its faults, so that the examples can be reckoned; any other fault hides it', () => {
    const source = shippedText('335-civil-servant.yaml');
    const moved = source.replace('{ value: 7000, closed: true }', '{ value: 7500, closed: true }');
    expect(readRulebook(moved, 'moved')).toMatchObject({ ok: false, meant: null });
    const both = moved.replace('{ value: 7000, closed: false }', '{ value: 7500, closed: false }');
    const read = readRulebook(both, 'both');
    if (read.ok) throw new Error('the border example must speak against it');
    expect(read.meant?.levels[1]?.from.value).toBe(7500);
    expect(read.faults.map(({ code }) => code)).toEqual(['example-level-differs']);
    expect(shippedRulebook('335-civil-servant').levels[1]?.from.value).toBe(7000);
  });
});

describe('citations replaced in a text', () => {
  const CITED = `# heading
a:
  citation: &law
    document: Old
    where: 'Art. 1' # the first

    confidence: A
    note: null
  # between
  max: 1
b: { citation: *law, max: 2 }
c:
  - citation: *law
    max: 3
d:
  citation: { document: Own, where: Art. 2, confidence: A, note: null }
`;
  const NEW = {
    document: '12: "Q", #1',
    where: '1053',
    confidence: 'B',
    note: { vi: 'vì, thế', en: 'so' },
  } as const;
  const data = (text: string | null) => parse(text ?? '') as Record<string, unknown>;
  const old = data(CITED);

  test('an alias alone, the anchored one with its anchor handed on, one of its own, several at once', () => {
    const edited = (...paths: readonly (readonly (string | number)[])[]) =>
      withCitations(
        CITED,
        paths.map((path) => ({ path, value: NEW })),
      );
    expect(edited(['b', 'citation'])).toBe(
      CITED.replace(
        '{ citation: *law',
        `{ citation: { document: '12: "Q", #1', where: "1053", confidence: B, note: { vi: "vì, thế", en: so } }`,
      ),
    );
    const anchored = edited(['a', 'citation']);
    expect(data(anchored)).toEqual({ ...old, a: { citation: NEW, max: 1 } });
    expect(anchored).toContain('  # between\n  max: 1');
    expect(anchored?.match(/&law/g)).toHaveLength(1);
    expect(data(edited(['a', 'citation'], ['b', 'citation'], ['c', '0', 'citation']))).toEqual({
      ...old,
      ...{ a: { citation: NEW, max: 1 }, b: { citation: NEW, max: 2 }, c: [{ citation: NEW, max: 3 }] },
    });
    expect(data(edited(['d', 'citation']))).toEqual({ ...old, d: { citation: NEW } });
  });

  test('what holds no citation, or is not there, is refused', () => {
    for (const path of [['a', 'max'], ['gone'], ['c', 4, 'citation']])
      expect(withCitations(CITED, [{ path, value: NEW }])).toBeNull();
    expect(withCitations('{[', [{ path: ['a'], value: NEW }])).toBeNull();
  });

  test.each(shippedNames())('%s: every citation can be replaced where it stands', (name) => {
    const source = shippedText(name);
    const rulebook = shippedRulebook(name.replace('.yaml', ''));
    const value = { document: 'Mới', where: 'Điều 1', confidence: 'A', note: null } as const;
    const paths = citedData(rulebook)
      .filter(({ path, section }) => path !== 'rulebook' && source.includes(`\n${section}:`))
      .map(({ path }) => [...path.split('.'), 'citation']);
    const one = withCitations(source, [{ path: ['levels', 1, 'citation'], value }]);
    const read = readRulebook(one ?? '', name);
    expect(read.ok && read.rulebook.levels.map(({ citation }) => citation)).toEqual(
      rulebook.levels.map((level, at) => (at === 1 ? value : level.citation)),
    );
    const all = readRulebook(
      withCitations(
        source,
        paths.map((path) => ({ path, value })),
      ) ?? '',
      name,
    );
    expect(all.ok && all.rulebook.levels.every(({ citation }) => citation.document === 'Mới')).toBe(true);
  });
});
