// Reads the lines of a backup file. Not node:readline: that one also breaks lines at U+2028, which texts may contain.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { StoreError } from '../store-error.ts';
import { linesIn } from '../text-lines.ts';

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  for await (const { lines, rest } of linesIn(source.pipe(gunzip).setEncoding('utf8'))) {
    yield* lines;
    if (rest !== '') throw new StoreError('backup-damaged', { reason: 'last line cut' });
  }
}

export class LineReader {
  readonly #file: string;
  readonly #lines: AsyncGenerator<string>;
  #hash: Hash = createHash('sha256');

  constructor(file: string) {
    this.#file = file;
    this.#lines = linesOf(file);
  }

  /** Next line, or undefined at the end. */
  async next(): Promise<string | undefined> {
    const { value, done } = await this.#lines.next().catch((cause: unknown) => {
      if (cause instanceof StoreError) throw cause;
      const isFile = cause instanceof Error && 'syscall' in cause;
      if (isFile)
        throw new StoreError('backup-unreadable', { file: this.#file, reason: cause.message }, cause);
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
