// Vietnamese as it was written before Unicode: TCVN3 (fonts .Vn...), VNI (fonts VNI-...), Windows-1258.
// The first two hide Vietnamese letters behind Western ones, in old .csv files and in workbooks alike. Which one it is, is
// never guessed from single letters: the headings of the list must read as headings we know, accents and all.
// Tables: TCVN 5712:1993 (VN3); VNI-Windows as published by VNI Software; https://encoding.spec.whatwg.org (windows-1258).
import type { OldEncoding } from '../domain/organization/import/table.ts';
import { nameKey } from '../domain/organization/text-match.ts';

const VOWELS = 'aăâeêioôơuưy';
/** Acute, grave, hook above, tilde, dot below. */
const TONES = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];

/** Per vowel of `VOWELS` its five letters in the order of `TONES`. */
const TCVN3_TONED = '¸µ¶·¹ ¾»¼½Æ ÊÇÈÉË ÐÌÎÏÑ ÕÒÓÔÖ Ý×ØÜÞ ãßáâä èåæçé íêëìî óïñòô øõö÷ù ýúûüþ'.split(' ');
const TCVN3_PLAIN = ['¨©ª«¬\u00ad®¡¢£¤¥¦§', 'ăâêôơưđĂÂÊÔƠƯĐ'] as const;

/** Marks VNI writes behind a vowel. */
const VNI_TONES = 'ùøûõï';
const VNI_BREVE = 'éèúüë';
const VNI_CIRCUMFLEX = 'áàåãä';
/** Vowels with a tone that are one letter in VNI. */
const VNI_SINGLE = ['íìæóòîñ', 'íìỉĩịỵđ'] as const;

const toned = (vowel: string, at: number): string => `${vowel}${TONES[at] ?? ''}`.normalize('NFC');

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((letter, at) => [letter, [...to][at] ?? letter]);
}

const TCVN3: ReadonlyMap<string, string> = new Map([
  ...pairs(...TCVN3_PLAIN),
  ...TCVN3_TONED.flatMap((letters, vowel) =>
    [...letters].map((letter, tone): [string, string] => [letter, toned([...VOWELS][vowel] ?? '', tone)]),
  ),
]);

function vniPairs(): [string, string][] {
  const behind = (spelled: string, marks: string, vowel: string): [string, string][] =>
    [...marks].map((mark, tone) => [spelled + mark, toned(vowel, tone)]);
  const lower = [
    ...'aeouy'.split('').flatMap((vowel) => behind(vowel, VNI_TONES, vowel)),
    ...behind('a', VNI_BREVE, 'ă'),
    ...behind('a', VNI_CIRCUMFLEX, 'â'),
    ...behind('e', VNI_CIRCUMFLEX, 'ê'),
    ...behind('o', VNI_CIRCUMFLEX, 'ô'),
    ...behind('ô', VNI_TONES, 'ơ'),
    ...behind('ö', VNI_TONES, 'ư'),
    ...pairs(...VNI_SINGLE),
    ...(['aêă', 'aââ', 'eâê', 'oâô', 'ôơ', 'öư'].map((one) => [one.slice(0, -1), one.slice(-1)]) as [
      string,
      string,
    ][]),
  ];
  return lower.flatMap(([from, to]) => [
    [from, to],
    [from.toUpperCase(), to.toUpperCase()],
  ]);
}

const VNI: ReadonlyMap<string, string> = new Map(vniPairs());

/** Fonts with capital shapes (.VnTimeH) store small letters: 'NGUYÔN' is 'NGUYỄN'. Told by the letters that have no accent. */
function fromTcvn3Cell(text: string): string {
  const read = Array.from(text, (letter) => TCVN3.get(letter) ?? letter).join('');
  return /[A-Z].*[A-Z]/.test(text) && !/[a-z]/.test(text) ? read.toUpperCase() : read;
}

/** Cell by cell, as far as a text still holds several. */
function fromTcvn3(text: string): string {
  return text.replace(/[^,;|"\t\r\n]+/g, fromTcvn3Cell);
}

/** Base and mark may differ in case ('Aù'): the base decides. */
function vniPair(pair: string): string | undefined {
  const [base = '', mark = ''] = [...pair];
  const same = base === base.toLowerCase() ? mark.toLowerCase() : mark.toUpperCase();
  return VNI.get(base + same);
}

function fromVni(text: string): string {
  let read = '';
  for (let at = 0; at < text.length; at += 1) {
    const pair = vniPair(text.slice(at, at + 2));
    if (pair !== undefined && at + 1 < text.length) {
      read += pair;
      at += 1;
    } else read += VNI.get(text.charAt(at)) ?? text.charAt(at);
  }
  return read;
}

/** Letters no Western encoding has. */
const VIETNAMESE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

/** Turns Western letters into the Vietnamese ones they stood for; text that holds others already is left as it is. */
export function fromOldFont(text: string, encoding: OldEncoding): string {
  if (encoding === 'windows-1258' || VIETNAMESE.test(text)) return text;
  return encoding === 'tcvn3' ? fromTcvn3(text) : fromVni(text);
}

/** Headings that are told apart from gibberish by their accents. */
const HEADINGS: ReadonlySet<string> = new Set(
  [
    ...[
      'Họ và tên',
      'Họ tên',
      'Họ đệm',
      'Họ và tên đệm',
      'Tên',
      'Giới tính',
      'Ngày sinh',
      'Năm sinh',
      'Chức vụ',
    ],
    ...[
      'Chức danh',
      'Vị trí việc làm',
      'Đơn vị',
      'Phòng ban',
      'Quản lý trực tiếp',
      'Ghi chú',
      'Số định danh',
    ],
    ...[
      'Trình độ',
      'Ngạch',
      'Đảng viên',
      'Mã đơn vị',
      'Mã cấp trên',
      'Tên đơn vị',
      'Loại',
      'Cấp trên',
      'Nam nữ',
    ],
    ...['Chức vụ, chức danh', 'Ngày, tháng, năm sinh', 'Số thứ tự', 'Đơn vị công tác', 'Trình độ chuyên môn'],
  ].map(nameKey),
);
const ENOUGH = 2;

const known = (texts: readonly string[]): number =>
  new Set(texts.map(nameKey).filter((key) => HEADINGS.has(key))).size;

/** Most known headings in one of the rows. */
export function headingsIn(rows: readonly (readonly string[])[]): number {
  return Math.max(0, ...rows.map(known));
}

/** The old encoding under which one of the rows becomes headings; null when none does, or they are headings already. */
export function oldFontOf(rows: readonly (readonly string[])[]): OldEncoding | null {
  if (headingsIn(rows) >= ENOUGH) return null;
  const found = (['tcvn3', 'vni'] as const)
    .map((encoding) => ({
      encoding,
      count: headingsIn(rows.map((row) => row.map((text) => fromOldFont(text, encoding)))),
    }))
    .filter(({ count }) => count >= ENOUGH)
    .sort((a, b) => b.count - a.count);
  return found[0]?.encoding ?? null;
}
