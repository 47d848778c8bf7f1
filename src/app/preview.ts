// Where official begins. A regulation with readings nobody has confirmed is filled in and scored, and everything it gives
// is a preview: nothing is decided, frozen or printed without that mark until a named approver confirms them.
import type { Moment } from '../domain/evaluation/precheck.ts';
import type { PlainDate } from '../domain/organization/shape.ts';
import { addDays } from '../domain/period/date.ts';
import { type PeriodKey, periodDates } from '../domain/period/period.ts';
import type { OpenReadings } from '../domain/rulebook/readings.ts';
import { inForceOn } from '../domain/rulebook/select.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { Reading as OpenReading } from '../domain/rulebook/shape-regime.ts';
import { holdersOf } from '../store/role-grants.ts';
import type { Rulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';

/** Readings nobody has confirmed, for the guard; nothing at all for a regulation that has none. */
export function readingMoment(
  rulebooks: Rulebooks,
  rulebook: Rulebook,
  approvers: readonly string[] = [],
): Pick<Moment, 'openReadings'> {
  if (rulebook.readings.length === 0) return {};
  return { openReadings: { keys: rulebooks.openReadings(rulebook).map(({ key }) => key), approvers } };
}

/** Names of those who may confirm readings, asked for only where one of these regulations has an open one. */
export async function approversOf(
  tx: Tx,
  { tenantId, today }: Pick<RequestActor, 'tenantId' | 'today'>,
  rulebooks: Rulebooks,
  used: readonly Rulebook[],
): Promise<readonly string[]> {
  if (used.every((one) => rulebooks.openReadings(one).length === 0)) return [];
  return (await holdersOf(tx, tenantId, 'regulation-approver', today)).map(({ name }) => name);
}

/** Open readings of all rulebooks of a family in force on a day: its figures are made by them together. */
export function openInRegime(rulebooks: Rulebooks, family: string, day: PlainDate): readonly OpenReading[] {
  const inForce = inForceOn(rulebooks.all(), day).filter((one) => one.family === family);
  const open = inForce.flatMap((one) => rulebooks.openReadings(one));
  return [...new Map(open.map((reading) => [reading.key, reading])).values()];
}

export interface Preview {
  readings: { key: string; question: number; text: { vi: string; en: string } }[];
  approvers: { id: number; name: string }[];
}

/** What a page says about open readings: which, and who can confirm them; null where everything is confirmed. */
export async function previewOf(
  tx: Tx,
  { tenantId, today }: Pick<RequestActor, 'tenantId' | 'today'>,
  open: readonly OpenReading[],
): Promise<Preview | null> {
  if (open.length === 0) return null;
  const holders = await holdersOf(tx, tenantId, 'regulation-approver', today);
  return {
    readings: open.map(({ key, question, text }) => ({ key, question, text: { ...text } })),
    approvers: holders.map(({ id, name }) => ({ id, name })),
  };
}

/** The same for the guard. */
export function openOf(preview: Preview | null): OpenReadings {
  return {
    keys: preview?.readings.map(({ key }) => key) ?? [],
    approvers: preview?.approvers.map(({ name }) => name) ?? [],
  };
}

/** The day by which a longer period's regulation is judged: its last. */
export function lastDayOf(period: PeriodKey): PlainDate {
  return addDays(periodDates(period).to, -1);
}
