import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PeopleState } from '../../src/domain/organization/import/people-state.ts';
import { planPeople } from '../../src/domain/organization/import/plan-people.ts';
import { planUnits } from '../../src/domain/organization/import/plan-units.ts';
import { settleUnits } from '../../src/domain/organization/import/settle.ts';
import type { SheetTable } from '../../src/domain/organization/import/table.ts';
import type { Resolution } from '../../src/domain/organization/import/trouble.ts';
import { readTables } from '../../src/files/read-table.ts';
import { applyPeople, emptyState, lines } from './fixtures.ts';

const FROM = '2026-11-01';
let table: SheetTable;
let empty: PeopleState;

async function read(name: string): Promise<SheetTable> {
  const result = await readTables(readFileSync(new URL(name, import.meta.url)));
  const [first] = result.ok ? result.tables : [];
  if (first === undefined) throw new Error(`${name} was not read`);
  return first;
}

beforeAll(async () => {
  table = await read('../../demo/input/danh-sach-phuong-nha-trang.xlsx');
  const units = planUnits(await read('../../demo/input/don-vi-khanh-hoa.csv'), null, {
    effectiveFrom: FROM,
  }).units;
  empty = emptyState(settleUnits(units, 1));
});

/** Every error answered with its suggestion. */
const ANSWERS: readonly Resolution[] = [
  { row: 45, code: 'date-impossible', choice: 'use-suggestion' },
  { row: 48, code: 'manager-unknown', choice: 'use-suggestion' },
  { row: 51, code: 'id-duplicate', choice: 'use-suggestion' },
  { row: 58, code: 'manager-circle', choice: 'use-suggestion' },
];

function plan(state: PeopleState, resolutions: readonly Resolution[] = [], sheet = table) {
  return planPeople(sheet, state, { effectiveFrom: FROM, resolutions });
}

function isEmpty(changes: object): boolean {
  return Object.values(changes).every((list: readonly unknown[]) => list.length === 0);
}

const EXPECTED = [
  '7K note heading-unknown',
  '14F warning concurrent-post',
  '17D note date-as-serial',
  '19E warning id-zero-restored',
  '25D note date-as-serial',
  '26M warning absence-understood',
  '30E warning id-zero-restored',
  '33B warning unit-spelling',
  '34D note date-as-serial',
  '34L warning manager-missing -> row:12',
  '35D note date-loose',
  '35M warning absence-without-start',
  '39L note blanks-trimmed',
  '40E warning id-zero-restored',
  '41B note text-decomposed',
  '41D note date-as-serial',
  '45D error date-impossible -> empty',
  '48L error manager-unknown -> row:44',
  '49D note date-as-serial',
  '50E warning id-zero-restored',
  '51E error id-duplicate -> empty',
  '52E warning id-duplicate-agrees',
  '53B warning unit-spelling',
  '54L warning manager-other-unit -> KH.22366.UB.2',
  '58L error manager-circle -> row:12',
  '59D note date-as-serial',
  '62E warning id-zero-restored',
  '66D note date-as-serial',
  '68B warning unit-spelling',
  '70F warning title-doubled-word -> Phó giám đốc',
  '72E warning id-zero-restored',
  '73D note date-loose',
  '74D note date-as-serial',
  '81B warning unit-spelling',
  '82D note date-as-serial',
  '82E warning id-zero-restored',
  '85D note date-loose',
  '88B warning person-twice',
  '90C warning total-mismatch',
];

describe('the staff list of the ward as it is', () => {
  test('every trouble is found, and nothing else', () => {
    expect(lines(plan(empty).troubles)).toEqual(EXPECTED);
  });

  test('each trouble says sheet, heading, value and why', () => {
    const { troubles } = plan(empty);
    const at = (row: number, code: string) => troubles.find((one) => one.row === row && one.code === code);
    expect(at(45, 'date-impossible')).toMatchObject({
      sheet: 'DS CBCC phường',
      column: { letter: 'D', heading: 'Ngày sinh' },
      value: '31/02/1990',
      params: { idBirthYear: '1999' },
    });
    expect(at(51, 'id-duplicate')?.params).toEqual({
      otherRows: '52',
      otherNames: 'Phạm Thị Thanh Mai',
      contradicts: 'both',
    });
    expect(at(17, 'date-as-serial')?.params).toEqual({ date: '1976-12-14', serial: 28108 });
    expect(at(19, 'id-zero-restored')).toMatchObject({
      value: '56074563687',
      params: { id: '056074563687' },
    });
    expect(at(48, 'manager-unknown')?.suggestion?.label).toBe(
      'Tạ Văn Khoa (Phòng Kinh tế, Hạ tầng và Đô thị)',
    );
    expect(at(58, 'manager-circle')?.params).toEqual({ otherRows: '59', otherNames: 'Bùi Thu Thảo' });
    expect(at(90, 'total-mismatch')?.params).toEqual({ stated: 68, rows: 68, people: 67 });
    expect(at(35, 'absence-without-start')?.params).toEqual({
      kind: 'secondment',
      from: FROM,
      until: '2026-12-31',
    });
  });

  test('an open error keeps the plan from being applied; skipping a row closes it', () => {
    expect(plan(empty).applicable).toBe(false);
    for (const left of ANSWERS) {
      const most = ANSWERS.filter((answer) => answer !== left);
      expect(plan(empty, most).applicable).toBe(false);
      const skipped = plan(empty, [...most, { ...left, choice: 'skip-row' }]);
      expect(lines(skipped.troubles)).toContain(`${left.row} warning row-skipped`);
      expect(skipped.applicable).toBe(left.row !== 58);
    }
  });

  test('leaving out a head leaves her people without the manager they name', () => {
    const most = ANSWERS.filter((answer) => answer.row !== 58);
    const skipped = plan(empty, [...most, { row: 58, code: 'manager-circle', choice: 'skip-row' }]);
    const errors = skipped.troubles.filter((one) => one.severity === 'error');
    expect(new Set(errors.map((one) => one.code))).toEqual(new Set(['manager-unknown']));
    expect(errors.map((one) => one.row)).toEqual([59, 60, 61, 62, 63, 64, 65, 66, 67]);
  });

  test('answers that are no good leave the error open', () => {
    const bad = (code: Resolution['code'], row: number, value: string): boolean =>
      plan(empty, [...ANSWERS.filter((one) => one.row !== row), { row, code, choice: 'value', value }])
        .applicable;
    expect(bad('date-impossible', 45, '30/02/1990')).toBe(false);
    expect(bad('date-impossible', 45, '28/02/1999')).toBe(true);
    expect(bad('manager-unknown', 48, 'Ai Đó')).toBe(false);
    expect(bad('manager-unknown', 48, 'Tạ Văn Khoa')).toBe(true);
    expect(bad('id-duplicate', 51, '12')).toBe(false);
    expect(bad('id-duplicate', 51, '056185369613')).toBe(false);
    expect(bad('id-duplicate', 51, '056093369613')).toBe(true);
    expect(bad('manager-circle', 58, 'Bùi Thu Thảo')).toBe(false);
    expect(bad('manager-circle', 58, 'Mai Quốc Khánh')).toBe(true);
  });
});

describe('the plan with its errors answered', () => {
  test('67 people, 5 leaders, one concurrent post, two absences', () => {
    const { changes, rows, applicable, asOf } = plan(empty, ANSWERS);
    expect(applicable).toBe(true);
    expect(asOf).toBe('2026-11-01');
    expect(changes.peopleAdded).toHaveLength(67);
    expect(changes.assignmentsAdded).toHaveLength(68);
    const count = (rank: string) => rows.filter((row) => row.rank === rank).length;
    expect(['leader', 'head', 'deputy', 'staff'].map(count)).toEqual([5, 7, 8, 47]);
    const unit = (code: string) => empty.units.find((one) => one.code === code)?.id;
    expect(rows.find((row) => row.row === 14)).toMatchObject({
      title: 'Phó Chủ tịch UBND',
      unitId: unit('KH.22366.UB'),
      concurrent: [{ unitId: unit('KH.22366.UB.4'), title: 'Giám đốc', rank: 'head' }],
    });
    expect(rows.find((row) => row.row === 54)?.unitId).toBe(unit('KH.22366.UB.4'));
    expect(changes.absencesAdded.map(({ kind, from, to }) => ({ kind, from, to }))).toEqual(
      expect.arrayContaining([
        { kind: 'leave', from: '2026-10-01', to: null },
        { kind: 'secondment', from: '2026-11-01', to: '2027-01-01' },
      ]),
    );
  });

  test('a warning can be answered too: the person moves to the unit of the manager', () => {
    const moved = plan(empty, [
      ...ANSWERS,
      { row: 54, code: 'manager-other-unit', choice: 'use-suggestion' },
    ]);
    const economy = empty.units.find((one) => one.code === 'KH.22366.UB.2')?.id;
    expect(moved.rows.find((row) => row.row === 54)?.unitId).toBe(economy);
  });

  test('importing the same file again changes nothing, later and as a complete list too', () => {
    const after = applyPeople(empty, plan(empty, ANSWERS).changes);
    for (const effectiveFrom of [FROM, '2026-11-20', '2027-03-01']) {
      const again = planPeople(table, after, { effectiveFrom, complete: true, resolutions: ANSWERS });
      expect(again.applicable).toBe(true);
      expect(again.changes).toEqual({
        peopleAdded: [],
        peopleChanged: [],
        peopleMoved: [],
        peopleEnded: [],
        postsAdded: [],
        assignmentsAdded: [],
        assignmentsEnded: [],
        absencesAdded: [],
      });
    }
  });

  test('the order of rows inside their groups never changes the plan', () => {
    const natural = (sheet: SheetTable) => {
      const { changes, rows } = plan(empty, [], sheet);
      return { changes, names: rows.map((row) => `${row.personId} ${row.fullName}`).sort() };
    };
    const expected = natural(table);
    const people = table.rows.filter((row) => row.row > 8 && row.row < 88 && row.cells.length > 4);
    fc.assert(
      fc.property(fc.shuffledSubarray(people.slice(0, -1), { minLength: people.length - 1 }), (order) => {
        const groupOf = (row: number) =>
          table.rows.filter((one) => one.row < row && one.cells.length <= 4).length;
        const queues = Map.groupBy(order, (row) => groupOf(row.row));
        const rows = table.rows.map((row) => {
          const swap = people.includes(row) ? queues.get(groupOf(row.row))?.shift() : undefined;
          return swap === undefined ? row : { row: row.row, cells: swap.cells };
        });
        expect(natural({ ...table, rows })).toEqual(expected);
      }),
      { numRuns: 15, seed: 8679 },
    );
  });

  test('any single recorded change is found by the next import, and mended exactly once', () => {
    const after = applyPeople(empty, plan(empty, ANSWERS).changes);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: after.people.length - 1 }),
        fc.constantFrom('person', 'post'),
        (at, what) => {
          const people = after.people.map((person, i) => (i === at ? { ...person, grade: 'Khác' } : person));
          const person = after.people[at];
          const assignments = after.assignments.map((one) =>
            one.personId === person?.id && one.kind === 'main'
              ? { ...one, postId: one.postId === 1 ? 2 : 1 }
              : one,
          );
          const broken = what === 'person' ? { ...after, people } : { ...after, assignments };
          const options = { effectiveFrom: '2026-12-01', resolutions: ANSWERS };
          const mended = planPeople(table, broken, options);
          expect(isEmpty(mended.changes)).toBe(false);
          expect(isEmpty(planPeople(table, applyPeople(broken, mended.changes), options).changes)).toBe(true);
        },
      ),
      { numRuns: 40, seed: 8679 },
    );
  });
});

describe('people missing from the list', () => {
  test('are ended only when the list is declared complete, and skipped rows keep theirs', () => {
    const after = applyPeople(empty, plan(empty, ANSWERS).changes);
    const shorter = { ...table, rows: table.rows.filter((row) => row.row !== 86 && row.row !== 85) };
    const options = { effectiveFrom: '2026-12-01', resolutions: ANSWERS };
    expect(planPeople(shorter, after, options).changes.peopleEnded).toEqual([]);
    const complete = planPeople(shorter, after, { ...options, complete: true });
    expect(complete.changes.peopleEnded).toHaveLength(2);
    expect(complete.changes.assignmentsEnded.map((one) => one.to)).toEqual(['2026-12-01', '2026-12-01']);
    const skip: Resolution = { row: 84, code: 'person-ambiguous', choice: 'skip-row' };
    const skipped = planPeople(shorter, after, {
      ...options,
      complete: true,
      resolutions: [...ANSWERS, skip],
    });
    expect(skipped.changes.peopleEnded).toHaveLength(2);
  });
});
