// Reads the lines of a backup file. Not node:readline: that one also breaks lines at U+2028, which texts may contain.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { StoreError } from '../store-error.ts';

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  const text = source.pipe(gunzip).setEncoding('utf8');
  let rest = '';
  for await (const chunk of text as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') throw new StoreError('backup-damaged', { reason: 'last line cut' });
}

export class LineReader {
  readonly #lines: AsyncGenerator<string>;
  #hash: Hash = createHash('sha256');

  constructor(file: string) {
    this.#lines = linesOf(file);
  }

  /** Next line, or undefined at the end. */
  async next(): Promise<string | undefined> {
    const { value, done } = await this.#lines.next().catch((cause: unknown) => {
      if (cause instanceof StoreError) throw cause;
      const reason = cause instanceof Error ? cause.message : 'unreadable';
      throw new StoreError('backup-damaged', { reason }, cause);
    });
    return done ? undefined : value;
  }

  /** Counts a line into the hash of the whole; every line but the last one is. */
  take(line: string): void {
    this.#hash.update(line).update('\n');
  }

  digest(): string {
    return this.#hash.digest('hex');
  }

  async close(): Promise<void> {
    await this.#lines.return(undefined);
  }
}
