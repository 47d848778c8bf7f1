// One typed line as one piece of work: 'Tờ trình 214 xong 3h #quyhoach'. Nothing typed is changed; every mark that was
// understood is told with its place, so that it can be turned back into words.
import type { PlainDate } from '../organization/shape.ts';
import { type Found, findMarks, findReason, MARKS, type MarkKind, type MarkValue } from './entry-marks.ts';
import { typedLine } from './typed-line.ts';

export interface Mark {
  readonly kind: MarkKind;
  /** Place in the line as typed. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly value: MarkValue;
}
export interface FastEntry {
  /** The line without its marks, otherwise as typed. */
  readonly title: string;
  /** The day it was done on, when the line says that it is done. */
  readonly done: PlainDate | null;
  /** The day of work. */
  readonly day: PlainDate;
  readonly due: PlainDate | null;
  readonly minutes: number | null;
  readonly quantity: number | null;
  /** How far it is, in per cent. */
  readonly part: number | null;
  readonly tags: readonly string[];
  /** Why it is due on another day; '' where the line does not say. */
  readonly reason: string;
  readonly marks: readonly Mark[];
}

type Placed = Found & { readonly kind: MarkKind };
/** Of these a line has one: the last, because marks stand behind the name. */
const SEVERAL: readonly MarkKind[] = ['tag'];
const overlaps = (a: Found, b: Found) => a.from < b.to && b.from < a.to;

/** What makes two marks the same to the person who turned one back into words. */
export const markKey = ({ kind, text }: Pick<Mark, 'kind' | 'text'>): string =>
  `${kind}:${text.normalize('NFKC').toLowerCase()}`;

function placed(text: string, today: PlainDate, isWanted: (one: Placed) => boolean): readonly Placed[] {
  const taken: Placed[] = [];
  for (const kind of MARKS) {
    const found = findMarks(kind, text, today)
      .map((one) => ({ ...one, kind }))
      .filter((one) => isWanted(one) && !taken.some((other) => overlaps(one, other)))
      .toSorted((a, b) => a.from - b.from || b.to - a.to);
    const apart = found.filter((one, at) => !found.slice(0, at).some((other) => overlaps(one, other)));
    taken.push(...(SEVERAL.includes(kind) ? apart : apart.slice(-1)));
  }
  const reason = taken.some(({ kind }) => kind === 'due') ? findReason(text, taken) : null;
  const said = reason === null ? [] : [{ ...reason, kind: 'reason' as const }].filter(isWanted);
  return [...taken, ...said].toSorted((a, b) => a.from - b.from);
}

/**
 * 'Làm xong hồ sơ A' says that it is done, and needs the word in its name; other words for it count only behind the name
 * ('Báo cáo hoàn thành nhiệm vụ' is a report).
 */
function withState(text: string, marks: readonly Placed[]): readonly Placed[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== 'state') return [mark];
    const isTaken = (place: number) =>
      marks.some(({ from, to, kept }) => !kept && place >= from && place < to);
    const rest = [...text.slice(mark.to)].filter(
      (letter, at) => /[\p{L}\p{N}]/u.test(letter) && !isTaken(mark.to + at),
    );
    if (rest.length === 0) return [mark];
    return text.slice(mark.from, mark.to).includes('xong') ? [{ ...mark, kept: true }] : [];
  });
}

/** Stands where a mark was taken out. */
const GAP = '\u0000';
const IN_BRACKETS = new RegExp(`\\([\\s,;]*${GAP}[${GAP}\\s,;]*\\)`, 'g');
const WITH_SEPARATORS = new RegExp(`[\\s,;–-]*${GAP}[${GAP}\\s,;]*`, 'g');

/** The name: what stands between the marks, with the separators and empty brackets around them gone. */
function titleOf(line: string, taken: readonly Mark[]): string {
  const rest = taken.reduceRight((text, { from, to }) => text.slice(0, from) + GAP + text.slice(to), line);
  const title = rest.replace(IN_BRACKETS, GAP).replace(WITH_SEPARATORS, GAP).replaceAll(GAP, ' ').trim();
  return /[^\s.,;!]/.test(title) ? title : '';
}

/** In the letters typed, without the word that leads to it. */
function reasonOf(marks: readonly Mark[]): string {
  const said = marks.find(({ kind }) => kind === 'reason')?.text ?? '';
  return said.replace(/^(?:l\S+\s+do|\S+?)\s*:?\s+/iu, '');
}

/** Longer than any work's name: text that landed in the line by mistake, not looked through. */
const LONGEST = 1000;

/** Reads one line. `words` are the keys of marks that the person turned back into words. */
export function parseEntry(
  line: string,
  today: PlainDate,
  words: ReadonlySet<string> = new Set(),
): FastEntry {
  const { text, at } = typedLine(line.length > LONGEST ? '' : line);
  const place = (one: Placed) => {
    const [from, to] = [at[one.from] ?? 0, at[one.to] ?? line.length];
    return { kind: one.kind, from, to, text: line.slice(from, to), value: one.value };
  };
  const found = withState(
    text,
    placed(text, today, (one) => !words.has(markKey(place(one)))),
  );
  const marks = found.map(place);
  const value = <T extends MarkValue>(kind: MarkKind) =>
    (marks.find((mark) => mark.kind === kind)?.value ?? null) as T | null;
  const day = value<string>('day') ?? today;
  return {
    title: titleOf(
      line,
      marks.filter((_, index) => !found[index]?.kept),
    ),
    done: value('state') === null ? null : day,
    day,
    due: value<string>('due'),
    minutes: value<number>('minutes'),
    quantity: value<number>('quantity'),
    part: value<number>('part'),
    reason: reasonOf(marks),
    tags: [...new Set(marks.flatMap((mark) => (mark.kind === 'tag' ? [`${mark.value}`] : [])))],
    marks,
  };
}

const BULLET = /^\s*(?:[-–•*+]\s+|\d{1,2}[.)]\s+)/;

/** Lines of a pasted list, without their bullets and numbers; one line is left as it is. */
export function entryLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029\v]/).filter((line) => line.trim() !== '');
  return lines.length < 2
    ? lines
    : lines.map((line) => line.replace(BULLET, '').replaceAll('\t', ' ').trim());
}
