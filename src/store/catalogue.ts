// The catalogue of standard products and works: versions that are only added, and proposals of units.
import type { CatalogueEntry, CatalogueVersion } from '../domain/work/catalogue.ts';
import type { Tx } from './transaction.ts';

const COLUMNS = `id, version, unit_id as "unitId", code, name, output, field, measure, positions, complexity, coefficient,
  minutes, standard, quality, days, evidence, legal_basis as "legalBasis", approver, valid_from as "from",
  valid_to as "to"`;

/** The newest versions of these units' catalogues by code, those to come and those withdrawn included. */
export function catalogueOf(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
): Promise<CatalogueVersion[]> {
  return tx.prepared<CatalogueVersion>(
    'catalogue-of-units',
    `select ${COLUMNS} from catalogue_item where tenant_id = $1 and unit_id = any ($2::int[]) and latest
     order by code, id`,
    [tenantId, unitIds],
  );
}

/** Every version of one entry, the first first. */
export function catalogueVersions(tx: Tx, tenantId: number, id: number): Promise<CatalogueVersion[]> {
  return tx.prepared<CatalogueVersion>(
    'catalogue-versions',
    `select ${COLUMNS} from catalogue_item where tenant_id = $1 and id = $2 order by version`,
    [tenantId, id],
  );
}

/** What holds on a day in these units' catalogues: for each entry the version of that day. */
export function catalogueOn(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  day: string,
): Promise<CatalogueVersion[]> {
  return tx.prepared<CatalogueVersion>(
    'catalogue-on-day',
    `select * from (
       select distinct on (id) ${COLUMNS} from catalogue_item
       where tenant_id = $1 and unit_id = any ($2::int[]) and valid_from <= $3
       order by id, version desc) held
     where "to" is null or $3 < "to" order by code, id`,
    [tenantId, unitIds, day],
  );
}

/** Waits for whoever changes the catalogue of this unit. */
export async function lockCatalogue(tx: Tx, tenantId: number, unitId: number): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock($1, hashtext('catalogue:' || $2::int))`, [tenantId, unitId]);
}

/** Adds versions; each takes the mark of the newest from the one before it. */
export async function insertCatalogueVersions(
  tx: Tx,
  tenantId: number,
  versions: readonly CatalogueVersion[],
): Promise<void> {
  if (versions.length === 0) return;
  const ids = versions.map((one) => one.id);
  await tx.query(
    'update catalogue_item set latest = false where tenant_id = $1 and id = any ($2::int[]) and latest',
    [tenantId, ids],
  );
  await tx.query(
    `insert into catalogue_item (tenant_id, id, version, unit_id, code, name, output, field, measure, positions,
       complexity, coefficient, minutes, standard, quality, days, evidence, legal_basis, approver, valid_from, valid_to,
       latest)
     select $1, n.id, n.version, n."unitId", n.code, n.name, n.output, n.field, n.measure,
       array(select jsonb_array_elements_text(n.positions)), n.complexity, n.coefficient, n.minutes, n.standard,
       n.quality, n.days, n.evidence, n."legalBasis", n.approver, n."from", n."to", true
     from jsonb_to_recordset($2::jsonb) as n (id int, version int, "unitId" int, code text, name text, output text,
       field text, measure text, positions jsonb, complexity text, coefficient int, minutes int, standard boolean,
       quality text, days int, evidence text, "legalBasis" text, approver text, "from" date, "to" date)`,
    [tenantId, JSON.stringify(versions)],
  );
}

export interface ProposalRow {
  readonly id: number;
  readonly unitId: number;
  readonly itemId: number | null;
  readonly entry: CatalogueEntry;
  readonly reason: string;
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn';
  readonly proposedBy: number;
  readonly proposedAt: string;
  readonly decidedBy: number | null;
  readonly decidedAt: string | null;
  readonly decision: string;
  readonly version: number;
}

const PROPOSAL = `id, unit_id as "unitId", item_id as "itemId", entry, reason, state, proposed_by as "proposedBy",
  proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", decision, row_version as version`;

/** Proposals to these units' catalogues, open ones first, then the latest. */
export function proposalsOf(tx: Tx, tenantId: number, unitIds: readonly number[]): Promise<ProposalRow[]> {
  return tx.query<ProposalRow>(
    `select ${PROPOSAL} from catalogue_proposal where tenant_id = $1 and unit_id = any ($2::int[])
     order by state <> 'open', id desc limit 100`,
    [tenantId, unitIds],
  );
}

export async function lockProposal(tx: Tx, tenantId: number, id: number): Promise<ProposalRow | null> {
  const rows = await tx.query<ProposalRow>(
    `select ${PROPOSAL} from catalogue_proposal where tenant_id = $1 and id = $2 for update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function insertProposal(
  tx: Tx,
  tenantId: number,
  row: Pick<ProposalRow, 'id' | 'unitId' | 'itemId' | 'entry' | 'reason' | 'proposedBy'>,
  at: string,
): Promise<void> {
  const { id, unitId, itemId, entry, reason, proposedBy } = row;
  await tx.query(
    `insert into catalogue_proposal (tenant_id, id, unit_id, item_id, entry, reason, state, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, 'open', $7, $8)`,
    [tenantId, id, unitId, itemId, JSON.stringify(entry), reason, proposedBy, at],
  );
}

export async function decideProposal(
  tx: Tx,
  tenantId: number,
  row: ProposalRow,
  next: Pick<ProposalRow, 'state' | 'decidedBy' | 'decision'>,
  at: string,
): Promise<void> {
  await tx.query(
    `update catalogue_proposal set state = $3, decided_by = $4, decided_at = $5, decision = $6,
       row_version = row_version + 1 where tenant_id = $1 and id = $2`,
    [tenantId, row.id, next.state, next.decidedBy, at, next.decision],
  );
}

/** The newest version of each of these entries, withdrawn ones included. */
export function catalogueEntriesById(
  tx: Tx,
  tenantId: number,
  ids: readonly number[],
): Promise<CatalogueVersion[]> {
  return tx.query<CatalogueVersion>(
    `select ${COLUMNS} from catalogue_item where tenant_id = $1 and id = any ($2::int[]) and latest order by code, id`,
    [tenantId, ids],
  );
}

/** Codes and names of every version of these entries. */
export function itemNames(
  tx: Tx,
  tenantId: number,
  ids: readonly number[],
): Promise<{ id: number; version: number; code: string; name: string }[]> {
  return tx.prepared(
    'catalogue-names',
    'select id, version, code, name from catalogue_item where tenant_id = $1 and id = any ($2::int[])',
    [tenantId, ids],
  );
}

/** 'code name' of entries as their newest version says. */
export async function productNames(
  tx: Tx,
  tenantId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: number; name: string }>(
    `select id, code || ' ' || name as name from catalogue_item
     where tenant_id = $1 and id = any ($2::int[]) and latest`,
    [tenantId, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
