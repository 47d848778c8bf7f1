// What a line can say beside the name of the work. Each mark is a pattern over composed small letters and what it means.
import type { PlainDate } from '../organization/shape.ts';
import { DUE_WORDS, PAST_WORDS, readDay, WEEKDAY_WORDS } from './entry-days.ts';
import { unmarked } from './typed-line.ts';

export const MARKS = ['tag', 'due', 'day', 'minutes', 'part', 'quantity', 'state'] as const;
export type MarkKind = (typeof MARKS)[number];
export type MarkValue = string | number;

export interface Found {
  /** In composed letters; the way back to the typed line is `TypedLine.at`. */
  readonly from: number;
  readonly to: number;
  readonly value: MarkValue;
  /** The words are part of the name as well ('12 hồ sơ'): understood, but not taken out of it. */
  readonly kept: boolean;
}

interface Context {
  readonly today: PlainDate;
  /** All before the mark. */
  readonly before: string;
}
interface Pattern {
  readonly body: string;
  /** Null: not meant, the words stay words. */
  readonly read: (groups: readonly string[], context: Context) => MarkValue | null;
  readonly kept?: (context: Context) => boolean;
}

const either = (words: readonly string[]) => words.map((word) => word.replaceAll(' ', '\\s+')).join('|');
const NUMBER = '\\d{1,4}(?:[.,]\\d{1,2})?';
const DATE = '\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{4})?';
const SHORT_DATE = '\\d{1,2}/\\d{1,2}(?:/\\d{4})?';

const DAY_MINUTES = 1440;
const MOST = 9999;
const within = (value: number, most: number) => (value >= 1 && value <= most ? value : null);
const plain = (text: string) => Number(text.replace(',', '.'));

/** Words after which a number names a document: 'tờ trình 214', 'số 12'. */
const DOCUMENT =
  /(?:^|\s)(?:so|cv|qd|tb|kh|bc|ttr|tt|cong van|to trinh|bao cao|quyet dinh|ke hoach|nghi quyet|thong bao|huong dan|van ban|phieu|dieu|khoan|nghi dinh|thong tu|quy|nam|thang|tuan|phong|khoa|lan|ky)\s+(?:so\s+)?$/;
const namesDocument = ({ before }: Context) => DOCUMENT.test(unmarked(before));
/** '8h' of a meeting is no time spent. */
const namesHour = ({ before }: Context) =>
  /(?:^|\s)(?:luc|tu|den|at|from|to|until|truoc|sau)\s+$/.test(unmarked(before));
const isDenied = ({ before }: Context) =>
  /(?:^|\s)(?:chua|gan|sap|se|can|not|un)\s+(?:\S+\s+)?$/.test(unmarked(before));

const minutesOf = ([hours = '0', more = '0']: readonly string[], context: Context) =>
  namesHour(context) ? null : within(Math.round(plain(hours) * 60) + Number(more), DAY_MINUTES);

const COUNTED = [
  ...[
    'hồ sơ',
    'văn bản',
    'tờ trình',
    'báo cáo',
    'công văn',
    'biên bản',
    'quyết định',
    'phiếu',
    'lượt',
    'đơn',
  ],
  ...['tài liệu', 'bảng biểu', 'biểu', 'giấy mời', 'thông báo', 'cuộc họp', 'cuộc', 'ca', 'tin', 'bài'],
  ...['files', 'documents', 'reports', 'letters', 'meetings', 'cases'],
];
const AFTER_WEEKDAY = '(?:\\s+tuần\\s+(?:sau|tới|trước|này))?';

const PATTERNS: Readonly<Record<MarkKind, readonly Pattern[]>> = {
  tag: [{ body: '#([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]{0,39})', read: ([name = '']) => name }],
  due: [
    {
      body: `(?:hạn(?:\\s+chót)?|due(?:\\s+on)?|trước)\\s+(?:ngày\\s+)?(${either([...DUE_WORDS])}|(?:${either(WEEKDAY_WORDS)})${AFTER_WEEKDAY}|${DATE})`,
      read: ([words = ''], { today }) => readDay(words, today, true),
    },
  ],
  day: [
    {
      body: `(${either(PAST_WORDS)}|(?:${either(WEEKDAY_WORDS)})${AFTER_WEEKDAY}|${SHORT_DATE})`,
      read: ([words = ''], context) =>
        /^\d/.test(words) && namesDocument(context) ? null : readDay(words, context.today, false),
    },
  ],
  minutes: [
    {
      body: '(\\d{1,2})\\s?(?:h|g|giờ|tiếng|hours?)\\s?(\\d{1,2})(?:\\s?(?:p|ph|phút|min|minutes?))?',
      read: minutesOf,
    },
    { body: `(${NUMBER})\\s?(?:h|giờ|tiếng|hours?)`, read: minutesOf },
    {
      body: "(\\d{1,4})\\s?(?:p|ph|phút|min|minutes?|')",
      read: ([minutes = ''], context) => minutesOf(['0', minutes], context),
    },
  ],
  part: [{ body: '(\\d{1,3})\\s?%', read: ([part = '']) => within(Number(part), 100) }],
  quantity: [
    { body: 'x\\s?(\\d{1,4})', read: ([count = '']) => within(Number(count), MOST) },
    {
      body: `(\\d{1,4})\\s+(?:${either(COUNTED)})`,
      read: ([count = ''], context) => (namesDocument(context) ? null : within(Number(count), MOST)),
      kept: () => true,
    },
  ],
  state: [
    {
      body: `(?:${either(['đã xong', 'xong', 'x', 'đã hoàn thành', 'hoàn thành', 'done', 'finished'])})`,
      read: (_, context) => (isDenied(context) ? null : 'done'),
    },
  ],
};

const BEFORE = '(^|[\\s,;(])';
const AFTER = "(?![\\p{L}\\p{M}\\p{N}/%_'-])(?![.,]\\p{N})";

interface Compiled extends Pattern {
  readonly marked: RegExp;
  /** For lines typed without marks: 'han 25/11'. */
  readonly bare: RegExp;
}
const bareBody = (body: string) => body.replace(/[\u00c0-\u1ef9]/g, (letter) => unmarked(letter));
const compile = (pattern: Pattern): Compiled => ({
  ...pattern,
  marked: new RegExp(`${BEFORE}(?:${pattern.body})${AFTER}`, 'gu'),
  bare: new RegExp(`${BEFORE}(?:${bareBody(pattern.body)})${AFTER}`, 'gu'),
});
const COMPILED = Object.fromEntries(
  MARKS.map((kind) => [kind, PATTERNS[kind].map(compile)]),
) as unknown as Readonly<Record<MarkKind, readonly Compiled[]>>;

function* foundBy(expression: RegExp, pattern: Compiled, text: string, today: PlainDate): Generator<Found> {
  for (const match of text.matchAll(expression)) {
    const [whole, lead = '', ...groups] = match;
    const from = match.index + lead.length;
    const to = match.index + whole.length;
    const context = { today, before: text.slice(0, from) };
    const value = pattern.read(groups.map(withMarks), context);
    if (value !== null) yield { from, to, value, kept: pattern.kept?.(context) ?? false };
  }
}

/** Names of days are looked up as they are properly written. */
const PROPER = new Map([...WEEKDAY_WORDS, ...PAST_WORDS, ...DUE_WORDS].map((word) => [unmarked(word), word]));
function withMarks(group: string): string {
  const [name = '', week] = group.replace(/\s+/g, ' ').split(/\s(?=tuần|tuan)/);
  const proper = PROPER.get(name) ?? name;
  return week === undefined ? proper : `${proper} ${week}`;
}

/** Every mark of one kind in a line of composed small letters. */
export function findMarks(kind: MarkKind, text: string, today: PlainDate): readonly Found[] {
  return COMPILED[kind].flatMap((pattern) => {
    const marked = [...foundBy(pattern.marked, pattern, text, today)];
    const bare = [...foundBy(pattern.bare, pattern, text, today)];
    return [...marked, ...bare.filter(({ from }) => marked.every((one) => one.from !== from))];
  });
}
