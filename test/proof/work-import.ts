// A hundred thousand items of work in one file: put in over the network, rehearsed, applied, the same file again, all with the
// progress looked at as a page does; and the memory of the server with its threads is what it is.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { migrationFolder } from '../../src/cli/database.ts';
import type { WorkList } from '../../src/contract/work-lists.ts';
import { startEmbedded } from '../../src/store/embedded/launcher.ts';
import { migrate } from '../../src/store/migrate.ts';
import { connectedWard } from '../connect/connected-ward.ts';
import type { TestDatabase } from '../database.ts';
import { makeFolder } from '../kill/site.ts';
import type { Outcome, Part, Row } from './part.ts';

const MOST_MEGABYTES = 512;
const LOOK_MS = 500;

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

/** Whoever sends the file is a process of its own: its memory is none of the server's. */
async function asked(port: number, cookie: string, path: string, file: string) {
  const order = JSON.stringify({ url: `http://127.0.0.1:${port}${path}`, cookie, file });
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', SENDER, order]);
  return JSON.parse(stdout) as { status: number; body: unknown };
}
const SENDER = `
const { readFileSync } = require('node:fs');
const { request } = require('node:http');
const { url, cookie, file } = JSON.parse(process.argv[1]);
const head = '--b\\r\\nContent-Disposition: form-data; name="file"; filename="viec.csv"\\r\\n\\r\\n';
const host = 't1.localhost:' + new URL(url).port;
const headers = { host, cookie, 'content-type': 'multipart/form-data; boundary=b', 'sec-fetch-site': 'same-origin' };
request(url, { method: 'POST', headers }, (answer) => {
  let text = '';
  answer.on('data', (piece) => (text += piece));
  answer.on('end', () => process.stdout.write(JSON.stringify({ status: answer.statusCode, body: JSON.parse(text) })));
}).end(Buffer.concat([Buffer.from(head), readFileSync(file), Buffer.from('\\r\\n--b--\\r\\n')]));`;

async function measured(
  items: number,
  database: TestDatabase,
  told: (text: string) => void,
  isTimeUp: () => boolean,
): Promise<Outcome> {
  const ward = await connectedWard({ threads: true, database });
  try {
    const files = await ward.connect({ code: 'tep', name: 'Danh sách', kind: 'file' });
    const file = join(await mkdtemp(join(tmpdir(), 'cong-tam-list-')), 'việc.csv');
    await writeFile(file, workCsv(items, [ward.login('lan'), ward.login('binh'), ward.login('nam')]));
    const admin = await ward.as('admin');
    const rows: Row[] = [];
    let looks = 0;
    const wait = async (list: WorkList): Promise<WorkList> => {
      for (let now = list; ; ) {
        if (now.work === null || isTimeUp()) return now;
        looks += 1;
        await sleep(LOOK_MS);
        const answer = await ward.get('admin', `/work-lists/${list.id}`);
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
      const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
      const counts = Object.entries(list.outcome?.counts ?? {}).filter(([, count]) => count > 0);
      const said = counts.map(([name, count]) => `${count} ${name}`).join(', ');
      told(`${what}: ${seconds} s, ${megabytes} MB, ${said}, progress seen ${looks} times`);
      rows.push([what, `${seconds} s, ${megabytes} MB at most, ${said}; progress seen ${looks} times`]);
      if (list.failure !== null) throw new Error(JSON.stringify(list.failure));
      return list;
    };
    const session = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const put = () => asked(ward.server.port, session, `/api/v1/connectors/${files.id}/lists`, file);
    const act = (list: WorkList, form: object) =>
      ward.post('admin', `/work-lists/${list.id}/acts`, { version: list.version, ...form });
    const first = await step(`${items} items rehearsed`, put);
    if (first.work !== null) return stopped(first, rows);
    const applied = await step(`${items} items applied`, () => act(first, { act: 'apply' }));
    if (applied.work !== null) return stopped(applied, rows);
    const again = await step('the same file again', put);
    const back = await step('taken back', () => act(applied, { act: 'undo', reason: 'Đo' }));
    const worst = Math.round(process.resourceUsage().maxRSS / 1024);
    const passed =
      worst < MOST_MEGABYTES &&
      applied.outcome?.counts.added === items &&
      again.outcome?.counts.unchanged === items &&
      back.undone?.withdrawn === items;
    return { passed, verdict: `${worst} MB at most, ${MOST_MEGABYTES} allowed`, rows };
  } finally {
    await ward.drop();
  }
}

/** The time was up: what was written by then, and the memory it took. */
function stopped({ made }: WorkList, rows: readonly Row[]): Outcome {
  const worst = Math.round(process.resourceUsage().maxRSS / 1024);
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
