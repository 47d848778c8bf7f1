// Granting and ending roles. Nobody grants a role to himself, nobody reaches beyond the own part of the body.
import {
  checkEnd,
  checkGrant,
  type GrantableRole,
  type RoleGrantRequest,
} from '../domain/organization/role-grant.ts';
import type { Unit } from '../domain/organization/shape.ts';
import type { Refusal } from '../domain/refusal.ts';
import { takeIds } from '../store/counters.ts';
import { appendTo } from '../store/ledger.ts';
import { organizationVersionOn, unitsOf } from '../store/organization.ts';
import { namesOf } from '../store/people.ts';
import {
  endGrant,
  grantsFrom,
  insertGrant,
  lockAdministrators,
  lockGrant,
  type RoleGrantRow,
} from '../store/role-grants.ts';
import { inReadTransaction, type Tx } from '../store/transaction.ts';
import { type ActDetail, administrationAct, roleRecord } from './account-acts.ts';
import { personScope } from './accounts.ts';
import type { RequestActor, RoleGrant } from './actor.ts';
import type { AppContext } from './context.ts';
import { Failure, notFound, refused } from './failure.ts';
import type { Intent } from './once.ts';
import { administers, administersAll } from './organization-acts.ts';
import { signWithStepUp } from './step-up.ts';
import { write } from './write.ts';

export interface GrantForm extends RoleGrantRequest {
  readonly role: GrantableRole;
}

/** Grants in force or to come that lie in the administrator's part of the body. */
export function listRoles(context: Pick<AppContext, 'pool'>, actor: RequestActor) {
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const [units, grants] = await Promise.all([
      unitsToday(tx, actor),
      grantsFrom(tx, actor.tenantId, actor.today),
    ]);
    const items = grants
      .filter((grant) => keeps(actor, units, grant.unitId))
      .map((grant) => itemOf(actor, grant));
    return { items, wholeBody: administersAll(actor, units) };
  });
}

/** Throws forbidden beyond the own part, refused with every reason, step-up when nothing else stands against it. */
export function grantRole(context: AppContext, actor: RequestActor, intent: Intent, form: GrantForm) {
  return write(context, actor, intent, {
    load: async (tx) => {
      // The lock comes first: what is read after it is what the administrators before us have left.
      const grants = await currentGrants(tx, actor);
      const [units, names, held] = await Promise.all([
        unitsToday(tx, actor),
        namesOf(tx, actor.tenantId, [form.personId]),
        grantsFrom(tx, actor.tenantId, actor.today),
      ]);
      return { grants, units, names, held };
    },
    run: async (tx, { grants, units, names, held }) => {
      const unit = units.find((one) => one.id === form.unitId);
      const isUnitKnown = form.unitId === null || unit !== undefined;
      const isTheirs = !isUnitKnown || keeps({ roles: grants }, units, form.unitId);
      if (grants.length === 0 || !isTheirs) throw beyond();
      const name = names.get(form.personId);
      const facts = { today: actor.today, grantorId: actor.personId, isUnitKnown, held };
      await demand(tx, actor, checkGrant(form, { ...facts, isPersonKnown: name !== undefined }));
      const id = await takeIds(tx, actor.tenantId, 'role-grant', 1);
      await insertGrant(tx, actor.tenantId, { id, ...form });
      const { personId, role, unitId, from, to, documentNumber } = form;
      const payload = { personId, role, unitId, from, to };
      await record(tx, actor, id, 'role-granted', { payload, texts: { documentNumber } });
      const place = { unitName: unit?.name ?? null, unitCode: unit?.code ?? null };
      return itemOf(actor, { id, name: name ?? '', ...place, ...form });
    },
  });
}

/** Ends a grant today, at once. Throws like `grantRole`; not-found for one outside the own part. */
export function endRole(context: AppContext, actor: RequestActor, intent: Intent, id: number) {
  const { tenantId, today } = actor;
  return write(context, actor, intent, {
    load: async (tx) => {
      const grants = await currentGrants(tx, actor);
      const [units, grant] = await Promise.all([unitsToday(tx, actor), lockGrant(tx, tenantId, id)]);
      return { grants, units, grant };
    },
    run: async (tx, { grants, units, grant }) => {
      if (grants.length === 0) throw beyond();
      if (grant === undefined || !keeps({ roles: grants }, units, grant.unitId)) throw notFound();
      await demand(tx, actor, checkEnd(grant, { today, endedBy: actor.personId }));
      await endGrant(tx, tenantId, id, today);
      const { personId, role, unitId } = grant;
      await record(tx, actor, id, 'role-ended', { payload: { personId, role, unitId, to: today } });
      return { id, ended: today };
    },
  });
}

const beyond = () => new Failure('forbidden', 'beyond-your-part');

// Asked for last: nobody gives the password for what would be refused anyway.
async function demand(tx: Tx, actor: RequestActor, reasons: readonly Refusal[]): Promise<void> {
  if (reasons.length > 0) throw refused(reasons);
  await signWithStepUp(tx, actor);
}

/** What the actor administers at this very moment, under the lock that makes grants and endings follow each other. */
async function currentGrants(tx: Tx, actor: RequestActor): Promise<readonly RoleGrant[]> {
  const administrators = await lockAdministrators(tx, actor.tenantId, actor.today);
  return administrators
    .filter((one) => one.personId === actor.personId)
    .map(({ unitId }) => ({ role: 'organization-admin', unitId }));
}

function record(
  tx: Tx,
  actor: RequestActor,
  id: number,
  act: 'role-granted' | 'role-ended',
  detail: ActDetail,
) {
  const done = administrationAct(act, actor.personId, { ...detail, role: 'organization-admin' });
  return appendTo(tx, actor.tenantId, actor.now, roleRecord(id), [done]);
}

async function unitsToday(tx: Tx, actor: RequestActor): Promise<readonly Unit[]> {
  const version = await organizationVersionOn(tx, actor.tenantId, actor.today);
  return version === null ? [] : unitsOf(tx, actor.tenantId, version);
}

/** Who keeps the whole body also keeps what was granted for units that are no more. */
function keeps(actor: Pick<RequestActor, 'roles'>, units: readonly Unit[], unitId: number | null): boolean {
  return administersAll(actor, units) || (unitId !== null && administers(actor, units, unitId));
}

function itemOf(actor: RequestActor, grant: RoleGrantRow) {
  const { id, personId, name, role, unitId, unitName, unitCode, from, to, documentNumber } = grant;
  const mayEnd = checkEnd(grant, { today: actor.today, endedBy: actor.personId }).length === 0;
  return {
    ...{ id, role, from, to, documentNumber },
    person: { id: personId, name },
    unit: unitId === null ? null : { id: unitId, name: unitName ?? '', code: unitCode ?? '' },
    may: mayEnd ? (['end'] as const).slice() : [],
  };
}
