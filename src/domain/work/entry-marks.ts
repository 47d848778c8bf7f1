// What a line can say beside the name of the work. Each mark is a pattern over composed small letters and what it means.
import type { PlainDate } from '../organization/shape.ts';
import { DUE_WORDS, PAST_WORDS, readDay, WEEKDAY_WORDS } from './entry-days.ts';
import { unmarked } from './typed-line.ts';
import { endsIn } from './words-before.ts';

export const MARKS = ['tag', 'due', 'day', 'minutes', 'part', 'quantity', 'state'] as const;
/** Why the date is another one is looked for last: it goes as far as the next mark. */
export type MarkKind = (typeof MARKS)[number] | 'reason';
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
const DOCUMENTS = [
  ...['số', 'cv', 'qđ', 'tb', 'kh', 'bc', 'ttr', 'tt', 'công văn', 'tờ trình', 'báo cáo', 'quyết định'],
  ...['kế hoạch', 'nghị quyết', 'thông báo', 'hướng dẫn', 'văn bản', 'phiếu', 'điều', 'khoản', 'nghị định'],
  ...['thông tư', 'quý', 'quí', 'năm', 'tháng', 'tuần', 'phòng', 'khoá', 'khóa', 'lần', 'kỳ', 'kì'],
];
/** The same letters without marks: 'ho so 5 phieu', 'trinh ky 12 van ban'. */
const NO_DOCUMENTS = ['ho so', 'co so', 'trinh ky', 'dang ky'];
const namesDocument = ({ before }: Context) =>
  endsIn(before, DOCUMENTS, NO_DOCUMENTS) ||
  endsIn(before.replace(/\sso\s+$|\ssố\s+$/, ' '), DOCUMENTS, NO_DOCUMENTS);
/** '8h' of a meeting is no time spent; nor is '10h' of 'từ 8h đến 10h', but 'công văn đến 2h' took two hours. */
const HOURS = ['lúc', 'từ', 'at', 'from', 'to', 'until', 'trước', 'sau'];
const NO_HOURS = ['dau tu', 'hop to'];
const namesHour = ({ before }: Context) =>
  endsIn(before, HOURS, NO_HOURS) || (/\d\S*\s+\S+\s+$/.test(before) && endsIn(before, ['đến', 'tới']));
const DENIALS = ['chưa', 'gần', 'sắp', 'sẽ', 'cần', 'not', 'un'];
const isDenied = ({ before }: Context) => {
  const withoutLast = before.replace(/\S+\s+$/, '');
  const { 0: last = '' } = /\S+\s+$/.exec(before) ?? [];
  // 'can bo' and 'can cuoc' typed without marks are people and their papers, nothing that is still needed.
  const isNoun = endsIn(` ${last}`, ['bo', 'cuoc', 'cu', 'ho']) && endsIn(withoutLast, ['can']);
  return endsIn(before, DENIALS) || (!isNoun && endsIn(withoutLast, DENIALS));
};

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

/** Incoming letters and spans of days: 'công văn đến 20/11', 'từ thứ hai đến thứ sáu'. */
const ARRIVALS = ['công văn', 'văn bản', 'hồ sơ', 'thư', 'giấy', 'đơn', 'khách', 'đoàn'];
const isNoDate = ({ before }: Context) => endsIn(before, ARRIVALS) || /(^|\s)(?:từ|tu|from)\s/.test(before);
const DUE_DAY = `(?:hết\\s+)?(?:ngày\\s+)?(${either([...DUE_WORDS])}|(?:${either(WEEKDAY_WORDS)})${AFTER_WEEKDAY}|${DATE})`;

type Kind = (typeof MARKS)[number];
const PATTERNS: Readonly<Record<Kind, readonly Pattern[]>> = {
  tag: [{ body: '#([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]{0,39})', read: ([name = '']) => name }],
  due: [
    {
      body: `(?:hạn(?:\\s+(?:chót|mới))?(?:\\s+(?:đến|tới))?|due(?:\\s+(?:on|by))?|trước)\\s+${DUE_DAY}`,
      read: ([words = ''], { today }) => readDay(words, today, true),
    },
    {
      body: `(?:gia\\s+hạn|lùi|dời|hoãn|kéo\\s+dài|chuyển|moved|postponed)(?:\\s+hạn)?\\s+(?:đến|tới|sang|to|until)\\s+${DUE_DAY}`,
      read: ([words = ''], { today }) => readDay(words, today, true),
    },
    {
      // 'toi thu sau' may be the evening of Friday as well.
      body: `(đến|tới|until|by)\\s+${DUE_DAY}`,
      read: ([lead = '', words = ''], context) => {
        const day = lead === 'toi' || isNoDate(context) ? null : readDay(words, context.today, true);
        return day === null || day < context.today ? null : day;
      },
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
) as unknown as Readonly<Record<Kind, readonly Compiled[]>>;

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
export function findMarks(kind: Kind, text: string, today: PlainDate): readonly Found[] {
  return COMPILED[kind].flatMap((pattern) => {
    const marked = [...foundBy(pattern.marked, pattern, text, today)];
    const bare = [...foundBy(pattern.bare, pattern, text, today)];
    return [...marked, ...bare.filter(({ from }) => marked.every((one) => one.from !== from))];
  });
}

const REASON = /(^|[\s,;(])(?:vì|lý\s+do|lí\s+do|because|(vi|ly\s+do))(?:\s*:\s*|\s+)(?=\S)/gu;

/**
 * Why it has another date, up to the next mark: said behind the date. Without marks 'vi' is a word of many others
 * ('don vi'), and means this only right behind a mark.
 */
export function findReason(text: string, marks: readonly Found[]): Found | null {
  const date = Math.min(...marks.map(({ to }) => to));
  for (const match of text.matchAll(REASON)) {
    const [whole, lead = '', bare] = match;
    const from = match.index + lead.length;
    const begins = match.index + whole.length;
    const isBehind = marks.some(({ to }) => /^[\s,;]*$/.test(text.slice(to, from)) && to <= from);
    if (from < date || (bare !== undefined && !isBehind)) continue;
    const next = Math.min(text.length, ...marks.flatMap((one) => (one.from >= from ? [one.from] : [])));
    const said = text.slice(begins, next).replace(/[\s,;(]+$/, '');
    if (said === '') continue;
    return { from, to: begins + said.length, value: said, kept: false };
  }
  return null;
}
