import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropBallastIfNeeded, SpaceGuard, type SpaceState, spaceState } from './free-space.ts';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
const PERCENTS = { low: 10, stop: 5 };
const stateOf = (free: number, size: number, before: SpaceState = 'ample') =>
  spaceState({ free, size }, PERCENTS, before);

describe('what a reading means', () => {
  it.each([
    ['ample', 10.1, 'ample'],
    ['low', 9.9, 'ample'],
    ['low', 5.1, 'ample'],
    ['full', 4.9, 'ample'],
    ['full', 5.4, 'full'],
    ['low', 5.6, 'full'],
    ['low', 10.9, 'low'],
    ['ample', 11.1, 'low'],
    ['ample', 11.1, 'full'],
  ] as const)('%s with %s percent free, when it was %s', (state, percent, before) => {
    expect(stateOf((percent / 100) * 40 * GIB, 40 * GIB, before)).toBe(state);
  });

  it('wastes no more than 4 GiB of a large disk, and warns from 8 GiB', () => {
    expect(stateOf(4.1 * GIB, 2000 * GIB)).toBe('low');
    expect(stateOf(3.9 * GIB, 2000 * GIB)).toBe('full');
    expect(stateOf(8.1 * GIB, 2000 * GIB)).toBe('ample');
  });

  it('keeps at least 96 MiB of a small one', () => {
    expect(stateOf(95 * MIB, 500 * MIB)).toBe('full');
    expect(stateOf(97 * MIB, 500 * MIB)).toBe('low');
    expect(stateOf(193 * MIB, 500 * MIB)).toBe('ample');
  });

  it('is always plenty when the limits are turned off', () => {
    expect(spaceState({ free: 0, size: GIB }, { low: 0, stop: 0 }, 'ample')).toBe('ample');
    expect(spaceState({ free: 0, size: GIB }, { low: 0, stop: 5 }, 'ample')).toBe('full');
  });
});

describe('the guard', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cong-tam-space-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const disk = { free: 10 * GIB, size: 40 * GIB };
  const told: string[] = [];
  const guard = () => {
    Object.assign(disk, { free: 10 * GIB, size: 40 * GIB });
    told.length = 0;
    return new SpaceGuard({
      ...{ folder, percents: PERCENTS },
      read: async () => ({ ...disk }),
      log: (event) => void told.push(event),
    });
  };
  const ballast = () =>
    stat(join(folder, 'ballast')).then(
      ({ size }) => size,
      () => null,
    );
  const aReadingLater = () => new Promise((done) => setTimeout(done, 300));

  it('reads once for many who ask together, and tells each change once', async () => {
    const watched = guard();
    expect(await watched.state()).toBe('ample');
    disk.free = GIB;
    await aReadingLater();
    expect(await Promise.all([watched.state(), watched.state()])).toEqual(['full', 'full']);
    disk.free = 10 * GIB;
    await aReadingLater();
    expect(await watched.state()).toBe('ample');
    expect(told).toEqual(['disk-full', 'disk-ample']);
  });

  it('keeps ballast while there is plenty, and drops it in need', async () => {
    const watched = guard();
    await watched.keepBallast();
    expect(await ballast()).toBe(64 * MIB);
    disk.free = 40 * MIB;
    await watched.keepBallast();
    expect(await ballast()).toBeNull();
    expect(told).toContain('ballast-dropped');
  });

  it('makes no ballast where that would make the disk low', async () => {
    const watched = guard();
    Object.assign(disk, { free: 230 * MIB, size: 500 * MIB });
    await watched.keepBallast();
    expect(await ballast()).toBeNull();
  });

  it('leaves ballast alone while there is room', async () => {
    await writeFile(join(folder, 'ballast'), 'x');
    expect(await dropBallastIfNeeded(folder, async () => ({ free: GIB, size: 2 * GIB }))).toBe(false);
    expect(await dropBallastIfNeeded(folder, async () => ({ free: MIB, size: 2 * GIB }))).toBe(true);
    expect(await dropBallastIfNeeded(folder, async () => ({ free: MIB, size: 2 * GIB }))).toBe(false);
  });
});
