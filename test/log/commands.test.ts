// The commands as they are typed: a checkpoint is taken out, the data are changed, and verify names the entry.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { sayBoth } from '../../src/text/operations/index.ts';
import { aSealedBody, numberOf, type SealedBody } from './sealed-body.ts';

let sealed: SealedBody;
beforeAll(async () => {
  sealed = await aSealedBody(18);
  await sealed.body.inLine();
  await sealed.body.does('lan', 'submit', { of: 'lan' });
});
afterAll(() => sealed.drop());

async function congtam(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const { appUrl, ownerUrl, jobUrl } = sealed.body.database;
  const code = await main(args, {
    env: {
      ...{ DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl, JOB_DATABASE_URL: jobUrl },
      ...{ DATA_DIR: join(sealed.folder, 'data'), CHECKPOINT_KEY_DIR: sealed.keyFolder },
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
