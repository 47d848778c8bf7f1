// Growing delay after wrong tries, per login and per address. Subjects are hashed: unknown logins wait like known ones.
import { createHash } from 'node:crypto';
import type { Tx } from './transaction.ts';

export interface DelaySubject {
  readonly kind: 'login' | 'address' | 'account';
  readonly value: string;
  /** Failures that cost nothing; a whole office may share one address. */
  readonly free: number;
  /** Longest wait, in seconds: a delay, never a lock-out. */
  readonly longest: number;
}

const hashOf = (subject: DelaySubject) =>
  createHash('sha256').update(`${subject.kind}:${subject.value}`).digest();

/** Seconds to wait after this many failures: 0 while free, then 2, 4, 8 ... up to the longest. */
export function delayAfter(failures: number, subject: Pick<DelaySubject, 'free' | 'longest'>): number {
  const beyond = failures - subject.free;
  return beyond <= 0 ? 0 : Math.min(2 ** Math.min(beyond, 30), subject.longest);
}

interface Counted {
  readonly subject: DelaySubject;
  readonly failures: number;
  readonly wait_until: string | null;
}

async function lockSubject(tx: Tx, tenantId: number, subject: DelaySubject, now: string): Promise<Counted> {
  const key = [tenantId, hashOf(subject), now];
  await tx.query(
    `insert into sign_in_delay (tenant_id, subject_hash, failures, last_at) values ($1, $2, 0, $3)
     on conflict do nothing`,
    key,
  );
  const [row] = await tx.query<Omit<Counted, 'subject'>>(
    `select case when last_at < $3::timestamptz - interval '1 day' then 0 else failures end as failures, wait_until
     from sign_in_delay where tenant_id = $1 and subject_hash = $2 for update`,
    key,
  );
  // Forgotten between the two statements: the next try finds it again.
  return { subject, failures: row?.failures ?? 0, wait_until: row?.wait_until ?? null };
}

/**
 * Counts one try as failed before it is checked, so that parallel guesses cannot pass together. Returns the instant
 * until which one of the subjects must wait, and then counts nothing; null when the try may go on. A day of silence
 * forgets. Always give the subjects in the same order: each stays locked until the transaction ends.
 */
export async function countTry(
  tx: Tx,
  tenantId: number,
  subjects: readonly DelaySubject[],
  now: string,
): Promise<string | null> {
  const counted: Counted[] = [];
  for (const subject of subjects) counted.push(await lockSubject(tx, tenantId, subject, now));
  const waits = counted.map((row) => row.wait_until).filter((until) => until !== null && now < until);
  const longest = waits.toSorted().at(-1);
  if (longest !== undefined) return longest;
  for (const { subject, failures } of counted) {
    const seconds = delayAfter(failures + 1, subject);
    await tx.query(
      `update sign_in_delay set failures = $3, last_at = $4,
         wait_until = case when $5::int = 0 then null else $4::timestamptz + make_interval(secs => $5::int) end
       where tenant_id = $1 and subject_hash = $2`,
      [tenantId, hashOf(subject), failures + 1, now, seconds],
    );
  }
  return null;
}

/** Takes back what `countTry` counted: all failures of a login or account, but only the one try of an address. */
export async function forgiveTries(
  tx: Tx,
  tenantId: number,
  subjects: readonly DelaySubject[],
): Promise<void> {
  for (const subject of subjects) {
    await tx.query(
      `update sign_in_delay set failures = case when $3 then 0 else greatest(failures - 1, 0) end, wait_until = null
       where tenant_id = $1 and subject_hash = $2`,
      [tenantId, hashOf(subject), subject.kind !== 'address'],
    );
  }
}

/** Drops subjects silent for a day, so that made-up logins do not pile up. */
export async function forgetOldTries(tx: Tx, tenantId: number, now: string): Promise<void> {
  await tx.query(
    `delete from sign_in_delay where tenant_id = $1 and last_at < $2::timestamptz - interval '1 day'`,
    [tenantId, now],
  );
}
