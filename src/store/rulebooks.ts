// Activated rulebook versions of a tenant. Immutable once written: bodies are cached by hash.

import { enteredPeriods } from '../domain/period/entered-periods.ts';
import { type PeriodKey, periodDates, periodKind } from '../domain/period/period.ts';
import { openReadings } from '../domain/rulebook/readings.ts';
import { commonRulebook, inForceOn } from '../domain/rulebook/select.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { Reading } from '../domain/rulebook/shape-regime.ts';
import { fromStored, storedForm } from '../domain/rulebook/stored.ts';
import type { RulebookSource } from './evaluations.ts';
import type { Tx } from './transaction.ts';

export interface VersionRow {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly confirmed: readonly string[];
}

export interface ActiveRulebook {
  readonly rulebook: Rulebook;
  readonly hash: string;
}

/** The versions a tenant has activated. */
export interface Rulebooks {
  readonly source: RulebookSource;
  /** What the body's week goes by (ladder, dates) on a Monday; a record goes by its own regulation. */
  readonly forWeek: (monday: string) => ActiveRulebook | null;
  /** Every version, the newest first. */
  readonly all: () => readonly Rulebook[];
  /** Whether some regulation in force at its beginning evaluates persons or units in this period by entry. */
  readonly runs: (period: PeriodKey) => boolean;
  /** The same with their hashes. */
  readonly active: () => readonly ActiveRulebook[];
  /** Readings of a version that no named approver has confirmed yet: until then it gives previews only. */
  readonly openReadings: (rulebook: Rulebook) => readonly Reading[];
}

const bodies = new Map<string, Rulebook>();

/** Values: tenant. */
export const VERSIONS = `select v.rulebook_id as id, v.version, v.hash, v.valid_from as "validFrom", v.valid_to as "validTo",
       array(select r.reading from rulebook_reading r where r.tenant_id = v.tenant_id
         and r.rulebook_id = v.rulebook_id and r.version = v.version) as confirmed
     from rulebook_version v where v.tenant_id = $1 order by v.valid_from desc, v.version desc`;

/** Reads the tenant's versions; bodies only when this process has not seen them yet. */
export async function loadRulebooks(tx: Tx, tenantId: number): Promise<Rulebooks> {
  return rulebooksFrom(tx, tenantId, await tx.prepared<VersionRow>('rulebooks', VERSIONS, [tenantId]));
}

/** The rulebooks of versions as `VERSIONS` reads them. */
export async function rulebooksFrom(
  tx: Tx,
  tenantId: number,
  versions: readonly VersionRow[],
): Promise<Rulebooks> {
  const unseen = versions.filter((version) => !bodies.has(version.hash)).map((version) => version.hash);
  if (unseen.length > 0) await fetchBodies(tx, tenantId, unseen);
  const active = () =>
    versions.map((row) => ({ rulebook: bodyOf(row, row.id, row.version), hash: row.hash }));
  const all = () => versions.map((row) => bodyOf(row, row.id, row.version));
  return {
    source: (id, number) =>
      bodyOf(
        versions.find((row) => row.id === id && row.version === number),
        id,
        number,
      ),
    active,
    openReadings: (rulebook) =>
      openReadings(
        rulebook,
        versions.find((row) => row.id === rulebook.id && row.version === rulebook.version)?.confirmed ?? [],
      ),
    all,
    runs: (period) =>
      inForceOn(all(), periodDates(period).from).some(
        (one) => one.use === 'evaluation' && enteredPeriods(one).includes(periodKind(period)),
      ),
    forWeek: (monday) => {
      const common = commonRulebook(all(), monday, 'week');
      return active().find(({ rulebook }) => rulebook === common) ?? null;
    },
  };
}

async function fetchBodies(tx: Tx, tenantId: number, hashes: readonly string[]): Promise<void> {
  const rows = await tx.query<{ hash: string; body: Parameters<typeof fromStored>[0] }>(
    'select hash, body from rulebook_version where tenant_id = $1 and hash = any($2)',
    [tenantId, hashes],
  );
  for (const row of rows) bodies.set(row.hash, fromStored(row.body));
}

function bodyOf(row: VersionRow | undefined, id: string, version: number): Rulebook {
  const body = row && bodies.get(row.hash);
  if (body === undefined) throw new Error(`rulebook ${id} version ${version} is not activated`);
  return body;
}

/** Records an activated version; a version already there stays as it is. */
export async function insertRulebook(
  tx: Tx,
  tenantId: number,
  rulebook: Rulebook,
  hash: string,
): Promise<void> {
  await tx.query(
    `insert into rulebook_version (tenant_id, rulebook_id, version, hash, body, valid_from, valid_to)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tenantId,
      rulebook.id,
      rulebook.version,
      hash,
      JSON.stringify(storedForm(rulebook)),
      rulebook.validFrom,
      rulebook.validTo,
    ],
  );
}
