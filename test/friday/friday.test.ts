// A small Friday with everything in it; the whole one is `npm run proof -- friday`.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildWeb } from '../browser/web.ts';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { type Friday, runFriday } from './friday.ts';
import { judge } from './judge.ts';

let database: TestDatabase;
let friday: Friday;
beforeAll(async () => {
  database = await freshDatabase();
  const webRoot = await buildWeb();
  friday = await runFriday({ units: 4, people: 56, seed: 20261120 }, { database, webRoot });
}, 600_000);
afterAll(async () => {
  await friday?.world.close();
  await database?.drop();
});

it('the Office closes the week at Monday noon from one screen, and everything is exactly right', async () => {
  expect(await judge(friday)).toMatchObject({ faults: [] });
});
