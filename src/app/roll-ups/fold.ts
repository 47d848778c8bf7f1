// Keeps the live roll-ups in step with the records: what changed since the last time, and only that. Running it again
// with nothing new writes nothing; a rebuild from all records gives the same to the last digit.
import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import { addDays } from '../../domain/period/date.ts';
import { type PeriodKey, periodDates, periodOf } from '../../domain/period/period.ts';
import { levelGiven } from '../../domain/rollup/quota-year.ts';
import { periodAround, rollUpRules } from '../../domain/rollup/rules.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { periodLevels } from '../../store/period-levels.ts';
import {
  type ChangedRecord,
  lockRollUps,
  markFolded,
  recordedPeriods,
  unfolded,
} from '../../store/roll-position.ts';
import { homesOfPersons, nodeLines, personLines } from '../../store/roll-up-lines.ts';
import {
  dropPersons,
  type NodePeriod,
  type PersonPeriod,
  type RollUpKey,
  recordsBetween,
  writeNodes,
  writePersons,
} from '../../store/roll-ups.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';
import { nodesOf, ownFigures, personLine, type Regime, rulerOf, spanOf, type Tree } from './compute.ts';
import { freezeLateChanges } from './late.ts';

/** One longer period of one regime, and who has to be reckoned anew; null = everybody. */
interface Target extends RollUpKey {
  readonly regimeOf: Regime;
  readonly personIds: readonly number[] | null;
}

export interface Facts {
  readonly tx: Tx;
  readonly tenantId: number;
  readonly calendar: WorkingCalendar;
  readonly today: string;
}

export interface Folded {
  readonly periods: number;
  readonly persons: number;
}

/** Brings a body's live roll-ups up to date in one transaction. */
export function foldRollUps(
  context: AppContext,
  tenantId: number,
  today: string,
  now: string,
): Promise<Folded> {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inTransaction(context.pool, scope, async (tx) => {
    await lockRollUps(tx, tenantId);
    const { changed, horizon, isNew } = await unfolded(tx, tenantId);
    const targets = await targetsOf(tx, tenantId, changed);
    const facts = await factsOf(tx, context, tenantId, today);
    let persons = 0;
    for (const target of targets) persons += await foldTarget(facts, target);
    await freezeLateChanges(facts, now, targets);
    if (isNew && (changed === null || changed.length > 0)) await markFolded(tx, tenantId, horizon, now);
    return { periods: targets.length, persons };
  });
}

export async function factsOf(tx: Tx, context: AppContext, tenantId: number, today: string): Promise<Facts> {
  return { tx, tenantId, today, calendar: calendarOf(context, await loadWeekFacts(tx, tenantId, [])) };
}

async function regimesOf(tx: Tx, tenantId: number): Promise<readonly Regime[]> {
  const rulebooks = await loadRulebooks(tx, tenantId);
  return [...Map.groupBy(rulebooks.all(), (rulebook) => rulebook.family)].map(([family, of]) => ({
    family,
    rulebooks: of,
  }));
}

type Recorded = Omit<ChangedRecord, 'personId'>;

/** Keys of the longer periods a record stands in. */
function periodsAround(regime: Regime, { rulebookId, kind, start }: Recorded): readonly PeriodKey[] {
  const rulebook = regime.rulebooks.find((one) => one.id === rulebookId);
  const rules = rulebook === undefined ? [] : rollUpRules(rulebook);
  const part = periodOf(kind, start);
  return [...new Set(rules.filter((rule) => rule.from === kind).map((rule) => periodAround(rule.to, part)))];
}

/** `changed` null: every period that has records, wholly. */
async function targetsOf(
  tx: Tx,
  tenantId: number,
  changed: readonly ChangedRecord[] | null,
): Promise<readonly Target[]> {
  const regimes = await regimesOf(tx, tenantId);
  const records: readonly (Recorded & { readonly personId?: number })[] =
    changed ?? (await recordedPeriods(tx, tenantId));
  const found = new Map<string, { regimeOf: Regime; period: PeriodKey; personIds: Set<number> }>();
  for (const record of records) {
    const regimeOf = regimes.find((one) =>
      one.rulebooks.some((rulebook) => rulebook.id === record.rulebookId),
    );
    if (regimeOf === undefined) continue;
    for (const period of periodsAround(regimeOf, record)) {
      const key = `${regimeOf.family}/${period}`;
      const target = found.get(key) ?? { regimeOf, period, personIds: new Set<number>() };
      if (record.personId !== undefined) target.personIds.add(record.personId);
      found.set(key, target);
    }
  }
  return [...found.values()].map(({ regimeOf, period, personIds }) => ({
    regime: regimeOf.family,
    regimeOf,
    period,
    personIds: changed === null ? null : [...personIds].toSorted((a, b) => a - b),
  }));
}

/** All targets of a body, reckoned from all records: what the live lines have to equal. */
export function allTargets(tx: Tx, tenantId: number): Promise<readonly Target[]> {
  return targetsOf(tx, tenantId, null);
}

/** Lines of the target's persons from their records; those without a record any more have none. */
export async function linesFromRecords(facts: Facts, target: Target): Promise<readonly PersonPeriod[]> {
  const { tx, tenantId, calendar } = facts;
  const ids = target.regimeOf.rulebooks.map((rulebook) => rulebook.id);
  const [rows, settled] = [
    await recordsBetween(tx, tenantId, spanOf(target.period), [...new Set(ids)], target.personIds),
    await periodLevels(tx, tenantId, target, target.personIds),
  ];
  const ruler = rulerOf(target.period, calendar);
  return [...Map.groupBy(rows, (row) => row.personId)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, of]) => personLine(target.regimeOf, ruler, of) ?? [])
    .map((line) => ({ ...line, level: levelGiven(line.level, settled.get(line.personId)) }));
}

/** The tree of the period's last day, or of today while it runs. */
export async function treeOf({ tx, tenantId, today }: Facts, period: PeriodKey): Promise<Tree> {
  const { to } = periodDates(period);
  const version = await organizationVersionOn(tx, tenantId, to <= today ? addDays(to, -1) : today);
  const units = version === null ? [] : await unitsOf(tx, tenantId, version);
  return { version: version ?? 0, units: units.map(({ id, parentId }) => ({ unitId: id, parentId })) };
}

/** One person's line of one period anew, with the figures above it, and the next version where it was frozen before. */
export async function refoldPerson(
  facts: Facts,
  key: RollUpKey,
  personId: number,
  now: string,
): Promise<void> {
  const { tx, tenantId } = facts;
  const regimeOf = (await regimesOf(tx, tenantId)).find(({ family }) => family === key.regime);
  if (regimeOf === undefined) throw new Error(`no regulation of ${key.regime}`);
  await foldTarget(facts, { ...key, regimeOf, personIds: [personId] });
  await freezeLateChanges(facts, now, [key]);
}

/** Brings one target's lines up to date; the number of its persons. The caller holds the lock. */
export async function foldTarget(facts: Facts, target: Target): Promise<number> {
  const { tx, tenantId } = facts;
  const [lines, before, tree, nodes] = [
    await linesFromRecords(facts, target),
    await homesOfPersons(tx, tenantId, target, target.personIds),
    await treeOf(facts, target.period),
    await nodeLines(tx, tenantId, target, 0),
  ];
  const present = new Set(lines.map((line) => line.personId));
  const gone = before.filter((line) => !present.has(line.personId)).map((line) => line.personId);
  await Promise.all([writePersons(tx, tenantId, target, lines), dropPersons(tx, tenantId, target, gone)]);
  const touched = [...lines, ...before].map((line) => line.unitId);
  // Everybody's lines are at hand: there is nothing to read back.
  const figures =
    target.personIds === null
      ? nodesOf(tree, ownFigures(tree, lines))
      : await figuresAfter(facts, target, tree, nodes, touched);
  await writeNodes(tx, tenantId, target, figures);
  return lines.length;
}

// Only the touched units are summed again from their members, unless the tree is another one by now or the top itself is
// touched, where members of units that are gone count.
async function figuresAfter(
  { tx, tenantId }: Facts,
  target: Target,
  tree: Tree,
  nodes: readonly NodePeriod[],
  touched: readonly number[],
): Promise<readonly NodePeriod[]> {
  const below = new Set(tree.units.filter((unit) => unit.parentId !== null).map((unit) => unit.unitId));
  const sameTree = nodes.length > 0 && nodes.every((node) => node.orgVersion === tree.version);
  const whole = !sameTree || touched.some((unit) => !below.has(unit));
  const units = whole ? null : [...new Set(touched)];
  const fresh = ownFigures(tree, await personLines(tx, tenantId, target, 0, units, null));
  if (units === null) return nodesOf(tree, fresh);
  const kept = nodes
    .filter((node) => !units.includes(node.unitId))
    .map((node) => [node.unitId, node.own] as const);
  return nodesOf(tree, new Map([...kept, ...fresh]));
}
