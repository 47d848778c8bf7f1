// What a scorer or approver has typed and not yet sent, person by person, and what it amounts to. Pure: no React, no
// network. The rules of the regulation are asked, never repeated here.
import type { ActBody, EvaluationItem } from '../../contract/evaluations.ts';
import { hasWords } from '../../domain/refusal.ts';
import { commentsRequired } from '../../domain/rulebook/rules.ts';
import type { CommentRule, Rulebook } from '../../domain/rulebook/shape.ts';
import { scoreEntered } from '../../domain/score/score-entered.ts';
import type { ScoreResult } from '../../domain/score/shape.ts';
import type { Locale } from '../../text/index.ts';
import { pointsText } from '../parts/points.ts';
import { readScore, type ScoreFaultKind } from '../parts/score-read.ts';

/** The acts that carry points: scoring, approving what was scored, or both in one. */
export const POINT_ACTS = ['score', 'approve', 'decide'] as const;
export type PointAct = (typeof POINT_ACTS)[number];

export interface Entry {
  /** Exactly what stands in the fields, by criterion; null while nobody has changed the points of the stage before. */
  readonly typed: Readonly<Record<string, string>> | null;
  readonly comment: string;
  /** Decided on this screen and waiting to be sent: the version of the record it was decided on; else null. */
  readonly readyAt: number | null;
  /** The reason of a return that goes out in a few seconds; null when there is none. */
  readonly returning: string | null;
}
export type Sheet = Readonly<Record<number, Entry>>;

export const NO_ENTRY: Entry = { typed: null, comment: '', readyAt: null, returning: null };
/** The longest comment the contract takes. */
export const LONGEST_COMMENT = 4000;

export type Reviewed = Pick<EvaluationItem, 'id' | 'version' | 'self' | 'scorer' | 'may'>;
type Scores = NonNullable<EvaluationItem['self']>;

/** Which act with points this person may do to the record; null when none. */
export function pointActOf(item: Pick<EvaluationItem, 'may'>): PointAct | null {
  return POINT_ACTS.find((act) => item.may.includes(act)) ?? null;
}

/** The points an act is compared with: the self-assessment, or for an approval the scorer's. */
export function stageBefore(item: Pick<EvaluationItem, 'self' | 'scorer'>, act: PointAct): Scores | null {
  return act === 'approve' ? item.scorer : item.self;
}

/** What the fields show before anybody types: the own earlier points when scoring again, else the stage before. */
export function startTexts(
  item: Reviewed,
  act: PointAct,
  rulebook: Rulebook,
  locale: Locale,
): Record<string, string> {
  const from = (act === 'score' ? item.scorer : null) ?? stageBefore(item, act);
  return Object.fromEntries(
    rulebook.criteria.map(({ key }) => {
      const value = from?.entered[key];
      return [key, value === undefined ? '' : pointsText(value, locale)];
    }),
  );
}

export interface EntryReading {
  readonly act: PointAct;
  readonly texts: Readonly<Record<string, string>>;
  /** Criterion keys whose text is no usable score. */
  readonly faults: readonly { readonly key: string; readonly fault: ScoreFaultKind }[];
  /** Hundredths by criterion; null while a text cannot be used. */
  readonly entered: Readonly<Record<string, number>> | null;
  readonly result: ScoreResult;
  /** The points are those of the stage before. */
  readonly agrees: boolean;
  /** Rules of the regulation that ask for words here. */
  readonly rules: readonly CommentRule[];
  readonly comment: 'ok' | 'missing' | 'too-long';
  /** Nothing stands in the way of sending. */
  readonly ok: boolean;
}

/** What an entry amounts to under the regulation in force: points, level, faults, rules that ask for words. */
export function readEntry(
  item: Reviewed,
  act: PointAct,
  entry: Entry,
  rulebook: Rulebook,
  locale: Locale,
): EntryReading {
  const texts = entry.typed ?? startTexts(item, act, rulebook, locale);
  const readings = rulebook.criteria.map((limits) => ({
    key: limits.key,
    reading: readScore(texts[limits.key] ?? '', limits),
  }));
  const usable: Record<string, number> = {};
  for (const { key, reading } of readings) if (reading.ok) usable[key] = reading.hundredths;
  const faults = readings.flatMap(({ key, reading }) => (reading.ok ? [] : [{ key, fault: reading.fault }]));
  const entered = faults.length === 0 ? usable : null;
  const before = stageBefore(item, act);
  const rules = commentsRequired(
    rulebook,
    act === 'approve' ? 'approve' : 'score',
    before?.entered ?? null,
    entered,
  );
  const comment = commentState(entry.comment, rules);
  return {
    act,
    texts,
    faults,
    entered,
    result: scoreEntered(rulebook, usable),
    agrees: before !== null && entered !== null && samePoints(before.entered, entered),
    rules,
    comment,
    ok: entered !== null && comment === 'ok',
  };
}

function commentState(comment: string, rules: readonly CommentRule[]): EntryReading['comment'] {
  if (comment.length > LONGEST_COMMENT) return 'too-long';
  return rules.length > 0 && !hasWords(comment) ? 'missing' : 'ok';
}

function samePoints(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  return Object.keys({ ...a, ...b }).every((key) => a[key] === b[key]);
}

/** The body of the act for a readable entry. Agreeing sends no points: the server takes those of the stage before. */
export function actOf(item: Reviewed, reading: EntryReading, comment: string): ActBody & { id: number } {
  return {
    id: item.id,
    act: reading.act,
    version: item.version,
    ...(reading.agrees || reading.entered === null ? {} : { entered: { ...reading.entered } }),
    ...(hasWords(comment) ? { comment } : {}),
  };
}

/** The sheet with one entry changed; an entry that says nothing any more is dropped. */
export function withEntry(sheet: Sheet, id: number, change: Partial<Entry>): Sheet {
  const next = { ...NO_ENTRY, ...sheet[id], ...change };
  const { [id]: _old, ...others } = sheet;
  const { typed, comment, readyAt, returning } = next;
  const empty = typed === null && comment === '' && readyAt === null && returning === null;
  return empty ? others : { ...others, [id]: next };
}

/** True when the record has moved on since this entry was decided: the person must look again. */
export function isOutdated(item: Pick<EvaluationItem, 'version'>, entry: Entry): boolean {
  return entry.readyAt !== null && item.version > entry.readyAt;
}

/** True when the server already has what the entry says (it was sent while another page was open). */
export function isDone(item: Reviewed, entry: Entry, reading: EntryReading): boolean {
  if (!isOutdated(item, entry) || reading.act !== 'score' || item.scorer === null) return false;
  return reading.entered !== null && samePoints(item.scorer.entered, reading.entered);
}

/** The sheet without the entries of these records. */
export function withoutEntries(sheet: Sheet, ids: readonly number[]): Sheet {
  return Object.fromEntries(Object.entries(sheet).filter(([id]) => !ids.includes(Number(id))));
}
