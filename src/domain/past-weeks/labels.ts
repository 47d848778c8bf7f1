// The words by which the lines of a weekly form are known. Folded text; rules as data.
import { cleanBlanks, foldText } from '../organization/text-match.ts';

export type HeadField = 'name' | 'post' | 'unit' | 'birthDate' | 'nationalId';

const HEAD: Readonly<Record<HeadField, readonly string[]>> = {
  name: ['ho va ten', 'ho ten', 'ho ten can bo', 'nguoi tu danh gia'],
  post: [
    'chuc vu',
    'chuc vu vtvl',
    'chuc vu vi tri viec lam',
    'chuc vu chuc danh',
    'vi tri viec lam',
    'vtvl',
  ],
  unit: ['don vi', 'don vi cong tac', 'phong ban', 'co quan don vi', 'phong', 'bo phan'],
  birthDate: ['ngay sinh', 'ngay thang nam sinh', 'sinh ngay'],
  nationalId: ['so dinh danh', 'so dinh danh ca nhan', 'so cccd', 'cccd', 'so can cuoc'],
};

export type ItemField = 'ordinal' | 'content' | 'product' | 'due' | 'done' | 'result' | 'note';

const ITEM: Readonly<Record<ItemField, readonly string[]>> = {
  ordinal: ['tt', 'stt', 'so tt'],
  content: ['noi dung cong viec', 'noi dung', 'cong viec', 'nhiem vu', 'noi dung nhiem vu', 'ten cong viec'],
  product: ['san pham', 'san pham dau ra', 'ket qua san pham'],
  due: ['thoi han', 'han hoan thanh', 'thoi han hoan thanh'],
  done: ['hoan thanh', 'ngay hoan thanh', 'thoi gian hoan thanh'],
  result: ['ket qua', 'ket qua thuc hien', 'muc do hoan thanh'],
  note: ['ghi chu'],
};

export type PointsColumn = 'self' | 'manager' | 'final';

const POINTS_COLUMNS: Readonly<Record<PointsColumn, readonly string[]>> = {
  self: ['tu cham', 'tu danh gia', 'diem tu cham', 'diem tu danh gia', 'ca nhan tu cham', 'ca nhan'],
  manager: ['quan ly cham', 'quan ly truc tiep', 'diem quan ly cham', 'quan ly', 'quan ly truc tiep cham'],
  final: ['cap co tham quyen', 'nguoi co tham quyen', 'diem duyet', 'duyet', 'diem chinh thuc'],
};

function among<Key extends string>(
  table: Readonly<Record<Key, readonly string[]>>,
  text: string,
): Key | null {
  const folded = foldText(text);
  const found = (Object.keys(table) as Key[]).find((key) => table[key].includes(folded));
  return found ?? null;
}

export const itemField = (text: string) => among(ITEM, text);
export const pointsColumn = (text: string) => among(POINTS_COLUMNS, text);

/** 'Họ và tên: Lê A' -> the field and what follows the colon; null when the words before it are no label. */
export function headField(text: string): { readonly field: HeadField; readonly rest: string } | null {
  const [before = '', ...after] = cleanBlanks(text).split(':');
  const field = among(HEAD, before);
  return field === null ? null : { field, rest: after.join(':').trim() };
}

export type LineKind = 'total' | 'manager' | 'final' | 'level' | 'opinion' | 'criterion';

/** First rule that fits decides. */
const LINES: readonly { readonly kind: LineKind; readonly begins: RegExp }[] = [
  { kind: 'total', begins: /^(tong (so )?diem|tong cong|diem tong)/ },
  { kind: 'final', begins: /^(diem )?(cua )?((cap|nguoi) co tham quyen|duyet|phe duyet|chinh thuc)/ },
  { kind: 'manager', begins: /^(diem )(cua )?(quan ly|lanh dao|cap tren|thu truong)/ },
  { kind: 'level', begins: /^(xep loai|muc xep loai|de nghi xep loai|muc danh gia)/ },
  { kind: 'opinion', begins: /^(y kien|nhan xet)/ },
  { kind: 'criterion', begins: /^diem\b/ },
];

export function lineKind(text: string): LineKind | null {
  const folded = foldText(text);
  return LINES.find(({ begins }) => begins.test(folded))?.kind ?? null;
}

const MOST = /\(\s*tối đa\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:điểm)?\s*\)/iu;

/** 'Điểm tiến độ (tối đa 40)' -> the words, and 40 as they write it. */
export function splitMost(text: string): { readonly words: string; readonly most: string | null } {
  const clean = cleanBlanks(text);
  const found = MOST.exec(clean);
  const words = cleanBlanks(clean.replace(MOST, '')).replace(/\s*:$/, '');
  return { words, most: found?.[1] ?? null };
}

const GROUP = /^[IVX]{1,4}[.)]\s+(.+)$/;

/** 'II. Tác phong (tối đa 20 điểm)' -> 'Tác phong (tối đa 20 điểm)'; null when no part of the form begins here. */
export function groupTitle(text: string): string | null {
  return GROUP.exec(cleanBlanks(text))?.[1] ?? null;
}

/** 'Tuần 44/2026', 'tuần thứ 4 năm 2026' -> the key's two numbers, not yet looked up in a calendar. */
export function weekIn(text: string): { readonly number: number; readonly year: number } | null {
  const found = /\btuan (?:thu |so )?(\d{1,2}) (?:nam )?(20\d{2})\b/.exec(foldText(text));
  return found === null ? null : { number: Number(found[1]), year: Number(found[2]) };
}

const SIGNERS = [
  'nguoi tu danh gia',
  'nguoi lap phieu',
  'nguoi lap',
  'quan ly truc tiep',
  'thu truong don vi',
];

/** 'Quản lý trực tiếp: Lê A' -> who signed as what. */
export function signatureIn(text: string): { readonly as: string; readonly name: string } | null {
  const [before = '', ...after] = cleanBlanks(text).split(':');
  const name = after.join(':').trim();
  return SIGNERS.includes(foldText(before)) && name !== '' ? { as: before.trim(), name } : null;
}
