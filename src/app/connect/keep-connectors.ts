// Connectors kept by the administrator of the whole body: made, changed, switched off, given new proofs; and the troubles of
// what they sent, settled and tried again.
import type { ConnectorKind, MatchKind } from '../../domain/connect/item.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { catalogueVersions } from '../../store/catalogue.ts';
import { leaveItems, waitingItems } from '../../store/connector-items.ts';
import {
  type ConnectorProofs,
  type ConnectorRow,
  insertConnector,
  lockConnector,
  type MatchRow,
  renewProofs,
  setMatch,
  updateConnector,
} from '../../store/connectors.ts';
import { takeIds } from '../../store/counters.ts';
import { namesOf } from '../../store/people.ts';
import { SecretTrouble } from '../../store/secret-box.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { RequestActor, Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import { requireRoot, systemReach } from '../import-scope.ts';
import { plusSeconds } from '../instants.ts';
import { type Intent, once } from '../once.ts';
import { signWithStepUp } from '../step-up.ts';
import { secretPurpose } from './caller.ts';
import type { ItemAnswer } from './outcome.ts';
import { clockOf } from './receive.ts';
import { recordOfConnector } from './record.ts';
import { takeItems } from './take-items.ts';
import { hashOfToken, newProofs } from './webhook.ts';

/** How long the proofs before stay good beside new ones. */
const OVERLAP_SECONDS = 7 * 24 * 60 * 60;
/** Waiting items tried again in one go. */
const MOST_RETRIED = 2000;

export interface NewConnectorForm {
  readonly code: string;
  readonly name: string;
  readonly kind: ConnectorKind;
  readonly match: MatchKind;
  readonly signed: boolean;
}

/** Shown once. */
export interface IssuedProofs {
  readonly id: number;
  readonly code: string;
  readonly token: string;
  readonly secret: string;
  /** Until when those before stay good; null: there are none. */
  readonly oldUntil: string | null;
}

/** Makes one. Throws forbidden, refused, step-up: whoever holds the token brings work into the body. */
export function addConnector(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: NewConnectorForm,
): Promise<IssuedProofs> {
  return inTransaction(context.pool, systemReach(actor), (tx) =>
    once(
      tx,
      actor,
      intent,
      async () => {
        await requireRoot(tx, actor, null);
        const id = await takeIds(tx, actor.tenantId, 'connector', 1);
        const { token, secret, stored } = await proofsFor(context, actor.tenantId, id);
        if (!(await insertConnector(tx, actor.tenantId, { ...form, id, ...stored })))
          throw refused([refuse('connector-code-taken', { code: form.code })]);
        const { name, ...facts } = form;
        await recordOfConnector(tx, actor, id, 'added', facts, { name });
        await signWithStepUp(tx, actor);
        return { id, code: form.code, token, secret, oldUntil: null };
      },
      { sealed: true },
    ),
  );
}

async function proofsFor(context: AppContext, tenantId: number, id: number) {
  const { token, secret, secretBytes } = newProofs();
  const { secrets } = context;
  if (secrets === undefined) throw new Failure('unable', 'connector-key-missing');
  const sealed = await secrets.seal(secretPurpose(tenantId, id), secretBytes).catch((error: unknown) => {
    throw error instanceof SecretTrouble ? new Failure('unable', 'connector-key-missing') : error;
  });
  return { token, secret, stored: { tokenHash: hashOfToken(token), secret: sealed } };
}

export interface RenewForm {
  readonly version: number;
  /** The proofs before end now: they are in wrong hands. */
  readonly endOld: boolean;
}

/** New token and secret; those before stay good for a week unless they are ended. Throws as above, not-found, changed. */
export function renewConnector(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  { version, endOld }: RenewForm,
): Promise<IssuedProofs> {
  return inTransaction(context.pool, systemReach(actor), (tx) =>
    once(
      tx,
      actor,
      intent,
      async () => {
        const row = await demandConnector(tx, actor, id, version);
        const { token, secret, stored } = await proofsFor(context, actor.tenantId, id);
        const oldUntil = endOld ? null : plusSeconds(actor.now, OVERLAP_SECONDS);
        await renewProofs(tx, actor.tenantId, id, stored, oldUntil);
        await recordOfConnector(tx, actor, id, 'proofs-renewed', { oldUntil });
        await signWithStepUp(tx, actor);
        return { id, code: row.code, token, secret, oldUntil };
      },
      { sealed: true },
    ),
  );
}

export interface MatchedPart {
  readonly kind: MatchRow['kind'];
  readonly code: string;
  /** Null for a product: its items are taken without one. */
  readonly targetId: number | null;
}

export type ConnectorActForm =
  | {
      readonly act: 'change';
      readonly version: number;
      readonly name: string;
      readonly match: MatchKind;
      readonly signed: boolean;
    }
  | { readonly act: 'switch-on' | 'switch-off'; readonly version: number }
  | ({ readonly act: 'match' } & MatchedPart)
  | { readonly act: 'leave'; readonly code: string; readonly params: Refusal['params'] }
  | { readonly act: 'retry' };

export interface ConnectorDone {
  readonly id: number;
  /** Waiting items that were taken, respectively left, by this act. */
  readonly settled: number;
}

/** One step of the administrator. Throws forbidden, not-found, changed, refused. */
export function actOnConnector(
  context: AppContext,
  actor: RequestActor,
  tenant: Tenant,
  intent: Intent,
  id: number,
  form: ConnectorActForm,
): Promise<ConnectorDone> {
  return inTransaction(context.pool, systemReach(actor), (tx) =>
    once(tx, actor, intent, async () => {
      const row = await demandConnector(tx, actor, id, 'version' in form ? form.version : null);
      return { id, settled: await step(tx, actor, tenant, row, form) };
    }),
  );
}

async function step(
  tx: Tx,
  actor: RequestActor,
  tenant: Tenant,
  row: ConnectorRow,
  form: ConnectorActForm,
): Promise<number> {
  const { tenantId } = actor;
  switch (form.act) {
    case 'change': {
      const { name, match, signed } = form;
      await updateConnector(tx, tenantId, row.id, { name, match, signed, state: row.state });
      await recordOfConnector(tx, actor, row.id, 'changed', { match, signed }, { name });
      return 0;
    }
    case 'switch-on':
    case 'switch-off': {
      const state = form.act === 'switch-on' ? 'on' : 'off';
      await updateConnector(tx, tenantId, row.id, { ...row, state });
      await recordOfConnector(
        tx,
        actor,
        row.id,
        form.act === 'switch-on' ? 'switched-on' : 'switched-off',
        {},
      );
      return 0;
    }
    case 'match': {
      const { kind, code, targetId } = form;
      await demandTarget(tx, actor, form);
      await setMatch(tx, tenantId, row.id, { kind, code, targetId });
      await recordOfConnector(tx, actor, row.id, 'matched', { kind, targetId }, { code });
      return retry(tx, actor, tenant, row);
    }
    case 'leave': {
      const left = await leaveItems(tx, tenantId, row.id, form);
      await recordOfConnector(tx, actor, row.id, 'left', { code: form.code, items: left });
      return left;
    }
    case 'retry':
      return retry(tx, actor, tenant, row);
  }
}

async function demandTarget(tx: Tx, { tenantId }: RequestActor, part: MatchedPart): Promise<void> {
  const { kind, targetId } = part;
  if (targetId === null) {
    if (kind === 'person') throw refused([refuse('connector-target-missing')]);
    return;
  }
  const isKnown =
    kind === 'person'
      ? (await namesOf(tx, tenantId, [targetId])).has(targetId)
      : (await catalogueVersions(tx, tenantId, targetId)).length > 0;
  if (!isKnown) throw refused([refuse('connector-target-missing')]);
}

/** Waiting items tried again in the order they came. */
async function retry(tx: Tx, actor: RequestActor, tenant: Tenant, row: ConnectorRow): Promise<number> {
  const waiting = await waitingItems(tx, actor.tenantId, row.id, MOST_RETRIED);
  const { tenantId, now, today } = actor;
  const order = { tenantId, now, today, clock: clockOf(tenant, now, today), connector: row };
  const answers: readonly ItemAnswer[] = await takeItems(
    tx,
    order,
    waiting.flatMap(({ item }) => item ?? []),
  );
  return answers.filter(({ outcome }) => outcome !== 'refused').length;
}

async function demandConnector(
  tx: Tx,
  actor: RequestActor,
  id: number,
  version: number | null,
): Promise<ConnectorRow & ConnectorProofs> {
  await requireRoot(tx, actor, null);
  const row = await lockConnector(tx, actor.tenantId, id);
  if (row === null) throw notFound();
  if (version !== null && row.version !== version) throw changed(row.version);
  return row;
}
