// The commands as they are typed: a checkpoint is taken out, the data are changed, and verify names the entry.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishToFolder } from '../../src/app/log/folder.ts';
import { readCheckpoint, signCheckpoint } from '../../src/app/log/note.ts';
import { main } from '../../src/cli/main.ts';
import { sayBoth } from '../../src/text/operations/index.ts';
import { aKey } from './made-log.ts';
import { aSealedBody, numberOf, type SealedBody, TENANT } from './sealed-body.ts';

let sealed: SealedBody;
beforeAll(async () => {
  sealed = await aSealedBody(18);
  await sealed.body.inLine();
  await sealed.body.does('lan', 'submit', { of: 'lan' });
});
afterAll(() => sealed.drop());

const congtam = (...args: string[]) => withFolder(undefined, ...args);
const VERIFIER = join(import.meta.dirname, '..', '..', 'verifier', 'verify.mjs');

/** With a folder of checkpoints, or without. */
async function withFolder(
  folder: string | undefined,
  ...args: string[]
): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const { appUrl, ownerUrl, jobUrl } = sealed.body.database;
  const code = await main(args, {
    env: {
      ...{ DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl, JOB_DATABASE_URL: jobUrl },
      ...{ DATA_DIR: join(sealed.folder, 'data'), CHECKPOINT_KEY_DIR: sealed.keyFolder },
      ...(folder === undefined ? {} : { CHECKPOINT_DIR: folder }),
    },
    isRoot: false,
    now: () => '2026-11-18T03:30:00.000Z',
    out: (line) => void lines.push(line),
    err: (line) => void lines.push(line),
    say: (key, values) => void lines.push(sayBoth(key, values).en),
  });
  return { code, said: lines.join('\n') };
}
const at = (name: string) => join(sealed.folder, name);

it('takes out a checkpoint with entries, a short one, and a whole log; never over a file that is there', async () => {
  expect((await congtam('checkpoint', 'export', at('kept.log'))).code).toBe(0);
  expect((await congtam('checkpoint', 'export', at('kept.log'))).code).toBe(2);
  expect((await congtam('checkpoint', 'export', at('kept.checkpoint'), '--short')).code).toBe(0);
  expect((await congtam('log', 'export', at('whole.log'))).code).toBe(0);
  expect((await readFile(at('kept.checkpoint'), 'utf8')).split('\n')).toHaveLength(7);
  for (const args of [
    ['checkpoint'],
    ['checkpoint', 'export'],
    ['checkpoint', 'rotate-key', 'x'],
    ['log', 'import', 'x'],
  ])
    expect((await congtam(...args)).code, args.join(' ')).toBe(2);
});

it('finds nothing wrong, alone, against each kept file, and in the exported one', async () => {
  for (const args of [[], ['--checkpoint', at('kept.log')], ['--checkpoint', at('kept.checkpoint')]]) {
    const { code, said } = await congtam('verify', ...args);
    expect([code, said]).toEqual([0, expect.stringContaining('the sealed log is whole')]);
  }
  const { code } = await congtam('verify', '--log', at('whole.log'), '--checkpoint', at('kept.log'));
  expect(code).toBe(0);
});

it('says so when a file is none of ours', async () => {
  await writeFile(at('letter.txt'), 'Kính gửi');
  expect((await congtam('verify', '--checkpoint', at('letter.txt'))).said).toContain('neither a sealed log');
  expect((await congtam('verify', '--checkpoint', at('nowhere'))).said).toContain('Cannot read the file');
});

/** What somebody could do to a file that was kept, and what is said of it. The log itself is whole all the while. */
const KEPT_CHANGED: readonly [
  what: string,
  of: 'log' | 'checkpoint',
  (text: string) => string | Buffer,
  RegExp,
][] = [
  ['emptied', 'log', () => '', /trống|is empty/],
  ['packed', 'log', (text) => gzipSync(text), /compressed/],
  ['line ends of another system', 'log', (text) => text.replaceAll('\n', '\r\n'), /saved the file/],
  ['a byte order mark', 'checkpoint', (text) => `\ufeff${text}`, /saved the file/],
  ['another encoding', 'checkpoint', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), /saved the file/],
  ['two checkpoints', 'checkpoint', (text) => text + text, /more than one checkpoint/],
  ['something behind', 'checkpoint', (text) => `${text}\n`, /more than one checkpoint/],
  ['half a checkpoint', 'checkpoint', (text) => text.slice(0, 60), /was cut or changed/],
  ['half a title', 'log', (text) => text.slice(0, 12), /was cut or changed/],
  [
    'nothing but its title',
    'log',
    (text) => text.split('\n').slice(0, 2).join('\n'),
    /nothing can be compared/,
  ],
  [
    'another root',
    'checkpoint',
    (text) => text.replace(/\n[A-Za-z0-9+/]{43}=/, `\n${'A'.repeat(43)}=`),
    /the root is not/,
  ],
  [
    'another time',
    'checkpoint',
    (text) => text.replace('at 2026', 'at 2025'),
    /kept copy itself was changed/,
  ],
  ['a signature of another', 'checkpoint', (text) => resigned(text), /kept copy itself was changed/],
  [
    'more entries than there are',
    'checkpoint',
    (text) => text.replace(/\n\d+\n/, '\n99999\n'),
    /was cut short/,
  ],
  ['another body', 'checkpoint', (text) => text.replace('cong-tam/t1', 'cong-tam/t7'), /no body named t7/],
  [
    'a changed entry',
    'log',
    (text) => text.replace(/(entry 1 act \S+ )\d+/, '$19'),
    /WRONG: what was kept outside/,
  ],
  ['an entry taken away', 'log', (text) => text.replace(/entry 2 .*\n/, ''), /from entry 2 on/],
  [
    'a checkpoint twice',
    'log',
    (text) => text + text.slice(text.lastIndexOf('checkpoint\n')),
    /another number of entries/,
  ],
  ['a checkpoint of another key', 'log', (text) => resigned(text), /signature of a checkpoint is wrong/],
  ['garbage', 'log', () => randomBytes(5000), /neither a sealed log/],
];

/** The last checkpoint of a text, signed with a key that is not the log's. */
function resigned(text: string): string {
  const note = text.slice(text.lastIndexOf('cong-tam/t1\n'));
  const read = readCheckpoint(note);
  if (read === null) throw new Error('no checkpoint');
  return text.replace(note, signCheckpoint(read, aKey(9)));
}

it.each(KEPT_CHANGED)(
  'never calls whole what is held against a kept file with %s',
  async (_what, of, change, says) => {
    const file = at('changed');
    await writeFile(file, change(await readFile(at(`kept.${of}`), 'utf8')));
    const { code, said } = await congtam('verify', '--checkpoint', file);
    expect(said).toMatch(says);
    expect(said).not.toMatch(/the sealed log is whole| {4}at /);
    expect(code).toBe(1);
    // The second verifier knows no body but that of the log it is given; everything else it must see as well.
    const second = spawnSync(process.execPath, [VERIFIER, at('whole.log'), file], { encoding: 'utf8' });
    expect([second.status !== 0, second.stderr], second.stdout).toEqual([true, '']);
  },
);

it('compares what a torn file has left, and says so; a body and a file that differ are not compared', async () => {
  const text = await readFile(at('kept.log'), 'utf8');
  await writeFile(at('torn.log'), `${text}entry 99 act eval`);
  const torn = await congtam('verify', '--checkpoint', at('torn.log'));
  expect([torn.code, torn.said]).toEqual([0, expect.stringContaining('is torn')]);
  const other = await congtam('verify', '--tenant', 't2', '--checkpoint', at('kept.log'));
  expect([other.code, other.said]).toEqual([1, expect.stringContaining('what was kept is of cong-tam/t1')]);
  expect((await congtam('verify', '--checkpoint', sealed.folder)).said).toContain('is a folder');
  expect((await congtam('verify', '--log', at('kept.checkpoint'))).said).toContain('a checkpoint by itself');
});

it('holds the log against its copy in the folder of checkpoints by itself', async () => {
  const [folder, copy] = [at('outside'), at('outside/t1.log')];
  const verify = () => withFolder(folder, 'verify');
  // Nothing was ever delivered there: nothing to compare with, and nothing wrong.
  expect((await verify()).code).toBe(0);
  const order = { tenant: TENANT, folder, now: '2026-11-18T03:20:00.000Z' };
  expect(await publishToFolder(sealed.jobs, order)).toBeNull();
  const good = await readFile(copy, 'utf8');
  expect(await verify()).toEqual({ code: 0, said: expect.stringContaining('Compared with what was kept') });
  const changes: [string, RegExp][] = [
    [good.replace(/(entry 1 act \S+ )\d+/, '$19'), /WRONG: what was kept outside/],
    [good.slice(0, good.indexOf('entry 2 ')), /has 0 entries left of \d+/],
    [good.replaceAll('cong-tam/t1', 'cong-tam/t9'), /is of cong-tam\/t9/],
    ['', /is empty/],
  ];
  for (const [text, says] of changes) {
    await writeFile(copy, text);
    const { code, said } = await verify();
    expect(said).toMatch(says);
    expect(said).not.toMatch(/the sealed log is whole[\s\S]*the sealed log is whole/);
    expect(code).toBe(1);
  }
  await rm(copy);
  expect(await verify()).toEqual({ code: 1, said: expect.stringContaining('WRONG: cannot compare with') });
  await writeFile(copy, good);
});

it('goes over to a new key, and what was kept before stays good', async () => {
  expect((await congtam('checkpoint', 'rotate-key')).code).toBe(0);
  const { code, said } = await congtam('verify', '--checkpoint', at('kept.log'));
  expect([code, said]).toEqual([0, expect.stringContaining('a new key signs, confirmed by the old one')]);
});

it('names the first wrong entry when a result was changed, and answers with an exit code', async () => {
  const { id } = await sealed.body.evaluation('lan');
  await sealed.body.sql(
    `update act set payload = jsonb_set(payload, '{scores,total}', '9900') where record_id = $1 and seq = 2`,
    [id],
  );
  const { code, said } = await congtam('verify', '--checkpoint', at('kept.log'));
  expect(code).toBe(1);
  const wanted = `FIRST WRONG ENTRY: number ${await numberOf(sealed, id, 2)} (evaluation ${id}, #2): the step was changed`;
  expect(said).toContain(wanted);
});
