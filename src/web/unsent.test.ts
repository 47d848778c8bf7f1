import { afterEach, expect, it, vi } from 'vitest';
import { keepUnsent, sendUnsent } from './unsent.ts';

afterEach(() => void vi.useRealTimers());

it('sends everything that is registered, and nothing that was taken back', async () => {
  const first = vi.fn(async () => {});
  const second = vi.fn(async () => Promise.reject(new Error('refused')));
  const gone = vi.fn(async () => {});
  const undo = [keepUnsent(first), keepUnsent(second)];
  keepUnsent(gone)();
  await sendUnsent();
  expect(first).toHaveBeenCalledOnce();
  expect(second).toHaveBeenCalledOnce();
  expect(gone).not.toHaveBeenCalled();
  for (const take of undo) take();
  await sendUnsent();
  expect(first).toHaveBeenCalledOnce();
});
it('does not wait for an answer that never comes', async () => {
  vi.useFakeTimers();
  const take = keepUnsent(() => new Promise(() => {}));
  const sent = sendUnsent();
  await vi.advanceTimersByTimeAsync(5_000);
  await sent;
  take();
});
