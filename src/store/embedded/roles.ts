// The three roles and the database inside the embedded server; safe to run at every start.
import type pg from 'pg';
import { type RoleKey, roles, type Secrets } from './secrets.ts';

export const databaseName = 'congtam';

/** Connects as one role; the launcher lends its own address and passwords. */
export type Connect = (role: RoleKey, database: string) => Promise<pg.Client>;

async function ensureRole(admin: pg.Client, role: RoleKey, password: string): Promise<void> {
  const name = admin.escapeIdentifier(roles[role]);
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [roles[role]]);
  if (!rowCount) await admin.query(`create role ${name}`);
  const rights = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  await admin.query(`alter role ${name} with ${rights} password ${admin.escapeLiteral(password)}`);
}

/** Makes roles and database where missing and sets the passwords of the secrets file. */
export async function ensureRoles(connect: Connect, secrets: Secrets): Promise<void> {
  const admin = await connect('admin', 'postgres');
  try {
    // Two of our processes may start together: one prepares, the other waits and finds everything done.
    await admin.query('select pg_advisory_lock(20260002)');
    for (const role of ['owner', 'app', 'job'] as const) await ensureRole(admin, role, secrets[role]);
    const found = await admin.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (!found.rowCount) await admin.query(`create database ${databaseName} owner ${roles.owner}`);
    await admin.query(`revoke all on database ${databaseName} from public`);
    await admin.query(`grant connect on database ${databaseName} to ${roles.app}, ${roles.job}`);
  } finally {
    await admin.end();
  }
}
