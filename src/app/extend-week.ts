// Moves the deadline of one stage of one week for the whole body, with a reason that everybody can read.
import type { Viewer } from '../domain/evaluation/shape.ts';
import { checkExtension } from '../domain/period/extend.ts';
import { weekDates } from '../domain/period/week.ts';
import type { StageKey } from '../domain/rulebook/shape.ts';
import { appendTo } from '../store/ledger.ts';
import { loadRulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import { rootUnits } from '../store/unit-weeks.ts';
import { loadViewer } from '../store/viewer.ts';
import { loadWeekFacts, moveDeadline, weekRecordId } from '../store/weeks.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound, refused } from './failure.ts';
import type { Intent } from './once.ts';
import { tellOfMoved } from './tell-moved.ts';
import { mondayOf } from './views/reading.ts';
import { deadlinesFor, type WeekView, weekViewOf } from './views/week.ts';
import { write } from './write.ts';

export interface ExtendInput {
  readonly week: string;
  readonly version: number;
  readonly stage: StageKey;
  readonly until: string;
  readonly reason: string;
}

interface Asking {
  readonly tx: Tx;
  readonly actor: RequestActor;
  readonly viewer: Viewer;
}

/** Deadlines are the whole body's: only an office that serves every top unit moves them. */
export async function mayExtend({ tx, actor, viewer }: Asking): Promise<boolean> {
  if (viewer.officeUnits.length === 0) return false;
  const roots = await rootUnits(tx, actor.tenantId, actor.today);
  return roots.length > 0 && roots.every((id) => viewer.officeUnits.includes(id));
}

/** Throws forbidden, not-found (a week not begun to be kept), changed, refused with every reason. */
export async function extendWeek(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  input: ExtendInput,
): Promise<WeekView> {
  const monday = mondayOf(input.week);
  return write(context, actor, intent, {
    load: async (tx) => {
      const [viewer, rulebooks, facts] = await Promise.all([
        loadViewer(tx, actor.tenantId, actor.personId, actor.today),
        loadRulebooks(tx, actor.tenantId),
        loadWeekFacts(tx, actor.tenantId, [monday]),
      ]);
      return { viewer, rulebooks, facts };
    },
    run: async (tx, { viewer, rulebooks, facts }) => {
      if (!(await mayExtend({ tx, actor, viewer }))) throw new Failure('forbidden', 'not-your-part');
      const current = facts.weeks.find((state) => state.weekStart === monday);
      if (current === undefined) throw notFound();
      if (current.version !== input.version) throw changed(current.version);
      const before = deadlinesFor(context, rulebooks, facts, input.week);
      const until = new Date(input.until).toISOString();
      const refusals = checkExtension(input.stage, until, before, actor.now);
      if (refusals.length > 0) throw refused(refusals);
      await move(tx, actor, { ...input, until }, before[input.stage]);
      await tellOfMoved(tx, actor, { period: input.week, rulebook: null, stage: input.stage, until });
      const after = await loadWeekFacts(tx, actor.tenantId, [monday]);
      const deadlines = deadlinesFor(context, rulebooks, after, input.week);
      return weekViewOf(tx, actor.tenantId, input.week, deadlines, after, context);
    },
  });
}

async function move(tx: Tx, actor: RequestActor, input: ExtendInput, was: string): Promise<void> {
  const { week, stage, until, reason, version } = input;
  const weekStart = weekDates(week).from;
  const moved = await moveDeadline(tx, actor.tenantId, { weekStart, stage, until, seen: version });
  if (moved === null) throw changed(version + 1);
  await appendTo(tx, actor.tenantId, actor.now, { kind: 'week', id: weekRecordId(week), weekStart }, [
    {
      act: 'extended',
      payload: { stage, until, was },
      texts: { reason },
      actorId: actor.personId,
      role: 'office',
      actingFor: null,
      rulebook: null,
    },
  ]);
}
