// Which regulations have records in a period, once a body has gone over to another kind of period.
import { expect, test } from 'vitest';
import { shippedRulebook } from '../../test/builders/rulebooks.ts';
import { asKept } from '../domain/rulebook/adopt.ts';
import type { PeriodKind, Rulebook } from '../domain/rulebook/shape.ts';
import { regulationsIn } from './regulations.ts';

const shipped = shippedRulebook('335-civil-servant');
const quarterly = asKept(shipped, 'quarter', '2026-10-01', 2);
const monthly = asKept(shipped, 'month', '2027-01-01', 3);
const units = new Map([[1, { parentId: null, kind: 'ward' }]]) as Parameters<
  typeof regulationsIn
>[0]['units'];
const inPeriod = (rulebooks: readonly Rulebook[], kind: PeriodKind, date: string) =>
  regulationsIn({ rulebooks, units, stated: { sides: new Map(), groups: new Map() }, date, kind })
    .ofPerson({ personId: 1, unitId: 1, rank: 'staff' })
    .map(({ id, version }) => `${id}@${version}`);

test('a version by another kind of period ends the one before for its kind as well', () => {
  const both = [quarterly, monthly];
  expect(inPeriod(both, 'quarter', '2026-10-01')).toEqual(['335-civil-servant@2']);
  expect(inPeriod(both, 'month', '2026-12-01')).toEqual([]);
  expect(inPeriod(both, 'month', '2027-01-01')).toEqual(['335-civil-servant@3']);
  expect(inPeriod(both, 'quarter', '2027-01-01')).toEqual([]);
});
