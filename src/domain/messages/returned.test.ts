import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddressStatus, meaningOf, returnAddress, returnTagIn, statusIn, stopReason } from './returned.ts';

const report = (action: string, status = '') => ({ action, status, diagnostic: '' });
const TAG = '0123456789abcdef01234567';

describe('a notification means', () => {
  it.each([
    ['nothing without a report', [], 'none'],
    ['nothing when it tells of a delay', [report('delayed', '5.1.1')], 'none'],
    ['the address, when it does not work', [report('failed', '5.1.1')], 'address'],
    [
      'the address, whatever else it tells',
      [report('failed', '5.1.1'), report('relayed', '2.0.0')],
      'address',
    ],
    ['the letter, when that was refused', [report('failed', '5.7.1')], 'letter'],
    [
      'the letter, when one loss is not about the reader',
      [report('failed', '5.1.1'), report('failed')],
      'letter',
    ],
  ] as const)('%s', (_what, reports, expected) => {
    expect(meaningOf(reports)).toBe(expected);
  });
});

it.each([
  ['5.1.1', true],
  ['5.2.2', true],
  ['5.10.12', true],
  ['5.3.4', false],
  ['5.3.40', true],
  ['5.3.5', true],
  ['5.6.0', false],
  ['5.7.1', false],
  ['5.70.1', true],
  ['4.1.1', false],
  ['2.1.5', false],
  ['', false],
  ['15.1.1', false],
  ['5.1.1.', false],
  ['5.1', false],
])('the status %s is about the reader: %s', (status, expected) => {
  expect(isAddressStatus(status)).toBe(expected);
});

it.each([
  ['550 5.1.1 <an@coquan.example.vn>: no such user', '5.1.1', 'unknown'],
  ['550-5.1.10 gone; 5.2.2 later', '5.1.10', 'unknown'],
  ['552 5.2.2 mailbox full', '5.2.2', 'full'],
  ['452 4.2.2 mailbox full', '4.2.2', 'full'],
  ['552 5.2.21 full of something else', '5.2.21', 'other'],
  ['550 5.12.123 other', '5.12.123', 'other'],
  ['550 5.123.1 other', '5.123.1', 'other'],
  ['450 4.1.1 not now', '4.1.1', 'other'],
  ['250 2.1.5 taken', '2.1.5', 'other'],
  ['550 no such user at 10.1.1', null, 'other'],
  ['550 3.1.1 unheard of', null, 'other'],
  ['550 no such user', null, 'other'],
  ['', null, 'other'],
])('a server says "%s"', (words, status, reason) => {
  expect(statusIn(words)).toBe(status);
  expect(stopReason(words)).toBe(reason);
});

describe('the envelope sender', () => {
  it('has the letter behind a plus', () => {
    expect(returnAddress('tralai@example.vn', { tenantId: 3, tag: TAG })).toBe(`tralai+3-${TAG}@example.vn`);
    expect(returnAddress('"a@b"@example.vn', { tenantId: 3, tag: 'x' })).toBe('"a@b"+3-x@example.vn');
  });

  it.each([
    ['in the words around it', `To: <tralai+12-${TAG}@example.vn>`, { tenantId: 12, tag: TAG }],
    ['in capitals', `TRALAI+12-${TAG.toUpperCase()}@EXAMPLE.VN`, { tenantId: 12, tag: TAG }],
    ['not of another host', `tralai+12-${TAG}@example.com`, null],
    ['not of a longer host', `tralai+12-${TAG}@example.vnn`, null],
    ['not of a host with another sign for the dot', `tralai+12-${TAG}@example-vn`, null],
    ['not of a longer name', `xtralai+12-${TAG}@example.vn`, null],
    ['not with another tag', `tralai+12-${TAG}0@example.vn`, null],
    ['not without a tag', 'tralai@example.vn', null],
  ])('is found %s', (_where, mail, expected) => {
    expect(returnTagIn(mail, 'tralai@example.vn')).toEqual(expected);
  });

  it('is found again, whatever stands in the address', () => {
    const name = fc.stringMatching(/^[a-z]([a-z.*+?^${}()|]{0,8}[a-z])?$/);
    const tag = fc.stringMatching(/^[0-9a-f]{24}$/);
    fc.assert(
      fc.property(name, fc.nat({ max: 999_999_999 }), tag, (local, tenantId, letter) => {
        const base = `${local}@thu.example.vn`;
        const sender = returnAddress(base, { tenantId, tag: letter });
        expect(returnTagIn(`Return-Path: <${sender}>\r\n`, base)).toEqual({ tenantId, tag: letter });
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
