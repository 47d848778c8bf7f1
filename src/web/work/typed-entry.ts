// What stands in the entry field as data: read, matched with the open tasks, and made into a line of the contract.
import type { EntryLine } from '../../contract/work.ts';
import { hasWords } from '../../domain/refusal.ts';
import { type FastEntry, parseEntry } from '../../domain/work/fast-entry.ts';
import { matchTask, type TaskMatch } from '../../domain/work/match-task.ts';
import type { Typed, WeekTask, Wording } from './entry-shapes.ts';

/** What has to be known of an open task to put a line onto it. */
export type OpenTask = Pick<WeekTask, 'id' | 'title' | 'quantity' | 'due' | 'late' | 'may' | 'assignedBy'>;

/** Id of the field for why an open task gets another date. */
export const REASON_FIELD = 'work-entry-reason';

export type EntryFault = 'empty' | 'long' | 'reason';

/** Another date for the open task: set, asked for, or why neither. */
export type DateMove =
  | { readonly as: 'set' | 'ask'; readonly to: string; readonly reason: string }
  | { readonly as: 'no'; readonly why: 'done' | 'passed' | 'lead' };
export interface ReadEntry {
  readonly entry: FastEntry;
  readonly match: TaskMatch<OpenTask>;
  /** The open task it goes onto; null: an own new one. */
  readonly task: OpenTask | null;
  readonly move: DateMove | null;
  readonly fault: EntryFault | null;
}

/** Bounds of the contract. */
const LONGEST_TITLE = 300;
const LONGEST_LINE = 500;
const MOST_TAGS = 10;

export function readTyped(typed: Typed, today: string, tasks: readonly OpenTask[]): ReadEntry {
  const entry = parseEntry(typed.text, today, new Set(typed.words));
  const match = matchTask(entry.title, tasks);
  const chosen = tasks.find(({ id }) => id === typed.link) ?? null;
  const task = typed.link === 'auto' ? match.sure : chosen;
  const long = entry.title.length > LONGEST_TITLE || typed.text.length > LONGEST_LINE;
  const move = task === null ? null : moveOf(entry, task, typed);
  const fault = long || entry.tags.length > MOST_TAGS ? 'long' : null;
  return { entry, match, task, move, fault: entry.title === '' ? 'empty' : (fault ?? reasonMissing(move)) };
}

function moveOf({ due, done, reason }: FastEntry, task: OpenTask, typed: Typed): DateMove | null {
  if (due === null || due === task.due) return null;
  if (done !== null) return { as: 'no', why: 'done' };
  const as = task.may.includes('edit') ? 'set' : task.may.includes('ask-due') ? 'ask' : null;
  if (as === null) return { as: 'no', why: 'lead' };
  // Those above may still move a date that has passed; whoever does the work may not.
  if ((task.late ?? 0) > 0 && task.may.includes('ask-excuse')) return { as: 'no', why: 'passed' };
  return { as, to: due, reason: typed.reason ?? reason };
}

const reasonMissing = (move: DateMove | null): EntryFault | null =>
  move !== null && move.as !== 'no' && !hasWords(move.reason) ? 'reason' : null;

const plainLine = (text: string) => text.replace(/\p{Cc}/gu, ' ').trim();

/** Catalogue entry and product of the wording it was started from, as long as its name is still the one chosen. */
function fromWording(wording: Wording | null, title: string) {
  if (wording === null || wording.title !== title) return {};
  return {
    ...(wording.product === '' ? {} : { product: wording.product }),
    ...(wording.itemId === null ? {} : { itemId: wording.itemId }),
  };
}

/** Onto a task it says how many were delivered of those it is about; '12 hồ sơ' of one product is a word. */
function quantityOf({ quantity, done }: FastEntry, task: OpenTask | null) {
  const fits = task === null || (done !== null && quantity !== null && quantity <= task.quantity);
  return quantity === null || !fits ? {} : { quantity };
}

/** The date of a new task, or the one an open task is to get. */
function dateOf(entry: FastEntry, task: OpenTask | null, move: DateMove | null) {
  if (task === null) return { due: entry.due };
  return move === null || move.as === 'no' ? { due: null } : { due: move.to, reason: move.reason.trim() };
}

export function entryLineOf(typed: Typed, { entry, task, move }: ReadEntry): EntryLine {
  const title = plainLine(entry.title);
  return {
    text: plainLine(typed.text),
    title,
    ...(task === null ? fromWording(typed.wording, title) : { taskId: task.id }),
    ...quantityOf(entry, task),
    ...(entry.part === null || entry.done !== null ? {} : { part: entry.part }),
    done: entry.done,
    ...dateOf(entry, task, move),
    minutes: entry.minutes,
    tags: [...entry.tags],
    day: entry.day,
  };
}
