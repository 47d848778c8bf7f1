// Test runner for Stryker that keeps the tests loaded: vitest runs inside.ts in a thread of Stryker's worker, and for every
// mutant only the tests that touch it run again. A mutant that hangs is ended by Stryker with the whole worker, and a new
// one loads the tests again.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import type { Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { type Answer, CHANNEL, type Order } from './messages.ts';

/** Light tests of whole rulebooks and whole lists, which lie with what spans rooms. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  '/score': ['rulebooks/worked-examples'],
  '/rulebook': ['rulebooks/select', 'rulebooks/readings'],
  '/import': [
    ...['input/messy-people', 'input/messy-units', 'input/dated-posts', 'input/odd-rows'],
    ...['input/doubtful-lists', 'input/strange-offices', 'input/strange-unit-lists'],
  ],
};

/**
 * The tests beside the mutated files: no database, no browser. Left out are the property tests that make hundreds of
 * thousands of tries; what they would find besides is not counted.
 */
function testFiles(): readonly string[] {
  const folder = process.env.MUTATED_FOLDER ?? 'src/domain';
  const whole = Object.entries(WHOLE)
    .filter(([room]) => folder.endsWith(room) || folder.includes(`${room}/`))
    .flatMap(([, names]) => names.map((name) => `test/${name}.test.ts`));
  // What lies in the domain itself is small and has its own tests; those of all rooms would take minutes to load.
  const within = folder === 'src/domain' ? '*' : '**/*';
  const beside = globSync(`${folder}/${within}.test.ts`).filter(
    (file) => !file.endsWith('-property.test.ts'),
  );
  return [...beside.toSorted(), ...whole].map((file) => join(process.cwd(), file));
}

class LoadedTests implements TestRunner {
  readonly #channel = new BroadcastChannel(CHANNEL);
  #vitest: Vitest | undefined;
  #run: Promise<unknown> | undefined;
  #loaded: Extract<Answer, { kind: 'loaded' }> | undefined;
  #onAnswer: ((answer: Answer) => void) | undefined;

  /** A mutant is on while tests run and never while modules load (`ignoreStatic`), so nothing has to be loaded anew. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.#channel.onmessage = ({ data }) => this.#onAnswer?.(data as Answer);
    const vitest = await createVitest('test', { config: 'vitest.mutation.config.ts', watch: false });
    vitest.provide('namespace', INSTRUMENTER_CONSTANTS.NAMESPACE);
    vitest.provide('testFiles', testFiles());
    this.#vitest = vitest;
    const first = this.#answer();
    this.#run = vitest.start();
    const early = this.#run.then(() => {
      const errors = vitest.state
        .getUnhandledErrors()
        .concat(vitest.state.getFiles().flatMap((file) => file.result?.errors ?? []));
      throw new Error(
        `the tests could not be loaded: ${errors.map((error) => (error as Error).message).join('; ')}`,
      );
    });
    const answer = await Promise.race([first, early]);
    early.catch(() => undefined);
    if (answer.kind === 'loaded') this.#loaded = answer;
  }

  #answer(): Promise<Answer> {
    return new Promise((resolve) => {
      this.#onAnswer = resolve;
    });
  }

  async dryRun(): Promise<DryRunResult> {
    const troubles = this.#loaded?.troubles ?? ['nothing was loaded'];
    if (this.#loaded === undefined || troubles.length > 0)
      return { status: DryRunStatus.Error, errorMessage: troubles.join('; ') };
    const tests = this.#loaded.tests.map(({ id, milliseconds, failure }) => {
      const base = { id, name: id, timeSpentMs: milliseconds };
      return failure === null
        ? { ...base, status: TestStatus.Success as const }
        : { ...base, status: TestStatus.Failed as const, failureMessage: failure };
    });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#loaded.coverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const order: Order = {
      ...{ kind: 'run', mutant: activeMutant.id, tests: testFilter ?? [], hitLimit: hitLimit ?? null },
    };
    const answered = this.#answer();
    this.#channel.postMessage(order);
    const answer = await answered;
    if (answer.kind !== 'ran') return { status: MutantRunStatus.Error, errorMessage: 'answered out of turn' };
    const { killed, count: nrOfTests, isOverLimit } = answer;
    if (isOverLimit) return { status: MutantRunStatus.Timeout, reason: 'hit limit' };
    if (killed === null) return { status: MutantRunStatus.Survived, nrOfTests };
    return {
      ...{ status: MutantRunStatus.Killed, killedBy: [killed.test], failureMessage: killed.failure },
      nrOfTests,
    };
  }

  async dispose(): Promise<void> {
    const end: Order = { kind: 'end' };
    this.#channel.postMessage(end);
    await this.#run;
    this.#channel.close();
    await this.#vitest?.close();
  }
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'loaded', () => new LoadedTests()),
];
