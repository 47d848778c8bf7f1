// What importing forms would do: each form matched, compared with what is kept, and what the user still has to say.

import { type WeekKey, weekDates } from '../period/week.ts';
import { hasWords } from '../refusal.ts';
import { forKeeping, isComplete, type PastForm } from './form.ts';
import { type Mark, matchPerson, type PastPerson, unitInWeek } from './match.ts';
import type { ReadSheet } from './read-form.ts';
import { type PastTrouble, type Told, troubleOn } from './trouble.ts';

/** A sheet of a file, known by the hash of the file. */
export interface PastSource {
  readonly file: string;
  readonly hash: string;
  readonly read: ReadSheet;
}

/** What the user says to one form. */
export interface PastAnswer {
  readonly hash: string;
  readonly sheet: string;
  readonly leaveOut?: boolean | undefined;
  /** Take the form although a score is missing; it stays marked. */
  readonly incomplete?: boolean | undefined;
  readonly personId?: number | undefined;
  /** Why it takes the place of the form kept for this person and week. */
  readonly replace?: string | undefined;
}

/** The form kept for a person and a week. */
export interface KeptPastWeek {
  readonly id: number;
  readonly version: number;
  readonly personId: number;
  readonly week: WeekKey;
  readonly hash: string;
  readonly sheet: string;
  readonly form: PastForm;
}

export interface PastBackground {
  readonly people: readonly PastPerson[];
  readonly kept: readonly KeptPastWeek[];
  /** 'person week' of results this program keeps itself. */
  readonly evaluated: ReadonlySet<string>;
  /** Who imports; null: the command line. */
  readonly importerId: number | null;
  readonly thisWeek: WeekKey;
}

/** ready: would be imported; same: is kept already; left-out: by the user; blocked: something must be settled first. */
export type PastState = 'ready' | 'same' | 'left-out' | 'blocked';
export type PastAsk = 'person' | 'incomplete' | 'replace';

export interface PlannedPast {
  readonly file: string;
  readonly hash: string;
  readonly sheet: string;
  readonly form: PastForm | null;
  readonly person: PastPerson | null;
  readonly unitId: number | null;
  readonly marks: readonly Mark[];
  readonly byHand: boolean;
  readonly candidates: readonly PastPerson[];
  readonly state: PastState;
  /** What the user can say to it, answered or not. */
  readonly asks: readonly PastAsk[];
  /** The record it would take the place of. */
  readonly replaces: KeptPastWeek | null;
  readonly complete: boolean;
  readonly troubles: readonly PastTrouble[];
}

const keyOf = (one: { readonly hash: string; readonly sheet: string }) => `${one.hash} ${one.sheet}`;

/** In the order of the sources. A second form for one person and week is refused until one of the two is left out. */
export function planPastWeeks(
  sources: readonly PastSource[],
  background: PastBackground,
  answers: readonly PastAnswer[],
): readonly PlannedPast[] {
  const byForm = new Map(answers.map((one) => [keyOf(one), one]));
  const seen: Seen = new Map();
  const chosen = new Set<string>();
  return sources.map((source) => {
    const key = keyOf({ hash: source.hash, sheet: source.read.sheet });
    const isTwice = chosen.has(key);
    chosen.add(key);
    return isTwice ? chosenTwice(source) : planOne(source, background, byForm.get(key), seen);
  });
}

/** File by person and week. */
type Seen = Map<string, string>;

/** The very same file chosen a second time adds nothing. */
function chosenTwice({ file, hash, read }: PastSource): PlannedPast {
  const { sheet, form } = read;
  const troubles = [troubleOn(sheet, { severity: 'note', code: 'file-twice' })];
  return { ...{ file, hash, sheet, form }, ...NOBODY, state: 'same', asks: [], troubles };
}

function planOne(
  { file, hash, read }: PastSource,
  background: PastBackground,
  answer: PastAnswer | undefined,
  seen: Seen,
): PlannedPast {
  const { sheet, form } = read;
  const about = { file, hash, sheet, form };
  if (form === null)
    return { ...about, ...NOBODY, ...settled(read.troubles, answer, []), troubles: read.troubles };
  const match = matchPerson(form.who, background.people, answer?.personId ?? null);
  const { person, marks, candidates } = match;
  const compared = person === null ? NOT_COMPARED : compare(about, form, person, background);
  const told = [...match.told, ...pastTold(form, background), ...compared.told];
  const twice = person === null || answer?.leaveOut === true ? [] : twiceTold(person, form, file, seen);
  const troubles = answeredOnes(
    [...read.troubles, ...[...told, ...twice].map((one) => troubleOn(sheet, one))],
    answer,
  );
  const byHand = person !== null && answer?.personId === person.id;
  const asks: PastAsk[] = [
    ...(person === null || byHand ? (['person'] as const) : []),
    ...(read.troubles.some(isScoreGap) ? (['incomplete'] as const) : []),
    ...(compared.replaces === null ? [] : (['replace'] as const)),
  ];
  return {
    ...about,
    ...{ person, marks, candidates, byHand, replaces: compared.replaces, complete: isComplete(form) },
    unitId: person === null ? null : unitInWeek(person, form.who, weekDates(form.week)),
    ...settled(troubles, answer, asks, compared.same),
    troubles,
  };
}

const NOBODY = {
  ...{
    person: null,
    unitId: null,
    marks: [],
    byHand: false,
    candidates: [],
    replaces: null,
    complete: false,
  },
} as const;
const NOT_COMPARED = { told: [], replaces: null, same: false } as const;

function settled(
  troubles: readonly PastTrouble[],
  answer: PastAnswer | undefined,
  asks: readonly PastAsk[],
  same = false,
): Pick<PlannedPast, 'state' | 'asks'> {
  if (answer?.leaveOut === true) return { state: 'left-out', asks };
  if (same) return { state: 'same', asks: [] };
  const isBlocked = troubles.some((one) => one.severity === 'error');
  return { state: isBlocked ? 'blocked' : 'ready', asks };
}

const isScoreGap = ({ code }: PastTrouble) => code === 'score-missing' || code === 'score-unreadable';

/** What the user has settled is no error any more, but stays on the list. */
function answeredOnes(
  troubles: readonly PastTrouble[],
  answer: PastAnswer | undefined,
): readonly PastTrouble[] {
  const isSettled = (one: PastTrouble) =>
    (isScoreGap(one) && answer?.incomplete === true) ||
    (one.code === 'week-imported' && hasWords(answer?.replace ?? ''));
  return troubles.map((one) => (isSettled(one) ? { ...one, severity: 'warning' } : one));
}

function pastTold(form: PastForm, { thisWeek }: PastBackground): readonly Told[] {
  if (form.week < thisWeek) return [];
  return [{ severity: 'error', code: 'week-not-past', value: form.week }];
}

function twiceTold(person: PastPerson, form: PastForm, file: string, seen: Seen): readonly Told[] {
  const key = `${person.id} ${form.week}`;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, file);
  return first === undefined ? [] : [{ severity: 'error', code: 'form-twice', params: { file: first } }];
}

interface Compared {
  readonly told: readonly Told[];
  readonly replaces: KeptPastWeek | null;
  readonly same: boolean;
}

function compare(
  { hash, sheet }: { readonly hash: string; readonly sheet: string },
  form: PastForm,
  person: PastPerson,
  { kept, evaluated, importerId }: PastBackground,
): Compared {
  const mine = kept.find((one) => one.personId === person.id && one.week === form.week) ?? null;
  if (mine !== null && saysTheSame(mine.form, forKeeping(form)))
    return { told: [], replaces: null, same: true };
  const own: Told[] = person.id === importerId ? [{ severity: 'error', code: 'own-form' }] : [];
  const elsewhere = kept.find(
    (one) => one.hash === hash && one.sheet === sheet && one.personId !== person.id,
  );
  const another: Told[] =
    elsewhere === undefined ? [] : [{ severity: 'error', code: 'imported-for-another' }];
  const here: Told[] = evaluated.has(`${person.id} ${form.week}`)
    ? [{ severity: 'warning', code: 'week-evaluated-here', value: form.week }]
    : [];
  const other: Told[] = mine === null ? [] : [importedTold(mine, form)];
  return { told: [...own, ...another, ...here, ...other], replaces: mine, same: false };
}

function importedTold(mine: KeptPastWeek, form: PastForm): Told {
  const params = { before: mine.form.totals.self ?? '', after: form.totals.self ?? '' };
  return { severity: 'error', code: 'week-imported', value: form.week, params };
}

/** The file may have been saved anew: what counts is what it says. */
export function saysTheSame(a: PastForm, b: PastForm): boolean {
  return canonicalText(a) === canonicalText(b);
}

// Keys in one order: a form that comes back from the database has its own.
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalText(one)}`).join()}}`;
}
