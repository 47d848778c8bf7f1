import { expect, it } from 'vitest';
import type { HeldStage } from '../evaluation/lateness.ts';
import { lentFor } from './stand-in.ts';

it.each<[HeldStage, 'person' | 'unit', string | null]>([
  ['submit', 'person', null],
  ['submit', 'unit', 'draft'],
  ['score', 'person', 'score'],
  ['score', 'unit', 'score'],
  ['approve', 'person', 'approve'],
  ['dissent', 'person', 'approve'],
])('the step %s of a %s is lent by: %s', (stage, subject, action) => {
  const held = { personId: 8, stage, subject };
  const lent = ['draft', 'submit', 'score', 'approve', 'dissent', ''].map((one, at) => ({
    ...{ delegatorId: 8, delegateId: at, actions: [one] },
  }));
  expect(lentFor(held, lent)?.actions).toEqual(action === null ? undefined : [action]);
  expect(lentFor({ ...held, personId: 9 }, lent)).toBeUndefined();
});
