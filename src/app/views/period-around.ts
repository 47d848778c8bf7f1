// What stands around a record of a longer period: the people directed, the weeks inside it, the other regulation's
// record, and whom a reopening would take along. Parts lie beyond what the reader sees; only what the reader of this
// record needs to judge it comes back.
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import type { KnownFacts } from '../../domain/evaluation/stage.ts';
import { containsPeriod, periodDates } from '../../domain/period/period.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { ownPeriodLines } from '../../store/period-duties.ts';
import { leadersAbove, subordinatesOf, weekResults } from '../../store/periods.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import { factsOf, followsSubordinates, knownAbout, reopenedWith } from '../leaders.ts';
import { type Line, linesOf } from './evaluation-item.ts';
import { levelNames, type PeriodItem, periodItems } from './period-item.ts';
import type { Reading } from './reading.ts';

export interface Around {
  readonly known: KnownFacts;
  readonly subordinates: {
    total: number;
    decided: number;
    worst: string | null;
    people: { person: { id: number; name: string }; decided: boolean; level: string | null }[];
  } | null;
  readonly evidence: {
    week: string;
    unit: string;
    total: number | null;
    level: string | null;
    counted: boolean;
  }[];
  readonly weekLevels: ReturnType<typeof levelNames>;
  readonly beside: PeriodItem[];
  readonly reopens: { id: number; name: string }[];
}

/** Reads it in system scope where it must; the caller has found the record for this reader before. */
export async function aroundOf(desk: Reading, line: Line): Promise<Around> {
  const { context, actor } = desk;
  const { state, rulebook } = line;
  const scope = { tenantId: actor.tenantId, personId: null, actor: 'system', today: actor.today } as const;
  const beside = await besideOf(desk, state);
  return inReadTransaction(context.pool, scope, async (tx) => {
    const [known, subordinates, evidence, reopens] = await Promise.all([
      knownAbout(tx, actor.tenantId, rulebook, state),
      subordinatesView(tx, actor.tenantId, line),
      evidenceOf(tx, actor.tenantId, state),
      reopensOf(tx, desk, line),
    ]);
    const week = desk.rulebooks.forWeek(weekDates(weekOf(periodDates(state.period).from)).from);
    const weekLevels = week === null ? [] : levelNames(week.rulebook);
    return { known, subordinates, evidence, weekLevels, beside, reopens };
  });
}

// Only for who would read both: the person, and those above who see the other record by their own right.
async function besideOf(desk: Reading, state: Evaluation): Promise<PeriodItem[]> {
  if (state.subject === 'unit') return [];
  const { tx, actor } = desk;
  const from = periodDates(state.period).from;
  const rows = await ownPeriodLines(tx, actor.tenantId, state.personId, from);
  const facts = await loadWeekFacts(tx, actor.tenantId, []);
  const lines = linesOf(desk, rows, facts).filter(
    (line) =>
      line.state.period === state.period && line.state.id !== state.id && line.state.subject === 'person',
  );
  return periodItems(desk, lines);
}

async function subordinatesView(
  tx: Tx,
  tenantId: number,
  { state, rulebook }: Line,
): Promise<Around['subordinates']> {
  if (!followsSubordinates(rulebook)) return null;
  const { period, personId } = state;
  const under = await subordinatesOf(tx, tenantId, { period, family: rulebook.family }, personId);
  const people = under
    .filter((one) => one.counted)
    .map(({ personId: id, name, state: at, level }) => {
      const decided = at === 'approved' || at === 'closed';
      return { person: { id, name }, decided, level: decided ? level : null };
    });
  return { ...factsOf(rulebook, under), people };
}

/** Weeks of the period by their Thursday, in whichever unit. */
async function evidenceOf(tx: Tx, tenantId: number, state: Evaluation): Promise<Around['evidence']> {
  if (state.subject === 'unit') return [];
  const { from, to } = periodDates(state.period);
  const first = weekDates(addWeeks(weekOf(from), -1)).from;
  const rows = await weekResults(tx, tenantId, state.personId, first, to);
  return rows
    .map(({ weekStart, ...rest }) => ({ week: weekOf(weekStart), ...rest }))
    .filter(({ week }) => containsPeriod(state.period, week));
}

/** Whom agreeing to reopen this record would reopen too: said before the second person agrees. */
async function reopensOf(tx: Tx, desk: Reading, { state, rulebook }: Line): Promise<Around['reopens']> {
  if (state.state !== 'approved' && state.state !== 'closed') return [];
  const { period, id } = state;
  const above = await leadersAbove(tx, desk.actor.tenantId, { period, family: rulebook.family }, id);
  return reopenedWith(above, desk.rulebooks.source).map(({ personId, name }) => ({ id: personId, name }));
}
