// The door of outside systems: who gets in, what one delivery does, and that it does it once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTenant } from '../../src/app/verify.ts';
import { type ConnectedWard, connectedWard, type Proofs } from './connected-ward.ts';

let ward: ConnectedWard;
let open: Proofs;
let strict: Proofs;
beforeAll(async () => {
  ward = await connectedWard();
  open = await ward.connect();
  strict = await ward.connect({ code: 'mot-cua', kind: 'one-stop', signed: true });
});
afterAll(() => ward.drop());

const at = () => Math.floor(Date.parse(ward.server.clock.now) / 1000);
const taskOf = async (externalId: string) =>
  (await ward.tasks()).find((one) => one.external_id === externalId);
const first = (reply: { body: { items?: readonly object[] } }) => reply.body.items?.[0];

describe('who gets in', () => {
  it('nobody without a proof, with a wrong one, with one of another connector or body', async () => {
    const items = [ward.item()];
    const other = await ward.connect({ code: 'qlvb' }, 2);
    const wrong = [
      { token: null },
      { token: 'ctk_wrong' },
      { token: strict.token },
      { token: other.token },
      { secret: 'whsec_AAAA' },
      { secret: strict.secret },
      { secret: other.secret },
      { token: 'ctk_wrong', secret: open.secret },
    ];
    for (const as of wrong) expect((await ward.send(open, items, as)).status).toBe(401);
    const absent = { ...open, code: 'khong-co' };
    expect(await ward.send(absent, items)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await ward.tasks()).toEqual([]);
  });

  it('whether there is such a connector is told by no answer', async () => {
    const connectors = [open, { ...open, code: 'khong-co' }];
    const tries = [
      { token: 'ctk_wrong' },
      { secret: 'whsec_AAAA' },
      { token: 'ctk_wrong', secret: 'whsec_AAAA' },
      { token: null, headers: { 'webhook-id': 'x' } },
      { secret: 'whsec_AAAA', timestamp: at() - 9999 },
    ];
    for (const as of tries) {
      const [there, absent] = await Promise.all(connectors.map((one) => ward.send(one, [ward.item()], as)));
      const said = (reply: typeof there) => [
        reply?.status,
        (reply?.body as { code?: string } | undefined)?.code,
      ];
      expect(said(absent), JSON.stringify(as)).toEqual(said(there));
    }
  });

  it('a signature is over number, time and body as they are', async () => {
    const items = [ward.item({ externalId: 'KY-1' })];
    const good = { secret: strict.secret, id: 'msg_a' };
    const changed = { ...good, raw: JSON.stringify({ items }), headers: { 'webhook-id': 'msg_b' } };
    expect(await ward.send(strict, items, changed)).toMatchObject({
      ...{ status: 401, body: { code: 'webhook-signature-wrong' } },
    });
    const later = { ...good, headers: { 'webhook-timestamp': `${at() + 1}` } };
    expect((await ward.send(strict, items, later)).status).toBe(401);
    const noTime = { ...good, headers: { 'webhook-timestamp': 'soon' } };
    expect(await ward.send(strict, items, noTime)).toMatchObject({
      body: { code: 'webhook-headers-missing' },
    });
    expect((await ward.send(strict, items, good)).status).toBe(200);
  });

  it('nothing unsigned where a signature is asked for', async () => {
    const reply = await ward.send(strict, [ward.item({ externalId: 'KY-2' })]);
    expect(reply).toMatchObject({ status: 401, body: { code: 'webhook-headers-missing' } });
    expect(await taskOf('KY-2')).toBeUndefined();
  });

  it('a clock may be five minutes off, either way, and not more', async () => {
    for (const [off, status] of [
      [-300, 200],
      [300, 200],
      [-301, 401],
      [301, 401],
    ] as const) {
      const as = { secret: strict.secret, timestamp: at() + off };
      expect([off, (await ward.send(strict, [ward.item({ externalId: 'KY-1' })], as)).status]).toEqual([
        off,
        status,
      ]);
    }
  });

  it('two secrets while one is changed, and only the new one afterwards or when the old one is ended', async () => {
    const made = await ward.connect({ code: 'doi-khoa', signed: true });
    await ward.stepUp();
    const renewed = await ward.post('admin', `/connectors/${made.id}/proofs`, { version: 1, endOld: false });
    const next = renewed.body as Proofs;
    expect(next.secret).not.toBe(made.secret);
    const items = [ward.item({ externalId: 'KHOA' })];
    const passes = async (secret: string) => (await ward.send(made, items, { secret })).status;
    expect([await passes(made.secret), await passes(next.secret)]).toEqual([200, 200]);
    const { clock } = ward.server;
    const now = clock.now;
    clock.now = '2026-11-25T03:00:01.000Z';
    expect([await passes(made.secret), await passes(next.secret)]).toEqual([401, 200]);
    clock.now = now;
    await ward.stepUp();
    const last = await ward.post('admin', `/connectors/${made.id}/proofs`, { version: 2, endOld: true });
    const { secret } = last.body as Proofs;
    expect([await passes(next.secret), await passes(secret)]).toEqual([401, 200]);
  });

  it('not while it is switched off; a page of a stranger brings no cookie in', async () => {
    const made = await ward.connect({ code: 'tat' });
    expect((await ward.act(made.id, { act: 'switch-off', version: 1 })).status).toBe(200);
    expect(await ward.send(made, [ward.item()])).toMatchObject({
      status: 403,
      body: { code: 'connector-off' },
    });
    const browser = await ward.as('admin');
    expect((await browser.post('/inbound/qlvb/items', { items: [ward.item()] })).status).toBe(401);
  });

  it('the body is bounded, and read by the contract', async () => {
    const many = Array.from({ length: 501 }, (_, n) => ward.item({ externalId: `N-${n}` }));
    expect((await ward.send(open, many)).status).toBe(400);
    expect((await ward.send(open, [], { raw: 'x'.repeat(1_100_000) })).status).toBe(413);
    expect((await ward.send(open, [], { raw: '{"items":' })).status).toBe(400);
    expect((await ward.send(open, [], { raw: '{"items":[{"__proto__":1}]}' })).status).toBe(400);
    for (const bad of [
      { ...ward.item(), state: 'accepted' },
      { ...ward.item(), version: undefined },
      { ...ward.item(), dueAt: '2026-11-20T08:00:00' },
      { ...ward.item(), link: 'javascript:alert(1)' },
      { ...ward.item(), what: 'a\u0000b' },
    ]) {
      const reply = await ward.send(open, [ward.item({ externalId: 'BAD-0' }), bad]);
      expect([bad, reply.status]).toEqual([bad, 400]);
      expect(JSON.stringify(reply.body.fields)).toContain('body.items.1');
    }
    expect(await taskOf('BAD-0')).toBeUndefined();
  });
});

describe('each item counts once', () => {
  it('taken, then unchanged, updated by a newer version, and an older one that comes late is nothing', async () => {
    const told = (version: number, what: string) => ward.item({ externalId: 'MOT', version, what });
    expect(first(await ward.send(open, [told(2, 'Hai')]))).toMatchObject({ outcome: 'taken' });
    expect(first(await ward.send(open, [told(2, 'Hai')]))).toMatchObject({ outcome: 'unchanged' });
    expect(first(await ward.send(open, [told(1, 'Một')]))).toMatchObject({ outcome: 'outdated' });
    expect(first(await ward.send(open, [told(2, 'Khác')]))).toMatchObject({
      ...{ outcome: 'refused', refusal: { code: 'inbound-version-reused' } },
    });
    expect(first(await ward.send(open, [told(4, 'Bốn')]))).toMatchObject({ outcome: 'updated' });
    expect(first(await ward.send(open, [told(6, 'Bốn')]))).toMatchObject({ outcome: 'unchanged' });
    expect(first(await ward.send(open, [told(5, 'Năm')]))).toMatchObject({ outcome: 'outdated' });
    const task = await taskOf('MOT');
    expect(task).toMatchObject({ title: 'Bốn', source: 'qlvb', state: 'open', lead: ward.id('lan') });
    const acts = await ward.acts('task', task?.id ?? 0);
    expect(acts.map(({ act, actor_id, role }) => [act, actor_id, role])).toEqual([
      ['started', null, 'connector'],
      ['edited', null, 'connector'],
    ]);
    for (const { payload } of acts) expect(payload).toMatchObject({ source: 'qlvb' });
  });

  it('an older telling of one that waits does not take it back', async () => {
    const told = (version: number) => ward.item({ externalId: 'CHO', version, person: 'chua-biet' });
    expect(first(await ward.send(open, [told(3)]))).toMatchObject({ outcome: 'refused' });
    expect(first(await ward.send(open, [told(1)]))).toMatchObject({ outcome: 'outdated' });
    expect(first(await ward.send(open, [{ ...told(2), what: 'Hai' }]))).toMatchObject({
      outcome: 'outdated',
    });
    const row = 'select version::int, state from connector_item where external_id = $1';
    expect(await ward.body.sql(row, ['CHO'])).toEqual([{ version: 3, state: 'refused' }]);
  });

  it('twice at once is one task', async () => {
    const items = Array.from({ length: 20 }, (_, n) => ward.item({ externalId: `CUNG-${n}` }));
    const replies = await Promise.all(Array.from({ length: 6 }, () => ward.send(open, items)));
    const outcomes = replies.flatMap(({ body }) => body.items ?? []).map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one === 'taken')).toHaveLength(20);
    expect(outcomes.filter((one) => one === 'unchanged')).toHaveLength(100);
    expect((await ward.tasks()).filter(({ external_id }) => external_id.startsWith('CUNG-'))).toHaveLength(
      20,
    );
  });

  it('a delivery sent again is answered the same; another body under its number is refused', async () => {
    const items = [ward.item({ externalId: 'LAI' })];
    const as = { secret: open.secret, id: 'msg_again' };
    const answered = await ward.send(open, items, as);
    expect(first(answered)).toMatchObject({ outcome: 'taken' });
    expect(await ward.send(open, items, { ...as, timestamp: at() + 60 })).toEqual(answered);
    const other = await ward.send(open, [ward.item({ externalId: 'KHAC' })], as);
    expect(other).toMatchObject({ status: 409, body: { code: 'webhook-id-reused' } });
    expect(await taskOf('KHAC')).toBeUndefined();
  });

  it('the same number twice in one delivery counts in order', async () => {
    const told = (version: number, what: string) => ward.item({ externalId: 'DOI', version, what });
    const { body } = await ward.send(open, [told(2, 'Sau'), told(1, 'Trước'), told(3, 'Cuối')]);
    expect(body.items?.map(({ outcome }) => outcome)).toEqual(['taken', 'outdated', 'updated']);
    expect(await taskOf('DOI')).toMatchObject({ title: 'Cuối' });
  });

  it('numbers of two systems, and of two bodies, are apart', async () => {
    const other = await ward.connect({ code: 'khac' });
    await ward.send(other, [ward.item({ externalId: 'MOT' })]);
    expect((await ward.tasks()).filter(({ external_id }) => external_id === 'MOT')).toHaveLength(2);
    const elsewhere = await ward.connect({ code: 'hai' }, 2);
    const theirs = ward.item({ externalId: 'MOT', person: `${ward.login('lan')}b` });
    expect(first(await ward.send(elsewhere, [theirs], { tenant: 2 }))).toMatchObject({ outcome: 'taken' });
    expect(first(await ward.send(elsewhere, [ward.item()], { tenant: 2 }))).toMatchObject({
      refusal: { code: 'inbound-person-unknown' },
    });
    const rows = await ward.body.sql<{ tenant_id: number }>(
      `select tenant_id from task where external_id = 'MOT' order by tenant_id`,
    );
    expect(rows.map(({ tenant_id }) => tenant_id)).toEqual([1, 1, 2]);
  });
});

it('a register written from outside replays from its acts', async () => {
  const troubles: object[] = [];
  await verifyTenant(ward.body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
});
