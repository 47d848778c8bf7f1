// What one person approves in a longer period: each record with what deserves a look and what still hinders it, so that
// many can be signed at once and each stays a decision of its own.
import { type Exception, exceptionsOf } from '../../domain/evaluation/exceptions.ts';
import { precheck } from '../../domain/evaluation/precheck.ts';
import type { KnownFacts } from '../../domain/evaluation/stage.ts';
import { isPeriodKey, periodDates, periodKind } from '../../domain/period/period.ts';
import { isWeekKey } from '../../domain/period/week.ts';
import { listEvaluations } from '../../store/evaluation-lists.ts';
import { managersNamedBy, reassignedAmong } from '../../store/reassigned.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { furtherMoment } from '../further.ts';
import { knownAbout } from '../leaders.ts';
import { previewOf } from '../preview.ts';
import { type Line, linesOf } from './evaluation-item.ts';
import { periodItems } from './period-item.ts';
import { logReads, type Reading, reading } from './reading.ts';
import { treeDayIn } from './unit-tree.ts';

/** As many as are signed in two goes; whoever has more opens the units one by one. */
const MOST = 400;

/** Throws not-found for no period. Reading the points of others is logged. */
export function viewPeriodApprovals(context: AppContext, actor: RequestActor, period: string) {
  if (!isPeriodKey(period) || isWeekKey(period)) throw notFound();
  return reading(context, actor, async (desk) => {
    const { tx, viewer } = desk;
    const { from } = periodDates(period);
    const [facts, found, named] = await Promise.all([
      loadWeekFacts(tx, actor.tenantId, []),
      listEvaluations(tx, {
        ...{
          tenantId: actor.tenantId,
          viewer,
          monday: from,
          subject: null,
          kind: periodKind(period),
          part: 'approve',
        },
        ...{
          treeDay: treeDayIn(period, actor.today),
          unit: null,
          states: null,
          after: null,
          limit: MOST + 1,
        },
      }),
      managersNamedBy(tx, actor.tenantId, actor.personId),
    ]);
    const lines = linesOf(desk, found.rows.slice(0, MOST), facts).filter(({ state }) => state.counted);
    const mine = lines.filter(({ state }) => state.state === 'scored' && !state.oneAuthority);
    const known = await knownOf(desk, mine);
    const reassigned = reassignedAmong(
      named,
      mine.map(({ state }) => state),
    );
    logReads(
      desk,
      mine.map(({ state }) => state),
      'list:period-approvals',
    );
    const items = periodItems(desk, mine);
    const count = (of: (line: Line) => boolean) => lines.filter(of).length;
    return {
      items: items.map((item, index) => {
        const line = mine[index];
        const hindered = line ? hinderedOf(desk, line, known.get(item.id), reassigned) : [];
        return { ...item, looks: line ? looksOf(line) : [], hindered };
      }),
      waiting: count(
        ({ state }) => ['open', 'returned', 'submitted'].includes(state.state) && !state.oneAuthority,
      ),
      /** One authority scores and decides: done on each record. */
      elsewhere: count(({ state }) => state.state === 'submitted' && state.oneAuthority),
      done: count(({ state }) => state.state === 'approved' || state.state === 'closed'),
      more: found.rows.length > MOST,
      openReadings: await previewOf(tx, actor, readingsOf(desk, mine)),
    };
  });
}

/** Those of all regulations in the list, each once. */
function readingsOf({ rulebooks }: Reading, lines: readonly Line[]) {
  const open = lines.flatMap(({ rulebook }) => rulebooks.openReadings(rulebook));
  return [...new Map(open.map((one) => [one.key, one])).values()];
}

type Look = Exception | 'level-open';

/** Why this one is opened before it is signed. */
function looksOf({ state, rulebook }: Line): Look[] {
  const looks: Look[] = [...exceptionsOf(state, rulebook, { earlier: [], items: null })];
  if (state.scorer !== null && state.scorer.level === null) looks.unshift('level-open');
  return looks.filter((look) => look !== 'level-change' || state.scorer?.level !== null);
}

// Subordinates may lie beyond what the approver sees; only how many are missing comes back.
async function knownOf(desk: Reading, lines: readonly Line[]): Promise<ReadonlyMap<number, KnownFacts>> {
  const { context, actor } = desk;
  const scope = { tenantId: actor.tenantId, personId: null, actor: 'system', today: actor.today } as const;
  return inReadTransaction(context.pool, scope, async (tx) => {
    const found = new Map<number, KnownFacts>();
    for (const { state, rulebook } of lines)
      found.set(state.id, await knownAbout(tx, actor.tenantId, rulebook, state));
    return found;
  });
}

function hinderedOf(
  desk: Reading,
  { state, rulebook, deadlines }: Line,
  known: KnownFacts | undefined,
  reassigned: readonly number[],
) {
  const { now, today, stepUpUntil } = desk.actor;
  const moment = {
    ...{ now, today, stepUpUntil, submitDeadline: deadlines.submit, reassignedByViewer: reassigned },
    ...furtherMoment(desk.rulebooks, rulebook, state, desk.viewer, known),
  };
  return precheck(state, 'approve', desk.viewer, moment)
    .filter(({ code }) => code !== 'step-up-needed')
    .map(({ code, params }) => ({ code, params: { ...params } }));
}
