import { describe, expect, it } from 'vitest';
import {
  type CatalogueEntry,
  type CatalogueVersion,
  differences,
  ENTRY_FIELDS,
  entryFaults,
  entryNamed,
  isAllowedFor,
  snapshotOf,
  versionOn,
} from './catalogue.ts';

const ENTRY: CatalogueEntry = {
  ...{ code: 'NV-02', name: 'Công văn trả lời', output: '', field: '', measure: 'văn bản', positions: [] },
  ...{ complexity: 'B', coefficient: 250, minutes: 120, standard: true, quality: '', days: 3 },
  ...{ evidence: 'none', legalBasis: '', approver: '' },
};
const version = (number: number, from: string, to: string | null): CatalogueVersion => ({
  ...{ ...ENTRY, id: 7, version: number, unitId: 1, from, to },
});

describe('an entry', () => {
  it.each([
    ['coefficient', 1, 10_000],
    ['minutes', 1, 24_000],
    ['days', 0, 366],
  ] as const)('has a %s from %i to %i, whole, or none', (field, least, most) => {
    const fault = [{ code: 'catalogue-out-of-bounds', params: { field, least, most } }];
    const faults = (value: number | null) => entryFaults({ ...ENTRY, [field]: value });
    for (const fit of [null, least, most]) expect(faults(fit)).toEqual([]);
    for (const unfit of [least - 1, most + 1, least + 0.5]) expect(faults(unfit)).toEqual(fault);
  });

  it('has a code, a name and a unit; every fault is named', () => {
    expect(entryFaults({ ...ENTRY, code: '-', name: '', measure: ' ', days: -1 })).toEqual([
      { code: 'catalogue-field-missing', params: { field: 'code' } },
      { code: 'catalogue-field-missing', params: { field: 'name' } },
      { code: 'catalogue-field-missing', params: { field: 'measure' } },
      { code: 'catalogue-out-of-bounds', params: { field: 'days', least: 0, most: 366 } },
    ]);
  });

  it('differs from another in what it says, not in its code', () => {
    expect(differences(ENTRY, { ...ENTRY, code: 'NV-03', positions: [] })).toEqual([]);
    for (const field of ENTRY_FIELDS)
      expect(differences(ENTRY, { ...ENTRY, [field]: 'khác' })).toEqual([field]);
    expect(differences(ENTRY, { ...ENTRY, days: null, name: 'Tờ trình' })).toEqual(['name', 'days']);
  });

  it.each([
    [[], 'Văn thư', true],
    [['Văn thư'], null, true],
    [['Kế toán', 'Văn thư'], ' VĂN THƯ ', true],
    [[' văn thư'], 'Văn thư', true],
    [['Kế toán', 'Văn thư'], 'Hộ tịch', false],
  ])('for %j may be given to "%s": %s', (positions, job, expected) => {
    expect(isAllowedFor({ ...ENTRY, positions }, job)).toBe(expected);
  });

  it('leaves a task the figures of its version', () => {
    expect(snapshotOf(version(3, '2026-01-01', null))).toEqual({
      ...{ itemId: 7, version: 3, coefficient: 250, minutes: 120, complexity: 'B', standard: true },
    });
  });
});

describe('the version of a day', () => {
  const [first, second, third] = [
    version(1, '2026-01-01', '2026-03-01'),
    version(2, '2026-03-01', '2026-06-01'),
    version(10, '2026-09-01', null),
  ];
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 1],
    ['2026-02-28', 1],
    ['2026-03-01', 2],
    ['2026-05-31', 2],
    ['2026-06-01', null],
    ['2026-08-31', null],
    ['2026-09-01', 10],
    ['2030-01-01', 10],
  ])('%s: %s', (day, expected) => {
    for (const versions of [
      [first, second, third],
      [third, second, first],
    ])
      expect(versionOn(versions, day)?.version ?? null).toBe(expected);
  });
});

describe('a typed title', () => {
  const entries = [
    { code: 'TP-04', name: 'Tờ trình' },
    { code: 'TP-05', name: 'Tờ trình Hội đồng nhân dân' },
    { code: 'NV-1', name: 'Trả lời công văn' },
    { code: 'NV-12', name: 'Vào sổ văn bản' },
    { code: 'A1', name: 'Họp giao ban' },
    { code: 'A2', name: 'Họp giao ban' },
    { code: 'B', name: '2026' },
  ];
  it.each<[string, string | null]>([
    ['Tờ trình', 'TP-04'],
    ['Tờ trình 214', 'TP-04'],
    ['to trinh 214/TTr-UBND', null],
    ['Tờ trình hội đồng nhân dân số', null],
    ['Tờ trình Hội đồng nhân dân 12', 'TP-05'],
    ['TP-04 trình giá đất', 'TP-04'],
    ['tp04 trình giá đất', null],
    ['NV-12', 'NV-12'],
    ['NV-1 công văn 5', 'NV-1'],
    ['Họp giao ban', null],
    ['A2 họp giao ban', 'A2'],
    ['Tờ', null],
    ['', null],
    ['214', null],
  ])('%j names %j', (title, code) => {
    expect(entryNamed(title, entries)?.code ?? null).toBe(code);
  });

  it('in a catalogue of thousands many lines are found at once', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      code: `SP-${at}`,
      name: `Báo cáo kết quả loại ${at}a`,
    }));
    const found = Array.from({ length: 500 }, (_, at) => entryNamed(`Báo cáo kết quả loại ${at}`, many));
    expect(found.every((one) => one === null)).toBe(true);
    expect(entryNamed('sp 4321 tháng 11', many)).toBe(many[4321]);
  });
});
