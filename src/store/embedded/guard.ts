// Who is using the embedded server. Each of our processes holds a shared lock while it does; the one that leaves last
// turns the light off. The lock lives in the server itself, so it vanishes with the process that held it.
import type pg from 'pg';

const usersLock = 20260001;
const soleLock = 20260003;

/** Takes part; with `sole` answers false when another process already serves from this data folder. */
export async function takePart(guard: pg.Client, sole: boolean): Promise<boolean> {
  await guard.query('select pg_advisory_lock_shared($1)', [usersLock]);
  if (!sole) return true;
  const { rows } = await guard.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [soleLock]);
  return rows[0]?.ok === true;
}

/** Leaves; true when nobody else takes part, which makes stopping the server our duty. */
export async function leaveAsLast(guard: pg.Client): Promise<boolean> {
  await guard.query('select pg_advisory_unlock_shared($1)', [usersLock]);
  const { rows } = await guard.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [usersLock]);
  return rows[0]?.ok === true;
}
