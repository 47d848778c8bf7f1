// Who gets which letter: one digest a day, one before a deadline, one when the Office reminds. Never on leave, never twice.
import type { Duty } from '../duty.ts';
import type { PlainDate } from '../organization/shape.ts';
import type { MessageCode, MessageParams } from './shape.ts';

export interface UnsentMessage {
  readonly no: number;
  readonly code: MessageCode;
  readonly params: MessageParams;
  /** A letter of its own, without waiting for the next digest. */
  readonly soon: boolean;
}

export interface Recipient {
  readonly personId: number;
  readonly address: string | null;
  readonly wantsDigest: boolean;
  /** On leave, in training, seconded: whoever is away is left in peace. */
  readonly isAway: boolean;
  /** The list of the page, in its order. */
  readonly owed: readonly Duty[];
  readonly unsent: readonly UnsentMessage[];
}

/** What is open at this instant, and was not done yet. */
export interface OpenRounds {
  readonly now: string;
  readonly mayDisturb: boolean;
  readonly digest: PlainDate | null;
  readonly deadlines: readonly string[];
  /** The end of the day, in instants: what is due until then is for today. */
  readonly dayEnds: string;
}

export interface LetterDraft {
  readonly purpose: 'digest' | 'deadline' | 'soon';
  /** With person and purpose: the same letter, however often it is asked for. */
  readonly slot: string;
  readonly owed: readonly Duty[];
  readonly news: readonly UnsentMessage[];
  /** From then on it would say something untrue. */
  readonly expires: string | null;
}

/** The letters of one person. Every message goes into one of them at most. */
export function lettersFor(person: Recipient, rounds: OpenRounds): readonly LetterDraft[] {
  if (person.address === null || person.isAway || !rounds.mayDisturb) return [];
  const reminders = rounds.deadlines.flatMap((deadline): LetterDraft[] => {
    const owed = person.owed.filter(({ due }) => due === deadline);
    return owed.length === 0
      ? []
      : [{ purpose: 'deadline', slot: deadline, owed, news: [], expires: deadline }];
  });
  const digest = digestFor(person, rounds);
  if (digest !== null) return [digest, ...reminders];
  const news = person.unsent.filter(({ soon }) => soon);
  const [first] = news;
  if (first === undefined) return reminders;
  return [{ purpose: 'soon', slot: String(first.no), owed: [], news, expires: null }, ...reminders];
}

/** The whole list, so that letter and page agree, on every day on which something of it asks to be done. */
function digestFor(person: Recipient, rounds: OpenRounds): LetterDraft | null {
  if (rounds.digest === null || !person.wantsDigest) return null;
  // The own report asks from its day on: nobody gets a letter on Monday for what is due on Friday alone.
  const isForToday = ({ kind, due }: Duty) => kind !== 'submit' || (due !== null && due < rounds.dayEnds);
  const { owed, unsent: news } = person;
  if (!owed.some(isForToday) && news.length === 0) return null;
  return { purpose: 'digest', slot: rounds.digest, owed, news, expires: null };
}

const MINUTE_MS = 60_000;
const LONGEST_WAIT = 60;

/** When a letter that failed for the n-th time is tried again: after 1, 2, 4 ... minutes, at most an hour. */
export function nextTry(now: string, failures: number): string {
  const minutes = Math.min(LONGEST_WAIT, 2 ** (Math.max(failures, 1) - 1));
  return new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString();
}
