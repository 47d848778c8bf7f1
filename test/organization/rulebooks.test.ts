// Regulations over the network: those of the body, those shipped, one as data, a score explained and recorded nowhere.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleInput } from '../../src/domain/rulebook/examples.ts';
import { shippedNames, shippedRulebook } from '../builders/rulebooks.ts';
import { type ServedBody, servedBody } from './served-body.ts';

let ward: ServedBody;
beforeAll(async () => {
  ward = await servedBody();
});
afterAll(() => ward.drop());

const staff = shippedRulebook('335-civil-servant');
const explain = async (path: string, body: object) => ward.post('lan', `/rulebooks/${path}/explain`, body);
function input(key: string) {
  const example = staff.examples.find((one) => one.key === key);
  if (example === undefined) throw new Error(key);
  return exampleInput(example);
}

it('lists what the body has activated, then what is shipped', async () => {
  const items = (await ward.get('guest', '/rulebooks')).at('items') as readonly {
    readonly id: string;
    readonly active: boolean;
    readonly inForce: boolean;
  }[];
  expect(items).toHaveLength(shippedNames().length);
  expect(items[0]).toMatchObject({ id: '8679-weekly', active: true, inForce: true });
  expect(items.slice(1).every((one) => !one.active && !one.inForce)).toBe(true);
});

it('gives one version as data, and not-found for one nobody knows', async () => {
  const answer = await ward.get('guest', '/rulebooks/khanh-hoa/2');
  expect([answer.status, answer.at('active'), answer.at('rulebook.gaps.0.key')]).toEqual([
    ...[200, false, 'exactly-fifty'],
  ]);
  expect((await ward.get('guest', '/rulebooks/8679-weekly/2')).at('active')).toBe(true);
  for (const path of ['/rulebooks/khanh-hoa/3', '/rulebooks/nowhere/1'])
    expect((await ward.get('guest', path)).status).toBe(404);
  for (const path of ['/rulebooks/KHANH/1', '/rulebooks/khanh-hoa/0', '/rulebooks/..%2Fkhanh-hoa/1'])
    expect([400, 404]).toContain((await ward.get('guest', path)).status);
});

it('explains a score to the article, and records nothing', async () => {
  const before = await ward.body.sql<{ count: string }>('select count(*) from act');
  const answer = await explain('335-civil-servant/1', { input: input('two-lines') });
  expect(answer.status).toBe(200);
  expect([answer.at('shown'), answer.at('level.level')]).toEqual([9257, 'excellent']);
  expect(answer.at('total')).toEqual({ n: '3055', d: '33' });
  expect(answer.at('root.children.1.citation.where')).toBe('điều 16');
  expect(await ward.body.sql('select count(*) from act')).toEqual(before);
});

it.each([
  ['an unknown key', { input: { ...input('two-lines'), luck: 1 } }],
  ['a broken number', { input: { ...input('two-lines'), entered: { politics: 2.5 } } }],
  ['a key that is none', { input: { ...input('two-lines'), flags: { 'Ấn tượng': true } } }],
  ['no input', {}],
])('%s is refused by its shape', async (_what, body) => {
  const answer = await explain('335-civil-servant/1', body);
  expect([answer.status, answer.at('code')]).toEqual([400, 'invalid-body']);
});

it('a period the regulation does not have is refused with its reason', async () => {
  const answer = await explain('335-civil-servant/1', { period: 'week', input: input('two-lines') });
  expect([answer.status, answer.at('code')]).toEqual([409, 'period-of-another-rulebook']);
});
