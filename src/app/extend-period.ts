// Moves the deadline of one stage of one regulation in a month, quarter or longer, for the whole body, with a reason
// that everybody can read. Weeks: extend-week.ts.
import { checkExtension } from '../domain/period/extend.ts';
import { isPeriodKey, type PeriodKey, periodDates, periodNumber } from '../domain/period/period.ts';
import { isWeekKey } from '../domain/period/week.ts';
import type { Rulebook, StageKey } from '../domain/rulebook/shape.ts';
import { appendTo } from '../store/ledger.ts';
import { movePeriodDeadline, periodVersion, rulebooksUsedIn } from '../store/periods.ts';
import { loadRulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import { loadViewer } from '../store/viewer.ts';
import { loadWeekFacts } from '../store/weeks.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { mayExtend } from './extend-week.ts';
import { changed, Failure, notFound, refused } from './failure.ts';
import type { Intent } from './once.ts';
import { tellOfMoved } from './tell-moved.ts';
import { weekDeadlines } from './week-facts.ts';
import { write } from './write.ts';

export interface ExtendPeriodInput {
  readonly period: PeriodKey;
  /** The period's own version last seen. */
  readonly version: number;
  readonly rulebook: string;
  readonly stage: StageKey;
  readonly until: string;
  readonly reason: string;
}

export interface Extended {
  period: PeriodKey;
  rulebook: string;
  deadlines: { submit: string; score: string; approve: string; close: string };
  version: number;
}

/** Throws forbidden, not-found (a period not kept, or without that regulation), changed, refused with every reason. */
export function extendPeriod(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  input: ExtendPeriodInput,
): Promise<Extended> {
  const { period } = input;
  if (!isPeriodKey(period) || isWeekKey(period)) throw notFound();
  const { tenantId } = actor;
  return write(context, actor, intent, {
    // Which regulations run in the period is a question about the whole body.
    reach: 'system',
    load: async (tx) => {
      const [viewer, rulebooks, facts, version, used] = await Promise.all([
        loadViewer(tx, tenantId, actor.personId, actor.today),
        loadRulebooks(tx, tenantId),
        loadWeekFacts(tx, tenantId, []),
        periodVersion(tx, tenantId, period),
        rulebooksUsedIn(tx, tenantId, period),
      ]);
      return { viewer, rulebooks, facts, version, used };
    },
    run: async (tx, { viewer, rulebooks, facts, version, used }) => {
      if (!(await mayExtend({ tx, actor, viewer }))) throw new Failure('forbidden', 'not-your-part');
      const one = used.find(({ id }) => id === input.rulebook);
      if (version === null || one === undefined) throw notFound();
      if (version !== input.version) throw changed(version);
      const rulebook = rulebooks.source(one.id, one.version);
      const before = weekDeadlines(context, facts, rulebook, period);
      const until = new Date(input.until).toISOString();
      const refusals = checkExtension(input.stage, until, before, actor.now);
      if (refusals.length > 0) throw refused(refusals);
      const moved = await move(tx, actor, { ...input, until }, rulebook, before[input.stage]);
      await tellOfMoved(tx, actor, { period, rulebook: rulebook.id, stage: input.stage, until });
      const deadlines = weekDeadlines(context, await loadWeekFacts(tx, tenantId, []), rulebook, period);
      return { period, rulebook: rulebook.id, deadlines: { ...deadlines }, version: moved };
    },
  });
}

async function move(
  tx: Tx,
  actor: RequestActor,
  input: ExtendPeriodInput,
  rulebook: Rulebook,
  was: string,
): Promise<number> {
  const { period, stage, until, reason, version } = input;
  const change = { period, rulebook: rulebook.id, stage, until, seen: version };
  const moved = await movePeriodDeadline(tx, actor.tenantId, change);
  if (moved === null) throw changed(version + 1);
  const record = { kind: 'period', id: periodNumber(period), weekStart: periodDates(period).from };
  await appendTo(tx, actor.tenantId, actor.now, record, [
    {
      act: 'extended',
      payload: { rulebook: rulebook.id, stage, until, was },
      texts: { reason },
      actorId: actor.personId,
      role: 'office',
      actingFor: null,
      rulebook: `${rulebook.id}@${rulebook.version}`,
    },
  ]);
  return moved;
}
