// The name of a person as it stands in a list: with a form of address, a number, a remark in brackets, or none at all.
import { cleanBlanks, foldText } from '../text-match.ts';

export interface NameReading {
  /** mended: something was left out of it; odd: that is no name of one person. */
  readonly kind: 'good' | 'mended' | 'odd';
  readonly name: string;
  /** A birthday or year of birth that stood behind it. */
  readonly born?: string;
}

const ADDRESS = /^(?:bà|anh|chị|đ\/c|đc|đồng chí|ô\.|b\.|ông\s*[.:])[\s.:]+(?=\p{L}+\s)/iu;
/** 'Ông' is a family name too: it is a form of address before another family name alone. */
const MISTER = /^ông\s+(?=\p{L}+\s)/iu;
const FAMILY_NAMES = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong doan dao trinh mai to ta luong ' +
    'cao chau luu la lam thai ha trieu quach phung kieu tong tang nghiem vuong dam khuc cu chu tu bach thach kim son ' +
    'danh nong ma quang lo vi be hua lu diep phi giang lai tieu van uong ton au han bo mau pinang cham rcham ksor'
  ).split(' '),
);
const NUMBERED = /^\d{1,4}\s*[.)/-]\s*/;
const REMARK = /\s*[([][^)\]]*[)\]]\s*$/;
const MARKS = /[\s*.,;:+]+$/;
const NOBODY = new Set(
  'trong|vi tri trong|khuyet|con trong|con khuyet|con thieu|chua bo tri|chua co nguoi|chua co|khong co|thieu|vacant'.split(
    '|',
  ),
);
/** 'Lê An, 1980', 'Lê An (01/02/1980)', 'Lê An - sinh năm 1980', 'Lê An SN 1980'. */
const BORN =
  /[\s,;:(–-]+(?:(?:sinh(?:\s+(?:năm|ngày))?|sn|ns)[\s.:]*)?((?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d{2})\s*\)?\s*$/iu;
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

function readBareName(given: string): NameReading {
  const text = cleanBlanks(given);
  const name = withoutAddress(text.replace(NUMBERED, '').replace(REMARK, '').replace(MARKS, ''));
  const isNone = !/\p{L}/u.test(name) || NOBODY.has(foldText(name));
  if (isNone || isSeveral(given)) return { kind: 'odd', name: text };
  return { kind: name === text ? 'good' : 'mended', name };
}
