import { expect, it } from 'vitest';
import { payloadOfToday } from './upcast.ts';

it.each([
  ['created', { week: '2026-W47', id: 1 }, { subject: 'person', period: '2026-W47', id: 1 }],
  ['created', { period: '2026-Q4' }, { subject: 'person', period: '2026-Q4' }],
  ['created', { subject: 'unit', period: '2026-Q4' }, { subject: 'unit', period: '2026-Q4' }],
  ['created', { week: '2026-W47', period: '2026-W48' }, { subject: 'person', period: '2026-W48' }],
  ['reassigned', { week: '2026-W47' }, { week: '2026-W47' }],
])('%s %j is read as %j', (act, stored, read) => {
  expect(payloadOfToday(act, stored)).toStrictEqual(read);
});
