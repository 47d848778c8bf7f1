// What live lines are made of, read from the records when a page asks. Whoever asks has read the lines themselves by his
// own right; a part may have been recorded in a unit he does not see, so the records are read as the system.

import type { LevelStep } from '../../domain/score/outcome.ts';
import type { KeyedLine } from '../../store/roll-up-persons.ts';
import { recordsBetween } from '../../store/roll-up-records.ts';
import type { PersonPeriod, RollUpKey } from '../../store/roll-ups.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { levelOfMean, ofRulebooks, personLine, type Ruler, rulerOf, sourcesOf, within } from './compute.ts';
import { factsOf, regimesOf } from './targets.ts';
import { explainedUnit } from './units.ts';

/** With what a line is made of, and how its level follows. */
export interface ExplainedLine extends PersonPeriod, RollUpKey {
  readonly steps: readonly LevelStep[];
}

const NOTHING_LEFT = { parts: [], steps: [] };

/** The same lines, each with its parts; without any where its records are gone meanwhile. */
export function withParts(
  context: AppContext,
  { tenantId, today }: RequestActor,
  lines: readonly KeyedLine[],
): Promise<readonly ExplainedLine[]> {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inReadTransaction(context.pool, scope, async (tx) => {
    const { calendar } = await factsOf(tx, context, tenantId, today);
    const regimes = await regimesOf(tx, tenantId);
    const rulers = new Map<string, Ruler>();
    for (const { period } of lines) if (!rulers.has(period)) rulers.set(period, rulerOf(period, calendar));
    const spans = [...rulers.values()].map(({ span }) => span);
    const whole = {
      from: spans.map(({ from }) => from).toSorted()[0] ?? today,
      to:
        spans
          .map(({ to }) => to)
          .toSorted()
          .at(-1) ?? today,
    };
    const people = [...new Set(lines.map(({ personId }) => personId))];
    const rows = await recordsBetween(tx, tenantId, whole, sourcesOf(regimes), {
      subject: 'person',
      ids: people,
    });
    const ofPerson = Map.groupBy(rows, ({ personId }) => personId);
    return lines.map((line) => {
      const regime = regimes.find(({ family }) => family === line.regime);
      const ruler = rulers.get(line.period);
      if (regime === undefined || ruler === undefined) return { ...line, ...NOTHING_LEFT };
      const own = within(ofRulebooks(ofPerson.get(line.personId) ?? [], regime, ruler), ruler.span);
      const made = personLine(regime, ruler, own);
      if (made === null) return { ...line, ...NOTHING_LEFT };
      return { ...line, parts: made.parts, steps: levelOfMean(regime, ruler, own, made.total)?.steps ?? [] };
    });
  });
}

/** A unit's own line the same way; null without any record of the unit. */
export function unitWithParts(
  context: AppContext,
  { tenantId, today }: RequestActor,
  key: RollUpKey,
  unitId: number,
) {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inReadTransaction(context.pool, scope, async (tx) =>
    explainedUnit(await factsOf(tx, context, tenantId, today), key, unitId),
  );
}
