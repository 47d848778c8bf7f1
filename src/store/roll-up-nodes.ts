// Live figures of units: read by branch, written where they differ.
import { meanOfNode } from '../domain/rollup/node.ts';
import type { NodeFigures } from '../domain/rollup/shape.ts';
import { fraction, readFraction } from '../domain/score/fraction.ts';
import { type NodePeriod, type RollUpKey, rollUpJson, shownTotal } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

interface RawNode extends Omit<NodeFigures, 'sum'> {
  readonly unitId: number;
  readonly orgVersion: number;
  readonly numerator: string;
  readonly denominator: string;
  readonly own: Omit<NodeFigures, 'sum'> & { readonly sum: string };
}

const COLUMNS = `p.org_version as "orgVersion", p.members, p.counted, p.missing, p.not_counted as "notCounted", p.levels,
  p.sum_numerator::text as numerator, p.sum_denominator::text as denominator, p.own`;

const nodeOf = ({ unitId, orgVersion, numerator, denominator, own, ...figures }: RawNode): NodePeriod => ({
  ...{ unitId, orgVersion },
  figures: { ...figures, sum: fraction(BigInt(numerator), BigInt(denominator)) },
  own: { ...own, sum: readFraction(own.sum) },
});

/** Lines of units in one version, by unit. */
export async function nodeLines(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  version: number,
): Promise<readonly NodePeriod[]> {
  const rows = await tx.prepared<RawNode>(
    'node-period',
    `select p.unit_id as "unitId", ${COLUMNS} from node_period p
     where p.tenant_id = $1 and p.regime = $2 and p.period = $3 and p.version = $4 order by p.unit_id`,
    [tenantId, key.regime, key.period, version],
  );
  return rows.map(nodeOf);
}

/** Whether the live figures of a period stand in this tree; false when there are none. */
export async function standIn(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  orgVersion: number,
): Promise<boolean> {
  const rows = await tx.query<{ same: boolean | null }>(
    `select bool_and(org_version = $4) as same from node_period
     where tenant_id = $1 and regime = $2 and period = $3 and version = 0`,
    [tenantId, regime, period, orgVersion],
  );
  return rows[0]?.same === true;
}

export interface Branch {
  readonly unitId: number;
  readonly parentId: number | null;
  /** One of the units asked for, or above one. */
  readonly isAbove: boolean;
  readonly node: NodePeriod | null;
}

/** These units, everything above them and the units directly under those, each with its live figures. */
export async function branchesOf(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  orgVersion: number,
  unitIds: readonly number[],
): Promise<readonly Branch[]> {
  const rows = await tx.query<Omit<Branch, 'node'> & (RawNode | { readonly orgVersion: null })>(
    `with recursive above as (
       select u.unit_id, u.parent_id from unit u where u.tenant_id = $1 and u.version = $4 and u.unit_id = any ($5::int[])
       union
       select u.unit_id, u.parent_id from above a
         join unit u on u.tenant_id = $1 and u.version = $4 and u.unit_id = a.parent_id)
     select u.unit_id as "unitId", u.parent_id as "parentId", u.unit_id in (select unit_id from above) as "isAbove", ${COLUMNS}
     from unit u left join node_period p on p.tenant_id = $1 and p.regime = $2 and p.period = $3 and p.version = 0
       and p.unit_id = u.unit_id
     where u.tenant_id = $1 and u.version = $4
       and (u.parent_id in (select unit_id from above) or u.parent_id is null)`,
    [tenantId, regime, period, orgVersion, unitIds],
  );
  return rows.map(({ parentId, isAbove, ...row }) => ({
    ...{ unitId: row.unitId, parentId, isAbove },
    node: row.orgVersion === null ? null : nodeOf(row),
  }));
}

/** The mean of a unit as it is shown. */
export function shownMean(figures: NodeFigures): number | null {
  return shownTotal(meanOfNode(figures));
}

const STORED =
  'org_version, members, counted, missing, not_counted, levels, sum_numerator, sum_denominator, mean, own';
const storedOf = (row: string) => STORED.replaceAll(/\w+/g, (column) => `${row}.${column}`);

/** Writes live lines of units; what stands there already is not touched. */
export async function writeNodes(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  nodes: readonly NodePeriod[],
): Promise<void> {
  const rows = nodes.map(({ unitId, orgVersion, figures, own }) => ({
    unit_id: unitId,
    org_version: orgVersion,
    members: figures.members,
    counted: figures.counted,
    missing: figures.missing,
    not_counted: figures.notCounted,
    levels: figures.levels,
    sum_numerator: String(figures.sum.n),
    sum_denominator: String(figures.sum.d),
    mean: shownMean(figures),
    own,
  }));
  await tx.query(
    `insert into node_period as p (tenant_id, regime, period, version, unit_id, ${STORED})
     select $1, $2, $3, 0, n.unit_id, ${storedOf('n')}
     from jsonb_to_recordset($4::jsonb) as n (unit_id int, org_version int, members int, counted int, missing int,
         not_counted int, levels jsonb, sum_numerator numeric, sum_denominator numeric, mean int, own jsonb)
       left join node_period o on o.tenant_id = $1 and o.regime = $2 and o.period = $3 and o.version = 0
         and o.unit_id = n.unit_id
     where o.unit_id is null or (${storedOf('o')}) is distinct from (${storedOf('n')})
     on conflict (tenant_id, regime, period, version, unit_id) do update set (${STORED}) = row (${storedOf('excluded')})`,
    [tenantId, regime, period, rollUpJson(rows)],
  );
}

/** Takes away live lines of units but these; `among`: only of those, or of all when null. */
export async function dropNodes(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  { among, but }: { readonly among: readonly number[] | null; readonly but: readonly NodePeriod[] },
): Promise<void> {
  await tx.query(
    `delete from node_period where tenant_id = $1 and regime = $2 and period = $3 and version = 0
       and ($4::int[] is null or unit_id = any ($4::int[])) and unit_id <> all ($5::int[])`,
    [tenantId, regime, period, among, but.map(({ unitId }) => unitId)],
  );
}

/** Makes these the live lines of units of the period. */
export async function replaceNodes(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  nodes: readonly NodePeriod[],
): Promise<void> {
  await writeNodes(tx, tenantId, key, nodes);
  await dropNodes(tx, tenantId, key, { among: null, but: nodes });
}
