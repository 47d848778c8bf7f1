// The product as processes: started, waited for, killed hard. Only processes started for this data folder are touched.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runningServer } from '../../src/store/embedded/cluster.ts';
import { layoutOf, urlOf } from '../../src/store/embedded/layout.ts';
import { databaseName } from '../../src/store/embedded/roles.ts';
import { loadSecrets, type RoleKey } from '../../src/store/embedded/secrets.ts';

/** 'honest' is the product; 'early' answers before it commits; 'careless' commits before it is on the disk. */
export type Manner = 'honest' | 'early' | 'careless';

/** What is killed: Node; the postmaster alone; every process of PostgreSQL; Node and every process of PostgreSQL. */
export type Kill = 'server' | 'postmaster' | 'database' | 'both';

/** The order of kills, over and over. A new server costs three times the work of a new database: it comes less often. */
export const KILLS: readonly Kill[] = [
  'postmaster',
  'database',
  'both',
  'postmaster',
  'database',
  'server',
  'postmaster',
  'database',
];

/** The first start may have to build the pages. */
const START_LIMIT = 180_000;
const LEAVE_LIMIT = 30_000;
const DATABASE_BACK_MS = 60_000;
const REMEMBERED_LINES = 40;

/** How often the server may end by itself in one run. */
const MOST_FALLS = 5;

export interface ProductOptions {
  readonly settings?: NodeJS.ProcessEnv | undefined;
  readonly program?: string | undefined;
}

export class Product {
  readonly #folder: string;
  readonly #manner: Manner;
  readonly #shiftMs: number;
  readonly #program: string;
  readonly #settings: NodeJS.ProcessEnv;
  readonly #said: string[] = [];
  #child: ChildProcess | null = null;
  #port: number | null = null;
  #fallen: string | null = null;
  #falls = 0;
  /** Whether its end, should it come now, is our doing. */
  #wanted = false;

  /**
   * `folder` is the DATA_DIR; the clock of the product is `shiftMs` ahead of ours; `settings` join its environment;
   * `program` is program.ts unless another form of it is given.
   */
  constructor(
    folder: string,
    manner: Manner,
    shiftMs: number,
    { settings = {}, program = join(import.meta.dirname, 'program.ts') }: ProductOptions = {},
  ) {
    this.#folder = folder;
    this.#manner = manner;
    this.#shiftMs = shiftMs;
    this.#settings = settings;
    this.#program = program;
  }

  /** Where it listens; null while it does not. */
  get port(): number | null {
    return this.#port;
  }

  /** Last words of a server that ended though nobody killed it; null while all is well. */
  get fallen(): string | null {
    return this.#fallen;
  }

  /** Starts the server and waits until it listens; throws with its last words when it ends before. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.#program, this.#manner, String(this.#shiftMs)], {
      ...{ stdio: ['pipe', 'pipe', 'pipe'], env: this.#environment() },
    });
    this.#child = child;
    this.#wanted = false;
    const ended = once(child, 'exit').then(([code, signal]) => {
      this.#port = null;
      const words = `the server ended with ${code ?? signal}`;
      // What ends by itself is started again, as a service manager does; a second time in a row is a fault.
      if (!this.#wanted && this.#fallen === null) {
        this.#falls += 1;
        process.stderr.write(`${this.#lastWords(words)}\n`);
        if (this.#falls > MOST_FALLS) this.#fallen = this.#lastWords(words);
        else
          this.start().catch((error: unknown) => {
            this.#fallen = String(error);
          });
      }
      return words;
    });
    const listening = new Promise<number>((found) => {
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          this.#said.push(...text.split('\n'));
          this.#said.splice(0, this.#said.length - REMEMBERED_LINES);
          const port = /http:\/\/localhost:(\d+)/.exec(text)?.[1];
          if (port !== undefined) found(Number(port));
        });
    });
    const late = sleep(START_LIMIT, 'the server does not listen', { ref: false });
    const outcome = await Promise.race([listening, ended, late]);
    if (typeof outcome === 'string') throw new Error(this.#lastWords(outcome));
    this.#port = outcome;
  }

  #lastWords(what: string): string {
    return [what, ...this.#said].join('\n');
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      DATA_DIR: this.#folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      NODE_COMPILE_CACHE: join(this.#folder, 'compiled'),
      ...this.#settings,
    };
  }

  /** kill -9. A killed Node server is started again; a killed database is the product's own business. */
  async kill(what: Kill): Promise<void> {
    const server = what === 'server' || what === 'both' ? this.#child : null;
    const database = what === 'server' ? [] : await this.#databaseToKill(what !== 'postmaster');
    const gone = server === null ? null : once(server, 'exit');
    this.#wanted = server !== null;
    server?.kill('SIGKILL');
    for (const pid of database) killHard(pid);
    if (gone === null) return;
    await gone;
    await this.start();
  }

  /** A product that answers before it commits may answer while its database is still being brought back. */
  async #databaseToKill(all: boolean): Promise<readonly number[]> {
    const until = performance.now() + DATABASE_BACK_MS;
    for (;;) {
      const found = await this.#databaseProcesses(all);
      if (found.length > 0) return found;
      if (performance.now() > until) throw new Error('there is no database to kill');
      await sleep(20);
    }
  }

  /** Tells the database to stop: 'fast' in order, 'immediate' as if it crashed. Bringing it back is not our business. */
  async stopDatabase(how: 'fast' | 'immediate'): Promise<void> {
    const running = await runningServer(this.#layout());
    if (running === null) throw new Error('there is no database to stop');
    process.kill(running.pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  }

  /** Everything at once, as when the power goes; `before` runs when the processes are known and still there. */
  async fell(before: () => Promise<void>): Promise<void> {
    const child = this.#child;
    const database = await this.#databaseProcesses(true);
    const gone = child === null || child.exitCode !== null ? null : once(child, 'exit');
    this.#wanted = true;
    await before();
    child?.kill('SIGKILL');
    for (const pid of database) killHard(pid);
    await gone;
  }

  /** The postmaster first; with `all` its children too (Linux only: elsewhere they follow by themselves). */
  async #databaseProcesses(all: boolean): Promise<readonly number[]> {
    const running = await runningServer(this.#layout());
    if (running === null) return [];
    const { pid } = running;
    const children = all ? await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '') : '';
    return [pid, ...children.split(' ').map(Number).filter(Boolean)];
  }

  #layout() {
    return layoutOf(join(this.#folder, 'database'));
  }

  /** Address of the database under a role; throws while it is down. */
  async databaseUrl(role: RoleKey): Promise<string> {
    const running = await runningServer(this.#layout());
    if (!running?.address) throw new Error(this.#fallen ?? 'the database is down');
    return urlOf(running.address, role, await loadSecrets(this.#layout().secrets), databaseName);
  }

  /** Ends it the polite way; what does not leave is killed. Answers whether it left by itself, database and all. */
  async stop(): Promise<boolean> {
    const child = this.#child;
    this.#wanted = true;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.race([gone, sleep(LEAVE_LIMIT, null, { ref: false })]);
    }
    const stayed = child !== null && child.exitCode === null;
    if (stayed) child.kill('SIGKILL');
    const database = await this.#databaseProcesses(true);
    for (const pid of database) killHard(pid);
    return !stayed && database.length === 0;
  }
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
