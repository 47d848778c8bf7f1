// What stands in the entry field as data: read, matched with the open tasks, and made into a line of the contract.
import type { EntryLine } from '../../contract/work.ts';
import { type FastEntry, parseEntry } from '../../domain/work/fast-entry.ts';
import { matchTask, type TaskMatch } from '../../domain/work/match-task.ts';
import type { Typed, WeekTask, Wording } from './entry-shapes.ts';

/** What has to be known of an open task to put a line onto it. */
export type OpenTask = Pick<WeekTask, 'id' | 'title' | 'quantity'>;

export type EntryFault = 'empty' | 'long';
export interface ReadEntry {
  readonly entry: FastEntry;
  readonly match: TaskMatch<OpenTask>;
  /** The open task it goes onto; null: an own new one. */
  readonly task: OpenTask | null;
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
  const fault = entry.title === '' ? 'empty' : long || entry.tags.length > MOST_TAGS ? 'long' : null;
  return { entry, match, task, fault };
}

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

export function entryLineOf(typed: Typed, { entry, task }: ReadEntry): EntryLine {
  const title = plainLine(entry.title);
  return {
    text: plainLine(typed.text),
    title,
    ...(task === null ? fromWording(typed.wording, title) : { taskId: task.id }),
    ...quantityOf(entry, task),
    ...(entry.part === null || entry.done !== null ? {} : { part: entry.part }),
    done: entry.done,
    due: entry.due,
    minutes: entry.minutes,
    tags: [...entry.tags],
    day: entry.day,
  };
}
