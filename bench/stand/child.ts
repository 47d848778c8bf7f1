// A program of the bench as a child: says its port when it is ready, and its counters when asked.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds of CPU since its start; round trips where they are counted. */
export interface Counters {
  readonly cpu: number;
  readonly trips: number;
  /** Most memory so far, its threads included. */
  readonly megabytes: number;
}

export interface Child {
  readonly port: number;
  counters(): Promise<Counters>;
  /** Sends an order and waits for the reply. */
  order<T>(order: object): Promise<T>;
  stop(): Promise<void>;
}

async function reply<T>(child: ChildProcess): Promise<T> {
  const gone = once(child, 'exit').then(() => {
    throw new Error('a program of the bench has ended');
  });
  const [message] = await Promise.race([once(child, 'message'), gone]);
  return message as T;
}

/** Starts a TypeScript program and waits for its first message. */
export async function startChild(file: string, args: readonly string[]): Promise<Child> {
  const child = fork(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  // A race that was lost must not end the bench; whoever waits hears of it.
  child.setMaxListeners(0);
  const { port } = await reply<{ port: number }>(child);
  const order = <T>(message: object) => {
    const answer = reply<T>(child);
    child.send(message);
    return answer;
  };
  return {
    port,
    order,
    counters: () => order<Counters>({}),
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
