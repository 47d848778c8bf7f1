// A PostgreSQL 15 that is not the product's: as a body's own database administrator would run it. Nobody watches it.
import { setTimeout as sleep } from 'node:timers/promises';
import { openConnection } from '../../src/store/connection.ts';
import { chooseAccount } from '../../src/store/embedded/account.ts';
import { installBinaries } from '../../src/store/embedded/binaries.ts';
import { clearStalePidFile, prepareSocketFolder, runningServer } from '../../src/store/embedded/cluster.ts';
import { chooseAddress, layoutOf, urlOf } from '../../src/store/embedded/layout.ts';
import { databaseName } from '../../src/store/embedded/roles.ts';
import { loadSecrets, type RoleKey } from '../../src/store/embedded/secrets.ts';
import { type ServerPlan, spawnServer, stopServer } from '../../src/store/embedded/server-process.ts';

const UP_LIMIT = 60_000;

export class OutsideServer {
  readonly #dataDir: string;

  /** `dataDir` was made by the launcher with major version 15, and is at rest. */
  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  async #plan(): Promise<ServerPlan> {
    const layout = layoutOf(this.#dataDir);
    const account = await chooseAccount(layout.cluster);
    const binaries = await installBinaries(15, layout.binaries);
    return { layout, binaries, account, address: await chooseAddress(layout), settings: {} };
  }

  /** The three addresses a body would write into the product's environment. */
  async settings(): Promise<Readonly<Record<string, string>>> {
    const { address, layout } = await this.#plan();
    const secrets = await loadSecrets(layout.secrets);
    const url = (role: RoleKey) => urlOf(address, role, secrets, databaseName);
    return { DATABASE_URL: url('app'), MIGRATION_DATABASE_URL: url('owner'), JOB_DATABASE_URL: url('job') };
  }

  /** Starts it and waits until it answers. */
  async start(): Promise<void> {
    const plan = await this.#plan();
    await clearStalePidFile(plan.layout);
    await prepareSocketFolder(plan.layout, plan.account);
    await spawnServer(plan);
    const url = urlOf(plan.address, 'admin', await loadSecrets(plan.layout.secrets), databaseName);
    const deadline = performance.now() + UP_LIMIT;
    for (;;) {
      try {
        await (await openConnection(url, 'outside')).end();
        return;
      } catch (error) {
        if (performance.now() > deadline) throw error;
        await sleep(50);
      }
    }
  }

  async stop(): Promise<void> {
    const plan = await this.#plan();
    const running = await runningServer(plan.layout);
    if (running !== null) await stopServer(plan, running.pid);
  }
}
