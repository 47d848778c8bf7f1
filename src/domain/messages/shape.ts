// What people are told. Three kinds only: you must act; it is decided about you; something changed under you.
import type { PeriodKey } from '../period/period.ts';

export const MESSAGE_KINDS = ['act', 'decided', 'changed'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** The exact step a message opens. */
export type MessagePlace =
  | { readonly page: 'today' | 'reopen' | 'accounts' | 'leave' }
  | { readonly page: 'week' | 'score' | 'approve' | 'periods'; readonly period: PeriodKey }
  | { readonly page: 'result'; readonly period: PeriodKey; readonly id: number }
  /** The record of a unit, whatever its period. */
  | { readonly page: 'unit-record'; readonly period: PeriodKey; readonly id: number }
  | { readonly page: 'unit-week'; readonly period: PeriodKey; readonly unit: number }
  | { readonly page: 'talk' | 'task' | 'difficulty' | 'difficulty-list'; readonly id: number }
  /** What one owes from talks; what one has lent and was lent. */
  | { readonly page: 'measures' | 'delegation' };

interface CodeRow {
  readonly kind: MessageKind;
  /**
   * 'digest': it goes with the next digest; 'soon': a letter of its own at the next hour in which people may be
   * disturbed; 'none': the list of what somebody owes carries it, or the product alone.
   */
  readonly mail: 'none' | 'digest' | 'soon';
}

/** Every message there is. Its words are `message.<code>`, in both languages. */
export const MESSAGE_CODES = {
  'to-score': { kind: 'act', mail: 'none' },
  'to-decide': { kind: 'act', mail: 'none' },
  'to-approve': { kind: 'act', mail: 'none' },
  'to-read-dissent': { kind: 'act', mail: 'none' },
  'to-write-again': { kind: 'act', mail: 'none' },
  'to-answer-reopen': { kind: 'act', mail: 'none' },
  returned: { kind: 'act', mail: 'none' },
  'sent-back': { kind: 'act', mail: 'none' },
  reminded: { kind: 'act', mail: 'soon' },
  /** To those above, about people whose work is late. */
  escalated: { kind: 'act', mail: 'digest' },
  /** To the substitute, respectively to whoever's work it is. */
  'handed-over': { kind: 'act', mail: 'digest' },
  'handed-on': { kind: 'changed', mail: 'none' },
  'deadline-moved': { kind: 'changed', mail: 'digest' },
  /** A delegation somebody gave by his own act. */
  lent: { kind: 'act', mail: 'digest' },
  'lent-ended': { kind: 'changed', mail: 'none' },
  'task-assigned': { kind: 'act', mail: 'digest' },
  'task-changed': { kind: 'changed', mail: 'none' },
  'task-taken': { kind: 'changed', mail: 'none' },
  /** To whoever leads it. */
  'task-share-done': { kind: 'changed', mail: 'none' },
  'task-due-declined': { kind: 'decided', mail: 'none' },
  decided: { kind: 'decided', mail: 'digest' },
  /** Publication, answer: what follows the decision. */
  'step-taken': { kind: 'decided', mail: 'digest' },
  petition: { kind: 'act', mail: 'none' },
  'closed-unfinished': { kind: 'decided', mail: 'digest' },
  'dissent-read': { kind: 'changed', mail: 'none' },
  'reopen-proposed': { kind: 'changed', mail: 'none' },
  'reopen-declined': { kind: 'changed', mail: 'none' },
  reopened: { kind: 'changed', mail: 'none' },
  'authority-changed': { kind: 'changed', mail: 'none' },
  /** To whoever has typed for a period ahead: another version of the regulation will apply. */
  'regulation-changed': { kind: 'changed', mail: 'digest' },
  'not-counted': { kind: 'changed', mail: 'none' },
  'counted-again': { kind: 'changed', mail: 'none' },
  'fact-recorded': { kind: 'changed', mail: 'digest' },
  'fact-withdrawn': { kind: 'changed', mail: 'none' },
  'talk-proposed': { kind: 'act', mail: 'digest' },
  'talk-planned': { kind: 'decided', mail: 'digest' },
  'talk-declined': { kind: 'decided', mail: 'none' },
  'talk-to-answer': { kind: 'act', mail: 'digest' },
  'talk-answered': { kind: 'changed', mail: 'none' },
  /** To those who decide: the record stands, and so do the words against it. */
  'talk-objected': { kind: 'changed', mail: 'digest' },
  'talk-changed': { kind: 'changed', mail: 'none' },
  /** To the owner of what was agreed about somebody else: nothing of whom. */
  'measure-owned': { kind: 'act', mail: 'none' },
  'difficulty-assigned': { kind: 'act', mail: 'none' },
  'difficulty-handed-on': { kind: 'changed', mail: 'none' },
  'difficulty-answered': { kind: 'decided', mail: 'digest' },
  'difficulty-decided': { kind: 'decided', mail: 'digest' },
  'difficulty-joined': { kind: 'changed', mail: 'digest' },
  /** To the leaders: the Office has put what waits onto a list. */
  'difficulties-listed': { kind: 'act', mail: 'digest' },
  'mail-refused': { kind: 'changed', mail: 'none' },
} as const satisfies Readonly<Record<string, CodeRow>>;
export type MessageCode = keyof typeof MESSAGE_CODES;

/** Why mail to an address stopped, as far as a person can do something about it. */
export const STOP_REASONS = ['unknown', 'full', 'other'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** Numbers, keys and names for the words. Never points, never a level: a message may lie open on a screen. */
export type MessageParams = Readonly<Record<string, string | number>>;

export interface Message {
  readonly to: number;
  readonly code: MessageCode;
  readonly params: MessageParams;
  readonly place: MessagePlace;
  /** One message per person and topic: the same thing happening twice is told once. */
  readonly topic: string;
  /** Whose act it tells of; null for the system. */
  readonly by: number | null;
}
