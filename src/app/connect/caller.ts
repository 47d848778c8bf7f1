// Who sends: an outside system proves itself by its token, its signature, or both. No session, no cookie, no person.
import { randomBytes } from 'node:crypto';
import { type ConnectorProofs, type ConnectorRow, findConnector } from '../../store/connectors.ts';
import { logEvents } from '../../store/event-log.ts';
import type { SecretBox } from '../../store/secret-box.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure } from '../failure.ts';
import { systemScope } from '../sessions.ts';
import { isToken, type Signed, signatureFault } from './webhook.ts';

export interface ConnectorCaller {
  readonly connector: ConnectorRow;
  readonly tenant: Tenant;
  readonly today: string;
  readonly now: string;
  /** Number and hash of a signed delivery: the same one is answered the same. */
  readonly delivery: { readonly id: string; readonly body: Buffer } | null;
}

export interface Knock {
  readonly tenant: Tenant;
  readonly code: string;
  readonly token: string | null;
  readonly signed: Signed | null;
  readonly body: Buffer;
  readonly now: string;
  readonly today: string;
  readonly address: string;
}

/** Checks the body as it arrived, before anything reads it. Throws unauthenticated, forbidden when it is switched off. */
export async function recogniseConnector(context: AppContext, knock: Knock): Promise<ConnectorCaller> {
  const { tenant, code, today, now, signed, body } = knock;
  const found = await inTransaction(context.pool, systemScope(tenant, today), (tx) =>
    findConnector(tx, tenant.id, code),
  );
  // Lists in files come through the desk of the administrator: nothing proves itself for them here.
  if (found === null || found.kind === 'file') throw new Failure('unauthenticated', faultOfStranger(knock));
  const fault = await faultOf(context.secrets, knock, found);
  if (fault !== null) {
    await noteFault(context, knock, found.id, fault);
    throw new Failure('unauthenticated', fault);
  }
  if (found.state === 'off') throw new Failure('forbidden', 'connector-off');
  const delivery = signed === null ? null : { id: signed.id, body };
  return { connector: found, tenant, today, now, delivery };
}

/** What a connector would say of this proof that nobody gave out: whether there is one is told by no answer. */
function faultOfStranger({ token, signed, body, now }: Knock): string {
  if (token !== null || signed === null) return 'unauthenticated';
  return signatureFault(signed, body, [randomBytes(32)], now) ?? 'unauthenticated';
}

async function faultOf(
  box: SecretBox | undefined,
  { tenant, token, signed, body, now }: Knock,
  found: ConnectorRow & ConnectorProofs,
): Promise<string | null> {
  const oldIsGood = found.oldUntil !== null && now < found.oldUntil;
  if (token !== null && !isToken(token, [found.tokenHash, oldIsGood ? found.oldTokenHash : null]))
    return 'unauthenticated';
  if (signed === null) {
    if (token === null) return 'unauthenticated';
    return found.signed ? 'webhook-headers-missing' : null;
  }
  const sealed = [found.secret, ...(oldIsGood && found.oldSecret !== null ? [found.oldSecret] : [])];
  const purpose = secretPurpose(tenant.id, found.id);
  const opened = await Promise.all(sealed.map((one) => box?.open(purpose, one) ?? null));
  const secrets = opened.filter((one) => one !== null);
  // The key beside the database is not the one it was sealed under: after a restore a new secret is made.
  if (secrets.length === 0) throw new Failure('unable', 'connector-key-missing');
  return signatureFault(signed, body, secrets, now);
}

export const secretPurpose = (tenantId: number, connectorId: number) =>
  `connector/${tenantId}/${connectorId}`;

function noteFault(
  { pool }: AppContext,
  { tenant, now, today, address }: Knock,
  id: number,
  code: string,
): Promise<void> {
  const event = { kind: 'connector.refused', at: now, address, record: { kind: 'connector', id } };
  return inTransaction(pool, systemScope(tenant, today), (tx) =>
    logEvents(tx, tenant.id, [{ ...event, detail: { code } }]),
  );
}
