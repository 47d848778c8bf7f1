// Kinds of units and the words lists use for them. Data only.
import { foldText } from '../text-match.ts';

const KINDS: Readonly<Record<string, readonly string[]>> = {
  province: ['tinh', 'thanh pho truc thuoc trung uong'],
  ward: ['phuong'],
  commune: ['xa'],
  'special-zone': ['dac khu'],
  party: ['dang', 'dang uy', 'tinh uy', 'co quan dang', 'cap uy'],
  'people-committee': ['uy ban nhan dan', 'ubnd'],
  agency: [
    'co quan',
    'so',
    'ban',
    'nganh',
    'mat tran',
    'co quan chuyen mon',
    'truong',
    'benh vien',
    'chi cuc',
  ],
  division: [
    ...['phong', 'phong ban', 'don vi truc thuoc', 'trung tam', 'van phong'],
    ...['to', 'doi', 'bo phan', 'tram', 'khoa', 'thanh tra'],
  ],
};

/** The kind a list names, in English as in our own files or in Vietnamese; null when unknown. */
export function readUnitKind(text: string): string | null {
  const plain = text.trim().toLowerCase();
  if (Object.hasOwn(KINDS, plain)) return plain;
  const folded = foldText(text);
  return Object.keys(KINDS).find((kind) => KINDS[kind]?.includes(folded)) ?? null;
}

/** The kind the name begins with: 'Phòng Kinh tế' -> 'division'; longest word wins. */
export function guessUnitKind(name: string): string | null {
  const folded = `${foldText(name)} `;
  let best: string | null = null;
  let longest = 0;
  for (const [kind, words] of Object.entries(KINDS)) {
    for (const word of words) {
      if (folded.startsWith(`${word} `) && word.length > longest) [best, longest] = [kind, word.length];
    }
  }
  return best;
}
