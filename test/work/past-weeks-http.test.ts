// Many forms over the network: one request, each file within its limits; whoever may not gets nothing read.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOSTILE_FILES } from '../input/hostile-workbooks.ts';
import { type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

const boundary = 'between-parts';
let ward: ServedBody;
let keys = 0;
beforeAll(async () => {
  ward = await servedBody();
  await ward.body.sql('update person set full_name = $2 where id = $1', [
    ward.body.person.lan,
    'Đặng Thị Thanh Oanh',
  ]);
  await ward.body.sql('update post set job_position = $2 where id = $1', [
    ward.body.person.lan,
    'Chuyên viên tổng hợp',
  ]);
});
afterAll(() => ward.drop());

type Part = readonly [name: string, bytes: Uint8Array];
const form = (name: string) =>
  readFile(new URL(`../../demo/input/phieu-tuan/${name}`, import.meta.url)).then(
    (bytes): Part => [name, bytes],
  );

async function send(who: Who, path: string, parts: readonly Part[], answers?: string) {
  const pieces = parts.flatMap(([name, bytes]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  const field =
    answers === undefined
      ? []
      : [
          Buffer.from(
            `--${boundary}\r\nContent-Disposition: form-data; name="answers"\r\n\r\n${answers}\r\n`,
          ),
        ];
  const raw = Buffer.concat([...field, ...pieces, Buffer.from(`--${boundary}--\r\n`)]);
  keys += 1;
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'idempotency-key': `past-weeks-${keys}`,
  };
  return (await ward.as(who)).send('POST', `/api/v1/past-weeks/${path}`, { raw, headers });
}

it('reads every file of a request; answers come beside them', async () => {
  const parts = [await form('tuan-44-06.xlsx'), await form('tuan-44-07.xlsx')];
  const seen = await send('office', 'rehearsals', parts);
  expect(seen.status).toBe(200);
  expect([seen.at('forms.0.state'), seen.at('forms.1.state')]).toEqual(['ready', 'blocked']);
  const left = JSON.stringify([
    { hash: seen.at('forms.1.hash'), sheet: seen.at('forms.1.sheet'), leaveOut: true },
  ]);
  expect((await send('office', 'imports', parts)).status).toBe(409);
  const done = await send('office', 'imports', parts, left);
  expect(done.body).toEqual({ importId: 1, imported: 1, replaced: 0, same: 0, leftOut: 1 });
  const list = await ward.get('admin', '/past-weeks/imports');
  expect(list.at('items.0.forms')).toBe(1);
  const undone = await ward.post('admin', '/past-weeks/imports/1/acts', {
    act: 'undo',
    version: 1,
    reason: 'Thử',
  });
  expect(undone.body).toEqual({ id: 1, undone: 1, restored: 0 });
});

it('nobody but office and administrators', async () => {
  const parts = [await form('tuan-44-06.xlsx')];
  for (const who of ['inspector', 'minh', 'guest'] as const) {
    expect((await send(who, 'rehearsals', parts)).status).toBe(403);
    expect((await send(who, 'imports', parts)).status).toBe(403);
    expect((await ward.get(who, '/past-weeks/imports')).status).toBe(403);
    const act = { act: 'undo', version: 1, reason: 'x' };
    expect((await ward.post(who, '/past-weeks/imports/1/acts', act)).status).toBe(403);
  }
});

it('a request without a file, with answers that are none, or too large is refused', async () => {
  const parts = [await form('tuan-44-06.xlsx')];
  expect((await send('office', 'rehearsals', [])).status).toBe(400);
  for (const answers of ['{', '{}', '[{"hash":"x","sheet":""}]', '[{"hash":1}]'])
    expect((await send('office', 'rehearsals', parts, answers)).status).toBe(400);
  const large: Part = ['lon.xlsx', Buffer.alloc(3 * 1024 * 1024)];
  expect((await send('office', 'rehearsals', [large])).status).toBe(413);
  const many = Array.from({ length: 101 }, (_, at): Part => [`${at}.xlsx`, Buffer.from('x')]);
  expect((await send('office', 'rehearsals', many)).status).toBe(413);
  const heavy = Array.from({ length: 11 }, (_, at): Part => [`${at}.xlsx`, Buffer.alloc(1_950_000)]);
  expect((await send('office', 'rehearsals', heavy)).status).toBe(413);
});

it('a hostile file is a trouble of its own, beside a good one', async () => {
  const small = HOSTILE_FILES.map(([name, , bytes]): Part => [name, bytes()]).filter(
    ([, bytes]) => bytes.length < 100_000,
  );
  const hostile = small.filter((_, at) => at % 5 === 0);
  expect(hostile.length).toBeGreaterThan(5);
  const seen = await send('office', 'rehearsals', [...hostile, await form('tuan-44-06.xlsx')]);
  expect(seen.status).toBe(200);
  for (const [at] of hostile.entries()) expect(seen.at(`forms.${at}.state`)).toBe('blocked');
  expect(seen.at(`forms.${hostile.length}.state`)).not.toBe('blocked');
}, 120_000);
