// A recorded result reckoned once more: the same to the last digit, or what differs.
import { describe, expect, it } from 'vitest';
import { RULEBOOK, stageScores } from '../../../test/builders/evaluations.ts';
import { quarterlyRulebook, workLine } from '../../../test/builders/quarter.ts';
import { plainInput } from '../score/input.ts';
import { recomputed } from './recompute.ts';
import type { ActName, EvaluationAct, StageScores } from './shape.ts';
import { stageFacts } from './stage.ts';

function act(name: ActName, payload: object): EvaluationAct {
  const capacity = { role: 'scorer', actingFor: null };
  return { act: name, payload, texts: {}, actorId: 2, capacity } as unknown as EvaluationAct;
}
const RESULTS = ['submitted', 'scored', 'approved', 'decided'] as const;

describe('points alone', () => {
  const again = (scores: StageScores, name: ActName = 'scored') =>
    recomputed(RULEBOOK, '2026-W47', act(name, { scores }));
  const right = stageScores();

  it.each(RESULTS)('%s: the same, or what was and what is', (name) => {
    expect(again(right, name)).toEqual([]);
    expect(again({ ...right, total: 8900, level: 'excellent' }, name)).toEqual([
      'total 8900 -> 8800',
      'level excellent -> good',
    ]);
  });

  it('says why there would be none', () => {
    expect(again({ ...right, entered: { quality: 4100, progress: 3500 } })).toEqual([
      'score-missing',
      'score-above-maximum',
    ]);
  });

  it('is asked of results alone', () => {
    for (const name of ['viewed', 'returned', 'closed', 'created'] as const)
      expect(recomputed(RULEBOOK, '2026-W47', act(name, { scores: right })), name).toBeNull();
    expect(recomputed(RULEBOOK, '2026-W47', act('scored', {}))).toBeNull();
  });
});

describe('points and facts', () => {
  const rulebook = quarterlyRulebook();
  const input = { ...plainInput({ general: 2500 }), lines: [workLine({ done: 100 })] };
  const staging = { period: 'quarter', command: 'score', chosenLevel: null } as const;
  const { scores: made } = stageFacts(rulebook, input, staging);
  if (made === null) throw new Error('no result');
  const again = (scores: StageScores, name: ActName = 'scored', of = rulebook) =>
    recomputed(of, '2026-Q4', act(name, { scores }));

  it.each(RESULTS)('%s: the exact total, too', (name) => {
    expect(again(made, name)).toEqual([]);
    const { exact: _exact, ...bare } = made;
    expect(again(bare, name)).toEqual([`exact - -> ${made.exact?.n}/${made.exact?.d}`]);
    expect(again({ ...made, exact: { n: '1', d: '3' } }, name)).toEqual([
      `exact 1/3 -> ${made.exact?.n}/${made.exact?.d}`,
    ]);
  });

  it('a level somebody chose stays his choice; one that was only computed is none', () => {
    const end = (value: number) => ({ value, closed: true });
    const gap = { key: 'gap', from: end(0), to: end(10_000), reading: 'none', citation: rulebook.citation };
    const open = { ...rulebook, gaps: [gap] };
    const chosen = { ...made, level: 'completed', chosen: true };
    expect(again(chosen, 'approved', open)).toEqual([]);
    expect(again({ ...chosen, chosen: false }, 'approved', open)).toEqual(['level-to-choose']);
    expect(again({ ...made, level: 'completed' }, 'scored', open)).toEqual(['level completed -> -']);
    expect(again({ ...made, level: null }, 'scored', open)).toEqual([]);
    expect(again({ ...made, chosen: true }, 'approved')).toEqual(['level-not-open']);
  });
});
