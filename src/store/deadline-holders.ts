// Whose deadline one is: those who still have to take a stage of a period.
import type { PeriodKind } from '../domain/period/period.ts';
import type { StageKey } from '../domain/rulebook/shape.ts';
import type { Tx } from './transaction.ts';

export interface StageOf {
  readonly start: string;
  readonly kind: PeriodKind;
  /** Null: of any regulation. */
  readonly rulebook: string | null;
  readonly stage: StageKey;
}

/** People whose part of this stage is still to be done, also where the report before it is not in yet. Closing is the Office's. */
export async function deadlineHolders(
  tx: Tx,
  tenantId: number,
  { start, kind, rulebook, stage }: StageOf,
): Promise<readonly number[]> {
  const rows = await tx.query<{ person: number }>(
    `select distinct case $5 when 'submit' then person_id when 'score' then scorer_id else approver_id end as person
     from evaluation where tenant_id = $1 and week_start = $2 and period_kind = $3 and counted
       and ($4::text is null or rulebook_id = $4)
       and case $5 when 'submit' then state in ('open', 'returned')
         when 'score' then state in ('open', 'returned', 'submitted') and not one_authority
         when 'approve' then state in ('open', 'returned', 'submitted', 'scored') else false end`,
    [tenantId, start, kind, rulebook, stage],
  );
  return rows.flatMap(({ person }) => person ?? []);
}
