// What the log of the server tells of a round that could not be.
import { expect, it } from 'vitest';
import { openSealing } from './sealing.ts';

it('names the cause beside "database-unavailable", once for as long as it lasts', async () => {
  const told: object[] = [];
  const sealing = openSealing({
    config: { seal: { keyFolder: '/nonexistent', folder: null, mailTo: null, mailMinutes: 60 }, mail: null },
    jobUrl: 'postgresql://job@localhost/none?host=/nonexistent',
    now: () => '2026-11-18T03:00:00.000Z',
    warn: (_what, details) => void told.push(details),
  });
  sealing.begin();
  await expect.poll(() => told.length).toBe(1);
  await sealing.stop();
  const [first] = told as [{ trouble: string }];
  expect(first.trouble).toMatch(/^database-unavailable .*: connect ENOENT \/nonexistent/);
});
