// What docs/connectors.md tells a developer to type is typed here, as it stands there; and so is the example sender's own use.
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConnectedWard, connectedWard, type Proofs } from './connected-ward.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let ward: ConnectedWard;
let door: Proofs;
let outbox: string;
beforeAll(async () => {
  ward = await connectedWard();
  door = await ward.connect();
  outbox = await mkdtemp(join(tmpdir(), 'cong-tam-outbox-'));
  // Whoever types the examples has the clock of the day.
  ward.server.clock.now = new Date().toISOString();
});
afterAll(async () => {
  await ward.drop();
  await rm(outbox, { recursive: true, force: true });
});

const environment = () => ({
  PATH: process.env.PATH ?? '',
  CONGTAM_URL: `http://127.0.0.1:${ward.server.port}/t/t1`,
  CONGTAM_CONNECTOR: door.code,
  CONGTAM_TOKEN: door.token,
  CONGTAM_SECRET: door.secret,
  OUTBOX: outbox,
});

/** A bare machine has neither curl nor openssl; what the page asks of them a few lines of Node do as well. */
async function withPrograms() {
  const own = environment();
  const folder = join(outbox, 'bin');
  await mkdir(folder, { recursive: true });
  for (const [name, program] of Object.entries(STAND_INS)) {
    const has = await promisify(execFile)('bash', ['-c', `command -v ${name}`], { env: own }).catch(
      () => null,
    );
    if (has === null)
      await writeFile(join(folder, name), `#!${process.execPath}\n${program}`, { mode: 0o755 });
  }
  return { ...own, PATH: `${folder}:${own.PATH}` };
}

const STAND_INS = {
  curl: `
const given = process.argv.slice(2);
const after = (flag) => given.filter((_, at) => given[at - 1] === flag);
const headers = Object.fromEntries(after('-H').map((one) => one.split(/:\\s*(.*)/s)));
const url = given.find((one) => one.startsWith('http'));
fetch(url, { method: 'POST', headers, body: after('-d')[0] })
  .then(async (answer) => process.stdout.write(await answer.text()));`,
  openssl: `
const key = process.argv.find((one) => one.startsWith('hexkey:')).slice(7);
const { createHmac } = require('node:crypto');
const text = require('node:fs').readFileSync(0);
process.stdout.write(createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest());`,
};

it('every command of the page does what the page says', async () => {
  const page = await readFile(join(root, 'docs/connectors.md'), 'utf8');
  const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, command = '']) => command);
  expect(commands).toHaveLength(2);
  const who = ward.login('lan');
  for (const command of commands) {
    const typed = command.replaceAll('canbo5', who);
    const { stdout } = await promisify(execFile)('bash', ['-c', typed], { env: await withPrograms() });
    expect(JSON.parse(stdout)).toMatchObject({ items: [{ outcome: 'taken', refusal: null }] });
  }
  const numbers = (await ward.tasks()).map(({ external_id }) => external_id);
  expect(numbers).toEqual(['VB-2026-214', 'VB-2026-215']);
});

async function sender(argument: string, input = ''): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'connectors/example/sender.mjs'), argument], {
    env: environment(),
  });
  child.stdin.end(input);
  const [said] = await Promise.all([text(child.stderr), new Promise((done) => child.on('close', done))]);
  return said;
}

it('the example sender sends its outbox, and sets aside what cannot be sent or taken', async () => {
  const items = [
    ward.item({ externalId: 'GUI-1', assignedAt: '2026-11-16', dueAt: '2026-12-20' }),
    ward.item({ externalId: 'GUI-2', person: 'khong-ai' }),
    { ...ward.item({ externalId: 'GUI-3' }), dueAt: 'mai' },
  ];
  expect(await sender('add', items.map((one) => JSON.stringify(one)).join('\n'))).toBe('');
  expect(await sender('flush')).toBe('');
  const sent = (await ward.tasks()).filter(({ external_id }) => external_id.startsWith('GUI-'));
  expect(sent.map(({ external_id }) => external_id)).toEqual(['GUI-1']);
  const aside = (await readFile(join(outbox, 'set-aside.log'), 'utf8')).trim().split('\n');
  expect(aside.map((line) => JSON.parse(line).item.externalId).toSorted()).toEqual(['GUI-2', 'GUI-3']);
});
