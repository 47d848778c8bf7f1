// The name of a person as it stands in a list: with a form of address, a number, a remark in brackets, or none at all.
import { cleanBlanks, foldText, withoutOpening } from '../text-match.ts';
import { readTitle } from './titles.ts';

export interface NameReading {
  /** mended: something was left out of it; odd: that is no name of one person. */
  readonly kind: 'good' | 'mended' | 'odd';
  readonly name: string;
  /** A birthday or year of birth that stood behind it. */
  readonly born?: string;
}

const ADDRESS = /^(?:bà|anh|chị|mr|mrs|ms|đ\/c|đc|đồng chí|ô\.|b\.|ông\s*[.:])[\s.:]+(?=\p{L}+\s)/iu;
/** 'Ông' is a family name too: it is a form of address before another family name alone. */
const MISTER = /^ông\s+(?=\p{L}+\s)/iu;
const FAMILY_NAMES = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong doan dao trinh mai to ta luong ' +
    'cao chau luu la lam thai ha trieu quach phung kieu tong tang nghiem vuong dam khuc cu chu tu bach thach kim son ' +
    'danh nong ma quang lo vi be hua lu diep phi giang lai tieu van uong ton au han bo mau pinang cham rcham ksor'
  ).split(' '),
);
/** 'ThS. Lê An', 'PGS.TS Vũ Ba', 'Bs CKII Trần Tư', 'BSCKI Hồ Năm'. */
const DEGREES =
  /^(?:(?:pgs|gs|tskh|ts|ths|(?:bs|ds)?ck(?:ii?|[12])|bs|ks|cn|ds|ncs|luật sư|bác sĩ|tiến sĩ|thạc sĩ|kỹ sư)[\s.,]+)+(?=\p{L}+\s)/iu;
const NUMBERED = /^\d{1,4}\s*[.)/-]\s*/;
const REMARK = /\s*[([][^)\]]*[)\]]\s*$/;
const MARKS = /[\s*.,;:+]+$/;
const NOBODY = new Set(
  'true|false|trong|vi tri trong|khuyet|con trong|con khuyet|con thieu|chua bo tri|chua co nguoi|chua co|khong co|thieu|vacant|x|xx|xxx'.split(
    '|',
  ),
);
/** 'Lê An, 1980', 'Lê An (01/02/1980)', 'Lê An - sinh năm 1980', 'Lê An SN 1980'. */
const BORN =
  /[\s,;:(–-]+(?:(?:sinh(?:\s+(?:năm|ngày))?|sn|ns)[\s.:]*)?((?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d{2})\s*\)?\s*$/iu;
/** What tells two people of one name apart stays with the name: 'Trần Thị Lan 2'. */
const COUNTER = /\s+\d{1,2}$/;
/** A title behind the name: 'Lê An - Phó phòng', 'Lê An, Chánh Văn phòng'. */
const BEHIND = /^(.+?)(?:\s*[,:]\s+|\s+[-–—]\s*)(.+)$/u;
/** Of no Vietnamese name: letters TCVN3 and VNI put in place of others ('NguyÔn V¨n'), and pairs of vowels VNI writes one by ('Vaên'). */
const OF_OLD_FONTS =
  /[\u00a1-\u00bf\u00d7\u00f7ÆÇËÎÏÑÖØÛÜÞßåäæçëîïñöøûüþÿ]|a[áàãâêéèúùõ]|e[áàãâùõ]|o[âùõ]|[uy][ùõ]/iu;
const SEVERAL = /[;&\n\r/]+|\s+và\s+/u;

function withoutAddress(text: string): string {
  const bare = text.replace(ADDRESS, '');
  const rest = bare.replace(MISTER, '');
  return FAMILY_NAMES.has(foldText(rest.split(' ')[0] ?? '')) ? rest : bare;
}

/** Several people in one cell: each part is a name of its own. */
function isSeveral(text: string): boolean {
  const parts = text
    .split(SEVERAL)
    .map(cleanBlanks)
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => part.split(' ').length > 1);
}

/** Reads the text as it stands in the file, line ends and all. */
export function readName(given: string): NameReading {
  const born = BORN.exec(cleanBlanks(given));
  if (born !== null) {
    const read = readName(cleanBlanks(given).slice(0, born.index));
    return read.kind === 'odd'
      ? { ...read, name: cleanBlanks(given) }
      : { kind: 'mended', name: read.name, born: born[1] ?? '' };
  }
  return readBareName(given);
}

const LONGEST_TITLE = 6;
const NO_PLACE = { kind: 'division', parentKind: null };

/** Null when what stands behind the name is no title: another person, or nobody knows. */
function withoutTitle(name: string): string | null {
  const [, head = name, tail] = BEHIND.exec(name) ?? [];
  return tail === undefined || readTitle(tail, NO_PLACE).known ? head : null;
}

/** 'Trưởng phòng Lê An', 'PCT Vũ Ba': what stands before a family name and reads as a title. */
function withoutTitleBefore(name: string): string {
  const words = name.split(' ');
  for (let count = 1; count <= Math.min(LONGEST_TITLE, words.length - 2); count += 1) {
    const isName = FAMILY_NAMES.has(foldText(words[count] ?? ''));
    if (isName && readTitle(words.slice(0, count).join(' '), NO_PLACE).known)
      return words.slice(count).join(' ');
  }
  return name;
}

/** Letters, and what may stand between them: "K'Brêu", 'Tạ-Quang', 'Lê Văn A.', 'Lê "Năm"'. */
const WORDS = /^(?=.*\p{L})[\p{Script=Latin}\p{M}\s'’‘`"“”.,-]+$/u;

/** Twice the longest anybody in the country is known to have. */
const LONGEST_NAME = 100;

function isName(name: string): boolean {
  const words = name.replace(COUNTER, '');
  return (
    name.length <= LONGEST_NAME &&
    WORDS.test(words) &&
    !OF_OLD_FONTS.test(words) &&
    !NOBODY.has(foldText(words))
  );
}

function readBareName(given: string): NameReading {
  const text = withoutOpening(cleanBlanks(given));
  const bare = text.replace(NUMBERED, '').replace(REMARK, '').replace(MARKS, '');
  const name = withoutTitle(withoutTitleBefore(withoutAddress(bare).replace(DEGREES, '')));
  if (name === null || !isName(name) || isSeveral(given)) return { kind: 'odd', name: text };
  return { kind: name === text ? 'good' : 'mended', name };
}
