// The regulations of a body and of the program, one of them as data, and the score of an input by it.
import { inForceOn } from '../../domain/rulebook/select.ts';
import type { PeriodKind, Rulebook } from '../../domain/rulebook/shape.ts';
import type { Reading } from '../../domain/rulebook/shape-regime.ts';
import { evaluate } from '../../domain/score/evaluate.ts';
import type { ScoreInput } from '../../domain/score/input.ts';
import type { ActiveRulebook } from '../../store/rulebooks.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, notFound } from '../failure.ts';
import { previewOf } from '../preview.ts';
import { shippedRulebooks } from '../rulebook-library.ts';
import { reading } from './reading.ts';

interface Known extends ActiveRulebook {
  readonly active: boolean;
  readonly open: readonly Reading[];
}

/** Activated versions first, then what is shipped and not activated in that version. */
async function knownRulebooks(context: AppContext, actor: RequestActor): Promise<readonly Known[]> {
  const [active, shipped] = await Promise.all([
    reading(context, actor, async ({ rulebooks }) =>
      rulebooks.active().map((one) => ({ ...one, open: rulebooks.openReadings(one.rulebook) })),
    ),
    shippedRulebooks(),
  ]);
  const has = ({ rulebook: { id, version } }: ActiveRulebook) =>
    active.some((one) => one.rulebook.id === id && one.rulebook.version === version);
  return [
    ...active.map((one) => ({ ...one, active: true })),
    ...shipped
      .filter((one) => !has(one))
      .map(({ rulebook, hash }) => ({
        ...{ rulebook, hash, active: false, open: rulebook.readings },
      })),
  ];
}

function listed({ rulebook, active, open }: Known, inForce: readonly Rulebook[]) {
  const { id, version, title, document: source, line, use, periods, validFrom, validTo } = rulebook;
  return {
    ...{ id, version, title, document: source, line, use, periods: [...periods], validFrom, validTo, active },
    inForce: inForce.includes(rulebook),
    readings: open.length,
  };
}

export async function viewRulebooks(context: AppContext, actor: RequestActor) {
  const known = await knownRulebooks(context, actor);
  const active = known.filter((one) => one.active).map(({ rulebook }) => rulebook);
  const inForce = inForceOn(active, actor.today);
  return { items: known.map((one) => listed(one, inForce)) };
}

interface Named {
  readonly id: string;
  readonly version: number;
}

async function find(context: AppContext, actor: RequestActor, { id, version }: Named): Promise<Known> {
  const known = await knownRulebooks(context, actor);
  const found = known.find(({ rulebook }) => rulebook.id === id && rulebook.version === version);
  if (found === undefined) throw notFound();
  return found;
}

/** Throws not-found for a version nobody knows. */
export async function viewRulebookVersion(context: AppContext, actor: RequestActor, named: Named) {
  const { rulebook, hash, active, open } = await find(context, actor, named);
  const openReadings = active
    ? await inReadTransaction(context.pool, personScope(actor), (tx) => previewOf(tx, actor, open))
    : null;
  return { ...named, hash, active, rulebook, openReadings };
}

/** Scores an input and records nothing. Throws not-found, or refused `period-of-another-rulebook`. */
export async function explainScore(
  context: AppContext,
  actor: RequestActor,
  named: Named,
  { period, input }: { readonly period?: PeriodKind | undefined; readonly input: ScoreInput },
) {
  const { rulebook } = await find(context, actor, named);
  checkPeriod(rulebook, period);
  return evaluate(rulebook, input, period);
}

function checkPeriod({ periods }: Rulebook, period: PeriodKind | undefined): void {
  if (period !== undefined && !periods.includes(period))
    throw new Failure('refused', 'period-of-another-rulebook');
}
