// A state is written only over the version it was decided on: otherwise nothing of the transaction is kept.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateEvaluations } from '../../src/store/evaluation-write.ts';
import { lockEvaluations } from '../../src/store/evaluations.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { aBody, type Body, WEDNESDAY } from '../builders/body.ts';

let body: Body;
beforeAll(async () => {
  body = await aBody();
  await body.inLine();
});
afterAll(() => body.drop());

async function writeOver(difference: number): Promise<void> {
  const { tenantId, rulebook } = body;
  const { id } = await body.evaluation('lan');
  const scope = { tenantId, personId: null, actor: 'system' } as const;
  await inTransaction(body.pool, scope, async (tx) => {
    const [locked] = (await lockEvaluations(tx, tenantId, [id]))(() => rulebook);
    if (locked === undefined) throw new Error('there is no such evaluation');
    const { state, end } = locked;
    const change = { from: state.seq + difference, to: { ...state, late: true }, rulebook, end };
    updateEvaluations(tx, tenantId, WEDNESDAY, [change]);
  });
}

it('writes over the version it came from, and over no other', async () => {
  await expect(writeOver(-1)).rejects.toMatchObject({ code: '22012' });
  expect((await body.evaluation('lan')).late).toBe(false);
  await writeOver(0);
  expect((await body.evaluation('lan')).late).toBe(true);
});
