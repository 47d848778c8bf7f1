// Understands the remarks (ghi chú) that say somebody is away: 'Nghỉ thai sản từ 01/10/2026', 'Biệt phái đến 31/12/2026'.
import type { AbsenceKind, PlainDate } from '../shape.ts';
import { foldText } from '../text-match.ts';
import { dayAfter, makeDate, monthAfter, readDateText } from './calendar-date.ts';

/** Half-open span as far as the remark says it; null: not said. */
export interface NotedAbsence {
  readonly kind: AbsenceKind;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}
export type NoteReading =
  | { readonly kind: 'absence'; readonly absence: NotedAbsence }
  | { readonly kind: 'unclear'; readonly absence: AbsenceKind }
  | { readonly kind: 'other' };

const PHRASES: readonly { readonly phrase: string; readonly kind: AbsenceKind }[] = [
  { phrase: 'biet phai', kind: 'secondment' },
  { phrase: 'trung tap', kind: 'secondment' },
  { phrase: 'dao tao', kind: 'training' },
  { phrase: 'boi duong', kind: 'training' },
  { phrase: 'di hoc', kind: 'training' },
  { phrase: 'dinh chi', kind: 'leave' },
  { phrase: 'cong tac', kind: 'mission' },
  { phrase: 'nghi', kind: 'leave' },
  { phrase: 'thai san', kind: 'leave' },
  { phrase: 'om dai ngay', kind: 'leave' },
];

const DATE = '(?:ngày\\s+)?(\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})';
const MONTH = 'tháng\\s+(\\d{1,2})[/.-](\\d{4})';
const FROM = new RegExp(`(?:từ|kể từ|bắt đầu)\\s+(?:${DATE}|${MONTH})`, 'iu');
const UNTIL = new RegExp(`(?:đến|tới|hết)\\s+(?:hết\\s+)?(?:${DATE}|${MONTH})`, 'iu');

function dateOf(text: string | undefined): PlainDate | null {
  const reading = text === undefined ? null : readDateText(text);
  return reading?.kind === 'date' ? reading.date : null;
}

/** Start of what the words name, and the day after its end: a day or a whole month. */
function spanOf(match: RegExpExecArray): { readonly from: PlainDate; readonly to: PlainDate } | null {
  const day = dateOf(match[1]);
  if (day !== null) return { from: day, to: dayAfter(day) };
  const month = match[2] === undefined ? null : makeDate(Number(match[3]), Number(match[2]), 1);
  return month === null ? null : { from: month, to: monthAfter(month) };
}

/** The span a remark names, half-open; the last day named is included. Null: a date in it is none, or the end comes first. */
export function spanIn(
  note: string,
): { readonly from: PlainDate | null; readonly to: PlainDate | null } | null {
  const text = note.normalize('NFC');
  const start = FROM.exec(text);
  const end = UNTIL.exec(text);
  const from = start === null ? null : spanOf(start);
  const to = end === null ? null : spanOf(end);
  if ((start !== null && from === null) || (end !== null && to === null)) return null;
  const span = { from: from?.from ?? null, to: to?.to ?? null };
  return span.from !== null && span.to !== null && span.to <= span.from ? null : span;
}

/** Says that somebody is at work: no absence at all. */
const AT_WORK = / (dang|con) (cong tac|lam viec) /;
export const saysAtWork = (note: string): boolean => AT_WORK.test(` ${foldText(note)} `);

const GONE =
  / (nghi huu|huu tri|ve huu|da nghi|nghi viec|thoi viec|sa thai|tu tran|da chet|da mat|qua doi|tinh gian|inactive) | (da|xin)? ?chuyen (di|nganh|cong tac) | da chuyen /;

/** Says, with or without a date, that somebody is not of the body any more. */
export const speaksOfGoing = (note: string): boolean => GONE.test(` ${foldText(note)} `);

/** 'unclear': away, but no usable date. */
export function readNote(note: string): NoteReading {
  const folded = ` ${foldText(note)} `;
  if (saysAtWork(note)) return { kind: 'other' };
  const kind = PHRASES.find(({ phrase }) => folded.includes(` ${phrase} `))?.kind;
  if (kind === undefined) return { kind: 'other' };
  const span = spanIn(note);
  if (span === null || (span.from === null && span.to === null)) return { kind: 'unclear', absence: kind };
  return { kind: 'absence', absence: { kind, ...span } };
}
