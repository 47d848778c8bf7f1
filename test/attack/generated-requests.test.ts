// Requests made from the OpenAPI document alone, at its edges and beyond, by people of every role: the answer is always
// one of ours, never a trouble of our own.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEEK } from '../builders/body.ts';
import type { ServedBody, Who } from '../organization/served-body.ts';
import type { Answer } from '../server/browser.ts';
import { attackedBody } from './attacked-body.ts';
import { type GeneratedRequest, type KnownValues, operationsOf, requestsTo } from './openapi-requests.ts';

const SEED = 20_261_120;
/** Requests to each operation; fewer where each costs the hash of a password. */
const REQUESTS = 12;
const COSTLY = 2;
const AT_ONCE = 6;

/** They would end the sessions of those who attack. */
const LEFT_OUT = ['session.sign-out', 'session.end'];
const HASHES = /^session\.(sign-in|activate|set-up|step-up|change-password)$/;

const BY_POLICY: Readonly<Record<string, readonly Who[]>> = {
  'organization-admin': ['admin', 'cultureAdmin', 'lan'],
  'staff-desk': ['office', 'admin', 'cultureOffice'],
  office: ['office', 'cultureOffice'],
};
const ANYBODY: readonly Who[] = ['lan', 'nam', 'minh', 'chair', 'office', 'inspector', 'thu', 'dung'];

let served: ServedBody;
beforeAll(async () => {
  served = await attackedBody();
});
afterAll(() => served.drop());

const FILE = [
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n',
  'Họ và tên,Đơn vị\r\nLê Văn A,=1+1\r\n',
  '--b--\r\n',
].join('');

async function send(who: Who, request: GeneratedRequest): Promise<Answer> {
  const browser = await served.as(who);
  const headers = {
    'content-type': request.multipart ? 'multipart/form-data; boundary=b' : 'application/json',
  };
  const raw = request.multipart ? FILE : JSON.stringify(request.body);
  return browser.send(request.method, request.path, raw === undefined ? {} : { raw, headers });
}

async function knownValues(): Promise<KnownValues> {
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

describe('a body of thousands of made-up criteria', () => {
  it('is refused at the door, not answered with as many reasons', async () => {
    const { id, seq } = await served.body.evaluation('binh');
    const entered = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`x${index}`, 1]));
    const answer = await served.post('binh', `/evaluations/${id}/acts`, {
      act: 'submit',
      version: seq,
      entered,
    });
    expect([answer.status, answer.at('fields')]).toEqual([400, [{ path: 'body.entered', code: 'invalid' }]]);
  });
});

describe('whatever the OpenAPI document lets one send', () => {
  it('is answered with an answer of ours', { timeout: 180_000 }, async () => {
    const document = (await served.server.browser('t1.localhost').send('GET', '/api/openapi.json')).body;
    const known = await knownValues();
    const troubles: unknown[] = [];
    let passed = 0;
    for (const operation of operationsOf(document)) {
      const { operationId } = operation;
      if (LEFT_OUT.includes(operationId)) continue;
      const numRuns = HASHES.test(operationId) ? COSTLY : REQUESTS;
      const requests = fc.sample(requestsTo(operation, known), { seed: SEED, numRuns });
      const people = BY_POLICY[operation['x-policy']] ?? ANYBODY;
      for (let at = 0; at < requests.length; at += AT_ONCE) {
        const batch = requests.slice(at, at + AT_ONCE);
        const sent = batch.map(async (request, index) => {
          const answer = await send(people[(at + index) % people.length] ?? 'lan', request);
          if (answer.status === 200) passed += 1;
          if (answer.status >= 500) troubles.push({ ...request, answer: answer.status });
        });
        await Promise.all(sent);
      }
    }
    const logged = served.server.lines.filter((line) => line.includes('"msg":"trouble"'));
    expect(troubles, logged.slice(0, 3).join('\n')).toEqual([]);
    // Otherwise the generator only knocks at the door.
    expect(passed).toBeGreaterThan(80);
  });
});
