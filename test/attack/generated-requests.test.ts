// Requests made from the OpenAPI document alone, at its edges and beyond, by people of every role: the answer is always
// one of ours, never a trouble of our own. `npm run proof -- hostile` sends many more of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedBody } from '../organization/served-body.ts';
import { attackedBody } from './attacked-body.ts';
import { Barrage } from './barrage.ts';

const SEED = 20_261_120;
/** Requests to each operation. */
const REQUESTS = 12;

let served: ServedBody;
beforeAll(async () => {
  served = await attackedBody();
});
afterAll(() => served.drop());

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
    const barrage = await Barrage.on(served);
    await barrage.fire(SEED, REQUESTS);
    const { troubles, byStatus } = barrage.report;
    const logged = served.server.lines.filter((line) => line.includes('"msg":"trouble"'));
    expect(troubles, logged.slice(0, 3).join('\n')).toEqual([]);
    // Otherwise the generator only knocks at the door.
    expect(byStatus[200]).toBeGreaterThan(80);
  });
});
