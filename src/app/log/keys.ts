// The signing keys: files beside the database, never in it and never in its backups. The newest starts new logs.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type SigningKey, signingKey } from './note.ts';

const NAME = /^log-(\d{4})\.key$/;

/** The key folder is there for its owner alone, or nothing is signed with what lies in it. */
export class KeyTrouble extends Error {
  readonly code: 'key-readable-by-others' | 'key-damaged' | 'key-unreadable';
  readonly file: string;
  constructor(code: KeyTrouble['code'], file: string) {
    super(`${code}: ${file}`);
    this.name = 'KeyTrouble';
    this.code = code;
    this.file = file;
  }
}

async function fileNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new KeyTrouble('key-unreadable', folder);
  });
  return names.filter((name) => NAME.test(name)).toSorted();
}

async function readKey(file: string): Promise<SigningKey> {
  const unreadable = () => {
    throw new KeyTrouble('key-unreadable', file);
  };
  const { mode } = await stat(file).catch(unreadable);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new KeyTrouble('key-readable-by-others', file);
  const pem = await readFile(file, 'utf8').catch(unreadable);
  try {
    const secret = createPrivateKey(pem);
    if (secret.asymmetricKeyType === 'ed25519') return signingKey(secret);
  } catch {
    // Said below: what exactly is wrong with a secret is nobody's to read in a log.
  }
  throw new KeyTrouble('key-damaged', file);
}

/** All keys of the folder, newest first; none when the folder is empty or absent. */
export async function readKeys(folder: string): Promise<readonly SigningKey[]> {
  const names = await fileNames(folder);
  return Promise.all(names.toReversed().map((name) => readKey(join(folder, name))));
}

/** Makes a key and puts it on disk before anything can be signed with it. */
export async function createKey(folder: string): Promise<SigningKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const last = Number(NAME.exec((await fileNames(folder)).at(-1) ?? '')?.[1] ?? 0);
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = join(folder, `log-${String(last + 1).padStart(4, '0')}.key`);
  // Exclusive: of two processes that make the first key at once, one fails and reads the other's in its next round.
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return signingKey(privateKey);
}

/** Removes every key but the newest: what it signed stays provable, and nobody can sign with it any more. */
export async function dropOldKeys(folder: string): Promise<void> {
  for (const name of (await fileNames(folder)).slice(0, -1)) await rm(join(folder, name));
}
