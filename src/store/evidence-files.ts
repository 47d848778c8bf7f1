// Files of evidence outside the database, each under the hash of its content: the same file is kept once, and a changed one
// shows by its name. A file is there only when whole and on disk.
import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NAME = /^[0-9a-f]{64}$/;
/** Files younger than this may belong to a transaction that has not ended yet. */
const YOUNG_MS = 60 * 60_000;

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `tenant` and `hash` come from the database, never from a caller's text. */
export class EvidenceFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #place(tenantId: number, hash: string): string {
    if (!NAME.test(hash)) throw new RangeError('no hash of a file');
    return join(this.#folder, String(tenantId), hash.slice(0, 2), hash);
  }

  /** Keeps the bytes; returns their hash in hex. A file that is there whole is only young again; a broken one is replaced. */
  async keep(tenantId: number, bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    const place = this.#place(tenantId, hash);
    if ((await this.read(tenantId, hash)) !== null) {
      // An orphan of old that is wanted again must not be swept before its row is there.
      await utimes(place, new Date(), new Date());
      return hash;
    }
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const half = `${place}.${randomUUID()}.half`;
    const file = await open(half, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, place);
    await syncFolder(dirname(place));
    return hash;
  }

  /** The bytes; null when the file is gone or no longer has this content. */
  async read(tenantId: number, hash: string): Promise<Buffer | null> {
    const bytes = await readFile(this.#place(tenantId, hash)).catch(() => null);
    return bytes !== null && hashOf(bytes) === hash ? bytes : null;
  }

  /** Hashes of all files of a body that are older than an hour at `now` (milliseconds), in order. */
  async list(tenantId: number, now: number): Promise<readonly string[]> {
    const top = join(this.#folder, String(tenantId));
    const found: string[] = [];
    for (const part of await readdir(top).catch(() => []))
      for (const name of await readdir(join(top, part))) {
        const { mtimeMs } = await stat(join(top, part, name));
        if (NAME.test(name) && now - mtimeMs > YOUNG_MS) found.push(name);
      }
    return found.toSorted();
  }

  /** Removes a file unless it has become young since it was listed; false when it stays. */
  async removeOld(tenantId: number, hash: string, now: number): Promise<boolean> {
    const place = this.#place(tenantId, hash);
    const found = await stat(place).catch(() => null);
    if (found === null || now - found.mtimeMs <= YOUNG_MS) return false;
    await rm(place, { force: true });
    return true;
  }

  /** Copies a file that the other folder does not have yet; false when this one does not have it whole. */
  async copyTo(other: EvidenceFiles, tenantId: number, hash: string): Promise<boolean> {
    const [from, to] = [this.#place(tenantId, hash), other.#place(tenantId, hash)];
    if (await isThere(to)) return true;
    if ((await this.read(tenantId, hash)) === null) return false;
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    const half = `${to}.${randomUUID()}.half`;
    await copyFile(from, half);
    await rename(half, to);
    return true;
  }
}

const isThere = (place: string) =>
  stat(place).then(
    () => true,
    () => false,
  );

/** The new name itself must survive a power cut; not every system can sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
