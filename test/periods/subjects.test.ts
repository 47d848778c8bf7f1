// Side and group stated by hand select another regulation; only whoever administers that part of the body may.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestActor } from '../../src/app/actor.ts';
import { stateGroup, stateSide } from '../../src/app/subjects.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { aBody, type Body, WEDNESDAY } from '../builders/body.ts';
import { quarterlyRulebook } from '../builders/quarter.ts';

const Q4 = '2026-Q4';
const [plain, contract, service] = ['state-staff', 'contract-staff', 'service-staff'].map((id) =>
  quarterlyRulebook({ id, steps: false }),
);
const limited = (one: typeof plain, limits: object) => {
  if (one === undefined) throw new Error('no rulebook');
  return { ...one, family: one.id, subjects: one.subjects.map((subject) => ({ ...subject, ...limits })) };
};

let body: Body;
let keys = 0;
const intent = () => {
  keys += 1;
  return { key: `key-of-subject-${keys}`, requestHash: requestHash({ keys }) };
};
const admin = (unit: string): RequestActor => ({
  ...body.actorFor('office', WEDNESDAY),
  roles: [{ role: 'organization-admin', unitId: body.unit[unit] ?? 0 }],
});
const counted = async (who: string) =>
  (await body.evaluations(who, Q4)).filter((row) => row.counted).map((row) => row.rulebook_id);

beforeAll(async () => {
  body = await aBody();
  await body.activate(
    limited(plain, { staffGroups: ['civil-servant'], sides: ['state'] }),
    limited(contract, { staffGroups: ['contract'] }),
    limited(service, { sides: ['service-unit'] }),
  );
  await body.inLine();
});
afterAll(() => body.drop());

it('a stated group takes the other regulation, and the first record no longer counts', async () => {
  expect(await counted('lan')).toEqual(['state-staff']);
  const form = { personId: body.person.lan ?? 0, group: 'contract' as const, from: '2026-11-01' };
  const missing = stateGroup(body.context, admin('ward'), intent(), { ...form, documentNumber: ' ' });
  await expect(missing).rejects.toMatchObject({ code: 'document-number-missing' });
  const stranger = stateGroup(body.context, admin('economy'), intent(), { ...form, documentNumber: '12/QĐ' });
  await expect(stranger).rejects.toMatchObject({ code: 'forbidden' });
  expect(await counted('lan')).toEqual(['state-staff']);
  await stateGroup(body.context, admin('culture'), intent(), { ...form, documentNumber: '12/QĐ' });
  expect(await counted('lan')).toEqual(['contract-staff']);
});

it('a stated side holds for the unit and everything under it, and is taken back', async () => {
  expect(await counted('yen')).toEqual(['state-staff']);
  const unitId = body.unit.economy ?? 0;
  const state = (side: 'service-unit' | null) =>
    stateSide(body.context, admin('ward'), intent(), { unitId, side, documentNumber: '13/QĐ' });
  await state('service-unit');
  expect(await counted('yen')).toEqual(['service-staff']);
  await state(null);
  expect(await counted('yen')).toEqual(['state-staff']);
});
