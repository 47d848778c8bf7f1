// A ward with outside systems: connectors made by its administrator, and a sender that signs as Standard Webhooks say.
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { InboundItem } from '../../src/domain/connect/item.ts';
import { WEDNESDAY } from '../builders/body.ts';
import type { TestDatabase } from '../database.ts';
import { servedBody, type Who } from '../organization/served-body.ts';
import type { Answer } from '../server/browser.ts';

export interface Proofs {
  readonly id: number;
  readonly code: string;
  readonly token: string;
  readonly secret: string;
}

export interface SentAs {
  readonly token?: string | null;
  readonly secret?: string;
  readonly id?: string;
  /** Seconds; left out: the server's. */
  readonly timestamp?: number;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tenant?: 1 | 2;
}

export interface Reply {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly items?: readonly ItemReply[];
    readonly [key: string]: unknown;
  };
}
export interface ItemReply {
  readonly externalId: string;
  readonly outcome: string;
  readonly taskId: number | null;
  readonly refusal: { readonly code: string; readonly params: object } | null;
  readonly notes: readonly { readonly code: string }[];
}

export type ConnectedWard = Awaited<ReturnType<typeof connectedWard>>;

/** `database`: one of the caller's own. `threads`: long works run beside the requests, as where the product serves. */
export async function connectedWard(given: { database?: TestDatabase; threads?: boolean } = {}) {
  const ward = await servedBody(undefined, given.database, { threads: given.threads === true });
  await ward.body.sql(
    `insert into account (tenant_id, id, person_id, login)
     select tenant_id, id + 5000, id, 'canbo' || id || case tenant_id when 2 then 'b' else '' end from person`,
  );
  const login = (who: Who) => `canbo${ward.id(who)}`;
  const stepUp = () =>
    ward.body.sql(`update session set step_up_at = $1 where person_id = any ($2::int[])`, [
      WEDNESDAY,
      [ward.id('admin')],
    ]);
  /** Makes a connector through the desk of its administrator. */
  const connect = async (more: object = {}, tenant: 1 | 2 = 1): Promise<Proofs> => {
    await ward.as('admin', tenant);
    await stepUp();
    const form = { code: 'qlvb', name: 'Quản lý văn bản', kind: 'documents', match: 'login', signed: false };
    const made = await ward.post('admin', '/connectors', { ...form, ...more }, tenant);
    if (made.status !== 200) throw new Error(made.text);
    return made.body as Proofs;
  };
  return {
    ...ward,
    ...{ login, stepUp, connect },
    send: (to: Proofs, items: readonly unknown[], as: SentAs = {}) => send(ward.server, to, items, as),
    item: (more: Partial<InboundItem> = {}): InboundItem => ({
      ...{ externalId: 'VB-1', version: 1, person: login('lan'), what: 'Trả lời công văn 214' },
      ...{ assignedAt: '2026-11-16T08:00:00+07:00', dueAt: '2026-11-20' },
      ...more,
    }),
    act: (id: number, form: object): Promise<Answer> => ward.post('admin', `/connectors/${id}/acts`, form),
    tasks: () =>
      ward.body.sql<TaskRow>(
        `select t.id, t.external_id, t.source, t.state, t.title, t.due::text, t.delivered::text, t.accepted::text,
           t.returns, t.assigned_by, t.accepted_by, t.quantity,
           (select person_id from task_share s where s.tenant_id = t.tenant_id and s.task_id = t.id
             and s.valid_to is null) as lead
         from task t where t.tenant_id = 1 order by t.external_id, t.id`,
      ),
  };
}

export interface TaskRow {
  readonly id: number;
  readonly external_id: string;
  readonly source: string;
  readonly state: string;
  readonly title: string;
  readonly due: string | null;
  readonly delivered: string | null;
  readonly accepted: string | null;
  readonly returns: number;
  readonly assigned_by: number;
  readonly accepted_by: number | null;
  readonly quantity: number;
  readonly lead: number;
}

/** Written from the description alone, not with the product's own code. */
function signed(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

let deliveries = 0;

function send(
  server: { readonly port: number; readonly clock: { readonly now: string } },
  to: Proofs,
  items: readonly unknown[],
  as: SentAs,
): Promise<Reply> {
  deliveries += 1;
  const { id = `msg_${deliveries}`, timestamp = Math.floor(Date.parse(server.clock.now) / 1000) } = as;
  const body = as.raw ?? JSON.stringify({ items });
  const token = as.token === undefined ? (as.secret === undefined ? to.token : null) : as.token;
  const headers = {
    ...{ host: `t${as.tenant ?? 1}.localhost`, 'content-type': 'application/json' },
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(as.secret === undefined
      ? {}
      : {
          ...{ 'webhook-id': id, 'webhook-timestamp': `${timestamp}` },
          'webhook-signature': signed(as.secret, id, timestamp, body),
        }),
    ...as.headers,
  };
  const path = `/api/v1/inbound/${to.code}/items`;
  return new Promise((resolve, reject) => {
    const asked = request(
      { port: server.port, host: '127.0.0.1', method: 'POST', path, headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
