import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftKeeper, type ServerDraft } from './draft-keeper.ts';
import type { DraftRecord } from './drafts.ts';
import { ApiProblem } from './problem.ts';

/** A shelf and a server in memory. */
function setUp(server: ServerDraft<string>, kept: DraftRecord<string> | null = null) {
  const place = { kept, online: true, server };
  const shelf = {
    keep: async (record: DraftRecord<string>) => {
      place.kept = record;
    },
    read: async () => place.kept,
    drop: async () => {
      place.kept = null;
    },
  };
  const mirror = vi.fn(async (value: string, version: number) => {
    if (!place.online) throw new ApiProblem({ code: 'offline' }, 0);
    if (version !== place.server.version) throw new ApiProblem({ code: 'version-conflict' }, 412);
    place.server = { value, version: version + 1 };
    return { version: version + 1 };
  });
  const keeper = new DraftKeeper<string>({
    server,
    mirror,
    readServer: async () => place.server,
    shelf,
    onChange: () => {},
  });
  return { place, mirror, keeper };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('typing', () => {
  it('is kept 300 ms after the last change and mirrored within five seconds', async () => {
    const { place, keeper } = setUp({ value: '', version: 0 });
    await keeper.start();
    keeper.set('ngoẵng');
    expect(keeper.state).toMatchObject({ value: 'ngoẵng', status: 'typing', ready: true });
    await pass(299);
    expect(place.kept).toBeNull();
    await pass(2);
    expect(place.kept).toMatchObject({ value: 'ngoẵng', baseVersion: 0, mirrored: false });
    expect(keeper.state.status).toBe('local');
    await pass(4_700);
    expect(place.server).toEqual({ value: 'ngoẵng', version: 1 });
    expect(place.kept).toMatchObject({ value: 'ngoẵng', baseVersion: 1, mirrored: true });
    expect(keeper.state.status).toBe('saved');
  });
  it('without a pause loses at most a second and still reaches the server', async () => {
    const { place, keeper } = setUp({ value: '', version: 0 });
    await keeper.start();
    let text = '';
    for (let key = 0; key < 60; key += 1) {
      text += 'a';
      keeper.set(text);
      await pass(100);
      if (key >= 11) expect(text.length - (place.kept?.value.length ?? 0)).toBeLessThanOrEqual(11);
    }
    expect(place.server.value.length).toBeGreaterThan(30);
  });
  it('that is not changed sends nothing', async () => {
    const { mirror, keeper } = setUp({ value: 'x', version: 4 });
    await keeper.start();
    await pass(60_000);
    await keeper.flush();
    expect(mirror).not.toHaveBeenCalled();
  });
  it('goes out at once when the page is hidden', async () => {
    const { place, keeper } = setUp({ value: '', version: 0 });
    await keeper.start();
    keeper.set('abc');
    await keeper.flush();
    expect(place.server).toEqual({ value: 'abc', version: 1 });
  });
});

describe('without the network', () => {
  it('stays on this device and goes out later by itself', async () => {
    const { place, keeper } = setUp({ value: '', version: 0 });
    place.online = false;
    await keeper.start();
    keeper.set('abc');
    await pass(10_000);
    expect(keeper.state.status).toBe('local');
    expect(place.kept).toMatchObject({ value: 'abc', mirrored: false });
    place.online = true;
    await pass(20_000);
    expect(keeper.state.status).toBe('saved');
    expect(place.server.value).toBe('abc');
  });
});

describe('opening again', () => {
  const unsent: DraftRecord<string> = {
    value: 'typed here',
    savedAt: '2026-11-20T01:00:00.000Z',
    baseVersion: 2,
    mirrored: false,
  };

  it('brings unsent typing back and sends it', async () => {
    const { place, keeper } = setUp({ value: 'old', version: 2 }, unsent);
    await keeper.start();
    expect(keeper.state).toMatchObject({ value: 'typed here', status: 'local', savedAt: unsent.savedAt });
    await pass(10);
    expect(place.server).toEqual({ value: 'typed here', version: 3 });
  });
  it('prefers the server where this device had nothing unsent', async () => {
    const { keeper } = setUp({ value: 'newer', version: 5 }, { ...unsent, mirrored: true });
    await keeper.start();
    expect(keeper.state).toMatchObject({ value: 'newer', status: 'clean', ready: true });
  });
  it('shows both texts when another device wrote meanwhile, and the person decides', async () => {
    const { place, keeper, mirror } = setUp({ value: 'typed there', version: 5 }, unsent);
    await keeper.start();
    expect(keeper.state).toMatchObject({ value: 'typed here', theirs: 'typed there', status: 'conflict' });
    await pass(30_000);
    expect(mirror).not.toHaveBeenCalled();
    keeper.keepTheirs();
    expect(keeper.state).toMatchObject({ value: 'typed there', theirs: null });
    await pass(5_000);
    expect(place.server.value).toBe('typed there');
  });
  it('sees no conflict where both devices have the same text', async () => {
    const { keeper } = setUp({ value: 'typed here', version: 5 }, unsent);
    await keeper.start();
    expect(keeper.state.status).toBe('clean');
  });
});

describe('a newer text found while sending', () => {
  it('is a conflict; keeping mine writes over it only then', async () => {
    const { place, keeper } = setUp({ value: '', version: 0 });
    await keeper.start();
    place.server = { value: 'typed there', version: 3 };
    keeper.set('typed here');
    await pass(5_000);
    expect(keeper.state).toMatchObject({ status: 'conflict', theirs: 'typed there', value: 'typed here' });
    expect(place.server.value).toBe('typed there');
    keeper.set('typed here and on');
    await pass(5_000);
    expect(place.kept).toMatchObject({ value: 'typed here and on' });
    expect(keeper.state.status).toBe('conflict');
    keeper.keepMine();
    await pass(5_000);
    expect(place.server).toEqual({ value: 'typed here and on', version: 4 });
    expect(keeper.state.status).toBe('saved');
  });
});

it('forgets after sending, and no late timer brings the draft back', async () => {
  const { place, keeper, mirror } = setUp({ value: '', version: 0 });
  await keeper.start();
  keeper.set('abc');
  await pass(400);
  await keeper.forget();
  await pass(60_000);
  expect(place.kept).toBeNull();
  expect(mirror).not.toHaveBeenCalled();
  expect(keeper.state.status).toBe('clean');
});

it('takes its own earlier text on the server for its own when the answer was lost', async () => {
  const { place, mirror, keeper } = setUp({ value: '', version: 0 });
  await keeper.start();
  mirror.mockImplementationOnce(async (value, version) => {
    place.server = { value, version: version + 1 };
    throw new ApiProblem({ code: 'offline' }, 0);
  });
  keeper.set('bản đầu');
  await keeper.flush();
  keeper.set('bản sau');
  await pass(16_000);
  expect(keeper.state).toMatchObject({ status: 'saved', theirs: null });
  expect(place.server).toEqual({ value: 'bản sau', version: 2 });
});

it('asks the given comparison, where the server keeps less than the form', async () => {
  const { place, keeper } = setUp({ value: 'A', version: 1 });
  await keeper.start();
  place.server = { value: 'VIỆC', version: 2 };
  keeper.set('việc');
  await keeper.flush();
  expect(keeper.state.status).toBe('conflict');
  const loose = new DraftKeeper<string>({
    server: { value: 'A', version: 1 },
    mirror: async () => {
      throw new ApiProblem({ code: 'version-conflict' }, 412);
    },
    readServer: async () => ({ value: 'VIỆC', version: 2 }),
    same: (a, b) => a.toLowerCase() === b.toLowerCase(),
    shelf: { keep: async () => {}, read: async () => null, drop: async () => {} },
    onChange: () => {},
  });
  await loose.start();
  loose.set('việc');
  await loose.flush();
  expect(loose.state).toMatchObject({ status: 'saved', value: 'việc' });
});

it('does not bring a forgotten draft back when an answer comes late', async () => {
  const { place, mirror, keeper } = setUp({ value: '', version: 0 });
  await keeper.start();
  mirror.mockImplementationOnce(async (_, version) => {
    await keeper.forget();
    return { version: version + 1 };
  });
  keeper.set('abc');
  await keeper.flush();
  expect(place.kept).toBeNull();
  expect(keeper.state.status).toBe('clean');
});
