// What the entry field holds while somebody types.
import type { ROUTES } from '../../contract/routes.ts';
import type { Reply } from '../api.ts';

export type WorkWeek = Reply<typeof ROUTES.workWeek>;
export type WeekTask = WorkWeek['tasks'][number];
export type LogEntry = WorkWeek['days'][number]['logs'][number];

export interface Wording {
  readonly title: string;
  readonly product: string;
  readonly itemId: number | null;
}
export interface Typed {
  readonly text: string;
  /** Keys of marks that were turned back into words. */
  readonly words: readonly string[];
  /** Onto which open task: found by its words, chosen, or none because it is new work. */
  readonly link: 'auto' | 'new' | number;
  readonly wording: Wording | null;
  /** Why an open task gets another date, where the field of its own was used; null: what the line says. */
  readonly reason: string | null;
}
export const NOTHING_TYPED: Typed = { text: '', words: [], link: 'auto', wording: null, reason: null };
export const typedText = (text: string): Typed => ({ ...NOTHING_TYPED, text });
