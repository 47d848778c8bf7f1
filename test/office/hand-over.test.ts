// The Office hands over for somebody else: seen first, by document and reason, within its part, and it takes effect at once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { WEEK } from '../builders/body.ts';
import { reasons, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

let served: ServedBody;
beforeAll(async () => {
  served = await servedBody();
  await served.body.away('nam', 'leave', '2026-11-18', '2026-11-25');
  await served.body.does('lan', 'submit', { of: 'lan' });
  await served.body.does('binh', 'submit', { of: 'binh' });
});
afterAll(() => served.drop());

const PATH = `/board/${WEEK}/hand-over`;
const preview = (who: Who, of: Who, action = 'score', tenant: 1 | 2 = 1) =>
  served.get(who, `${PATH}?person=${served.id(of)}&action=${action}`, tenant);
const handOver = (who: Who, of: Who, to: Who, more: object = {}) =>
  served.post(who, PATH, {
    ...{ person: served.id(of), action: 'score', delegateId: served.id(to), to: '2026-11-25' },
    ...{ documentNumber: '12/TB-VP', reason: 'Nghỉ phép, chưa uỷ quyền' },
    ...more,
  });

it('shows what would move, until when, to the Office of the part alone', async () => {
  const seen = await preview('office', 'nam');
  expect(seen.at('units')).toMatchObject([{ unit: { id: served.unit('culture') }, waiting: 2 }]);
  expect([seen.at('away.until'), seen.at('proposedTo'), seen.at('lent'), seen.at('refusals')]).toEqual([
    ...['2026-11-25', '2026-11-25', null, []],
  ]);
  expect((await preview('cultureOffice', 'nam')).status).toBe(200);
  for (const who of ['minh', 'chair', 'inspector', 'lan', 'admin'] as const) {
    expect((await preview(who, 'nam')).status, who).toBe(404);
    expect((await handOver(who, 'nam', 'minh')).status, who).toBe(404);
  }
  // Somebody without any work to hand over, and the other body.
  expect((await preview('office', 'lan')).status).toBe(404);
  expect((await preview('office', 'nam', 'score', 2)).at('units')).toMatchObject([{ waiting: 0 }]);
});

it('is refused beyond the part, to oneself, and without document, reason or an end', async () => {
  expect((await preview('cultureOffice', 'chair', 'approve')).at('refusals')).toEqual([
    'hand-over-beyond-part',
  ]);
  const codes = async (more: object, to: Who = 'minh', who: Who = 'office') =>
    reasons(await handOver(who, 'nam', to, more));
  expect(await codes({ action: 'approve', person: served.id('chair') }, 'minh', 'cultureOffice')).toEqual([
    'hand-over-beyond-part',
  ]);
  expect(await codes({}, 'office')).toEqual(['hand-over-to-yourself']);
  expect(await codes({ documentNumber: ' ', reason: '...' })).toEqual([
    ...['document-number-missing', 'comment-required'],
  ]);
  expect(await codes({ to: '2026-11-18' })).toEqual(['ends-before-it-starts']);
  expect(await codes({ to: '2028-01-01' })).toEqual(['delegation-too-long']);
});

it('takes effect at once, is told to both, and stands on the board until it is ended', async () => {
  const done = await handOver('cultureOffice', 'nam', 'tam');
  expect([done.status, done.at('covers')]).toEqual([200, 2]);
  expect(reasons(await handOver('office', 'nam', 'minh'))).toEqual(['delegation-overlaps']);
  const id = Number(done.at('id'));
  expect(await served.acts('delegation', id)).toMatchObject([
    { act: 'delegated', actor_id: served.id('cultureOffice'), role: 'office' },
  ]);
  const told = async (who: Who) => (await served.get(who, '/messages')).at('items.0.code');
  expect([await told('tam'), await told('nam')]).toEqual(['handed-over', 'handed-on']);
  const holders = (await served.get('office', `/board/${WEEK}`)).at('holders') as {
    person: { id: number };
    lent: { to: { id: number }; until: string } | null;
  }[];
  expect(holders.find(({ person }) => person.id === served.id('nam'))?.lent).toMatchObject({
    ...{ to: { id: served.id('tam') }, until: '2026-11-25' },
  });
  // On leave, the holder is left alone; whoever stands in is reminded in his place, and the board says so.
  const path = `/board/${WEEK}/reminder`;
  expect((await served.get('office', `${path}?stage=score`)).at('people')).toMatchObject([
    { person: { id: served.id('tam') }, standsInFor: { id: served.id('nam') }, spared: null },
  ]);
  const ask = { unit: null, stage: 'score', person: served.id('nam'), overdue: false };
  expect((await served.post('office', path, ask)).at('reminded')).toBe(1);
  expect([await told('tam'), await told('nam')]).toEqual(['reminded', 'handed-on']);
  const shown = (await served.get('office', `/board/${WEEK}`)).at('holders') as { reminded: object | null }[];
  expect(shown.filter(({ reminded }) => reminded !== null)).toHaveLength(1);
  const entered = { quality: 3500, progress: 3400, conduct: 1800 };
  expect((await served.body.does('tam', 'score', { of: 'lan', entered })).state).toBe('scored');
  const end = await served.post('office', `/delegations/${id}/acts`, { act: 'revoke', version: 1 });
  expect(end.at('state')).toBe('revoked');
});

it('the ledger proves it', async () => {
  const troubles: Trouble[] = [];
  await verifyTenant(served.body.pool, 1, (one) => one.kind !== 'absence' && troubles.push(one));
  expect(troubles).toEqual([]);
});
