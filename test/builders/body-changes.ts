// What happens to a body: posts, delegations, absences, roles. By SQL, so that tests of evaluations need no other use case.
import type { AssignmentKind, Rank } from '../../src/domain/organization/shape.ts';
import type { Numbers } from './body-rows.ts';
import { type BodySpec, ORGANISED_ON } from './body-spec.ts';

type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

export interface Assigning {
  readonly kind?: AssignmentKind;
  readonly from?: string;
  readonly to?: string | null;
  readonly manager?: string;
}

export function bodyChanges(
  sql: Sql,
  tenantId: number,
  spec: BodySpec,
  { unit, person }: { readonly unit: Numbers; readonly person: Numbers },
) {
  const used = new Map([
    ['assignment', Object.keys(spec.people).length],
    ['role', spec.roles?.length ?? 0],
  ]);
  const next = (name: string) => {
    used.set(name, (used.get(name) ?? 0) + 1);
    return used.get(name) ?? 0;
  };
  const insert = async (table: string, columns: string, values: readonly unknown[]) => {
    const places = values.map((_, index) => `$${index + 2}`).join(', ');
    await sql(`insert into ${table} (tenant_id, ${columns}) values ($1, ${places})`, [tenantId, ...values]);
  };
  /** Tells the weeks that the organisation is another one. */
  const changed = () =>
    sql(
      `insert into id_counter values ($1, 'org-stamp', 1)
       on conflict (tenant_id, name) do update set next_id = id_counter.next_id + 1`,
      [tenantId],
    );
  return {
    changed,
    /** Gives a new post; the number of the assignment comes back. */
    async assign(who: string, rank: Rank, where: string, more: Assigning = {}): Promise<number> {
      const id = next('assignment');
      const from = more.from ?? ORGANISED_ON;
      await insert('post', 'id, unit_id, title, rank', [id, unit[where], `${rank} ${id}`, rank]);
      const holding = [id, person[who], id, more.kind ?? 'main', from, more.to ?? null];
      await insert('assignment', 'id, person_id, post_id, kind, valid_from, valid_to', holding);
      if (more.manager !== undefined)
        await insert('direct_manager', 'assignment_id, valid_from, manager_id', [
          ...[id, from, person[more.manager]],
        ]);
      await changed();
      return id;
    },
    /** Ends every post held. */
    async endPost(who: string, on: string): Promise<void> {
      const held = 'tenant_id = $1 and person_id = $2 and valid_to is null';
      await sql(`update assignment set valid_to = $3 where ${held}`, [tenantId, person[who], on]);
      await changed();
    },
    grant: (who: string, role: string, where: string) =>
      insert('role_grant', 'id, person_id, role, unit_id, valid_from', [
        ...[next('role'), person[who], role, unit[where], ORGANISED_ON],
      ]),
    lend: (from: string, to: string, actions: readonly string[], since = ORGANISED_ON) =>
      insert('delegation', 'id, delegator_id, delegate_id, actions, valid_from, valid_to, document_number', [
        ...[next('delegation'), person[from], person[to], actions, since, '2027-12-31', '12/QĐ'],
      ]),
    async away(who: string, kind: string, from: string, to: string): Promise<void> {
      await insert('absence', 'id, person_id, kind, valid_from, valid_to', [
        ...[next('absence'), person[who], kind, from, to],
      ]);
      await changed();
    },
  };
}
