import { expect, it, vi } from 'vitest';
import type { EntryLine } from '../../contract/work.ts';
import { ApiProblem } from '../problem.ts';
import { type KeptParcel, Outbox, type SentLine } from './outbox.ts';

const line = (title: string): EntryLine => ({
  ...{ text: title, title, done: null, due: null, minutes: null, tags: [], day: '2026-11-20' },
});

/** A device and a server in memory; the server answers one key once. */
function setUp() {
  const place = {
    kept: new Map<string, KeptParcel>(),
    server: new Map<string, readonly SentLine[]>(),
    fails: null as ApiProblem | null,
    /** The answer gets lost after the server has done its part. */
    loses: false,
    told: 0,
  };
  let count = 0;
  const send = vi.fn(async (parcel: KeptParcel) => {
    if (place.fails !== null) throw place.fails;
    const before = place.server.get(parcel.intent);
    const answer = before ?? parcel.lines.map((_, at) => ({ taskId: 1, logId: place.server.size * 10 + at }));
    place.server.set(parcel.intent, answer);
    if (place.loses) throw new ApiProblem({ code: 'offline' }, 0);
    return answer;
  });
  const open = () =>
    new Outbox({
      keep: async (parcel) => void place.kept.set(parcel.intent, parcel),
      drop: async (intent) => void place.kept.delete(intent),
      kept: async () => [...place.kept.values()],
      send,
      newIntent: () => `key-${++count}`,
      now: () => `2026-11-20T08:00:0${count}.000Z`,
      onSent: () => {
        place.told += 1;
      },
    });
  return { place, send, open };
}
const titles = (outbox: Outbox) => outbox.parcels.map(({ lines }) => lines[0]?.title);
const OFFLINE = new ApiProblem({ code: 'offline' }, 0);

it('a line is on this device before it is sent, and gone from it afterwards', async () => {
  const { place, open, send } = setUp();
  const outbox = open();
  send.mockImplementationOnce(async () => {
    expect(place.kept.size).toBe(1);
    return [{ taskId: 1, logId: 1 }];
  });
  await outbox.put([line('Họp')]);
  await outbox.flush();
  expect([send.mock.calls.length, place.kept.size, outbox.parcels.length, place.told]).toEqual([1, 0, 0, 1]);
});

it('without the network all wait in order, and go out in order when it is back', async () => {
  const { place, open, send } = setUp();
  const outbox = open();
  place.fails = OFFLINE;
  await outbox.put([line('một')]);
  await outbox.put([line('hai')]);
  await outbox.flush();
  expect(titles(outbox)).toEqual(['một', 'hai']);
  place.fails = null;
  send.mockClear();
  await outbox.flush();
  expect(send.mock.calls.map(([{ lines }]) => lines[0]?.title)).toEqual(['một', 'hai']);
  expect([outbox.parcels, place.kept.size]).toEqual([[], 0]);
});

it('what a killed tab left is taken up with its keys, and a lost answer makes nothing twice', async () => {
  const { place, open } = setUp();
  place.loses = true;
  const first = open();
  await first.put([line('một')]);
  await first.flush();
  expect([place.server.size, place.kept.size]).toEqual([1, 1]);
  place.loses = false;
  const second = open();
  await second.start();
  expect([place.server.size, place.kept.size, second.parcels.length]).toEqual([1, 0, 0]);
});

it.each([401, 429, 503])('an answer of %s waits and is tried again', async (status) => {
  const { place, open } = setUp();
  const outbox = open();
  place.fails = new ApiProblem({ code: 'x' }, status);
  await outbox.put([line('một')]);
  await outbox.flush();
  expect(outbox.parcels[0]?.problem).toBeNull();
  place.fails = null;
  await outbox.flush();
  expect(outbox.parcels).toEqual([]);
});

it('a refused one stays in sight with its reason and does not hold up the next', async () => {
  const { place, open, send } = setUp();
  const outbox = open();
  send.mockRejectedValueOnce(new ApiProblem({ code: 'refused' }, 422));
  const refused = await outbox.put([line('sai')]);
  await outbox.flush();
  await outbox.put([line('đúng')]);
  await outbox.flush();
  expect(outbox.parcels.map(({ problem }) => problem?.code)).toEqual(['refused']);
  await outbox.takeBack(refused);
  expect([outbox.parcels.length, place.kept.size]).toEqual([0, 0]);
});

it('taking back what was sent says what the server made of it; what was not is never sent', async () => {
  const { place, open, send } = setUp();
  const outbox = open();
  const sent = await outbox.put([line('một')]);
  await outbox.flush();
  expect(await outbox.takeBack(sent)).toEqual({ sent: [{ taskId: 1, logId: 0 }] });
  place.fails = OFFLINE;
  const waiting = await outbox.put([line('hai')]);
  expect(await outbox.takeBack(waiting)).toEqual({ sent: null });
  place.fails = null;
  send.mockClear();
  await outbox.flush();
  expect(send).not.toHaveBeenCalled();
});
