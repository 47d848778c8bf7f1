// The passwords of the embedded database: random, kept in one file only its owner may read.
import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { StoreError } from '../store-error.ts';

/** Role names of the embedded database. Only `admin` is a superuser, and no part of the product but this folder uses it. */
export const roles = {
  admin: 'congtam_admin',
  owner: 'congtam_owner',
  app: 'congtam_app',
  job: 'congtam_job',
} as const;
export type RoleKey = keyof typeof roles;
export type Secrets = Readonly<Record<RoleKey, string>>;

const password = () => randomBytes(24).toString('base64url');

async function read(file: string): Promise<Secrets | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const found = JSON.parse(text) as Partial<Secrets>;
  const { admin, owner, app, job } = found;
  if (!admin || !owner || !app || !job) throw new StoreError('data-folder-broken', { file });
  return { admin, owner, app, job };
}

/** Reads the passwords, making them first where there are none; two processes starting together end with the same. */
export async function loadSecrets(file: string): Promise<Secrets> {
  const found = await read(file);
  if (found) return found;
  const draft = `${file}.${randomUUID()}`;
  const made: Secrets = { admin: password(), owner: password(), app: password(), job: password() };
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(`${JSON.stringify(made, null, 2)}\n`);
  await handle.sync();
  await handle.close();
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await read(file)) ?? made;
}
