// Every house rule is shown a house that breaks it: a rule that cannot fail guards nothing.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findBadNames,
  findDefaultExports,
  findLockFaults,
  findMachinePaths,
  findNumberFaults,
  findPostponed,
} from '../../scripts/check/manners.ts';
import { findImpurities } from '../../scripts/check/purity.ts';
import { arrows, findCycles, findRoomFaults, roomOf } from '../../scripts/check/rooms.ts';
import { functionSizes, limits, measure, quantile } from '../../scripts/check/sizes.ts';
import { type Fault, parse, readSources } from '../../scripts/check/source.ts';

const messages = (faults: readonly Fault[]) => faults.map((fault) => fault.message);
const importing = (path: string, target: string) => [parse(path, `import { x } from '${target}';\n`)];

describe('arrows between rooms', () => {
  it.each([
    ['src/server/routes.ts', '../store/ledger.ts'],
    ['src/domain/score/sum.ts', '../../contract/common.ts'],
    ['src/contract/common.ts', '../app/act.ts'],
    ['src/store/ledger.ts', '../app/act.ts'],
    ['src/app/act.ts', '../contract/common.ts'],
    ['src/web/api.ts', '../app/act.ts'],
    ['src/text/index.ts', '../domain/score/sum.ts'],
    ['src/cli/start.ts', '../web/main.ts'],
    ['src/files/csv.ts', '../store/ledger.ts'],
    ['src/app/act.ts', '../../test/database.ts'],
    ['src/app/act.ts', '../cellar/thing.ts'],
    ['src/cellar/thing.ts', './other.ts'],
  ])('%s may not import %s', (path, target) => {
    expect(findRoomFaults(importing(path, target))).not.toEqual([]);
  });

  it.each([
    ['src/server/routes.ts', '../app/act.ts'],
    ['src/app/act.ts', '../store/ledger.ts'],
    ['src/web/pages/today/page.tsx', '../../../domain/score/sum.ts'],
    ['src/cli/start.ts', '../server/config.ts'],
    ['src/store/embedded/launcher.ts', '../store-error.ts'],
    ['src/store/ledger.test.ts', '../../test/database.ts'],
    ['test/journey.test.ts', '../src/app/act.ts'],
  ])('%s may import %s', (path, target) => {
    expect(findRoomFaults(importing(path, target))).toEqual([]);
  });

  it.each([
    ['src/domain/score/sum.ts', 'node:fs'],
    ['src/domain/score/sum.ts', 'zod'],
    ['src/web/api.ts', 'node:crypto'],
    ['src/contract/common.ts', 'yaml'],
    ['src/app/act.ts', 'pg'],
    ['src/app/act.ts', 'fastify'],
    ['src/server/routes.ts', 'pg'],
    ['src/cli/start.ts', 'react-dom/client'],
  ])('%s may not use the package %s', (path, target) => {
    expect(findRoomFaults(importing(path, target))).toHaveLength(1);
  });

  it('sees types, re-exports and import() as well', () => {
    const text = `import type { A } from '../../app/a.ts';
      export * from '../../app/b.ts';
      export const load = () => import('../../app/c.ts');`;
    const faults = findRoomFaults([parse('src/domain/x/y.ts', text)]);
    expect(faults.map((fault) => fault.line)).toEqual([1, 2, 3]);
  });

  it('knows every room that exists', () => {
    const rooms = new Set(
      readSources(join(import.meta.dirname, '..', '..')).map((file) => roomOf(file.path)),
    );
    rooms.delete(undefined);
    expect(Object.keys(arrows)).toEqual(expect.arrayContaining([...rooms]));
  });
});

describe('circles', () => {
  it('are told once, with their whole way', () => {
    const files = [
      parse('src/app/a.ts', `import { b } from './b.ts';`),
      parse('src/app/b.ts', `import type { c } from './deep/c.ts';`),
      parse('src/app/deep/c.ts', `import { a } from '../a.ts';`),
      parse('src/app/d.ts', `import { a } from './a.ts';`),
    ];
    expect(messages(findCycles(files))).toEqual([
      'imports in a circle: src/app/a.ts -> src/app/b.ts -> src/app/deep/c.ts -> src/app/a.ts',
    ]);
    expect(findCycles(files.slice(1))).toEqual([]);
  });
});

describe('the domain', () => {
  const inDomain = (text: string) => messages(findImpurities([parse('src/domain/score/x.ts', text)]));

  it.each([
    ['const t = Date.now();', 'domain: no Date.now'],
    ['const t = new Date();', 'domain: no clock: new Date()'],
    ['const t = Date();', 'domain: no clock: Date()'],
    ['const n = Math.random();', 'domain: no Math.random'],
    ['const e = process.env.X;', 'domain: no process'],
    ['const t = performance.now();', 'domain: no performance'],
    ['export async function f() {}', 'domain: nothing asynchronous'],
    ['const f = async () => 1;', 'domain: nothing asynchronous'],
    ['const p = Promise.resolve(1);', 'domain: no Promise'],
    ['const now = Temporal.Now.instant();', 'domain: no Temporal.Now'],
    ['const id = crypto.randomUUID();', 'domain: no crypto'],
    ['const { process } = globalThis;', 'domain: no globalThis'],
  ])('may not: %s', (text, message) => {
    expect(inDomain(text)).toContain(message);
  });

  it.each([
    'const d = new Date(1);',
    'export const f = (step: { process: string }) => step.process;',
    'export interface X { readonly document: string }',
    'export const row = { document: 1, console: 2 };',
    'const m = Math.max(1, 2);',
  ])('may: %s', (text) => {
    expect(inDomain(text)).toEqual([]);
  });

  it('is held to it outside its tests only, and alone', () => {
    expect(findImpurities([parse('src/domain/score/x.test.ts', 'Date.now();')])).toEqual([]);
    expect(findImpurities([parse('src/app/x.ts', 'Date.now();')])).toEqual([]);
  });
});

describe('sizes', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => `export const x${at} = ${at};\n`).join('');
  const body = (count: number) => `export function long() {\n${'  work();\n'.repeat(count - 2)}}\n`;

  it('count a function from its first to its last line, nested ones too', () => {
    const file = parse(
      'src/app/x.ts',
      `const f = () => {\n  const g = function () {\n    return 1;\n  };\n  return g;\n};\n`,
    );
    expect(functionSizes(file)).toEqual([
      { line: 1, lines: 6 },
      { line: 2, lines: 3 },
    ]);
  });

  it('refuse one line too many, and not one less', () => {
    const { most } = limits.file;
    const files = [parse('src/app/a.ts', ''), parse('src/app/b.ts', ''), parse('src/app/c.ts', '')];
    const tell = (count: number) =>
      messages(measure([...files, parse('test/x.test.ts', lines(count))]).faults);
    expect(tell(most)).toEqual([]);
    expect(tell(most + 1)).toEqual([`${most + 1} lines, at most ${most}`]);
    const long = (count: number) => messages(measure([...files, parse('src/app/x.ts', body(count))]).faults);
    expect(long(limits.function.most + 1)).toContain('function of 61 lines, at most 60');
    expect(long(limits.function.most)).not.toContain('function of 60 lines, at most 60');
  });

  it('refuse a house whose usual file or function is long', () => {
    const files = ['a', 'b', 'c'].map((name) => parse(`src/app/${name}.ts`, lines(221)));
    expect(messages(measure(files).faults)).toEqual([
      'median file: 221 lines, at most 80',
      '90th percentile of files: 221 lines, at most 220',
    ]);
    expect(messages(measure([parse('src/app/a.ts', body(36))]).faults)).toEqual([
      '90th percentile of functions: 36 lines, at most 35',
    ]);
  });

  it('leave generated files and catalogues of texts out', () => {
    const paths = ['src/store/schema.gen.ts', 'src/text/vi/errors.ts', 'src/text/operations/en.ts'];
    expect(measure(paths.map((path) => parse(path, lines(900)))).faults).toEqual([]);
    expect(measure([parse('src/text/format.ts', lines(900))]).faults).not.toEqual([]);
  });

  it('take the value that the share does not exceed', () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
    expect(quantile([], 0.9)).toBe(0);
  });
});

describe('manners', () => {
  const comment = (text: string) => findPostponed([parse('src/app/x.ts', `const a = 1; // ${text}\n`)]);

  it('find work put off and rules switched off', () => {
    for (const word of [
      `TO${'DO'}`,
      `FIX${'ME'}: later`,
      `biome-${'ignore'} lint: why`,
      `@ts-${'expect-error'}`,
    ]) {
      expect(comment(word)).toHaveLength(1);
    }
    expect(comment('says todo in passing, and methods like toDo')).toEqual([]);
  });

  it('find default exports, except in the configuration of tools', () => {
    const text = 'export default 1;';
    expect(findDefaultExports([parse('src/app/x.ts', text)])).toHaveLength(1);
    expect(findDefaultExports([parse('vite.config.ts', text)])).toEqual([]);
  });

  it.each(['src/app/MyWeek.ts', 'src/app/my_week.ts', 'src/domain/điểm.ts', 'src/App/x.ts'])(
    'refuse the name %s',
    (path) => {
      expect(findBadNames([parse(path, '')])).toHaveLength(1);
    },
  );

  it.each<[string, string[], string[]]>([
    ['in order', ['migrations/0001-a.sql', 'migrations/0002-b.sql', 'migrations/grants.sql'], []],
    ['doubled', ['migrations/0001-a.sql', 'migrations/0001-b.sql'], ['this number is taken']],
    ['with a gap', ['migrations/0001-a.sql', 'migrations/0003-b.sql'], ['number 2 is missing']],
  ])('find numbers of migrations %s', (_, paths, faults) => {
    expect(messages(findNumberFaults(paths))).toEqual(faults);
  });

  it('find a registry or a missing hash in the lock file', () => {
    const lock = (entry: object) =>
      findLockFaults('package-lock.json', JSON.stringify({ packages: { '': {}, a: entry } }));
    expect(lock({ version: '1.0.0', integrity: 'sha512-x' })).toEqual([]);
    expect(
      lock({ version: '1.0.0', integrity: 'sha512-x', resolved: 'https://mirror.example/a.tgz' }),
    ).toHaveLength(1);
    expect(lock({ version: '1.0.0' })).toHaveLength(1);
  });

  it('find paths of one machine', () => {
    const find = (text: string) => findMachinePaths('x.md', text);
    expect(find(`see /${'home'}/an/cong-tam`)).toHaveLength(1);
    expect(find(`"C:${'\\Users'}\\an"`)).toHaveLength(1);
    expect(find('https://example.vn/work/list and src/work/list')).toEqual([]);
  });
});
