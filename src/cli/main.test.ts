import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catchingConsole } from '../../test/console.ts';
import { StoreError } from '../store/store-error.ts';
import { type Command, UsageError } from './command.ts';
import { ConfigError } from './explain.ts';
import { main } from './main.ts';
import { commands, type Entry } from './registry.ts';

function one(run: Command['run'], usage = '<thing>'): Record<string, Entry> {
  return { try: { summary: 'backup.summary', load: async () => ({ usage, run }) } };
}

async function call(argv: string[], registry?: Record<string, Entry>) {
  const console = catchingConsole();
  const code = await main(argv, console, registry);
  return { code, out: console.lines.join('\n'), err: console.errors.join('\n') };
}

const failing = (error: unknown) => one(() => Promise.reject(error));

describe('congtam', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])(
    '%j lists every command in both languages',
    async (argv) => {
      const { code, out, err } = await call(argv);
      expect([code, err]).toEqual([0, '']);
      for (const name of Object.keys(commands)) expect(out).toContain(`  ${name} `);
      expect(out).toContain('sao lưu');
      expect(out).toContain('back the whole database up');
    },
  );

  it.each(['unknown', 'toString', '__proto__'])('does not know "%s"', async (name) => {
    const { code, err } = await call([name]);
    expect(code).toBe(2);
    expect(err).toContain(`There is no command "${name}".`);
  });

  it('hands the arguments on and gives the exit code back', async () => {
    const seen: string[][] = [];
    const registry = one(async (args) => {
      seen.push([...args]);
      return 7;
    });
    expect(await call(['try', 'a', '--b'], registry)).toEqual({ code: 7, out: '', err: '' });
    expect(seen).toEqual([['a', '--b']]);
  });

  it('explains one command without running it', async () => {
    const { code, out } = await call(['try', '--help'], failing(new Error('ran')));
    expect(code).toBe(0);
    expect(out).toContain('congtam try <thing>');
  });

  it.each(Object.keys(commands))('can load %s', async (name) => {
    const command = await commands[name]?.load();
    expect(command?.run).toBeInstanceOf(Function);
  });
});

describe('a trouble', () => {
  it('of the store is told in both languages, without a stack', async () => {
    const { code, err } = await call(
      ['try'],
      failing(new StoreError('backup-target-exists', { file: 'x.gz' })),
    );
    expect(code).toBe(1);
    expect(err).toBe('Tệp x.gz đã có. Chọn tên khác.\nThe file x.gz exists. Choose another name.');
  });

  it('with several reasons is told with all of them', async () => {
    const reasons = [new StoreError('commit-rolled-back'), new StoreError('database-unavailable')];
    const { err } = await call(['try'], failing(new AggregateError(reasons)));
    expect(err).toContain('The database rolled the change back.');
    expect(err).toContain('The database cannot be reached.');
  });

  it('of the configuration is told with every mistake', async () => {
    const mistakes = [
      { code: 'config-invalid-number', params: { name: 'PORT', allowed: '0-65535' } },
      { code: 'config-incomplete-tls', params: { missing: 'TLS_KEY' } },
    ] as const;
    const { err } = await call(['try'], failing(new ConfigError(mistakes)));
    expect(err).toContain('The configuration has 2 mistake(s):');
    expect(err).toContain('  PORT: expected a number within 0-65535');
    expect(err).toContain('  TLS_CERT and TLS_KEY belong together. Missing: TLS_KEY');
  });

  it('of wrong arguments shows how it is used, with exit code 2', async () => {
    const { code, err } = await call(['try'], failing(new UsageError('--colour')));
    expect(code).toBe(2);
    expect(err).toContain('Arguments not understood: --colour. Usage: congtam try <thing>');
  });

  it('nobody foresaw keeps its stack', async () => {
    const { code, err } = await call(['try'], failing(new RangeError('odd')));
    expect(code).toBe(1);
    expect(err).toContain('RangeError: odd\n');
  });
});

describe('the program', () => {
  const program = join(import.meta.dirname, '..', '..', 'scripts', 'congtam.mjs');
  async function run(node: string, args: string[]) {
    const child = spawn(node, args);
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (out += part));
    const [code] = (await once(child, 'close')) as [number];
    return { code, out };
  }

  it('runs, and ends with the exit code of the command', async () => {
    expect(await run(process.execPath, [program, '--help'])).toMatchObject({ code: 0 });
    expect(await run(process.execPath, [program, 'no-such-command'])).toMatchObject({ code: 2 });
  });

  it('goes on to its end when the reader of its lines has left (`| head`)', async () => {
    const child = spawn(process.execPath, [program, 'rulebook', 'explain', '335-leader']);
    let err = '';
    child.stderr.on('data', (part) => (err += part));
    child.stdout.destroy();
    expect([await once(child, 'close'), err]).toEqual([[0, null], '']);
  });

  it('finds the right Node when started with an old one', async () => {
    const pretence = `Object.defineProperty(process.versions, 'node', { value: '18.19.0' })`;
    const old = `--import=data:text/javascript,${encodeURIComponent(pretence)}`;
    const { code, out } = await run(process.execPath, [old, program, 'no-such-command']);
    expect(out).toContain('There is no command "no-such-command".');
    expect(code).toBe(2);
  });
});
