// Files of evidence outside the database, each under the hash of its content: the same file is kept once, and a changed one
// shows by its name. A file is there only when whole and on disk.
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NAME = /^[0-9a-f]{64}$/;
const HALF = /^[0-9a-f]{64}\.[0-9a-f-]{36}\.half$/;
/** Files younger than this may belong to a transaction that has not ended yet. */
const YOUNG_MS = 60 * 60_000;

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What can be wrong with a file of evidence. */
export type EvidenceFault = 'gone' | 'changed' | 'empty' | 'no-file' | 'unreadable';

/** Files of a body by what they are; paths below the folder of all. */
export interface EvidenceListing {
  /** Hashes of those older than an hour: no transaction that goes on can mean them. */
  readonly old: readonly string[];
  /** Writes that never ended. */
  readonly halves: readonly string[];
  /** What this program never puts there: other names, other places, links, folders. */
  readonly strays: readonly string[];
  /** Files that others on this machine can read or write. */
  readonly open: readonly string[];
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
    await this.#put(tenantId, hash, bytes);
    return hash;
  }

  /** The bytes; null when the file is gone or no longer has this content. */
  async read(tenantId: number, hash: string): Promise<Buffer | null> {
    const found = await this.examine(tenantId, hash);
    return typeof found === 'string' ? null : found;
  }

  /** The bytes, or what is wrong with the file. */
  async examine(tenantId: number, hash: string): Promise<Buffer | EvidenceFault> {
    const bytes = await readPlainFile(this.#place(tenantId, hash));
    if (typeof bytes === 'string') return bytes;
    if (bytes.length === 0) return 'empty';
    return hashOf(bytes) === hash ? bytes : 'changed';
  }

  /** Everything that lies in the folder of a body, at `now` (milliseconds). */
  async list(tenantId: number, now: number): Promise<EvidenceListing> {
    const [old, halves, strays, open]: [string[], string[], string[], string[]] = [[], [], [], []];
    for (const [part, name] of await this.#names(tenantId)) {
      const path = join(String(tenantId), part, name);
      const found = await lstat(join(this.#folder, path)).catch(() => null);
      if (found === null) continue;
      const isOld = now - found.mtimeMs > YOUNG_MS;
      const isOurs = found.isFile() && name.startsWith(part);
      if (isOurs && NAME.test(name)) {
        if (isOld) old.push(name);
        if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) open.push(path);
      } else if (!isOurs || !HALF.test(name)) strays.push(path);
      else if (isOld) halves.push(path);
    }
    return { old: old.toSorted(), halves, strays: strays.toSorted(), open: open.toSorted() };
  }

  /** Folder and name of all that lies two levels below a body; what lies higher stands for itself. */
  async #names(tenantId: number): Promise<readonly (readonly [part: string, name: string])[]> {
    const top = join(this.#folder, String(tenantId));
    const parts = await readdir(top, { withFileTypes: true }).catch(() => []);
    const names = await Promise.all(
      parts.map(async (part) => {
        if (!part.isDirectory()) return [['', part.name] as const];
        const inside = await readdir(join(top, part.name)).catch(() => []);
        return inside.map((name) => [part.name, name] as const);
      }),
    );
    return names.flat();
  }

  /** What lies beside the folders of these bodies. */
  async besides(tenantIds: readonly number[]): Promise<readonly string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => !tenantIds.some((id) => String(id) === name)).toSorted();
  }

  /** Removes what a write that never ended left behind. */
  async removeHalves({ halves }: Pick<EvidenceListing, 'halves'>): Promise<void> {
    for (const path of halves) await rm(join(this.#folder, path), { force: true });
  }

  /** Removes a file unless it has become young since it was listed; false when it stays. */
  async removeOld(tenantId: number, hash: string, now: number): Promise<boolean> {
    const place = this.#place(tenantId, hash);
    const found = await lstat(place).catch(() => null);
    if (found === null || now - found.mtimeMs <= YOUNG_MS) return false;
    await rm(place, { force: true });
    return true;
  }

  /** Copies a file that the other folder does not have whole; false when this one does not have it whole either. */
  async copyTo(other: EvidenceFiles, tenantId: number, hash: string): Promise<boolean> {
    if ((await other.read(tenantId, hash)) !== null) return true;
    const bytes = await this.read(tenantId, hash);
    if (bytes === null) return false;
    await other.#put(tenantId, hash, bytes);
    return true;
  }

  async #put(tenantId: number, hash: string, bytes: Uint8Array): Promise<void> {
    const place = this.#place(tenantId, hash);
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
  }
}

/** Beyond any upload: whatever grew to more is not what was kept, and need not be read to know it. */
const LARGEST = 64 * 1024 * 1024;

/** Never through a link, and never from what is no file: a pipe would be waited for without end. */
async function readPlainFile(place: string): Promise<Buffer | EvidenceFault> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  try {
    const file = await open(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile()) return 'no-file';
      return found.size > LARGEST ? 'changed' : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone';
    return code === 'ELOOP' || code === 'ENXIO' ? 'no-file' : 'unreadable';
  }
}

/** The new name itself must survive a power cut; not every system can sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
