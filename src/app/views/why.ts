// Why a result is what it is, whatever kind of result it is.
import type { PeriodKey } from '../../domain/period/period.ts';
import { periodDates } from '../../domain/period/period.ts';
import { findEvaluation } from '../../store/evaluation-lists.ts';
import { periodOfEvaluationId } from '../../store/evaluations.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { foldRollUps } from '../roll-ups/fold.ts';
import { linesOf } from './evaluation-item.ts';
import { viewPastWeek } from './past-weeks.ts';
import { logReads, type Reading, reading } from './reading.ts';
import { type Why, whyNode } from './why-node.ts';
import { whyRecord } from './why-record.ts';
import { whyPersonPeriod, whyUnitPeriod } from './why-roll-up.ts';

export interface WhyAsked {
  readonly of: 'record' | 'person' | 'unit' | 'past-week';
  readonly id: number;
  readonly period?: PeriodKey | undefined;
  readonly regime?: string | undefined;
}

/** Throws not-found for everything the caller may not read. Reading another's result is logged. */
export async function viewWhy(context: AppContext, actor: RequestActor, asked: WhyAsked): Promise<Why> {
  const { of, id, period, regime } = asked;
  if (of === 'past-week') return whyPastWeek(context, actor, id);
  if (of === 'record') return reading(context, actor, (desk) => recordOf(desk, id));
  if (period === undefined) throw notFound();
  await foldRollUps(context, actor.tenantId, actor.today, actor.now);
  const look = of === 'person' ? whyPersonPeriod : whyUnitPeriod;
  return reading<Why>(context, actor, (desk) => look(desk, { id, period, regime }));
}

async function recordOf(desk: Reading, id: number): Promise<Why> {
  const { tx, actor, viewer } = desk;
  const period = periodOfEvaluationId(id);
  if (period === null) throw notFound();
  const { from } = periodDates(period);
  const [facts, row] = await Promise.all([
    loadWeekFacts(tx, actor.tenantId, [from]),
    findEvaluation(tx, actor.tenantId, viewer, from, id),
  ]);
  const [line] = row === undefined ? [] : linesOf(desk, [row], facts);
  if (line === undefined) throw notFound();
  logReads(desk, [line.state], 'why');
  return whyRecord(desk, line);
}

/** A form of the past says it in its own words; its ground is the file it was taken from. */
async function whyPastWeek(context: AppContext, actor: RequestActor, id: number): Promise<Why> {
  const { person, week, versions } = await viewPastWeek(context, actor, id);
  const shown = versions.find(({ state }) => state === 'kept') ?? versions.at(-1);
  if (shown === undefined) throw notFound();
  const { points, items, totals, level, opinion, signatures } = shown.form;
  const works = items.map(({ content, product }, index) =>
    whyNode({ key: `item-${index}`, kind: 'work', words: [content, product].filter(Boolean).join(' – ') }),
  );
  const file = [shown.fileName, shown.sheet].filter(Boolean).join(' · ');
  const source = whyNode({ key: 'source', kind: 'source', words: `${file} (SHA-256 ${shown.fileHash})` });
  const signed = signatures.map(({ as, name }, index) =>
    whyNode({ key: `signed-${index}`, kind: 'act', words: `${as}: ${name}` }),
  );
  return {
    ...{ of: 'past-week' as const, period: week, person, unit: null, regulation: null, levels: [] },
    preview: false,
    root: whyNode({
      ...{ key: 'result', kind: 'result', words: level },
      shown: totals.final ?? totals.manager ?? totals.self,
      children: [
        ...points.map(({ label, most, self, manager, final }, index) =>
          whyNode({
            ...{ key: `criterion-${index}`, kind: 'criterion', words: label, max: most },
            shown: final ?? manager ?? self,
            children: [...works, ...signed, source],
          }),
        ),
        ...(opinion === null ? [] : [whyNode({ key: 'opinion', kind: 'act', words: opinion })]),
        source,
      ],
    }),
  };
}
