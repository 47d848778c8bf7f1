// Compares what writers were told with what is in the database. It trusts neither the server nor the writers.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Trouble, type Verified, verifyTenant } from '../../src/app/verify.ts';
import { openConnection, openPool } from '../../src/store/connection.ts';
import type { Site } from './site.ts';
import type { Note } from './writer.ts';

type Connection = Awaited<ReturnType<typeof openConnection>>;

// A server told to stop in the middle of its own repair is given up after twenty seconds, and that can happen in a row.
const UP_LIMIT = 180_000;

async function connected(site: Site): Promise<Connection> {
  const deadline = performance.now() + UP_LIMIT;
  for (;;) {
    try {
      return await openConnection(await site.product.databaseUrl('admin'), 'judge');
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

async function asking<T>(site: Site, work: (database: Connection) => Promise<T>): Promise<T> {
  const database = await connected(site);
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/** Waits until the database answers; the product has to bring a killed one back. */
export const databaseIsUp = (site: Site): Promise<void> => asking(site, async () => undefined);

interface Found {
  readonly act: string | null;
  readonly at: string | null;
  readonly comment: string | null;
}

const ACTS_OF_NOTES = `
  select a.act, a.at, t.body as comment
  from unnest($2::bigint[], $3::int[]) with ordinality as n(id, seq, place)
  left join act a on a.tenant_id = $1 and a.record_kind = 'evaluation' and a.record_id = n.id and a.seq = n.seq
  left join act_text t on t.tenant_id = $1 and t.record_kind = 'evaluation' and t.record_id = n.id
    and t.seq = n.seq and t.field = 'comment'
  order by n.place`;

export interface Verdict {
  /** Acknowledged acts that are not in the ledger at their place with their key. */
  readonly lost: readonly Note[];
  /** Acts that were already done when the request that got the answer was sent: their first answer was lost. */
  readonly answerLost: number;
}

/** Looks every note up; they may be some of a run, written down before this is called. */
export async function judge(site: Site, notes: readonly Note[]): Promise<Verdict> {
  const values = [site.tenantId, notes.map((note) => note.evaluation), notes.map((note) => note.seq)];
  const { rows } = await asking(site, (database) => database.query<Found>(ACTS_OF_NOTES, values));
  const isThere = (note: Note, place: number) =>
    rows[place]?.act === note.act && rows[place].comment === note.key;
  const isOlder = (note: Note, place: number) => (rows[place]?.at ?? note.sentAt) < note.sentAt;
  return {
    lost: notes.filter((note, place) => !isThere(note, place)),
    answerLost: notes.filter((note, place) => isThere(note, place) && isOlder(note, place)).length,
  };
}

/** Keys under which more than one act happened. */
export async function actedTwice(site: Site): Promise<readonly string[]> {
  const { rows } = await asking(site, (database) =>
    database.query<{ key: string }>(
      `select body as key from act_text where tenant_id = $1 and field = 'comment' group by body having count(*) > 1`,
      [site.tenantId],
    ),
  );
  return rows.map((row) => row.key);
}

/** Acts and stored replies beyond what writers were told, once all of them have stopped: 0 when nothing came of itself. */
export async function unheardOf(site: Site, notes: readonly Note[]): Promise<number> {
  const { rows } = await asking(site, (database) =>
    database.query<{ acts: number; replies: number }>(
      `select (select count(*) from act where tenant_id = $1 and act = any($2)) as acts,
         (select count(*) from idempotency where tenant_id = $1) as replies`,
      [site.tenantId, [...new Set(notes.map((note) => note.act))]],
    ),
  );
  const { acts = 0, replies = 0 } = rows[0] ?? {};
  return Math.abs(acts - notes.length) + Math.abs(replies - notes.length);
}

/** What `congtam verify` says: chains, words, lawful steps, and every state as its acts make it. */
export async function verified(site: Site): Promise<Verified & { readonly told: readonly Trouble[] }> {
  const told: Trouble[] = [];
  // Waits for the database; the pool below must not meet one that is starting.
  await databaseIsUp(site);
  const pool = openPool(await site.product.databaseUrl('app'), { max: 1 });
  try {
    return { ...(await verifyTenant(pool, site.tenantId, (trouble) => void told.push(trouble))), told };
  } finally {
    await pool.end();
  }
}
