// Values that break programs: for places where the contract leaves room, and for places where it does not.
import fc from 'fast-check';

/** Text of every kind that once broke something: encodings, SQL, HTML, formulas, paths, prototypes. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\ufeff',
  '\u202e\u2066',
  'e\u0301'.repeat(50),
  '👩‍👩‍👧‍👦'.repeat(20),
  'ﷺ'.repeat(30),
  "'; drop table evaluation; --",
  "' or '1'='1",
  '\\',
  '%',
  '_',
  '%00',
  '<script>window.__x=1</script>',
  '"><img src=x onerror=window.__x=1>',
  '=HYPERLINK("http://x","y")',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  '{{7*7}}',
  'NaN',
  'null',
  '-1',
  '1e9',
  '0x10',
  '9'.repeat(40),
  'a'.repeat(101),
  'ạ'.repeat(5000),
] as const;

/** Whole numbers at the ends of what database and language can hold, and beside them. */
export const HOSTILE_NUMBERS = [
  0, -0, -1, 1, 2, 255, 32_767, 32_768, 65_536, 2_147_483_647, 2_147_483_648, -2_147_483_648, -2_147_483_649,
  4_294_967_296, 1e15, 9_007_199_254_740_991, -9_007_199_254_740_991, 0.5, 1e21, 1e308,
] as const;

export const HOSTILE_DATES = [
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '1969-12-31',
  '2024-02-29',
  '2026-02-29',
  '2026-11-16',
  '2026-11-20',
  '2099-12-31',
  '9999-12-31',
] as const;

export const HOSTILE_INSTANTS = [
  '0000-01-01T00:00:00Z',
  '2026-11-20T08:00:00Z',
  '2026-11-20T08:00:00.123456789Z',
  '2026-11-21T08:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
] as const;

export const HOSTILE_WEEKS = [
  '0000-W01',
  '0001-W01',
  '1969-W01',
  '2024-W01',
  '2025-W53',
  '2026-W46',
  '2026-W47',
  '2026-W53',
  '2031-W52',
  '2032-W02',
  '9999-W52',
] as const;

/** Anything JSON can say, wrong types and prototype keys among it. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { __proto__: null, id: 1 }),
  fc.constantFrom<unknown>(...HOSTILE_TEXTS, ...HOSTILE_NUMBERS),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('constructor', 'prototype', 'tenant_id', 'state').map((key) => ({ [key]: { x: 1 } })),
);
