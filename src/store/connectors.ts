// Outside systems that send work: how they prove themselves, how their people and products are matched.
import type { ConnectorKind, MatchKind } from '../domain/connect/item.ts';
import type { Tx } from './transaction.ts';

export interface ConnectorRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: ConnectorKind;
  readonly match: MatchKind;
  readonly signed: boolean;
  readonly state: 'on' | 'off';
  readonly oldUntil: string | null;
  readonly lastAt: string | null;
  readonly version: number;
}

export interface ConnectorProofs {
  readonly tokenHash: Buffer;
  readonly secret: Buffer;
  readonly oldTokenHash: Buffer | null;
  readonly oldSecret: Buffer | null;
}

const COLUMNS = `id, code, name, kind, match, signed, state, old_until as "oldUntil", last_at as "lastAt",
  row_version as version`;
const PROOFS = `token_hash as "tokenHash", secret, old_token_hash as "oldTokenHash", old_secret as "oldSecret"`;

export function allConnectors(tx: Tx, tenantId: number): Promise<ConnectorRow[]> {
  return tx.query<ConnectorRow>(`select ${COLUMNS} from connector where tenant_id = $1 order by id`, [
    tenantId,
  ]);
}

/** By the code in its address, with what it proves itself by. */
export async function findConnector(
  tx: Tx,
  tenantId: number,
  code: string,
): Promise<(ConnectorRow & ConnectorProofs) | null> {
  const rows = await tx.prepared<ConnectorRow & ConnectorProofs>(
    'connector-by-code',
    `select ${COLUMNS}, ${PROOFS} from connector where tenant_id = $1 and code = $2`,
    [tenantId, code],
  );
  return rows[0] ?? null;
}

/** Waits for whoever changes it or takes items of it: what it sends counts one delivery after the other. */
export async function lockConnector(
  tx: Tx,
  tenantId: number,
  id: number,
): Promise<(ConnectorRow & ConnectorProofs) | null> {
  const rows = await tx.prepared<ConnectorRow & ConnectorProofs>(
    'lock-connector',
    `select ${COLUMNS}, ${PROOFS} from connector where tenant_id = $1 and id = $2 for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export type NewConnector = Pick<ConnectorRow, 'id' | 'code' | 'name' | 'kind' | 'match' | 'signed'> &
  Pick<ConnectorProofs, 'tokenHash' | 'secret'>;

/** False when the code is taken. */
export async function insertConnector(tx: Tx, tenantId: number, row: NewConnector): Promise<boolean> {
  const rows = await tx.query(
    `insert into connector (tenant_id, id, code, name, kind, match, signed, state, token_hash, secret)
     values ($1, $2, $3, $4, $5, $6, $7, 'on', $8, $9) on conflict (tenant_id, code) do nothing returning id`,
    [
      ...[tenantId, row.id, row.code, row.name, row.kind, row.match, row.signed],
      ...[row.tokenHash, row.secret],
    ],
  );
  return rows.length > 0;
}

export type ConnectorChange = Pick<ConnectorRow, 'name' | 'match' | 'signed' | 'state'>;

export async function updateConnector(
  tx: Tx,
  tenantId: number,
  id: number,
  change: ConnectorChange,
): Promise<void> {
  await tx.query(
    `update connector set name = $3, match = $4, signed = $5, state = $6, row_version = row_version + 1
     where tenant_id = $1 and id = $2`,
    [tenantId, id, change.name, change.match, change.signed, change.state],
  );
}

/** New proofs; those before stay good until `oldUntil`, or not at all. */
export async function renewProofs(
  tx: Tx,
  tenantId: number,
  id: number,
  next: Pick<ConnectorProofs, 'tokenHash' | 'secret'>,
  oldUntil: string | null,
): Promise<void> {
  await tx.query(
    `update connector set token_hash = $3, secret = $4, row_version = row_version + 1, old_until = $5,
       old_token_hash = case when $5::timestamptz is null then null else token_hash end,
       old_secret = case when $5::timestamptz is null then null else secret end
     where tenant_id = $1 and id = $2`,
    [tenantId, id, next.tokenHash, next.secret, oldUntil],
  );
}

export async function markReceived(tx: Tx, tenantId: number, id: number, at: string): Promise<void> {
  await tx.prepared(
    'connector-received',
    'update connector set last_at = $3 where tenant_id = $1 and id = $2',
    [...[tenantId, id, at]],
  );
}

export interface MatchRow {
  readonly kind: 'person' | 'product';
  readonly code: string;
  readonly targetId: number | null;
}

export function matchesOf(tx: Tx, tenantId: number, connectorId: number): Promise<MatchRow[]> {
  return tx.prepared<MatchRow>(
    'connector-matches',
    `select kind, code, target_id as "targetId" from connector_match where tenant_id = $1 and connector_id = $2
     order by kind, code`,
    [tenantId, connectorId],
  );
}

/** Settles what a code means, or settles it anew. */
export async function setMatch(
  tx: Tx,
  tenantId: number,
  connectorId: number,
  { kind, code, targetId }: MatchRow,
): Promise<void> {
  await tx.query(
    `insert into connector_match (tenant_id, connector_id, kind, code, target_id) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, connector_id, kind, code) do update set target_id = excluded.target_id`,
    [tenantId, connectorId, kind, code, targetId],
  );
}

/** People by what identifies them; whoever is not found is missing. */
export async function peopleBy(
  tx: Tx,
  tenantId: number,
  by: 'national-id' | 'login',
  values: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const text =
    by === 'login'
      ? `select login as value, person_id as id from account
         where tenant_id = $1 and login = any ($2::text[]) and disabled_at is null`
      : `select national_id as value, person_id as id from person_private
         where tenant_id = $1 and national_id = any ($2::text[])`;
  const rows = await tx.prepared<{ value: string; id: number }>(`people-by-${by}`, text, [tenantId, values]);
  return new Map(rows.map(({ value, id }) => [value, id]));
}

export interface DeliveryRow {
  readonly bodyHash: Buffer;
  readonly reply: unknown;
}

export async function findDelivery(
  tx: Tx,
  tenantId: number,
  connectorId: number,
  deliveryId: string,
): Promise<DeliveryRow | null> {
  const rows = await tx.prepared<DeliveryRow>(
    'find-delivery',
    `select body_hash as "bodyHash", reply from connector_delivery
     where tenant_id = $1 and connector_id = $2 and delivery_id = $3`,
    [tenantId, connectorId, deliveryId],
  );
  return rows[0] ?? null;
}

/** Keeps the answer, and forgets those older than a week: by then the sender has long heard it. */
export async function keepDelivery(
  tx: Tx,
  tenantId: number,
  connectorId: number,
  { deliveryId, bodyHash, reply, at }: DeliveryRow & { readonly deliveryId: string; readonly at: string },
): Promise<void> {
  await tx.prepared(
    'forget-deliveries',
    `delete from connector_delivery where tenant_id = $1 and connector_id = $2 and at < $3::timestamptz - interval '7 days'`,
    [tenantId, connectorId, at],
  );
  await tx.prepared(
    'keep-delivery',
    `insert into connector_delivery (tenant_id, connector_id, delivery_id, body_hash, reply, at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tenantId, connectorId, deliveryId, bodyHash, JSON.stringify(reply), at],
  );
}
