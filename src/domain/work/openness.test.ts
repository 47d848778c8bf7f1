import { describe, expect, test } from 'vitest';
import { shippedRulebook } from '../../../test/builders/rulebooks.ts';
import { opensWork } from './openness.ts';

const open = shippedRulebook('khanh-hoa');
const closed = { ...open, version: open.version + 1, openness: null };
const weekly = shippedRulebook('8679-weekly');

describe('work is open to the unit', () => {
  test('when a regulation in force says so, and says where', () => {
    const opening = opensWork([weekly, open], '2026-11-18');
    expect(opening).toMatchObject({
      id: 'khanh-hoa',
      openness: { to: 'unit', citation: { confidence: 'D' } },
    });
  });

  test.each([
    ['nothing is activated', [], '2026-11-18'],
    ['no regulation says so', [weekly], '2026-11-18'],
    ['the day before it holds', [open], '2025-03-31'],
    ['the day it ends', [{ ...open, validTo: '2026-11-18' }], '2026-11-18'],
    ['a higher version in force closes it', [open, closed], '2026-11-18'],
    [
      'the body has left it',
      [open, { ...closed, openness: open.openness, use: 'archive' as const }],
      '2026-11-18',
    ],
    ['it is an archive', [{ ...open, use: 'archive' as const }], '2026-11-18'],
  ])('not when %s', (_, rulebooks, date) => {
    expect(opensWork(rulebooks, date)).toBeNull();
  });

  test('borders of its dates, and a higher version that does not hold yet', () => {
    expect(opensWork([open], open.validFrom)?.id).toBe('khanh-hoa');
    expect(opensWork([{ ...open, validTo: '2026-11-18' }], '2026-11-17')?.id).toBe('khanh-hoa');
    expect(opensWork([open, { ...closed, validFrom: '2026-11-19' }], '2026-11-18')?.id).toBe('khanh-hoa');
  });
});
