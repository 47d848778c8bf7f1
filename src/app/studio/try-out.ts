// A draft tried on the body's own decided records. Reads as the system: an editor sees counts and units, and names only of
// those whose records he may see anyway.

import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { inputOf } from '../../domain/evaluation/stage.ts';
import { organOf } from '../../domain/organization/organ.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { enteredPeriods } from '../../domain/period/entered-periods.ts';
import { addPeriods, type PeriodKind, periodDates, periodOf } from '../../domain/period/period.ts';
import { type DryRun, dryRun, type RecordedCase } from '../../domain/rulebook/dry-run.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { evaluationFromRow } from '../../store/evaluations.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { decidedKinds, decidedRecords, type RecordedKind } from '../../store/recorded-cases.ts';
import { loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { type Grouping, groupingsIn } from '../quota/groups.ts';

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** How many periods back a dry run goes unless told otherwise. */
const LOOK_BACK: Readonly<Record<PeriodKind, number>> = {
  week: 12,
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 2,
};

/** The last periods of this kind that are over, and the one under way. */
export function usualSpan(kind: PeriodKind, today: string): Span {
  const current = periodOf(kind, today);
  return { from: periodDates(addPeriods(current, -LOOK_BACK[kind])).from, to: addDays(today, 1) };
}

export interface TryOut extends DryRun {
  /** The kind of period the regulation evaluates. */
  readonly kind: PeriodKind;
  /** The kind that was tried: another one where the same regulation has decided only that so far. */
  readonly tried: PeriodKind;
  readonly span: Span;
  /** Ids of the rulebooks whose records were tried. */
  readonly on: readonly string[];
  /** Where nothing could be tried: what is decided at all; `fits`: it can be tried, in a span of its own. */
  readonly recorded: readonly (RecordedKind & { readonly fits: boolean })[];
}

/**
 * Tries `rulebook` on the decided records of its own earlier versions or, without any, of every regulation of the same
 * period and kind of subject.
 */
export async function tryOutIn(
  tx: Tx,
  tenantId: number,
  today: string,
  rulebook: Rulebook,
  asked: Partial<Span> = {},
): Promise<TryOut> {
  // Of month and quarter a body keeps one: records of the other kind do not exist.
  const kind = enteredPeriods(rulebook)[0] ?? rulebook.periods[0] ?? 'year';
  const rulebooks = await loadRulebooks(tx, tenantId);
  const on = triedOn(rulebooks, rulebook, kind);
  const version = await organizationVersionOn(tx, tenantId, today);
  const tree = version === null ? [] : await unitsOf(tx, tenantId, version);
  const units = new Map(tree.map((unit) => [unit.id, unit]));
  const groupOf = await groupsIn(tx, tenantId, units);
  const casesOf = async (tried: PeriodKind, span: Span) => {
    const cases: RecordedCase[] = [];
    for (const row of await decidedRecords(tx, tenantId, { rulebookIds: on, kind: tried, ...span })) {
      const state = evaluationFromRow(row, rulebooks.source);
      const one = caseOf(state, rulebooks);
      const organId = organOf(state.unitId, units) ?? state.unitId;
      if (one !== null) cases.push({ ...one, organId, group: await groupOf(state) });
    }
    return cases;
  };
  const kinds = [kind, ...keptBefore(rulebooks, rulebook, kind)];
  const base = newestBefore(rulebooks, rulebook);
  for (const tried of kinds) {
    const span = { ...usualSpan(tried, today), ...asked };
    const cases = await casesOf(tried, span);
    if (cases.length > 0)
      return { kind, tried, span, on, recorded: [], ...dryRun(rulebook, kind, cases, base) };
  }
  const found = await decidedKinds(tx, tenantId, { rulebookIds: on, kind, subjects: subjectsOf(rulebook) });
  const recorded = found.map((one) => ({ ...one, fits: one.own && kinds.includes(one.kind) }));
  const span = { ...usualSpan(kind, today), ...asked };
  return { kind, tried: kind, span, on, recorded, ...dryRun(rulebook, kind, []) };
}

/**
 * Kinds the same regulation was kept by before: a body that goes from quarters to months has the same criteria recorded
 * by quarter. Weeks are evidence for longer periods, never a result of theirs.
 */
function keptBefore(rulebooks: Rulebooks, rulebook: Rulebook, kind: PeriodKind): readonly PeriodKind[] {
  const own = rulebooks.all().filter(({ id }) => id === rulebook.id);
  const kinds = new Set(own.flatMap(enteredPeriods));
  return kind === 'week' ? [] : [...kinds].filter((one) => one !== kind && one !== 'week');
}

/** The body's own version before this one. */
function newestBefore(rulebooks: Rulebooks, { id, version }: Rulebook): Rulebook | null {
  const own = rulebooks.all().filter((one) => one.id === id && one.version < version);
  return own.toSorted((a, b) => b.version - a.version)[0] ?? null;
}

const subjectsOf = ({ subjects }: Rulebook) => [...new Set(subjects.map(({ evaluates }) => evaluates))];

/** The group of similar duties of each record, as those stated by the end of its period have it. */
async function groupsIn(tx: Tx, tenantId: number, units: ReadonlyMap<number, Unit>) {
  const groupings = await groupingsIn(tx, tenantId, units);
  const known = new Map<string, Grouping>();
  return async (state: Evaluation) => {
    const { period } = state;
    const found = known.get(period) ?? (await groupings(addDays(periodDates(period).to, -1), null));
    known.set(period, found);
    return found.groupOf(state);
  };
}

/** The same in one read-only snapshot of its own. */
export function tryOut(
  context: Pick<AppContext, 'pool'>,
  tenantId: number,
  today: string,
  rulebook: Rulebook,
  asked: Partial<Span> = {},
): Promise<TryOut> {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inTransaction(context.pool, scope, (tx) => tryOutIn(tx, tenantId, today, rulebook, asked), {
    ...{ readOnly: true, isolation: 'repeatable read' },
  });
}

function triedOn(rulebooks: Rulebooks, rulebook: Rulebook, kind: PeriodKind): readonly string[] {
  const ids = (of: readonly Rulebook[]) => [...new Set(of.map((one) => one.id))];
  const all = rulebooks.all();
  const own = all.filter((one) => one.id === rulebook.id);
  if (own.length > 0) return ids(own);
  const evaluates = subjectsOf(rulebook);
  return ids(
    all.filter(
      (one) => one.periods.includes(kind) && subjectsOf(one).some((subject) => evaluates.includes(subject)),
    ),
  );
}

function caseOf(state: Evaluation, rulebooks: Rulebooks): RecordedCase | null {
  if (state.approver === null) return null;
  const { levels } = rulebooks.source(state.rulebook.id, state.rulebook.version);
  const { total, level } = state.approver;
  return {
    ...{ evaluationId: state.id, personId: state.personId, unitId: state.unitId, period: state.period },
    ...{ total, level, order: levels.find((one) => one.key === level)?.order ?? null },
    input: inputOf(state.approver),
  };
}
