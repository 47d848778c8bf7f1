// Granting and ending roles. Nobody grants a role to himself, nobody reaches beyond the own part of the body.
import { refuse } from '../domain/refusal.ts';
import { takeIds } from '../store/counters.ts';
import { appendTo } from '../store/ledger.ts';
import { organizationVersionOn, unitsOf } from '../store/organization.ts';
import { namesOf } from '../store/people.ts';
import { endGrant, grantsFrom, insertGrant, lockGrant, type RoleGrantRow } from '../store/role-grants.ts';
import { inReadTransaction, type Tx } from '../store/transaction.ts';
import { administrationAct, roleRecord } from './account-acts.ts';
import { personScope } from './accounts.ts';
import { hasSteppedUp, type RequestActor, type Role } from './actor.ts';
import type { AppContext } from './context.ts';
import { Failure, notFound, refused } from './failure.ts';
import type { Intent } from './once.ts';
import { administers, administersAll } from './organization-acts.ts';
import { write } from './write.ts';

export interface GrantForm {
  readonly personId: number;
  readonly role: Exclude<Role, 'system-admin'>;
  /** null: the whole body. */
  readonly unitId: number | null;
  readonly from: string;
  readonly to: string | null;
  readonly documentNumber: string;
}

/** Grants in force or to come that lie in the administrator's part of the body. */
export function listRoles(context: AppContext, actor: RequestActor) {
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const [units, grants] = await Promise.all([
      unitsToday(tx, actor),
      grantsFrom(tx, actor.tenantId, actor.today),
    ]);
    const items = grants
      .filter((grant) => keeps(actor, units, grant.unitId))
      .map((grant) => viewOf(actor, units, grant));
    return { items };
  });
}

/** Throws: step-up, forbidden beyond the own part, refused (`grant-to-yourself`, `person-unknown`, dates). */
export function grantRole(context: AppContext, actor: RequestActor, intent: Intent, form: GrantForm) {
  return write(context, actor, intent, {
    load: async (tx) => Promise.all([unitsToday(tx, actor), namesOf(tx, actor.tenantId, [form.personId])]),
    run: async (tx, [units, names]) => {
      requireStepUp(actor);
      if (!keeps(actor, units, form.unitId)) throw new Failure('forbidden', 'beyond-your-part');
      if (form.personId === actor.personId) throw refused([refuse('grant-to-yourself')]);
      const name = names.get(form.personId);
      if (name === undefined) throw refused([refuse('person-unknown')]);
      if (form.from < actor.today) throw refused([refuse('starts-in-the-past', { from: form.from })]);
      if (form.to !== null && form.to <= form.from) throw refused([refuse('ends-before-it-starts')]);
      const id = await takeIds(tx, actor.tenantId, 'role-grant', 1);
      await insertGrant(tx, actor.tenantId, { id, ...form });
      await record(tx, actor, id, 'role-granted', form);
      return viewOf(actor, units, { id, name, ...form });
    },
  });
}

/** Ends a grant today. Throws like `grantRole`; `grant-of-yourself` for the own one, so that somebody stays in charge. */
export function endRole(context: AppContext, actor: RequestActor, intent: Intent, id: number) {
  return write(context, actor, intent, {
    load: async (tx) => Promise.all([unitsToday(tx, actor), lockGrant(tx, actor.tenantId, id)]),
    run: async (tx, [units, grant]) => {
      if (grant === undefined || !keeps(actor, units, grant.unitId)) throw notFound();
      requireStepUp(actor);
      if (grant.personId === actor.personId) throw refused([refuse('grant-of-yourself')]);
      if (grant.role === 'system-admin') throw new Failure('forbidden', 'beyond-your-part');
      await endGrant(tx, actor.tenantId, id, actor.today);
      await record(tx, actor, id, 'role-ended', {
        personId: grant.personId,
        role: grant.role,
        to: actor.today,
      });
      return { id, ended: actor.today };
    },
  });
}

function requireStepUp(actor: RequestActor): void {
  if (!hasSteppedUp(actor))
    throw new Failure('step-up', 'step-up-needed', { refusals: [refuse('step-up-needed')] });
}

function record(
  tx: Tx,
  actor: RequestActor,
  id: number,
  act: 'role-granted' | 'role-ended',
  payload: object,
) {
  const role = 'organization-admin';
  return appendTo(tx, actor.tenantId, actor.now, roleRecord(id), [
    administrationAct(act, actor.personId, { payload, role }),
  ]);
}

type Units = Awaited<ReturnType<typeof unitsOf>>;

async function unitsToday(tx: Tx, actor: RequestActor): Promise<Units> {
  const version = await organizationVersionOn(tx, actor.tenantId, actor.today);
  return version === null ? [] : unitsOf(tx, actor.tenantId, version);
}

function keeps(actor: RequestActor, units: Units, unitId: number | null): boolean {
  return unitId === null ? administersAll(actor, units) : administers(actor, units, unitId);
}

function viewOf(actor: RequestActor, units: Units, grant: RoleGrantRow) {
  const unit = units.find((one) => one.id === grant.unitId);
  const may: 'end'[] = grant.personId !== actor.personId && grant.role !== 'system-admin' ? ['end'] : [];
  return {
    id: grant.id,
    person: { id: grant.personId, name: grant.name },
    role: grant.role as Role,
    unit: unit === undefined ? null : { id: unit.id, name: unit.name, code: unit.code },
    from: grant.from,
    to: grant.to,
    documentNumber: grant.documentNumber,
    may,
  };
}
