// Transfers, posts beside the main one, departures and absences, from the columns and remarks of a staff list.
import { describe, expect, test } from 'vitest';
import type { PeopleState } from '../../src/domain/organization/import/people-state.ts';
import type { SheetTable } from '../../src/domain/organization/import/table.ts';
import { applyPeople, emptyState } from './fixtures.ts';
import { about, FROM, HEADINGS, NAM_HAI, one, plan } from './nam-hai.ts';
import type { MadeCell } from './workbook.ts';

describe('posts with their times', () => {
  const COLUMNS = [
    'Họ và tên',
    'Ngày sinh',
    'Chức vụ',
    'Đơn vị',
    'Hình thức',
    'Từ ngày',
    'Đến ngày',
    'Số quyết định',
    'Ghi chú',
  ];
  const an = (unitName: string, kind = '', from = '', to = '', document = '', note = ''): MadeCell[] => [
    ...['Lê An', '01/02/1980', 'Chuyên viên', unitName, kind, from, to, document, note],
  ];
  const spans = (tables: readonly SheetTable[], state?: PeopleState) => {
    const { changes, troubles } = plan(tables, state);
    const units = new Map(
      [...(state?.posts ?? []), ...changes.postsAdded].map((post) => [post.id, post.unitId]),
    );
    return {
      added: changes.assignmentsAdded.map(({ kind, postId, from, to }) => [
        kind,
        units.get(postId),
        from,
        to,
      ]),
      ended: changes.assignmentsEnded.map(({ to }) => to),
      troubles: about(troubles),
      changes,
    };
  };
  const recorded = async () =>
    applyPeople(
      emptyState(NAM_HAI),
      plan(await one([HEADINGS, ['Lê An', '01/02/1980', 'Chuyên viên', 'Phòng Kinh tế']])).changes,
    );

  test('a transfer list ends the old post on the day the new one begins, and says nothing twice', async () => {
    const rows = [
      ['Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị cũ', 'Đơn vị mới', 'Từ ngày', 'Quyết định số'],
      ['Lê An', '01/02/1980', 'Chuyên viên', 'Phòng Kinh tế', 'Văn phòng', '16/11/2026', '12/QĐ-UBND'],
    ];
    const before = await recorded();
    const moved = spans(await one(rows), before);
    expect(moved).toMatchObject({
      added: [['main', 5, '2026-11-16', null]],
      ended: ['2026-11-16'],
      troubles: [],
    });
    expect(moved.changes.assignmentsAdded[0]?.documentNumber).toBe('12/QĐ-UBND');
    expect(moved.changes.peopleMoved).toEqual([{ personId: 1, fromUnitId: 3, toUnitId: 5 }]);
    const again = plan(await one(rows), applyPeople(before, moved.changes));
    expect(again.changes).toMatchObject({ assignmentsAdded: [], assignmentsEnded: [], peopleMoved: [] });
    expect(again.applicable).toBe(true);
    const wrong = [
      rows[0] ?? [],
      ['Lê An', '01/02/1980', 'Chuyên viên', 'Văn phòng', 'Phòng VH-XH', '16/11/2026', ''],
    ];
    expect(spans(await one(wrong), before).troubles).toEqual([
      '2D warning old-unit-differs',
      '2E warning unit-spelling',
    ]);
  });

  test('two rows of one person whose dates follow each other are two main posts', async () => {
    const rows = [COLUMNS, an('Phòng Kinh tế', '', '', '15/11/2026'), an('Văn phòng', '', '16/11/2026')];
    expect(spans(await one(rows))).toMatchObject({
      added: [
        ['main', 3, FROM, '2026-11-16'],
        ['main', 5, '2026-11-16', null],
      ],
      troubles: [],
    });
  });

  test('posts beside the main one: concurrent, acting, seconded, each with its time', async () => {
    const rows = [
      COLUMNS,
      an('Văn phòng', 'Biệt phái', '01/11/2026', '31/01/2027'),
      an('Phòng Kinh tế', 'Chính thức', '01/07/2025'),
      an('Phòng VH-XH', 'Kiêm nhiệm', '01/10/2026'),
    ];
    const { added, troubles } = spans(await one(rows));
    expect(added).toEqual([
      ['main', 3, '2025-07-01', null],
      ['secondment', 5, '2026-11-01', '2027-02-01'],
      ['concurrent', 4, '2026-10-01', null],
    ]);
    expect(troubles).toEqual(['4D warning unit-spelling']);
  });

  test('only a post beside another one needs the other on record', async () => {
    const rows = [COLUMNS, an('Văn phòng', 'Biệt phái', '01/11/2026', '31/01/2027')];
    expect(spans(await one(rows)).troubles).toEqual(['2E warning post-without-main']);
    const known = spans(await one(rows), await recorded());
    expect(known).toMatchObject({
      added: [['secondment', 5, '2026-11-01', '2027-02-01']],
      ended: [],
      troubles: [],
    });
  });

  test.each([
    [
      'Điều động về Văn phòng từ ngày 16/11/2026',
      [
        ['main', 3, FROM, '2026-11-16'],
        ['main', 5, '2026-11-16', null],
      ],
      'transfer-understood',
    ],
    [
      'Chuyển công tác đến Sở Ngoại vụ từ 01/12/2026',
      [['main', 3, FROM, '2026-12-01']],
      'transfer-unit-unknown',
    ],
    ['Nghỉ hưu từ 01/12/2026', [['main', 3, FROM, '2026-12-01']], 'departure-understood'],
    [
      'Phụ trách phòng từ 01/11/2026',
      [
        ['main', 3, FROM, null],
        ['acting', 3, '2026-11-01', null],
      ],
      'acting-post',
    ],
    [
      'Kiêm nhiệm Tổ trưởng Văn phòng từ 01/11/2026 đến 31/12/2026',
      [
        ['main', 3, FROM, null],
        ['concurrent', 5, '2026-11-01', '2027-01-01'],
      ],
      'concurrent-post',
    ],
    [
      'Biệt phái đến Văn phòng từ 01/11/2026 đến hết 31/12/2026',
      [
        ['main', 3, FROM, null],
        ['secondment', 5, '2026-11-01', '2027-01-01'],
      ],
      'seconded-to',
    ],
    ['Bổ nhiệm từ 01/03/2026', [['main', 3, '2026-03-01', null]], null],
  ])('remark: %s', async (note, expected, code) => {
    const { added, troubles, changes } = spans(
      await one([COLUMNS, an('Phòng Kinh tế', '', '', '', '', note)]),
    );
    expect(added).toEqual(expected);
    expect(troubles.map((line) => line.split(' ')[2])).toEqual(code === null ? [] : [code]);
    expect(changes.absencesAdded).toEqual([]);
  });

  test.each([
    ['Phó Trưởng phòng phụ trách phòng', ['Phó Trưởng phòng', 'Trưởng phòng']],
    ['Phó Trưởng phòng, quyền Trưởng phòng', ['Phó Trưởng phòng', 'Trưởng phòng']],
    ['Phó Chủ tịch phụ trách kinh tế', ['Phó Chủ tịch phụ trách kinh tế']],
    ['Phó Chủ tịch, phụ trách khối nội chính', ['Phó Chủ tịch, phụ trách khối nội chính']],
    ['Quyền Trưởng phòng', ['Quyền Trưởng phòng']],
  ])('title: %s', async (title, titles) => {
    const rows = [HEADINGS, ['Lê An', '01/02/1980', title, 'Phòng Kinh tế']];
    expect(
      plan(await one(rows))
        .changes.postsAdded.map((post) => post.title)
        .sort(),
    ).toEqual([...titles].sort());
  });
});

describe('absences in columns and states', () => {
  const COLUMNS = [
    'Họ và tên',
    'Ngày sinh',
    'Chức vụ',
    'Đơn vị',
    'Tình trạng',
    'Nghỉ từ ngày',
    'Nghỉ đến ngày',
    'Ghi chú',
  ];
  test.each<[string, readonly string[], unknown]>([
    [
      'a state with dates beside it',
      ['Nghỉ thai sản', '01/10/2026', '31/03/2027', ''],
      ['leave', '2026-10-01', '2027-04-01'],
    ],
    [
      'a state with its dates in words',
      ['Biệt phái từ 01/11/2026 đến 31/12/2026', '', '', ''],
      ['secondment', '2026-11-01', '2027-01-01'],
    ],
    ['dates alone', ['', '02/11/2026', '06/11/2026', ''], ['leave', '2026-11-02', '2026-11-07']],
    ['a whole month', ['Đi học', '11/2026', '12/2026', ''], ['training', '2026-11-01', '2027-01-01']],
    [
      'a remark',
      ['Đang làm việc', '', '', 'Nghỉ ốm từ 02/11/2026 đến 06/11/2026'],
      ['leave', '2026-11-02', '2026-11-07'],
    ],
    ['at work', ['Đang công tác', '', '', ''], null],
    ['a state without any date', ['Nghỉ không lương', '', '', ''], null],
  ])('%s', async (_, cells, expected) => {
    const { changes } = plan(
      await one([COLUMNS, ['Lê An', '01/02/1980', 'Chuyên viên', 'Văn phòng', ...cells]]),
    );
    const [absence] = changes.absencesAdded;
    expect(absence === undefined ? null : [absence.kind, absence.from, absence.to]).toEqual(expected);
  });

  test('dates that cannot be read or stand crossed are asked about', async () => {
    const person = (from: string, to: string) => [
      'Lê An',
      '01/02/1980',
      'Chuyên viên',
      'Văn phòng',
      '',
      from,
      to,
      '',
    ];
    expect(about(plan(await one([COLUMNS, person('hôm qua', '')])).troubles)).toEqual([
      '2F error row-date-unreadable -> empty',
    ]);
    expect(about(plan(await one([COLUMNS, person('05/11/2026', '01/11/2026')])).troubles)).toContain(
      '2G error row-dates-crossed -> empty',
    );
  });
});
