// From the words of a title (chức vụ) or a job position (vị trí việc làm) to the management rank. Rules as data.
// Source: Regulation 8679 (heads, deputies, section heads, secretaries, assistants, staff) and the posts of communes
// and wards after July 2025; the ranks themselves are in shape.ts.
import type { Rank } from '../shape.ts';
import { cleanBlanks, foldText } from '../text-match.ts';
import { expandTitle } from './abbreviations.ts';

interface RankRule {
  /** Beginning of the folded title, short forms written out, leading 'phó' taken off. */
  readonly phrase: string;
  readonly lead: Rank;
  /** Rank of the deputy ('phó ...'). */
  readonly deputy: Rank;
  /** Only in units of these kinds. */
  readonly kinds?: readonly string[];
}

const BODY_KINDS = ['people-committee', 'party', 'province', 'ward', 'commune', 'special-zone'];

/** First rule that fits decides. */
const RANK_RULES: readonly RankRule[] = [
  { phrase: 'bi thu chi bo', lead: 'staff', deputy: 'staff' },
  { phrase: 'bi thu doan', lead: 'head', deputy: 'deputy' },
  { phrase: 'bi thu', lead: 'leader', deputy: 'leader' },
  { phrase: 'chu tich uy ban nhan dan', lead: 'leader', deputy: 'leader' },
  { phrase: 'chu tich hoi dong nhan dan', lead: 'leader', deputy: 'leader' },
  { phrase: 'chu tich uy ban mat tran', lead: 'head', deputy: 'deputy' },
  { phrase: 'chu tich mat tran', lead: 'head', deputy: 'deputy' },
  { phrase: 'chu tich hoi', lead: 'head', deputy: 'deputy' },
  { phrase: 'chu tich cong doan', lead: 'head', deputy: 'deputy' },
  { phrase: 'chu tich', lead: 'leader', deputy: 'leader', kinds: BODY_KINDS },
  { phrase: 'chu tich', lead: 'head', deputy: 'deputy' },
  { phrase: 'chanh van phong', lead: 'head', deputy: 'deputy' },
  { phrase: 'chanh thanh tra', lead: 'head', deputy: 'deputy' },
  { phrase: 'truong phong', lead: 'head', deputy: 'deputy' },
  { phrase: 'truong ban', lead: 'head', deputy: 'deputy' },
  { phrase: 'truong cong an', lead: 'head', deputy: 'deputy' },
  { phrase: 'truong tram', lead: 'head', deputy: 'deputy' },
  { phrase: 'chi huy truong', lead: 'head', deputy: 'deputy' },
  { phrase: 'hieu truong', lead: 'head', deputy: 'deputy' },
  { phrase: 'chu nhiem', lead: 'head', deputy: 'deputy' },
  { phrase: 'giam doc', lead: 'head', deputy: 'deputy' },
  { phrase: 'to truong', lead: 'section-head', deputy: 'staff' },
  { phrase: 'doi truong', lead: 'section-head', deputy: 'staff' },
  { phrase: 'thu ky', lead: 'secretary', deputy: 'secretary' },
  { phrase: 'tro ly', lead: 'assistant', deputy: 'assistant' },
  { phrase: 'chuyen vien', lead: 'staff', deputy: 'staff' },
  { phrase: 'can su', lead: 'staff', deputy: 'staff' },
  { phrase: 'cong chuc', lead: 'staff', deputy: 'staff' },
  { phrase: 'nhan vien', lead: 'staff', deputy: 'staff' },
  { phrase: 'ke toan', lead: 'staff', deputy: 'staff' },
  { phrase: 'van thu', lead: 'staff', deputy: 'staff' },
];

/** Where a post stands: the kind of its unit and of the unit above. */
export interface PostPlace {
  readonly kind: string;
  readonly parentKind: string | null;
}

export interface TitleReading {
  readonly rank: Rank;
  /** Not a deputy: the one a unit answers to. */
  readonly chief: boolean;
  /** False when no rule fits and 'staff' is only assumed. */
  readonly known: boolean;
}

/** A division of a department: its head is the section head the regulation names, whose deputies are among the staff. */
function insideDepartment(rank: Rank, place: PostPlace): Rank {
  if (place.kind !== 'division' || place.parentKind !== 'agency') return rank;
  if (rank === 'head') return 'section-head';
  return rank === 'deputy' ? 'staff' : rank;
}

/** 'Trưởng phòng (đã nghỉ hưu)'. */
const HELD_NO_MORE = / (nghi huu|nghi viec|thoi viec|da nghi|da chuyen|tu tran)( |$)/;

/** Understands one title without 'kiêm'; words for acting ('quyền', 'phụ trách') do not change the rank. */
export function readTitle(title: string, place: PostPlace): TitleReading {
  const words = expandTitle(foldText(title)).replace(/^(quyen|phu trach) /, '');
  if (HELD_NO_MORE.test(words)) return { rank: 'staff', chief: false, known: false };
  const base = words.replace(/^(pho )+/, '');
  const deputy = base !== words;
  const rule = RANK_RULES.find(
    ({ phrase, kinds }) => `${base} `.startsWith(`${phrase} `) && (kinds?.includes(place.kind) ?? true),
  );
  if (rule === undefined) return { rank: 'staff', chief: false, known: false };
  const rank = insideDepartment(deputy ? rule.deputy : rule.lead, place);
  return { rank, chief: !deputy && rule.lead !== 'staff', known: true };
}

/** 'Phó phó giám đốc' -> 'Phó giám đốc'; null when no word stands twice in a row. */
export function withoutDoubledWord(title: string): string | null {
  const words = cleanBlanks(title).split(' ');
  const kept = words.filter((word, i) => i === 0 || word.toLowerCase() !== words[i - 1]?.toLowerCase());
  return kept.length === words.length ? null : kept.join(' ');
}

export interface TitlePart {
  readonly title: string;
  readonly kind: 'main' | 'concurrent' | 'acting';
}

const CONCURRENTLY = /\s*[,;]?\s+kiêm(?:\s+nhiệm)?\s+/iu;
const ACTING = /\s*[,;–-]\s*(?:quyền|giao\s+quyền|phụ\s+trách|giao\s+phụ\s+trách)(?:\s+|$)/iu;
/** 'phụ trách' alone or of the whole unit; 'phụ trách kinh tế' is a field of work. */
const IN_CHARGE =
  /\s+(?:được\s+)?(?:giao\s+)?phụ\s+trách(?:\s+(?:phòng|đơn\s+vị|ban|cơ\s+quan|trung\s+tâm|văn\s+phòng|sở|chung|điều\s+hành))?$/iu;

/** 'Phó Trưởng phòng' -> 'Trưởng phòng': what a deputy in charge acts as. */
export function chiefTitle(title: string): string {
  const chief = cleanBlanks(title).replace(/^(?:phó\s+)+/iu, '');
  return chief.charAt(0).toUpperCase() + chief.slice(1);
}

function partsWithActing(title: string): TitlePart[] {
  const [first = '', ...acting] = title.split(ACTING);
  if (acting.length > 0) {
    if (!acting.every((part) => isWholeUnit(part) || isChiefTitle(part))) return [{ title, kind: 'main' }];
    const posts = acting.map(
      (part): TitlePart => ({ title: isWholeUnit(part) ? chiefTitle(first) : part, kind: 'acting' }),
    );
    return [{ title: first, kind: 'main' }, ...posts];
  }
  const held = title.replace(IN_CHARGE, '');
  if (held === title || !/^phó\s/iu.test(held)) return [{ title, kind: 'main' }];
  return [
    { title: held, kind: 'main' },
    { title: chiefTitle(held), kind: 'acting' },
  ];
}

/** Words that mean the unit itself: whoever is in charge of it acts as its head. */
export function isWholeUnit(text: string): boolean {
  return /^(|phòng|đơn vị|ban|cơ quan|trung tâm|văn phòng|sở|chung|điều hành)$/iu.test(text.trim());
}

/** Begins as the title of a head or leader does. */
export function isChiefTitle(text: string): boolean {
  return /^(trưởng|giám đốc|chánh|chủ|bí thư|hiệu trưởng|tổ trưởng|đội trưởng)/iu.test(text.trim());
}

/** 'Phó Chủ tịch kiêm Giám đốc Trung tâm' -> the main title, the concurrent ones, and what is only acted, words untouched. */
export function splitTitle(title: string): readonly TitlePart[] {
  const [first = '', ...further] = splitConcurrent(title);
  return [
    ...partsWithActing(first),
    ...further.map((part): TitlePart => ({ title: part, kind: 'concurrent' })),
  ];
}

/** The parts between 'kiêm' and 'kiêm'. */
export function splitConcurrent(title: string): readonly string[] {
  return cleanBlanks(title)
    .split(CONCURRENTLY)
    .filter((part) => part !== '');
}
