// The course of a piece of work as an outside system tells it, against what people do here meanwhile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTenant } from '../../src/app/verify.ts';
import type { InboundItem } from '../../src/domain/connect/item.ts';
import { inTransaction, type Scope } from '../../src/store/transaction.ts';
import { type ConnectedWard, connectedWard, type ItemReply, type Proofs } from './connected-ward.ts';

let ward: ConnectedWard;
let door: Proofs;
beforeAll(async () => {
  ward = await connectedWard();
  door = await ward.connect();
});
afterAll(() => ward.drop());

let number = 0;
/** Tells one item in several versions; returns the answers. */
async function tell(...tellings: readonly Partial<InboundItem>[]) {
  number += 1;
  const externalId = `CV-${number}`;
  const answers: ItemReply[] = [];
  for (const [at, more] of tellings.entries()) {
    const { body } = await ward.send(door, [ward.item({ externalId, version: at + 1, ...more })]);
    const [answer] = body.items ?? [];
    if (answer === undefined) throw new Error(JSON.stringify(body));
    answers.push(answer);
  }
  const task = (await ward.tasks()).find((one) => one.external_id === externalId);
  return { externalId, answers, task, notes: answers.flatMap(({ notes }) => notes.map(({ code }) => code)) };
}
const acts = async (id = 0) => (await ward.acts('task', id)).map(({ act }) => act);

describe('the course there is the course here', () => {
  const handed = { deliveredAt: '2026-11-17T16:00:00+07:00' };

  it('given by somebody above, handed in, back, handed in again, accepted', async () => {
    const by = ward.login('minh');
    const back = { assignedBy: by, deliveredAt: handed.deliveredAt, returnedAt: '2026-11-17T17:00:00+07:00' };
    const again = { ...back, deliveredAt: '2026-11-18T08:00:00+07:00' };
    const { task, notes } = await tell(
      { assignedBy: by },
      { assignedBy: by, deliveredAt: handed.deliveredAt },
      back,
      again,
      { ...again, acceptedAt: '2026-11-18T09:00:00+07:00', acceptedBy: by },
    );
    expect(notes).toEqual([]);
    expect(task).toMatchObject({
      ...{ state: 'accepted', delivered: '2026-11-18', accepted: '2026-11-18', returns: 1 },
      ...{ assigned_by: ward.id('minh'), accepted_by: ward.id('minh') },
    });
    expect(await acts(task?.id)).toEqual([...['assigned', 'delivered', 'returned', 'delivered', 'accepted']]);
  });

  it('told at once what happened over days', async () => {
    const by = ward.login('minh');
    const { task } = await tell({
      ...{ assignedBy: by, returnedAt: '2026-11-17', deliveredAt: '2026-11-18' },
      ...{ acceptedAt: '2026-11-18' },
    });
    expect(task).toMatchObject({ state: 'accepted', returns: 1, delivered: '2026-11-18' });
    expect(await acts(task?.id)).toEqual(['assigned', 'delivered', 'returned', 'delivered', 'accepted']);
  });

  it('a late evening elsewhere is the next day here', async () => {
    const { task } = await tell({
      deliveredAt: '2026-11-17T18:30:00Z',
      assignedAt: '2026-11-17T23:59:00+07:00',
    });
    expect(task).toMatchObject({ delivered: '2026-11-18' });
  });

  it('no longer to be done, and moved to somebody else', async () => {
    expect((await tell({}, { cancelled: true })).task).toMatchObject({ state: 'dropped' });
    const moved = await tell({}, { person: ward.login('binh') });
    expect(moved.task).toMatchObject({ state: 'open', lead: ward.id('binh') });
    expect(await acts(moved.task?.id)).toEqual(['started', 'handed-over']);
  });

  it('number of the document and link are evidence, once', async () => {
    const more = { document: '214/TTr-UBND', link: 'https://vb.example/214' };
    const { task } = await tell(more, { ...more, what: 'Đổi tên' });
    const rows = await ward.body.sql(
      'select kind, name, added_by from evidence where tenant_id = 1 and task_id = $1 order by kind',
      [task?.id],
    );
    expect(rows).toEqual([
      { kind: 'document', name: '214/TTr-UBND', added_by: null },
      { kind: 'link', name: 'https://vb.example/214', added_by: null },
    ]);
    const seen = await ward.get('lan', `/tasks/${task?.id}/evidence`);
    expect(seen.at('items.0.by')).toBeNull();
  });
});

describe('a machine judges nobody', () => {
  it('nobody accepts his own work, nor does somebody who stands nowhere above', async () => {
    for (const acceptedBy of [undefined, ward.login('lan'), ward.login('binh'), 'nobody']) {
      const { task, notes } = await tell({ deliveredAt: '2026-11-17', acceptedAt: '2026-11-18', acceptedBy });
      expect([acceptedBy, task?.state, notes]).toEqual([
        acceptedBy,
        'delivered',
        ['inbound-acceptance-left'],
      ]);
    }
  });

  it('whoever may not give him work did not: it is his own, judged by those above', async () => {
    const { task } = await tell({ assignedBy: ward.login('binh') });
    expect(task).toMatchObject({ assigned_by: ward.id('lan') });
  });

  it('a date that had passed when it came in proves nothing', async () => {
    const { task } = await tell({ dueAt: '2026-11-17', deliveredAt: '2026-11-17' });
    const [row] = await ward.body.sql(
      'select entered::text, due::text from task where tenant_id = 1 and id = $1',
      [task?.id],
    );
    expect(row).toEqual({ entered: '2026-11-18', due: '2026-11-17' });
  });
});

describe('what people did here stands', () => {
  it('only what the sender changed moves anything', async () => {
    const { externalId, task } = await tell({ dueAt: '2026-11-20' });
    await ward.body.sql(
      'update task_share set person_id = $2, post_id = $2 where tenant_id = 1 and task_id = $1',
      [task?.id, ward.id('binh')],
    );
    const next = ward.item({ externalId, version: 2, dueAt: '2026-11-19' });
    await ward.send(door, [next]);
    const after = (await ward.tasks()).find((one) => one.id === task?.id);
    expect(after).toMatchObject({ due: '2026-11-19', lead: ward.id('binh') });
    await ward.body.sql(
      'update task_share set person_id = $2, post_id = $2 where tenant_id = 1 and task_id = $1',
      [task?.id, ward.id('lan')],
    );
  });

  it('handed in and then changed: said, not done', async () => {
    const { task, notes } = await tell(
      { deliveredAt: '2026-11-17' },
      { deliveredAt: '2026-11-17', dueAt: '2026-11-19' },
    );
    expect(notes).toEqual(['inbound-edit-left']);
    expect(task).toMatchObject({ due: '2026-11-20' });
  });

  it('accepted is the end', async () => {
    const by = ward.login('minh');
    const done = { assignedBy: by, deliveredAt: '2026-11-17', acceptedAt: '2026-11-17', acceptedBy: by };
    const { task, notes } = await tell(done, { ...done, returnedAt: '2026-11-18' }, { cancelled: true });
    expect(task).toMatchObject({ state: 'accepted' });
    expect(notes).toEqual(['inbound-return-left', 'inbound-not-dropped']);
  });

  it('work for a week that is handed in is taken, and the week stays as it was filed', async () => {
    const evaluation = await ward.body.evaluation('nam');
    await ward.body.does('nam', 'submit', { of: 'nam' });
    const frozen = async () =>
      (await ward.body.evaluation('nam')) as unknown as Readonly<Record<string, unknown>>;
    const before = await frozen();
    expect(before.state).toBe('submitted');
    const { task, notes } = await tell({ person: ward.login('nam'), deliveredAt: '2026-11-17' });
    expect(task).toMatchObject({ state: 'delivered' });
    expect(notes).toEqual(['inbound-week-closed']);
    expect(await frozen()).toEqual(before);
    expect(evaluation.id).toBe(before.id);
  });
});

describe('what cannot be taken waits with its reason', () => {
  const refused = async (more: Partial<InboundItem>) => {
    const { answers, task } = await tell(more);
    expect(task).toBeUndefined();
    return answers[0]?.refusal?.code;
  };
  it.each([
    [{ person: 'ai-do' }, 'inbound-person-unknown'],
    [{ product: 'SP-99' }, 'inbound-product-unknown'],
    [{ deliveredAt: '2026-11-19' }, 'inbound-time-ahead'],
    [{ happenedAt: '2026-11-18T03:05:01Z' }, 'inbound-time-ahead'],
    [{ dueAt: '2026-11-15' }, 'inbound-times-out-of-order'],
    [{ acceptedAt: '2026-11-18' }, 'inbound-times-out-of-order'],
    [{ deliveredAt: '2026-11-15' }, 'inbound-times-out-of-order'],
  ])('%j is %s', async (more, code) => {
    expect(await refused(more)).toBe(code);
  });

  it('a clock a little ahead is now', async () => {
    expect((await tell({ happenedAt: '2026-11-18T03:05:00Z' })).answers[0]?.outcome).toBe('taken');
  });

  it('is settled by saying who is meant; all that waited for it are taken, in order', async () => {
    const items = [1, 2, 3].map((n) => ward.item({ externalId: `MA-${n}`, person: 'CB-007', version: n }));
    await ward.send(door, items);
    const before = await ward.get('admin', `/connectors/${door.id}`);
    const troubles = before.at('troubles') as readonly { code: string; params: object; items: number }[];
    const trouble = troubles.find(({ params }) => JSON.stringify(params) === '{"person":"CB-007"}');
    expect(trouble).toMatchObject({ code: 'inbound-person-unknown', items: 3 });
    const match = { act: 'match', kind: 'person', code: 'CB-007', targetId: ward.id('binh') };
    expect((await ward.act(door.id, { ...match, targetId: 999 })).status).toBe(409);
    const settled = await ward.act(door.id, match);
    expect(settled.body).toEqual({ id: door.id, settled: 3 });
    const own = (await ward.tasks()).filter(({ external_id }) => external_id.startsWith('MA-'));
    expect(own.map(({ lead }) => lead)).toEqual([1, 2, 3].map(() => ward.id('binh')));
    const after = await ward.get('admin', `/connectors/${door.id}`);
    expect(after.at('matches')).toMatchObject([{ code: 'CB-007', targetId: ward.id('binh') }]);
  });

  it('a product nobody knows can be done without', async () => {
    const { externalId } = await tell({ product: 'X-1' });
    const settled = await ward.act(door.id, { act: 'match', kind: 'product', code: 'X-1', targetId: null });
    expect(settled.at('settled')).toBe(1);
    expect((await ward.tasks()).some(({ external_id }) => external_id === externalId)).toBe(true);
  });

  it('is left when nobody wants it, and taken up when the sender changes it', async () => {
    const { externalId } = await tell({ person: 'cu' });
    const left = await ward.act(door.id, {
      act: 'leave',
      code: 'inbound-person-unknown',
      params: { person: 'cu' },
    });
    expect(left.at('settled')).toBe(1);
    const rows = await ward.body.sql('select state, item from connector_item where external_id = $1', [
      externalId,
    ]);
    expect(rows).toEqual([{ state: 'left', item: null }]);
    const { body } = await ward.send(door, [ward.item({ externalId, version: 2 })]);
    expect(body.items?.[0]?.outcome).toBe('taken');
  });
});

describe('the desk', () => {
  it('is for the administrator of the whole body alone, of this body', async () => {
    for (const who of ['office', 'minh', 'inspector', 'lan', 'cultureAdmin'] as const) {
      expect((await ward.get(who, '/connectors')).status).toBe(403);
      expect((await ward.get(who, `/connectors/${door.id}`)).status).toBe(403);
      const act = { act: 'match', kind: 'person', code: 'z', targetId: 1 };
      expect((await ward.post(who, `/connectors/${door.id}/acts`, act)).status).toBe(403);
      const form = { code: 'lau', name: 'x', kind: 'other', match: 'code', signed: false };
      expect((await ward.post(who, '/connectors', form)).status).toBe(403);
    }
    expect((await ward.get('admin', `/connectors/${door.id}`, 2)).status).toBe(404);
    expect((await ward.get('admin', '/connectors', 2)).at('items')).toEqual([]);
  });

  it('asks for the password before it makes proofs, and keeps none of them readable', async () => {
    await ward.body.sql('update session set step_up_at = null');
    const form = { code: 'moi', name: 'x', kind: 'other', match: 'code', signed: false };
    expect((await ward.post('admin', '/connectors', form)).at('code')).toBe('step-up-needed');
    const renew = await ward.post('admin', `/connectors/${door.id}/proofs`, { version: 1, endOld: true });
    expect(renew.at('code')).toBe('step-up-needed');
    const dump = JSON.stringify([
      await ward.body.sql('select row_to_json(c)::text as row from connector c'),
      await ward.body.sql('select payload::text from act where record_kind = $1', ['connector']),
      await ward.body.sql('select reply::text from idempotency'),
    ]);
    const bytes = Buffer.from(door.secret.replace('whsec_', ''), 'base64');
    for (const secret of [door.token, door.secret, bytes.toString('hex')]) expect(dump).not.toContain(secret);
    expect((await ward.acts('connector', door.id)).map(({ act }) => act)).toContain('added');
    expect((await ward.post('admin', '/connectors', { ...form, code: door.code })).at('code')).toBe(
      'connector-code-taken',
    );
  });
});

it('rows of the door are for the program alone, body by body', async () => {
  const seen = (scope: Omit<Scope, 'personId'> & { readonly personId?: number }) =>
    inTransaction(ward.body.pool, { personId: null, ...scope }, async (tx) => {
      const counts = await Promise.all(
        ['connector', 'connector_match', 'connector_item', 'connector_delivery'].map((table) =>
          tx.query<{ n: number }>(`select count(*)::int as n from ${table}`),
        ),
      );
      return counts.map(([row]) => row?.n);
    });
  await ward.send(door, [ward.item()], { secret: door.secret });
  const own = await seen({ tenantId: 1, actor: 'system' });
  expect(own.every((n) => (n ?? 0) > 0)).toBe(true);
  expect(await seen({ tenantId: 2, actor: 'system' })).toEqual([0, 0, 0, 0]);
  for (const who of ['admin', 'lan'] as const)
    expect(await seen({ tenantId: 1, actor: 'person', personId: ward.id(who) })).toEqual([0, 0, 0, 0]);
  const write = inTransaction(ward.body.pool, { tenantId: 2, personId: null, actor: 'system' }, (tx) =>
    tx.query(
      `insert into connector_match (tenant_id, connector_id, kind, code, target_id) values (1, $1, 'person', 'x', 1)`,
      [door.id],
    ),
  );
  await expect(write).rejects.toMatchObject({ code: '42501' });
});

it('replays from its acts', async () => {
  const troubles: object[] = [];
  await verifyTenant(ward.body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
});
