// The form of a week as plain data: from the record, to the record, and what is still wrong with it. No React.
import type { ActBody, EvaluationView } from '../../../contract/evaluations.ts';
import type { ROUTES } from '../../../contract/routes.ts';
import { weekDates } from '../../../domain/period/week.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { scoreEntered } from '../../../domain/score/score-entered.ts';
import type { ScoreResult } from '../../../domain/score/shape.ts';
import { formatDate } from '../../../text/format.ts';
import type { Locale } from '../../../text/index.ts';
import type { CallInput, Reply } from '../../api.ts';
import { readDate } from '../../parts/date-field-read.ts';
import { pointsText } from '../../parts/points.ts';
import { readScore } from '../../parts/score-read.ts';

export type WorkReport = Reply<typeof ROUTES.workReport>;
type DraftBody = CallInput<typeof ROUTES.saveDraft>['body']['body'];
export type Report = DraftBody['report'];
export type WorkItem = Report['items'][number];

/** One line being typed; dates are the typed texts. `n` is its number in this form only. */
export interface DraftItem {
  readonly n: number;
  readonly title: string;
  readonly product: string;
  readonly due: string;
  readonly done: string;
  readonly note: string;
  /** The task of the register it was made from. */
  readonly taskId?: number | undefined;
  readonly important?: boolean | undefined;
}
export interface WeekDraft {
  /** Typed scores by criterion key. */
  readonly entered: Readonly<Record<string, string>>;
  readonly items: readonly DraftItem[];
  /** The line that is being typed and not yet in the list. */
  readonly adding: DraftItem;
  readonly conduct: string;
  readonly difficulties: string;
  /** Why points differ from those the register proposes, by criterion. */
  readonly reasons?: Readonly<Record<string, string>>;
}

export const NO_ITEM: DraftItem = { n: 0, title: '', product: '', due: '', done: '', note: '' };

/** '18/11', '18.11.2026' or '18112026' as a date; a day without a year is taken nearest to the week. Null: no date. */
export function readItemDate(text: string, week: string): string | null {
  const short = /^\s*(\d{1,2})[/.\- ](\d{1,2})\s*$/.exec(text.normalize('NFKC'));
  if (short === null) return readDate(text);
  const { from } = weekDates(week);
  const year = Number(from.slice(0, 4));
  const candidates = [year, year - 1, year + 1].flatMap(
    (one) => readDate(`${short[1]}/${short[2]}/${one}`) ?? [],
  );
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(from));
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function toItem(item: DraftItem, week: string): WorkItem {
  const { title, product, note, taskId, important } = item;
  return {
    ...(taskId === undefined ? {} : { taskId }),
    ...(important === undefined ? {} : { important }),
    title,
    product,
    note,
    due: readItemDate(item.due, week) || null,
    done: readItemDate(item.done, week) || null,
  };
}

function fromItem(item: WorkItem, n: number): DraftItem {
  const text = (date: string | null) => (date === null ? '' : formatDate(date));
  return { ...item, n, due: text(item.due), done: text(item.done) };
}

/** The line being typed has something in it. */
export function isStarted(item: DraftItem): boolean {
  return [item.title, item.product, item.due, item.done, item.note].some((text) => text.trim() !== '');
}

export function nextNumber(items: readonly DraftItem[]): number {
  return Math.max(0, ...items.map((item) => item.n)) + 1;
}

/** Puts the line being typed at the end of the list; unchanged when there is nothing in it. */
export function withAdded(draft: WeekDraft): WeekDraft {
  if (!isStarted(draft.adding)) return draft;
  const added = { ...draft.adding, n: nextNumber(draft.items) };
  return { ...draft, items: [...draft.items, added], adding: NO_ITEM };
}

/** The report that would be sent: what stands in the list, the line being typed included. */
export function reportOf(draft: WeekDraft, week: string): Report {
  const { items, conduct, difficulties, reasons = {} } = withAdded(draft);
  const given = Object.entries(reasons).filter(([, words]) => words.trim() !== '');
  return {
    items: items.map((item) => toItem(item, week)),
    conduct,
    difficulties,
    ...(given.length === 0 ? {} : { reasons: Object.fromEntries(given) }),
  };
}

/** What the server keeps of a draft. A date that is not yet one stays on this device only. */
export function bodyOf(draft: WeekDraft, week: string): DraftBody {
  return { entered: { ...draft.entered }, report: reportOf(draft, week), comment: '' };
}

function fromReport(entered: Readonly<Record<string, string>>, report: Report): WeekDraft {
  const { items, conduct, difficulties, reasons } = report;
  return {
    ...(reasons === undefined ? {} : { reasons }),
    entered,
    items: items.map((item, at) => fromItem(item, at + 1)),
    adding: NO_ITEM,
    conduct,
    difficulties,
  };
}

/** The server checked the body when it took it over; only an old or foreign form is told apart here. */
function isDraftBody(body: unknown): body is DraftBody {
  return typeof body === 'object' && body !== null && 'entered' in body && 'report' in body;
}

/** What the register makes of the week: its works, and points where it proposes some. */
export function draftFromWork(work: WorkReport, locale: Locale): WeekDraft {
  const points = work.scores.flatMap(({ criterion, points: proposed }) =>
    proposed === null ? [] : [[criterion, pointsText(proposed, locale)] as const],
  );
  const items = work.items.map(itemFromWork);
  return fromReport(Object.fromEntries(points), { items, conduct: '', difficulties: '' });
}

export function itemFromWork(item: WorkReport['items'][number]): WorkItem {
  const { title, product, due, done, note, taskId, important } = item;
  return { title, product, due, done, note, taskId, important };
}

/** A line of the list from a line of a report. */
export const asDraftItem = fromItem;

/** The form's start: the kept draft, else the report sent before (returned, withdrawn), else what the register has. */
export function draftOf(
  view: EvaluationView,
  locale: Locale,
  work: WorkReport | null = null,
): { value: WeekDraft; version: number } {
  const version = view.draft?.version ?? 0;
  const kept = view.draft?.body;
  if (isDraftBody(kept)) return { value: fromReport(kept.entered, kept.report), version };
  const entered = Object.fromEntries(
    Object.entries(view.self?.entered ?? {}).map(([key, points]) => [key, pointsText(points, locale)]),
  );
  if (view.report === null && work !== null) return { value: draftFromWork(work, locale), version };
  const report = view.report ?? { items: [], conduct: '', difficulties: '' };
  return { value: fromReport(entered, report), version };
}

/** Two forms say the same when the server would keep the same of them. */
export function sameDraft(a: WeekDraft, b: WeekDraft, week: string): boolean {
  const text = (draft: WeekDraft) => {
    const { entered, ...rest } = bodyOf(draft, week);
    const scores = Object.entries(entered).filter(([, typed]) => typed !== '');
    const dates = withAdded(draft).items.map((item) => [
      readItemDate(item.due, week) ?? item.due,
      readItemDate(item.done, week) ?? item.done,
    ]);
    return JSON.stringify([scores.toSorted(), rest, dates]);
  };
  return text(a) === text(b);
}

/** Usable points only: a missing or wrong field leaves its key out, so that no total arises from it. */
export function enteredOf(rulebook: Rulebook, draft: WeekDraft): Readonly<Record<string, number>> {
  return Object.fromEntries(
    rulebook.criteria.flatMap((criterion) => {
      const read = readScore(draft.entered[criterion.key] ?? '', criterion);
      return read.ok ? [[criterion.key, read.hundredths]] : [];
    }),
  );
}

/** Total, level and distance by the same function that the server runs. */
export function scoreDraft(rulebook: Rulebook, draft: WeekDraft): ScoreResult {
  return scoreEntered(rulebook, enteredOf(rulebook, draft));
}

/** Criteria whose readable points differ from those proposed: each owes its reason. */
export function differing(draft: WeekDraft, rulebook: Rulebook, work: WorkReport | null): readonly string[] {
  const entered = enteredOf(rulebook, draft);
  return (work?.scores ?? []).flatMap(({ criterion, points }) =>
    points === null || entered[criterion] === undefined || entered[criterion] === points ? [] : [criterion],
  );
}

/** Reasons of points that meanwhile are as proposed are left out. */
function withReasons(draft: WeekDraft, keys: readonly string[]): WeekDraft {
  const { reasons = {}, ...rest } = draft;
  const held = Object.entries(reasons).filter(([key]) => keys.includes(key));
  return { ...rest, reasons: Object.fromEntries(held) };
}

/** The act that sends the week. */
export function submitBody(
  typed: WeekDraft,
  rulebook: Rulebook,
  view: Pick<EvaluationView, 'version' | 'week'>,
  work: WorkReport | null = null,
): ActBody {
  const draft = withReasons(typed, differing(typed, rulebook, work));
  return {
    act: 'submit',
    version: view.version,
    entered: enteredOf(rulebook, draft),
    report: reportOf(draft, view.week),
  };
}
