// Unsent texts, mirrored from the browser. Row-level security lets nobody but their author read them.
import type { Tx } from './transaction.ts';

export interface Draft {
  readonly body: unknown;
  readonly version: number;
  readonly savedAt: string;
}

export async function readDraft(
  tx: Tx,
  tenantId: number,
  evaluationId: number,
  personId: number,
): Promise<Draft | null> {
  const rows = await tx.prepared<Draft>(
    'draft-read',
    `select body, row_version as version, saved_at as "savedAt" from draft
     where tenant_id = $1 and evaluation_id = $2 and person_id = $3`,
    [tenantId, evaluationId, personId],
  );
  return rows[0] ?? null;
}

/** Keeps the text over the version the browser last saw (0: none); null when another device was faster. */
export async function saveDraft(
  tx: Tx,
  tenantId: number,
  draft: {
    readonly evaluationId: number;
    readonly personId: number;
    readonly seen: number;
    readonly body: unknown;
    readonly at: string;
  },
): Promise<number | null> {
  const rows = await tx.prepared<{ version: number }>(
    'draft-save',
    `insert into draft (tenant_id, evaluation_id, person_id, body, row_version, saved_at)
     values ($1, $2, $3, $4::jsonb, $5 + 1, $6)
     on conflict (tenant_id, evaluation_id, person_id) do update
       set body = excluded.body, row_version = draft.row_version + 1, saved_at = excluded.saved_at
       where draft.row_version = $5
     returning row_version as version`,
    [tenantId, draft.evaluationId, draft.personId, JSON.stringify(draft.body), draft.seen, draft.at],
  );
  return rows[0]?.version ?? null;
}

/** Removes what has been sent. */
export function dropDrafts(tx: Tx, tenantId: number, evaluationIds: readonly number[]): void {
  tx.write({
    name: 'draft-drop',
    text: 'delete from draft where tenant_id = $1 and evaluation_id = any ($2::bigint[])',
    values: [tenantId, evaluationIds],
  });
}

/** Who has unsent text for which of these records; never what. */
export function draftsKept(
  tx: Tx,
  tenantId: number,
  evaluationIds: readonly number[],
): Promise<{ readonly evaluationId: number; readonly personId: number }[]> {
  return tx.query(
    `select evaluation_id::float8 as "evaluationId", person_id as "personId" from draft
     where tenant_id = $1 and evaluation_id = any ($2::bigint[])`,
    [tenantId, evaluationIds],
  );
}
