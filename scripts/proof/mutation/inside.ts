// The one test file of a mutation run: it loads every test of the mutated folder once, lets each run unchanged while the
// instrumented code counts what it touches, and then stays, running the tests that touch a mutant again and again, each
// time with another mutant switched on. Loading them anew for every mutant took seventeen times as long.
import { BroadcastChannel } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, inject, type RunnerTestCase, TestRunner } from 'vitest';
import { forgetAll } from '../../../src/domain/remember.ts';
import { type Answer, CHANNEL, type Coverage, type LoadedTest, type Order } from './messages.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testFiles: readonly string[];
    namespace: string;
  }
}

/** What the instrumented code reads and counts. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: Coverage;
}

const globals = globalThis as unknown as Record<string, Switch | undefined>;
const namespace = inject('namespace');
const on: Switch = globals[namespace] ?? {};
globals[namespace] = on;

interface Task {
  readonly type: string;
  readonly name: string;
  readonly suite?: Task | undefined;
  readonly tasks?: readonly Task[];
  readonly result?: { readonly errors?: readonly { readonly message: string }[] | undefined } | undefined;
}

const nameOf = ({ name, suite }: Task): string => (suite === undefined ? name : `${nameOf(suite)} > ${name}`);
const testsOf = (task: Task): readonly RunnerTestCase[] =>
  task.type === 'test' ? [task as unknown as RunnerTestCase] : (task.tasks ?? []).flatMap(testsOf);

/** Ids in the order of loading, so that two tests of one name are two. */
function withIds(file: Task): ReadonlyMap<string, RunnerTestCase> {
  const named = testsOf(file).map((test) => [nameOf(test), test] as const);
  const seen = new Map<string, number>();
  return new Map(
    named.map(([name, test]) => {
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return [times === 1 ? name : `${name} (${times})`, test];
    }),
  );
}

// That a property fails is all that is asked here; looking for its smallest failure takes seconds.
fc.configureGlobal({ endOnFailure: true });

let ids: ReadonlyMap<RunnerTestCase, string> | undefined;
let root: Task | undefined;

function idsFrom(task: Task): ReadonlyMap<RunnerTestCase, string> {
  let file = task;
  while (file.suite !== undefined) file = file.suite;
  return new Map([...withIds(file)].map(([id, test]) => [test, id]));
}

for (const path of inject('testFiles'))
  describe(path, async () => {
    await import(/* @vite-ignore */ path);
  });

beforeEach(({ task }) => {
  root ??= task.file as unknown as Task;
  ids ??= idsFrom(root);
  on.currentTestId = ids.get(task as unknown as RunnerTestCase);
});
afterEach(() => {
  on.currentTestId = undefined;
});

/** What went wrong outside of any test, such as a file that cannot be loaded. */
const troublesOf = (task: Task): readonly string[] =>
  task.type === 'test'
    ? []
    : [
        ...(task.result?.errors ?? []).map(({ message }) => `${task.name}: ${message}`),
        ...(task.tasks ?? []).flatMap(troublesOf),
      ];

function loaded(tests: ReadonlyMap<string, RunnerTestCase>): Answer {
  const all = [...tests].map(
    ([id, { result }]): LoadedTest => ({
      id,
      milliseconds: result?.duration ?? 0,
      failure: result?.state === 'fail' ? (result.errors?.[0]?.message ?? 'failed') : null,
    }),
  );
  return {
    ...{ kind: 'loaded', tests: all, coverage: on.mutantCoverage ?? { static: {}, perTest: {} } },
    troubles: root === undefined ? ['no test ran'] : troublesOf(root),
  };
}

async function runWith(
  { mutant, tests: wanted, hitLimit }: Extract<Order, { kind: 'run' }>,
  tests: ReadonlyMap<string, RunnerTestCase>,
): Promise<Answer> {
  const quickness = (id: string) => tests.get(id)?.result?.duration ?? 0;
  const names = (wanted.length > 0 ? [...wanted] : [...tests.keys()]).sort(
    (a, b) => quickness(a) - quickness(b),
  );
  forgetAll();
  Object.assign(on, { activeMutant: mutant, hitCount: 0, hitLimit: hitLimit ?? undefined });
  const isOverLimit = () => hitLimit !== null && (on.hitCount ?? 0) > hitLimit;
  let count = 0;
  try {
    for (const id of names) {
      const test = tests.get(id);
      if (test === undefined) continue;
      count += 1;
      try {
        await TestRunner.getTestFn(test)();
      } catch (error) {
        const killed = { test: id, failure: error instanceof Error ? error.message : String(error) };
        return { kind: 'ran', count, killed, isOverLimit: isOverLimit() };
      }
    }
    return { kind: 'ran', count, killed: null, isOverLimit: isOverLimit() };
  } finally {
    Object.assign(on, { activeMutant: undefined, hitCount: undefined });
  }
}

afterAll(async () => {
  const tests = root === undefined ? new Map<string, RunnerTestCase>() : withIds(root);
  const channel = new BroadcastChannel(CHANNEL);
  const say = (answer: Answer) => channel.postMessage(answer);
  await new Promise<void>((ended) => {
    channel.onmessage = ({ data }) => {
      const order = data as Order;
      if (order.kind === 'end') return ended();
      void runWith(order, tests).then(say);
    };
    say(loaded(tests));
  });
  channel.close();
}, 2_000_000_000);
