// Side and group stated by hand select another regulation; only whoever administers that part of the body may.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestActor } from '../../src/app/actor.ts';
import { stateGroup, stateSide } from '../../src/app/subjects.ts';
import { healthLines } from '../../src/app/views/health.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { aBody, type Body, WEDNESDAY, WEEK } from '../builders/body.ts';
import { quarterlyRulebook } from '../builders/quarter.ts';
import { weeklyRulebook } from '../builders/rulebook.ts';

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

it('a week is chosen like longer periods: by group and organ, for persons and units, and whoever has none or two is named', async () => {
  const weekly = weeklyRulebook();
  const [everybody] = weekly.subjects;
  const cited = { ...everybody, citation: weekly.citation, key: 'own', evaluates: 'person' } as const;
  const form = { personId: body.person.lan ?? 0, group: 'contract' as const, from: '2026-11-01' };
  await stateGroup(body.context, admin('culture'), intent(), { ...form, documentNumber: '14/QĐ' });
  const week = async (who: string) =>
    (await body.evaluations(who, WEEK)).filter((row) => row.counted).map((row) => row.rulebook_id);
  expect([await week('lan'), await week('yen')]).toEqual([['8679-weekly'], ['8679-weekly']]);
  const own = (id: string, subject: object) =>
    ({ ...weekly, id, family: id, subjects: [{ ...cited, ...subject }] }) as typeof weekly;
  await body.activate(
    own('contract-weekly', { staffGroups: ['contract'] }),
    own('service-weekly', { sides: ['service-unit'] }),
    own('service-unit-weekly', { evaluates: 'unit', sides: ['service-unit'] }),
  );
  const state = (side: 'service-unit' | null) => {
    const change = { unitId: body.unit.economy ?? 0, side, documentNumber: '15/QĐ' };
    return stateSide(body.context, admin('ward'), intent(), change);
  };
  await state('service-unit');
  expect(await week('lan')).toEqual(['contract-weekly']);
  expect(await week('yen')).toEqual(['service-weekly']);
  expect(await week('binh')).toEqual(['8679-weekly']);
  const unitBook = await body.sql<{ unit_id: number; rulebook_id: string }>(
    `select distinct unit_id, rulebook_id from evaluation where subject = 'unit' and period_kind = 'week' and counted`,
  );
  expect(unitBook).toEqual([{ unit_id: body.unit.economy, rulebook_id: 'service-unit-weekly' }]);
  const found = async (check: string) =>
    (await healthLines(body.context, admin('ward'))).filter((line) => line.check === check);
  expect(await found('rival-regulations')).toEqual([]);
  // A second one for the same people: nobody has said which is meant.
  await body.activate(own('second-weekly', { sides: ['service-unit'] }));
  const rivals = await found('rival-regulations');
  expect(rivals.map(({ personId }) => personId)).toContain(body.person.yen);
  expect(rivals[0]?.detail).toBe(`${WEEK} · 8679-CV/BTCTW (second-weekly) · 8679-CV/BTCTW (service-weekly)`);
  expect(rivals.map(({ personId }) => personId)).not.toContain(body.person.lan);
  // The quarter has nothing for the elected leader of the ward, and says so; the week takes everybody.
  const none = await found('under-no-regulation');
  expect(none.map(({ personId, detail }) => [personId, detail])).toContainEqual([body.person.chair, Q4]);
  expect(none.every(({ detail }) => detail === Q4)).toBe(true);
});
