// Fires requests generated from the OpenAPI document at the served bodies, and notes what came back. Used by the test with
// a few, by `npm run proof -- hostile` with hundreds of thousands.
import fc from 'fast-check';
import { WEEK } from '../builders/body.ts';
import type { ServedBody, Who } from '../organization/served-body.ts';
import type { Answer } from '../server/browser.ts';
import {
  type GeneratedRequest,
  type KnownValues,
  type Operation,
  operationsOf,
  requestsTo,
} from './openapi-requests.ts';

/** Where each request costs the hash of a password, a sixth has to do. */
const COSTLY_SHARE = 6;
const AT_ONCE = 6;

/** They would end the sessions of those who attack, or never end. */
const LEFT_OUT = ['session.sign-out', 'session.end', 'board.events'];
const HASHES = /^session\.(sign-in|activate|set-up|step-up|change-password)$/;

const BY_POLICY: Readonly<Record<string, readonly Who[]>> = {
  'organization-admin': ['admin', 'cultureAdmin', 'lan'],
  'staff-desk': ['office', 'admin', 'cultureOffice'],
  office: ['office', 'cultureOffice'],
  'log-reader': ['office', 'inspector'],
};
const ANYBODY: readonly Who[] = ['lan', 'nam', 'minh', 'chair', 'office', 'inspector', 'thu', 'dung'];

const FILE = [
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n',
  'Họ và tên,Đơn vị\r\nLê Văn A,=1+1\r\n',
  '--b--\r\n',
].join('');

const SLOW_MS = 2000;

export interface BarrageReport {
  sent: number;
  readonly byStatus: Record<number, number>;
  /** Answers of 5xx, with what asked for them. */
  readonly troubles: unknown[];
  /** Requests that took longer than two seconds. */
  readonly slow: (GeneratedRequest & { readonly who: Who; readonly ms: number })[];
  longest: number;
}

async function knownValues(served: ServedBody): Promise<KnownValues> {
  const rows = await served.body.sql<{ id: number }>(
    `select id::float8 as id from evaluation where tenant_id = 1 and week_start = '2026-11-16'`,
  );
  const few = [1, 2, 3, 4, 5];
  return {
    id: [...rows.map((row) => row.id), ...few],
    ...{ version: [0, 1, 2, 3, 4], week: [WEEK, '2026-W46'], unit: few, under: few, unitId: few },
    ...{ personId: few, delegateId: few, managerId: few, from: ['2026-11-18', '2026-11-23'] },
    ...{ to: ['2026-11-25', '2026-12-01'], day: ['2026-11-19', '2026-12-24'], year: [2026] },
    ...{ until: ['2026-11-24T10:00:00.000Z'], act: ['submit', 'score', 'approve', 'return'] },
  };
}

export class Barrage {
  readonly #served: ServedBody;
  readonly #known: KnownValues;
  readonly #operations: readonly Operation[];
  readonly report: BarrageReport = { sent: 0, byStatus: {}, troubles: [], slow: [], longest: 0 };

  private constructor(served: ServedBody, known: KnownValues, operations: readonly Operation[]) {
    this.#served = served;
    this.#known = known;
    this.#operations = operations;
  }

  /** Reads the document and the ids that mean something. */
  static async on(served: ServedBody): Promise<Barrage> {
    const document = (await served.server.browser('t1.localhost').send('GET', '/api/openapi.json')).body;
    const operations = operationsOf(document).filter((one) => !LEFT_OUT.includes(one.operationId));
    return new Barrage(served, await knownValues(served), operations);
  }

  /** One round: so many requests to every operation, few of them at a time. */
  async fire(seed: number, requests: number): Promise<void> {
    for (const operation of this.#operations) {
      const numRuns = HASHES.test(operation.operationId) ? Math.ceil(requests / COSTLY_SHARE) : requests;
      const made = fc.sample(requestsTo(operation, this.#known), { seed, numRuns });
      const people = BY_POLICY[operation['x-policy']] ?? ANYBODY;
      for (let at = 0; at < made.length; at += AT_ONCE) {
        const batch = made.slice(at, at + AT_ONCE);
        await Promise.all(
          batch.map((request, index) => this.#shoot(people[(at + index) % people.length] ?? 'lan', request)),
        );
      }
    }
  }

  async #shoot(who: Who, request: GeneratedRequest): Promise<void> {
    const { report } = this;
    const { status, ms } = await this.time(who, request);
    report.sent += 1;
    report.byStatus[status] = (report.byStatus[status] ?? 0) + 1;
    if (status >= 500) report.troubles.push({ ...request, who, answer: status });
    report.longest = Math.max(report.longest, ms);
    if (ms > SLOW_MS) report.slow.push({ ...request, who, ms });
  }

  /** Sends one request and waits for its answer. */
  async time(who: Who, request: GeneratedRequest): Promise<{ readonly status: number; readonly ms: number }> {
    const started = performance.now();
    const { status } = await this.#send(who, request);
    return { status, ms: performance.now() - started };
  }

  async #send(who: Who, request: GeneratedRequest): Promise<Answer> {
    const browser = await this.#served.as(who);
    const headers = {
      'content-type': request.multipart ? 'multipart/form-data; boundary=b' : 'application/json',
    };
    const raw = request.multipart ? FILE : JSON.stringify(request.body);
    return browser.send(request.method, request.path, raw === undefined ? {} : { raw, headers });
  }
}
