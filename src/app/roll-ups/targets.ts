// Which longer periods there are to reckon, out of which records, in which tree.
import type { SubjectKind } from '../../domain/evaluation/shape.ts';
import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import { addDays } from '../../domain/period/date.ts';
import { type PeriodKey, periodDates, periodOf } from '../../domain/period/period.ts';
import { levelGiven } from '../../domain/rollup/period-level.ts';
import { periodAround, rollUpRules } from '../../domain/rollup/rules.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { periodLevels } from '../../store/period-levels.ts';
import { type ChangedRecord, recordedPeriods } from '../../store/roll-position.ts';
import { recordsBetween } from '../../store/roll-up-records.ts';
import type { PersonPeriod, RollUpKey } from '../../store/roll-ups.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';
import { ofRulebooks, personLine, type Regime, rulerOf, sourcesOf, spanOf, type Tree } from './compute.ts';

/** One longer period of one regime, and who (persons or units) has to be reckoned anew; null = everybody. */
export interface Target extends RollUpKey {
  readonly regimeOf: Regime;
  readonly subjectIds: readonly number[] | null;
}

/** By whose records they are made. */
export type Targets = Readonly<Record<SubjectKind, readonly Target[]>>;

export interface Facts {
  readonly tx: Tx;
  readonly tenantId: number;
  readonly calendar: WorkingCalendar;
  readonly today: string;
}

export async function factsOf(tx: Tx, context: AppContext, tenantId: number, today: string): Promise<Facts> {
  return { tx, tenantId, today, calendar: calendarOf(context, await loadWeekFacts(tx, tenantId, [])) };
}

export async function regimesOf(tx: Tx, tenantId: number): Promise<readonly Regime[]> {
  const rulebooks = await loadRulebooks(tx, tenantId);
  return [...Map.groupBy(rulebooks.all(), (rulebook) => rulebook.family)].map(([family, of]) => ({
    family,
    rulebooks: of,
  }));
}

type Recorded = Omit<ChangedRecord, 'subjectId'> & Partial<ChangedRecord>;

/** Keys of the longer periods a record stands in. */
function periodsAround(regime: Regime, { rulebookId, kind, start }: Recorded): readonly PeriodKey[] {
  const rulebook = regime.rulebooks.find((one) => one.id === rulebookId);
  const rules = rulebook === undefined ? [] : rollUpRules(rulebook);
  const part = periodOf(kind, start);
  return [...new Set(rules.filter((rule) => rule.from === kind).map((rule) => periodAround(rule.to, part)))];
}

/** `changed` null: every period that has records, wholly. */
export async function targetsOf(
  tx: Tx,
  tenantId: number,
  changed: readonly ChangedRecord[] | null,
): Promise<Targets> {
  const regimes = await regimesOf(tx, tenantId);
  const records: readonly Recorded[] = changed ?? (await recordedPeriods(tx, tenantId));
  const of = (subject: SubjectKind) =>
    targetsAmong(
      regimes,
      records.filter((record) => record.subject === subject),
      changed === null,
    );
  return { person: of('person'), unit: of('unit') };
}

function targetsAmong(
  regimes: readonly Regime[],
  records: readonly Recorded[],
  everybody: boolean,
): readonly Target[] {
  const found = new Map<string, { regimeOf: Regime; period: PeriodKey; subjectIds: Set<number> }>();
  for (const record of records) {
    const regimeOf = regimes.find((one) =>
      one.rulebooks.some((rulebook) => rulebook.id === record.rulebookId),
    );
    if (regimeOf === undefined) continue;
    for (const period of periodsAround(regimeOf, record)) {
      const key = `${regimeOf.family}/${period}`;
      const target = found.get(key) ?? { regimeOf, period, subjectIds: new Set<number>() };
      if (record.subjectId !== undefined) target.subjectIds.add(record.subjectId);
      found.set(key, target);
    }
  }
  return [...found.values()].map(({ regimeOf, period, subjectIds }) => ({
    regime: regimeOf.family,
    regimeOf,
    period,
    subjectIds: everybody ? null : [...subjectIds].toSorted((a, b) => a - b),
  }));
}

/** Each longer period once, whoever's records stand in it. */
export function periodsIn({ person, unit }: Targets): readonly RollUpKey[] {
  const keys = [...person, ...unit].map(({ regime, period }) => ({ regime, period }));
  return [...new Map(keys.map((key) => [`${key.regime}/${key.period}`, key])).values()];
}

/** All targets of a body, reckoned from all records: what the live lines have to equal. */
export function allTargets(tx: Tx, tenantId: number): Promise<Targets> {
  return targetsOf(tx, tenantId, null);
}

/** Levels of people decided instead of those reached, or where the mean leaves them open. */
export function settledIn({ tx, tenantId }: Facts, target: Target) {
  return periodLevels(tx, tenantId, target, 'person', target.subjectIds);
}

/** Lines of the target's persons from their records; those without a record any more have none. */
export async function linesFromRecords(facts: Facts, target: Target): Promise<readonly PersonPeriod[]> {
  const { tx, tenantId, calendar } = facts;
  const [rows, settled] = [
    await recordsBetween(tx, tenantId, spanOf(target.period), sourcesOf([target.regimeOf]), {
      ...{ subject: 'person', ids: target.subjectIds },
    }),
    await settledIn(facts, target),
  ];
  const ruler = rulerOf(target.period, calendar);
  return [...Map.groupBy(rows, (row) => row.personId)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, of]) => personLine(target.regimeOf, ruler, ofRulebooks(of, target.regimeOf, ruler)) ?? [])
    .map((line) => ({ ...line, level: levelGiven(line, settled.get(line.personId)) }));
}

/** The day whose tree a period is read in: its last, or today while it runs. */
export function dayOfTree(period: PeriodKey, today: string): string {
  const { to } = periodDates(period);
  return to <= today ? addDays(to, -1) : today;
}

export function treeVersion({ tx, tenantId, today }: Facts, period: PeriodKey): Promise<number | null> {
  return organizationVersionOn(tx, tenantId, dayOfTree(period, today));
}

export async function treeOf(facts: Facts, period: PeriodKey): Promise<Tree> {
  const version = await treeVersion(facts, period);
  const units = version === null ? [] : await unitsOf(facts.tx, facts.tenantId, version);
  return { version: version ?? 0, units: units.map(({ id, parentId }) => ({ unitId: id, parentId })) };
}
