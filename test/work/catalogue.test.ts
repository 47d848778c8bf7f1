// The catalogue: taken over by the office that keeps it, changed by versions, proposed to by everybody it holds for.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestActor } from '../../src/app/actor.ts';
import { verifyTenant } from '../../src/app/verify.ts';
import {
  rehearseCatalogue,
  viewCatalogue,
  viewCatalogueChoice,
  viewCatalogueItem,
} from '../../src/app/views/catalogue.ts';
import { changeItem, takeOver } from '../../src/app/work/catalogue.ts';
import { decide, propose } from '../../src/app/work/catalogue-proposals.ts';
import type { CatalogueEntry } from '../../src/domain/work/catalogue.ts';
import { aBody, type Body, intentOf, MONDAY_AFTER, WEDNESDAY } from '../builders/body.ts';

let body: Body;
let keys = 0;
const intent = () => {
  keys += 1;
  return intentOf({ keys }, `catalogue-key-${keys}`);
};
const as = (who: string, roles: RequestActor['roles'] = [], now = WEDNESDAY) => ({
  ...body.actorFor(who, now),
  roles,
});
const office = (now = WEDNESDAY) => as('office', [{ role: 'office', unitId: body.unit.ward ?? 0 }], now);
const TODAY = '2026-11-18';
const entry = (code: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  ...{ code, name: `Việc ${code}`, output: '', field: 'Tư pháp', measure: 'văn bản', positions: [] },
  ...{ complexity: 'B', coefficient: 250, minutes: 120, standard: false, quality: '', days: 3 },
  ...{ evidence: 'none', legalBasis: '', approver: '' },
  ...more,
});
const take = (entries: readonly CatalogueEntry[], more: object = {}, by = office()) =>
  takeOver(body.context, by, intent(), { entries, from: TODAY, documentNumber: '12/QĐ-UBND', ...more });
const refusal = (code: string) => ({
  detail: { refusals: expect.arrayContaining([expect.objectContaining({ code })]) },
});
const idOf = async (code: string) =>
  (await viewCatalogue(body.context, office())).items.find((one) => one.code === code)?.id ?? 0;

beforeAll(async () => {
  body = await aBody();
});
afterAll(() => body.drop());

it('is taken over from the workbook of a ward, and taking it over again changes nothing', async () => {
  const name = 'danh-muc-san-pham-phuong.xlsx';
  const bytes = await readFile(new URL(`../../demo/input/${name}`, import.meta.url));
  const seen = await rehearseCatalogue(body.context, office(), { name, bytes });
  expect(seen).toMatchObject({ rows: 95, fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(seen.entries.every((one) => one.change === 'added')).toBe(true);
  expect((await viewCatalogue(body.context, office())).items).toEqual([]);
  const entries = seen.entries.map((one) => one.entry);
  expect(await take(entries)).toEqual({ added: 95, changed: 0, same: 0 });
  expect(await take(entries)).toEqual({ added: 0, changed: 0, same: 95 });
  const again = await rehearseCatalogue(body.context, office(), { name, bytes });
  expect(again.entries.every((one) => one.change === 'same')).toBe(true);
  await expect(
    rehearseCatalogue(body.context, office(), { name: 'x.xlsx', bytes: Buffer.from('PK not a zip') }),
  ).rejects.toMatchObject({ kind: 'refused' });
});

it('holds for everybody below; only the office keeps it', async () => {
  const seen = await viewCatalogue(body.context, as('lan'));
  expect(seen.may).toEqual(['propose']);
  expect(seen.unit).toMatchObject({ id: body.unit.ward });
  const forbidden = { kind: 'forbidden' };
  await expect(take([entry('X-1')], {}, as('lan'))).rejects.toMatchObject(forbidden);
  await expect(
    changeItem(body.context, as('minh'), intent(), await idOf('NV-01'), {
      ...{ act: 'withdraw', version: 1, from: TODAY, reason: 'thử' },
    }),
  ).rejects.toMatchObject(forbidden);
  const choice = await viewCatalogueChoice(body.context, as('lan'), 'cong van tu phap');
  expect(choice.items.map((one) => one.code)).toEqual(['TP-02']);
});

it('a change is a next version, never backwards, and the old one stays readable', async () => {
  const id = await idOf('NV-02');
  const revise = (version: number, more: Partial<CatalogueEntry>, from = TODAY) =>
    changeItem(body.context, office(), intent(), id, {
      ...{ act: 'revise', version, from, entry: entry('NV-02', more) },
    });
  await expect(revise(2, {})).rejects.toMatchObject({ kind: 'changed' });
  await expect(revise(1, {}, '2026-11-01')).rejects.toMatchObject(refusal('catalogue-begins-too-early'));
  await expect(revise(1, { coefficient: 20_000 })).rejects.toMatchObject(refusal('catalogue-out-of-bounds'));
  await expect(revise(1, { measure: ' ' })).rejects.toMatchObject(refusal('catalogue-field-missing'));
  expect(await revise(1, { coefficient: 300 }, '2026-11-23')).toEqual({ id, version: 2 });
  const { versions } = await viewCatalogueItem(body.context, as('lan'), id);
  expect(versions.map((one) => one.coefficient)).toEqual([250, 300]);
  // Until its day comes, the one before holds.
  const today = await viewCatalogueChoice(body.context, as('minh'), 'NV-02');
  expect(today.items[0]).toMatchObject({ version: 1, coefficient: 250 });
  const later = await viewCatalogueChoice(body.context, as('minh', [], MONDAY_AFTER), 'NV-02');
  expect(later.items[0]).toMatchObject({ version: 2, coefficient: 300 });
  await expect(take([entry('A-1'), entry('a-1')])).rejects.toMatchObject(refusal('catalogue-code-twice'));
});

it('withdrawn entries are no longer chosen, and can come back as a version', async () => {
  const id = await idOf('NV-03');
  const withdraw = { act: 'withdraw' as const, from: TODAY, reason: 'Không còn phát sinh' };
  await changeItem(body.context, office(), intent(), id, { ...withdraw, version: 1 });
  expect((await viewCatalogueChoice(body.context, as('minh'), 'NV-03')).items).toEqual([]);
  await expect(
    changeItem(body.context, office(), intent(), id, { ...withdraw, version: 2 }),
  ).rejects.toMatchObject(refusal('catalogue-withdrawn-already'));
  expect(await take([entry('NV-03')])).toMatchObject({ changed: 1 });
  expect((await viewCatalogueChoice(body.context, as('minh'), 'NV-03')).items).toHaveLength(1);
});

it('units propose, the office decides, nobody on a proposal of the own', async () => {
  const id = await idOf('TP-02');
  const form = (more: Partial<CatalogueEntry> = {}) => ({
    itemId: id,
    entry: entry('TP-02', more),
    reason: 'Mất nhiều công',
  });
  const made = await propose(body.context, as('minh'), intent(), form({ minutes: 180 }));
  await expect(
    propose(body.context, as('lan'), intent(), { ...form(), reason: '...' }),
  ).rejects.toMatchObject(refusal('comment-required'));
  expect((await viewCatalogue(body.context, as('lan'))).proposals).toEqual([]);
  expect((await viewCatalogue(body.context, as('minh'))).proposals[0]?.may).toEqual(['withdraw']);
  expect((await viewCatalogue(body.context, office())).proposals[0]?.may).toEqual(['accept', 'decline']);
  const accept = { act: 'accept' as const, version: 1, from: TODAY, documentNumber: '31/QĐ' };
  await expect(decide(body.context, as('lan'), intent(), made.id, accept)).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await decide(body.context, office(), intent(), made.id, accept);
  await expect(
    decide(body.context, office(), intent(), made.id, { ...accept, version: 2 }),
  ).rejects.toMatchObject(refusal('catalogue-proposal-settled'));
  const { versions } = await viewCatalogueItem(body.context, as('lan'), id);
  expect(versions.at(-1)).toMatchObject({ version: 2, minutes: 180, approver: '31/QĐ' });
  const own = await propose(body.context, office(), intent(), {
    ...form({ days: 9 }),
    itemId: null,
    entry: entry('N-1'),
  });
  await expect(decide(body.context, office(), intent(), own.id, accept)).rejects.toMatchObject(
    refusal('catalogue-own-proposal'),
  );
  const back = await propose(body.context, as('lan'), intent(), form({ days: 9 }));
  await decide(body.context, as('lan'), intent(), back.id, { act: 'withdraw', version: 1 });
});

it('every version stands in the ledger; a figure changed behind its back is found', async () => {
  const troubles: object[] = [];
  await verifyTenant(body.pool, body.tenantId, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
  // Lists and proposals go by the mark of the newest version.
  const marked = (isNewest: string) =>
    body.sql(`update catalogue_item set latest = ${isNewest} where code = 'TP-02'`);
  await marked('false');
  await verifyTenant(body.pool, body.tenantId, (trouble) => troubles.push(trouble));
  expect(troubles.splice(0)).toMatchObject([{ kind: 'catalogue-item', code: 'state-differs' }]);
  await marked('version = (select max(version) from catalogue_item v where v.id = catalogue_item.id)');
  await body.sql('update catalogue_item set coefficient = 999 where code = $1 and version = 1', ['TP-02']);
  await verifyTenant(body.pool, body.tenantId, (trouble) => troubles.push(trouble));
  expect(troubles).toMatchObject([{ kind: 'catalogue-item', code: 'state-differs' }]);
});
