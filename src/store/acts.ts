// The history of one record as written, with the words that are still there.
import type { Tx } from './transaction.ts';

export interface RecordedAct {
  readonly seq: number;
  readonly act: string;
  readonly at: string;
  readonly actor_id: number | null;
  readonly acting_for: number | null;
  readonly role: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Words by field; an erased one is absent. */
  readonly texts: Readonly<Record<string, string>>;
  /** First 12 hexadecimal digits of the act's hash. */
  readonly proof: string;
}

/** All acts of a record in order, as far as row-level security shows them. */
export function readActs(tx: Tx, tenantId: number, kind: string, recordId: number): Promise<RecordedAct[]> {
  return tx.prepared<RecordedAct>(
    'acts-of-record',
    `select a.seq, a.act, a.at, a.actor_id, a.acting_for, a.role, a.payload,
       encode(substring(a.hash from 1 for 6), 'hex') as proof,
       coalesce((select jsonb_object_agg(t.field, t.body) from act_text t
         where t.tenant_id = a.tenant_id and t.record_kind = a.record_kind and t.record_id = a.record_id
           and t.seq = a.seq), '{}') as texts
     from act a where a.tenant_id = $1 and a.record_kind = $2 and a.record_id = $3 order by a.seq`,
    [tenantId, kind, recordId],
  );
}

/** The latest report the person filed for an earlier week, with the Monday of that week. */
export async function lastReport(
  tx: Tx,
  tenantId: number,
  personId: number,
  before: string,
  from: string,
): Promise<string | null> {
  const rows = await tx.prepared<{ body: string }>(
    'last-report',
    `select t.body from evaluation e
     join act_text t on t.tenant_id = e.tenant_id and t.record_kind = 'evaluation' and t.record_id = e.id
       and t.seq = e.content_seq and t.field = 'report'
     where e.tenant_id = $1 and e.person_id = $2 and e.week_start < $3 and e.week_start >= $4
       and e.period_kind = 'week' and e.subject = 'person'
     order by e.week_start desc, e.slice_from desc limit 1`,
    [tenantId, personId, before, from],
  );
  return rows[0]?.body ?? null;
}
