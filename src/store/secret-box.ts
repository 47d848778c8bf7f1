// Secrets that have to be read again (keys of signatures): encrypted in the database under a key that lies beside it, never
// in it and never in its backups. A stolen backup gives nobody a signature.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is wrong with the key, never what is in it. */
export class SecretTrouble extends Error {
  readonly code: 'secret-key-missing' | 'secret-key-open' | 'secret-key-damaged';
  constructor(code: SecretTrouble['code']) {
    super(code);
    this.name = 'SecretTrouble';
    this.code = code;
  }
}

const FILE = 'connectors.key';
const KEY_BYTES = 32;

export class SecretBox {
  readonly #folder: string;
  #key: Promise<Buffer> | undefined;

  /** `folder` is made when the first secret is sealed. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `purpose` binds the secret to its place: moved to another row it cannot be opened. */
  async seal(purpose: string, secret: Uint8Array): Promise<Buffer> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', await this.#keyFor('sealing'), nonce);
    cipher.setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** Null when it was sealed under another key or for another purpose, or the key is gone. */
  async open(purpose: string, sealed: Uint8Array): Promise<Buffer | null> {
    const key = await this.#keyFor('opening').catch((error: unknown) => {
      if (error instanceof SecretTrouble && error.code === 'secret-key-missing') return null;
      throw error;
    });
    if (key === null) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    } catch {
      // What exactly does not fit is nobody's to learn.
      return null;
    }
  }

  #keyFor(use: 'sealing' | 'opening'): Promise<Buffer> {
    this.#key ??= readKey(this.#folder, use).catch((error: unknown) => {
      // Asked for again next time: the key may have been brought back.
      this.#key = undefined;
      throw error;
    });
    return this.#key;
  }
}

async function readKey(folder: string, use: 'sealing' | 'opening'): Promise<Buffer> {
  const file = join(folder, FILE);
  const found = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === null) {
    if (use === 'opening') throw new SecretTrouble('secret-key-missing');
    return makeKey(folder, file);
  }
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new SecretTrouble('secret-key-open');
  if (found.length !== KEY_BYTES) throw new SecretTrouble('secret-key-damaged');
  return found;
}

async function makeKey(folder: string, file: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY_BYTES);
  // Exclusive: of two processes that make it at once, one fails and reads the other's when asked again.
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(key);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return key;
}
