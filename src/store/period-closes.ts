// Freezing a period's roll-up: its lines under a version of their own, and who froze them.
import { createHash } from 'node:crypto';
import type { RollUpKey } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

export interface PeriodClose {
  readonly id: number;
  readonly version: number;
  readonly at: string;
  /** Who froze it; null where a late change made the version. */
  readonly by: number | null;
  readonly byName: string | null;
  readonly members: number;
  readonly missing: number;
  readonly moved: number;
  readonly digest: string;
  /** Null where nothing had to be explained. */
  readonly reason: string | null;
}

/** All freezings of a period, the latest first. */
export function closesOf(tx: Tx, tenantId: number, key: RollUpKey): Promise<PeriodClose[]> {
  return tx.prepared<PeriodClose>(
    'period-closes',
    `select c.id, c.version, c.closed_at as at, c.closed_by as by, p.full_name as "byName", c.members, c.missing,
       c.moved, c.digest, (select t.body from act_text t where t.tenant_id = c.tenant_id
         and t.record_kind = 'period-close' and t.record_id = c.id and t.field = 'reason') as reason
     from period_close c left join person p on p.tenant_id = c.tenant_id and p.id = c.closed_by
     where c.tenant_id = $1 and c.regime = $2 and c.period = $3 order by c.version desc`,
    [tenantId, key.regime, key.period],
  );
}

/** Copies the live lines of units to `version`. */
export async function freezeNodes(tx: Tx, tenantId: number, key: RollUpKey, version: number): Promise<void> {
  await tx.query(
    `insert into node_period (tenant_id, regime, period, version, unit_id, org_version, members, counted, missing,
       not_counted, levels, sum_numerator, sum_denominator, mean, own)
     select tenant_id, regime, period, $4, unit_id, org_version, members, counted, missing, not_counted, levels,
       sum_numerator, sum_denominator, mean, own
     from node_period where tenant_id = $1 and regime = $2 and period = $3 and version = 0`,
    [tenantId, key.regime, key.period, version],
  );
}

/** SHA-256 over the lines of one version in a fixed order: stands in the act, so that a changed line is found. */
export async function digestOf(tx: Tx, tenantId: number, key: RollUpKey, version: number): Promise<string> {
  const hash = createHash('sha256');
  const values = [tenantId, key.regime, key.period, version];
  const persons = await tx.query<{ line: string }>(
    `select jsonb_build_array(person_id, unit_id, how, counted, missing, not_counted, total_numerator::text,
       total_denominator::text, total, level, parts)::text as line
     from person_period where tenant_id = $1 and regime = $2 and period = $3 and version = $4 order by person_id`,
    values,
  );
  const nodes = await tx.query<{ line: string }>(
    `select jsonb_build_array(unit_id, org_version, members, counted, missing, not_counted, levels,
       sum_numerator::text, sum_denominator::text, mean, own)::text as line
     from node_period where tenant_id = $1 and regime = $2 and period = $3 and version = $4 order by unit_id`,
    values,
  );
  const units = await tx.query<{ line: string }>(
    `select jsonb_build_array(unit_id, how, counted, missing, not_counted, total_numerator::text,
       total_denominator::text, level, parts)::text as line
     from unit_period where tenant_id = $1 and regime = $2 and period = $3 and version = $4 order by unit_id`,
    values,
  );
  for (const { line } of [...persons, ...nodes, ...units]) hash.update(line).update('\n');
  return hash.digest('hex');
}

/** Records one freezing. */
export async function insertClose(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  close: Omit<PeriodClose, 'byName' | 'reason'>,
): Promise<void> {
  await tx.query(
    `insert into period_close (tenant_id, id, regime, period, version, closed_at, closed_by, members, missing, moved, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tenantId,
      close.id,
      key.regime,
      key.period,
      close.version,
      close.at,
      close.by,
      close.members,
      close.missing,
      close.moved,
      close.digest,
    ],
  );
}

/** Every freezing of a body, with the act that recorded it: what `congtam verify` compares. */
export function allCloses(
  tx: Tx,
  tenantId: number,
): Promise<
  readonly (RollUpKey & { readonly id: number; readonly version: number; readonly digest: string })[]
> {
  return tx.query(
    'select id, regime, period, version, digest from period_close where tenant_id = $1 order by id',
    [tenantId],
  );
}
