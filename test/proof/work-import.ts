// A hundred thousand items of work in one file: put in over the network, rehearsed, applied, the same file again, all with the
// progress looked at as a page does; and the memory of the server with its threads, a process of its own, is what it is.
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '../../bench/stand/child.ts';
import { migrationFolder } from '../../src/cli/database.ts';
import type { WorkList } from '../../src/contract/work-lists.ts';
import { startEmbedded } from '../../src/store/embedded/launcher.ts';
import { migrate } from '../../src/store/migrate.ts';
import { WEDNESDAY } from '../builders/body.ts';
import { connectedWard } from '../connect/connected-ward.ts';
import type { TestDatabase } from '../database.ts';
import { makeFolder } from '../kill/site.ts';
import { fileForm, TestBrowser } from '../server/browser.ts';
import type { Outcome, Part, Row } from './part.ts';

const MOST_MEGABYTES = 512;
const LOOK_MS = 500;
const SERVED = join(import.meta.dirname, '..', '..', 'bench', 'stand', 'served.ts');

/** As an office keeps it: half of the items done, three people. */
export function workCsv(items: number, people: readonly string[]): string {
  const head = 'Mã việc;Người thực hiện;Nội dung công việc;Ngày giao;Hạn xử lý;Ngày hoàn thành;Số văn bản';
  const rows = Array.from({ length: items }, (_, n) => {
    const done = n % 2 === 0 ? '17/11/2026' : '';
    const what = `Xử lý hồ sơ số ${n} về đăng ký biến động đất đai của hộ gia đình`;
    return `HS-${n};${people[n % people.length]};${what};16/11/2026;${20 + (n % 8)}/11/2026;${done};${n}/TTr-UBND`;
  });
  return [head, ...rows].join('\n');
}

async function measured(
  items: number,
  database: TestDatabase,
  told: (text: string) => void,
  isTimeUp: () => boolean,
): Promise<Outcome> {
  const ward = await connectedWard({ database });
  const server = await startChild(SERVED, [database.appUrl, WEDNESDAY]);
  const mostSoFar = async () => Math.round((await server.counters()).megabytes);
  try {
    const files = await ward.connect({ code: 'tep', name: 'Danh sách', kind: 'file' });
    const people = [ward.login('lan'), ward.login('binh'), ward.login('nam')];
    const file = fileForm('việc.csv', workCsv(items, people));
    const admin = new TestBrowser(server.port, 't1.localhost');
    for (const [name, value] of (await ward.as('admin')).cookies) admin.cookies.set(name, value);
    told(`server before anything: ${await mostSoFar()} MB`);
    const rows: Row[] = [];
    let looks = 0;
    const wait = async (list: WorkList): Promise<WorkList> => {
      for (let now = list; ; ) {
        if (now.work === null || isTimeUp()) return now;
        looks += 1;
        await sleep(LOOK_MS);
        const answer = await admin.get(`/work-lists/${list.id}`);
        if (answer.status !== 200) throw new Error(answer.text);
        now = answer.body as unknown as WorkList;
      }
    };
    const step = async (
      what: string,
      ask: () => Promise<{ readonly body: unknown; readonly status: number }>,
    ) => {
      const started = performance.now();
      looks = 0;
      const answer = await ask();
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      const list = await wait(answer.body as WorkList);
      const seconds = Math.round((performance.now() - started) / 1000);
      const megabytes = await mostSoFar();
      const counts = Object.entries(list.outcome?.counts ?? {}).filter(([, count]) => count > 0);
      const said = counts.map(([name, count]) => `${count} ${name}`).join(', ');
      told(`${what}: ${seconds} s, ${megabytes} MB, ${said}, progress seen ${looks} times`);
      rows.push([what, `${seconds} s, ${megabytes} MB at most, ${said}; progress seen ${looks} times`]);
      if (list.failure !== null) throw new Error(JSON.stringify(list.failure));
      return list;
    };
    const put = () => admin.send('POST', `/api/v1/connectors/${files.id}/lists`, file);
    const act = (list: WorkList, form: object) =>
      admin.post(`/work-lists/${list.id}/acts`, { version: list.version, ...form });
    const first = await step(`${items} items rehearsed`, put);
    if (first.work !== null) return stopped(first, rows, await mostSoFar());
    const applied = await step(`${items} items applied`, () => act(first, { act: 'apply' }));
    if (applied.work !== null) return stopped(applied, rows, await mostSoFar());
    const again = await step('the same file again', put);
    const back = await step('taken back', () => act(applied, { act: 'undo', reason: 'Đo' }));
    const worst = await mostSoFar();
    const passed =
      worst < MOST_MEGABYTES &&
      applied.outcome?.counts.added === items &&
      again.outcome?.counts.unchanged === items &&
      back.undone?.withdrawn === items;
    return { passed, verdict: `${worst} MB at most, ${MOST_MEGABYTES} allowed`, rows };
  } finally {
    await server.stop();
    await ward.drop();
  }
}

/** The time was up: what was written by then, and the memory it took. */
function stopped({ made }: WorkList, rows: readonly Row[], worst: number): Outcome {
  const verdict = `stopped when ${made} were written; ${worst} MB at most, ${MOST_MEGABYTES} allowed`;
  return { passed: worst < MOST_MEGABYTES, verdict, rows, done: made };
}

/** Server and threads are one process: its highest memory is what is measured. */
export const workImport: Part = {
  name: 'work-import',
  title: 'A list of work',
  unit: 'items',
  size: 100_000,
  async run(size, told, isTimeUp) {
    const folder = await makeFolder();
    await chmod(folder, 0o711);
    const embedded = await startEmbedded({ dataDir: join(folder, 'database') });
    try {
      const { appUrl, jobUrl, migrationUrl, adminUrl } = embedded;
      await migrate({ appUrl, jobUrl, migrationUrl, folder: migrationFolder });
      const drop = () => Promise.resolve();
      return await measured(size, { appUrl, jobUrl, adminUrl, ownerUrl: migrationUrl, drop }, told, isTimeUp);
    } finally {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  },
};
