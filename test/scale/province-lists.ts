// The lists of a whole province, made by code: units as CSV, their people as a workbook. The same every time.
import { Buffer } from 'node:buffer';
import { makeZip, workbookParts } from '../input/fixtures.ts';

export interface ProvinceSize {
  readonly units: number;
  readonly people: number;
}

interface MadeUnit {
  readonly code: string;
  readonly parent: string;
  readonly name: string;
  readonly kind: string;
}

const FAMILIES = 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý'.split(' ');
const MIDDLES =
  'Văn Thị Hữu Đức Minh Thanh Quốc Ngọc Xuân Thu Gia Bảo Kim Hồng Công Đình Anh Tuấn Phương Mai'.split(' ');
const GIVENS = (
  'An Bình Chi Cường Dung Dũng Duy Đạt Giang Hà Hải Hạnh Hiền Hiếu Hoa Hòa Hùng Hương Khánh Khoa Lan Linh Long Mai Minh ' +
  'Nam Nga Nghĩa Nhung Oanh Phong Phúc Quân Quang Quyên Sơn Tâm Thảo Thành Thắng Thủy Tiến Trang Trung Tú Uyên Vân Việt Vinh Yến'
).split(' ');
const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? '';

/** Every number another name, two middle names deep. */
function nameOf(at: number): string {
  const given = pick(GIVENS, at);
  const family = pick(FAMILIES, Math.floor(at / GIVENS.length));
  const rest = Math.floor(at / GIVENS.length / FAMILIES.length);
  const first = pick(MIDDLES, rest);
  const second = pick(MIDDLES, Math.floor(rest / MIDDLES.length) + rest + 1);
  return `${family} ${first} ${second} ${given}`;
}

/** A province with departments and communes, each with divisions below. */
export function madeUnits({ units }: Pick<ProvinceSize, 'units'>): readonly MadeUnit[] {
  const made: MadeUnit[] = [{ code: 'P', parent: '', name: 'Tỉnh Đông Sơn', kind: 'province' }];
  for (let body = 1; made.length < units; body += 1) {
    const isCommune = body % 2 === 0;
    const code = `P.${body}`;
    const place = `${pick(FAMILIES, body)} ${pick(GIVENS, body * 7)} ${body}`;
    made.push({
      ...{ code, parent: 'P', kind: isCommune ? 'commune' : 'agency' },
      name: isCommune ? `Xã ${place}` : `Sở ${place}`,
    });
    for (let part = 1; part <= 14 && made.length < units; part += 1) {
      made.push({
        ...{ code: `${code}.${part}`, parent: code, kind: 'division' },
        name: `Phòng ${pick(MIDDLES, part)} ${part} ${place}`,
      });
    }
  }
  return made;
}

export function unitsCsv(size: ProvinceSize): Buffer {
  const lines = madeUnits(size).map(({ code, parent, name, kind }) => [code, parent, name, kind].join(','));
  return Buffer.from(`\ufeffMã đơn vị,Mã cấp trên,Tên đơn vị,Loại\n${lines.join('\n')}\n`);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** One row of the staff list; the first of a unit is its head. */
function personRow(at: number, unit: MadeUnit, isHead: boolean, manager: string): readonly string[] {
  const isMale = at % 2 === 0;
  const year = 1965 + (at % 35);
  const id = `056${isMale ? 0 : 1}${two(year % 100)}${String(at).padStart(6, '0')}`;
  const headTitle = unit.kind === 'division' ? 'Trưởng phòng' : 'Giám đốc';
  return [
    nameOf(at),
    isMale ? 'Nam' : 'Nữ',
    `${two((at % 28) + 1)}/${two((at % 12) + 1)}/${year}`,
    id,
    isHead ? headTitle : 'Chuyên viên',
    isHead ? 'Lãnh đạo đơn vị' : `Chuyên viên lĩnh vực ${at % 40}`,
    'Chuyên viên',
    'Đại học',
    at % 3 === 0 ? 'x' : '',
    unit.code,
    manager,
    at % 50 === 0 ? 'Nghỉ thai sản từ 01/10/2026 đến 31/03/2027' : '',
  ];
}

const HEADINGS = [
  ...['Họ và tên', 'Giới tính', 'Ngày sinh', 'Số định danh', 'Chức vụ', 'Vị trí việc làm', 'Ngạch'],
  ...['Trình độ', 'Đảng viên', 'Đơn vị', 'Quản lý trực tiếp', 'Ghi chú'],
];

function* personRows(size: ProvinceSize): Generator<readonly string[]> {
  const units = madeUnits(size);
  const heads = new Map<string, string>();
  yield HEADINGS;
  for (let at = 0; at < size.people; at += 1) {
    const unit = units[at % units.length];
    if (unit === undefined) return;
    const isHead = at < units.length;
    if (isHead) heads.set(unit.code, nameOf(at));
    const manager = isHead ? heads.get(unit.parent) : heads.get(unit.code);
    yield personRow(at, unit, isHead, manager ?? '');
  }
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** As a spreadsheet program stores it: every text once among the shared strings. */
export function peopleXlsx(size: ProvinceSize): Uint8Array {
  const strings = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = strings.get(text) ?? strings.size;
    strings.set(text, known);
    return known;
  };
  const rows: string[] = [];
  for (const values of personRows(size)) {
    const row = rows.length + 1;
    const cells = values.map((text, c) =>
      text === '' ? '' : `<c r="${'ABCDEFGHIJKL'.charAt(c)}${row}" t="s"><v>${numberOf(text)}</v></c>`,
    );
    rows.push(`<row r="${row}">${cells.join('')}</row>`);
  }
  const table = [...strings.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join('');
  const content = `<sst>${table}</sst>`;
  return makeZip(workbookParts(rows.join(''), [{ name: 'xl/sharedStrings.xml', content }]));
}
