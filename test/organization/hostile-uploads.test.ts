// Every hostile file goes up to a real server: refused by its name or read rightly, while other requests are answered.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOSTILE_FILES } from '../input/hostile-workbooks.ts';
import { type ServedBody, servedBody } from './served-body.ts';

const boundary = 'between-parts';
/** The slowest gives up by time or memory after some seconds; both cores may be busy with other suites. */
const PATIENCE = 60_000;

let ward: ServedBody;
beforeAll(async () => {
  ward = await servedBody();
});
afterAll(() => ward.drop());

async function upload(bytes: Uint8Array) {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="DS.xlsx"\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const admin = await ward.as('admin');
  return admin.send('POST', '/api/v1/imports?kind=units&from=2026-11-30', { raw, headers });
}

test('there are at least sixty of them', () => {
  expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(HOSTILE_FILES.map(([name]) => name)).size).toBe(HOSTILE_FILES.length);
});

test.each(HOSTILE_FILES)(
  '%s: %s',
  async (_, fate, bytes) => {
    const [answer, other] = await Promise.all([upload(bytes()), ward.get('admin', '/imports')]);
    const refused = answer.at('refusals.0.code');
    const found = answer.status < 300 ? 'read' : refused;
    expect(found, JSON.stringify(answer.body).slice(0, 300)).toBe(fate);
    expect(answer.status).toBe(fate === 'read' ? 200 : 409);
    expect(other.status).toBe(200);
  },
  PATIENCE,
);

test('afterwards the server works, a good file is read, and nothing lies unpacked on the disk', async () => {
  const list = 'Mã đơn vị,Mã cấp trên,Tên đơn vị,Loại\nWARD,,Phường Một,ward\n';
  expect((await upload(Buffer.from(list))).body).toMatchObject({ state: 'rehearsed', rows: 1 });
  expect(existsSync('/tmp/cong-tam-climbed')).toBe(false);
});
