// What an outside system says of one piece of work, in the body's own terms. Times become days in the body's zone.
import type { PlainDate } from '../organization/shape.ts';
import { type Refusal, refuse } from '../refusal.ts';

export const CONNECTOR_KINDS = ['documents', 'one-stop', 'file', 'other'] as const;
export type ConnectorKind = (typeof CONNECTOR_KINDS)[number];
/** By what people of the outside system are known: identification number, name to sign in with, a code settled by hand. */
export const MATCH_KINDS = ['national-id', 'login', 'code'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** As it arrives. Times are instants with an offset, or days. */
export interface InboundItem {
  readonly externalId: string;
  readonly version?: number | undefined;
  readonly happenedAt?: string | undefined;
  readonly person: string;
  readonly what: string;
  readonly product?: string | undefined;
  readonly quantity?: number | undefined;
  readonly assignedBy?: string | undefined;
  readonly assignedAt?: string | undefined;
  readonly dueAt?: string | undefined;
  readonly deliveredAt?: string | undefined;
  readonly returnedAt?: string | undefined;
  readonly acceptedAt?: string | undefined;
  readonly acceptedBy?: string | undefined;
  readonly cancelled?: boolean | undefined;
  readonly document?: string | undefined;
  readonly link?: string | undefined;
}

/** A moment told by another clock: its day here, and the text it was told as, by which a change is known. */
export interface Told {
  readonly day: PlainDate;
  readonly told: string;
}

/** An item read: who and what it is about is known, times are days here. */
export interface ReadItem {
  readonly externalId: string;
  readonly personId: number;
  readonly title: string;
  readonly quantity: number;
  readonly starts: PlainDate;
  readonly due: PlainDate | null;
  readonly delivered: Told | null;
  readonly returned: Told | null;
  readonly accepted: Told | null;
  readonly cancelled: boolean;
}

export interface Clock {
  /** Instant of the body's clock, ISO in UTC. */
  readonly now: string;
  readonly today: PlainDate;
  /** The body's day of an instant. */
  readonly dayOf: (instant: string) => PlainDate;
}

/** Clocks of two machines are never the same: so much ahead is taken for now. */
export const CLOCK_SKEW_MS = 5 * 60_000;

const isDay = (text: string) => text.length === 10;
const millis = (text: string) => Date.parse(text);

type TimeField = 'happenedAt' | 'assignedAt' | 'deliveredAt' | 'returnedAt' | 'acceptedAt';
const PAST_TIMES: readonly TimeField[] = [
  'happenedAt',
  'assignedAt',
  'deliveredAt',
  'returnedAt',
  'acceptedAt',
];

/** A day told as such stays; an instant is its day in the body's zone, and never after today. */
function dayIn({ today, dayOf }: Clock, text: string, mayLieAhead = false): PlainDate {
  const day = isDay(text) ? text : dayOf(text);
  return !mayLieAhead && day > today ? today : day;
}

function told(clock: Clock, text: string | undefined): Told | null {
  return text === undefined ? null : { day: dayIn(clock, text), told: text };
}

/** Reads times and quantities; who is meant was looked up before. */
export function readItem(
  item: InboundItem,
  personId: number,
  clock: Clock,
): { readonly ok: true; readonly read: ReadItem } | { readonly ok: false; readonly refusal: Refusal } {
  const ahead = PAST_TIMES.find((field) => isAhead(item[field], clock));
  if (ahead !== undefined) return { ok: false, refusal: refuse('inbound-time-ahead', { field: ahead }) };
  const begun = item.assignedAt ?? item.happenedAt ?? clock.now;
  const read: ReadItem = {
    ...{ externalId: item.externalId, personId, title: item.what.trim(), quantity: item.quantity ?? 1 },
    starts: dayIn(clock, begun),
    due: item.dueAt === undefined ? null : dayIn(clock, item.dueAt, true),
    delivered: told(clock, item.deliveredAt),
    returned: told(clock, item.returnedAt),
    accepted: told(clock, item.acceptedAt),
    cancelled: item.cancelled === true,
  };
  const odd = outOfOrder(read);
  return odd === null
    ? { ok: true, read }
    : { ok: false, refusal: refuse('inbound-times-out-of-order', odd) };
}

function isAhead(text: string | undefined, { now, today }: Clock): boolean {
  if (text === undefined) return false;
  return isDay(text) ? text > today : millis(text) > millis(now) + CLOCK_SKEW_MS;
}

/** The first two times that cannot follow each other. */
function outOfOrder({ starts, due, delivered, returned, accepted }: ReadItem) {
  if (due !== null && due < starts) return { earlier: 'dueAt', later: 'assignedAt' };
  if (delivered !== null && delivered.day < starts) return { earlier: 'deliveredAt', later: 'assignedAt' };
  if (returned !== null && returned.day < starts) return { earlier: 'returnedAt', later: 'assignedAt' };
  if (accepted !== null && delivered === null) return { earlier: 'acceptedAt', later: 'deliveredAt' };
  if (accepted !== null && delivered !== null && accepted.day < delivered.day)
    return { earlier: 'acceptedAt', later: 'deliveredAt' };
  return null;
}

/** Which of two tellings is the later one. */
export interface Order {
  readonly version: number | null;
  readonly happenedAt: string | null;
}

export const orderOf = ({ version, happenedAt }: InboundItem): Order => ({
  version: version ?? null,
  happenedAt: happenedAt ?? null,
});

/** By version where both have one, else by time; null: nothing tells. */
export function compareOrder(a: Order, b: Order): number | null {
  if (a.version !== null && b.version !== null) return Math.sign(a.version - b.version);
  if (a.happenedAt === null || b.happenedAt === null) return null;
  return Math.sign(millis(a.happenedAt) - millis(b.happenedAt));
}

export type Reception = 'new' | 'newer' | 'same' | 'older' | 'conflict' | 'unordered';

/** What an item is to the one received before under its number. `isSame`: word for word. */
export function receptionOf(before: Order | null, next: Order, isSame: boolean): Reception {
  if (before === null) return 'new';
  if (isSame) return 'same';
  const order = compareOrder(next, before);
  if (order === null) return 'unordered';
  if (order === 0) return 'conflict';
  return order > 0 ? 'newer' : 'older';
}
