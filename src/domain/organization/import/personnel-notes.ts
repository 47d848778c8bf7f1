// Understands remarks about posts: transfers, who leaves, acting and concurrent posts, secondment to a named unit, first days.
import type { PlainDate } from '../shape.ts';
import { cleanBlanks, foldText } from '../text-match.ts';
import { spanIn } from './absence-notes.ts';

interface Dated {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}
export interface UnitNote extends Dated {
  readonly kind: 'transfer' | 'seconded';
  readonly unit: string;
}
export interface TitleNote extends Dated {
  readonly kind: 'acting' | 'concurrent';
  readonly title: string;
}
export interface DayNote {
  /** departure: the first day on which nothing is held any more; start: the first day of the post. */
  readonly kind: 'departure' | 'start';
  readonly from: PlainDate;
}
export type PersonnelNote = UnitNote | TitleNote | DayNote;

/** What follows a unit or a title in a remark: dates and documents. */
const TAIL =
  /\s*[,;(]?\s*(?:(?:có\s+)?(?:hiệu\s+lực|kể)\s+)?(?:từ|đến|tới|hết|theo|tại\s+quyết\s+định)\s+(?:ngày|tháng|hết|\d|quyết\s+định|qđ|số).*$/iu;

const TO_UNIT = '(?:đến|về|sang|tới|qua|nhận\\s+công\\s+tác\\s+tại|công\\s+tác\\s+tại|tại)';
const NOT_A_DATE = '(?!ngày|hết|tháng|\\d)';
const TRANSFER = new RegExp(
  `(?:điều\\s+động|luân\\s+chuyển|thuyên\\s+chuyển|điều\\s+chuyển|chuyển)\\s+(?:công\\s+tác\\s+)?${TO_UNIT}\\s+${NOT_A_DATE}(.+)$`,
  'iu',
);
const SECONDED = new RegExp(
  `(?:biệt\\s+phái|tăng\\s+cường)\\s+(?:công\\s+tác\\s+)?${TO_UNIT}\\s+${NOT_A_DATE}(.+)$`,
  'iu',
);
const ACTING = /^(?:được\s+)?(?:giao\s+)?(?:quyền|phụ\s+trách|tạm\s+giao)\s+(.+)$/iu;
const CONCURRENT = /^kiêm(?:\s+nhiệm)?\s+(.+)$/iu;
const LEAVES =
  / (nghi huu|huu tri|nghi viec|thoi viec|chuyen cong tac|chuyen di|chuyen nganh|tu tran|tinh gian bien che|thoi tra luong) /;
const STARTS = / (dieu dong|luan chuyen|chuyen|tiep nhan|nhan cong tac|bo nhiem|tuyen dung|nhan nhiem vu) /;

const withoutTail = (text: string): string => cleanBlanks(text.replace(TAIL, '')).replace(/[.,;]+$/, '');

/** Null when the remark speaks of nothing like that, or of no date where one is needed. */
export function readPersonnelNote(note: string): PersonnelNote | null {
  const text = cleanBlanks(note);
  const span = spanIn(text);
  if (span === null) return null;
  const unit = TRANSFER.exec(text)?.[1];
  if (unit !== undefined && span.from !== null) return { kind: 'transfer', unit: withoutTail(unit), ...span };
  const host = SECONDED.exec(text)?.[1];
  if (host !== undefined && withoutTail(host) !== '')
    return { kind: 'seconded', unit: withoutTail(host), ...span };
  const acting = ACTING.exec(text)?.[1];
  if (acting !== undefined) return { kind: 'acting', title: withoutTail(acting), ...span };
  const concurrent = CONCURRENT.exec(text)?.[1];
  if (concurrent !== undefined) return { kind: 'concurrent', title: withoutTail(concurrent), ...span };
  const folded = ` ${foldText(text)} `;
  if (span.from === null) return null;
  if (LEAVES.test(folded)) return { kind: 'departure', from: span.from };
  return STARTS.test(folded) ? { kind: 'start', from: span.from } : null;
}
