// How forms of lists are read, remembered per body by their headings; and whether imports need a second person.
import type { SheetLayout } from '../domain/organization/import/layout.ts';
import type { FormKind, ImportKind } from './imports.ts';
import type { Tx } from './transaction.ts';

export interface RememberedForm {
  readonly fingerprint: string;
  readonly kind: ImportKind;
  readonly layout: Omit<SheetLayout, 'sheet'>;
  /** The headings as they stood, for people to recognise the form by. */
  readonly headings: string;
  readonly by: string | null;
  readonly at: string;
}

const COLUMNS = `f.fingerprint, f.kind, f.layout, f.headings, p.full_name as by, f.remembered_at as at`;
const SOURCE = `from import_form f left join person p on p.tenant_id = f.tenant_id and p.id = f.remembered_by
  where f.tenant_id = $1 and f.forgotten_at is null`;

export function formsOf(tx: Tx, tenantId: number): Promise<RememberedForm[]> {
  return tx.query<RememberedForm>(
    `select ${COLUMNS} ${SOURCE} and f.kind <> 'work' order by f.remembered_at desc`,
    [tenantId],
  );
}

/** Those remembered for a list with one of these fingerprints. */
export function formsLike(
  tx: Tx,
  tenantId: number,
  kind: FormKind,
  fingerprints: readonly string[],
): Promise<RememberedForm[]> {
  return tx.query<RememberedForm>(
    `select ${COLUMNS} ${SOURCE} and f.kind = $2 and f.fingerprint = any ($3::text[])`,
    [tenantId, kind, fingerprints],
  );
}

export async function rememberForm(
  tx: Tx,
  tenantId: number,
  form: Pick<RememberedForm, 'fingerprint' | 'layout' | 'headings' | 'at'> & {
    readonly kind: FormKind;
    readonly personId: number | null;
  },
): Promise<void> {
  await tx.query(
    `insert into import_form (tenant_id, fingerprint, kind, layout, headings, remembered_by, remembered_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, kind, fingerprint) do update set layout = excluded.layout, headings = excluded.headings,
       remembered_by = excluded.remembered_by, remembered_at = excluded.remembered_at, forgotten_at = null,
       row_version = import_form.row_version + 1`,
    [
      tenantId,
      form.fingerprint,
      form.kind,
      JSON.stringify(form.layout),
      form.headings,
      form.personId,
      form.at,
    ],
  );
}

/** True when there was such a form. */
export async function forgetForm(
  tx: Tx,
  tenantId: number,
  kind: ImportKind,
  fingerprint: string,
  at: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update import_form set forgotten_at = $4, row_version = row_version + 1
     where tenant_id = $1 and kind = $2 and fingerprint = $3 and forgotten_at is null returning 1`,
    [tenantId, kind, fingerprint, at],
  );
  return rows.length === 1;
}

export interface ImportRule {
  readonly secondPerson: boolean;
  /** Who asks to switch it off, and since when. */
  readonly proposedBy: number | null;
  readonly proposedByName: string | null;
  readonly proposedAt: string | null;
  readonly version: number;
}

const NO_RULE: ImportRule = {
  secondPerson: false,
  proposedBy: null,
  proposedByName: null,
  proposedAt: null,
  version: 0,
};

export async function importRule(tx: Tx, tenantId: number): Promise<ImportRule> {
  const rows = await tx.query<ImportRule>(
    `select r.second_person as "secondPerson", r.proposed_by as "proposedBy", p.full_name as "proposedByName",
       r.proposed_at as "proposedAt", r.row_version as version
     from import_rule r left join person p on p.tenant_id = r.tenant_id and p.id = r.proposed_by
     where r.tenant_id = $1`,
    [tenantId],
  );
  return rows[0] ?? NO_RULE;
}

export async function putImportRule(
  tx: Tx,
  tenantId: number,
  rule: Pick<ImportRule, 'secondPerson' | 'proposedBy' | 'proposedAt'>,
): Promise<void> {
  await tx.query(
    `insert into import_rule (tenant_id, second_person, proposed_by, proposed_at) values ($1, $2, $3, $4)
     on conflict (tenant_id) do update set second_person = excluded.second_person,
       proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
       row_version = import_rule.row_version + 1`,
    [tenantId, rule.secondPerson, rule.proposedBy, rule.proposedAt],
  );
}

/** True while nobody holds a post: a first import changes nothing anybody relies on. */
export async function isBodyEmpty(tx: Tx, tenantId: number): Promise<boolean> {
  const rows = await tx.query('select 1 from assignment where tenant_id = $1 limit 1', [tenantId]);
  return rows.length === 0;
}
