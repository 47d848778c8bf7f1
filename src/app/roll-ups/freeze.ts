// Freezes a period's roll-up under the next version. What a late change moves follows by itself (late.ts).
import type { Viewer } from '../../domain/evaluation/shape.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Closing, whyNotFrozen } from '../../domain/rollup/close.ts';
import { isLeftOpen } from '../../domain/rollup/period-level.ts';
import { closesOf } from '../../store/period-closes.ts';
import { lockRollUps } from '../../store/roll-position.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { rootUnits } from '../../store/unit-weeks.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { lastDayOf, openInRegime, openOf, previewOf } from '../preview.ts';
import { frozenOverQuota, officialFrom } from '../quota/year.ts';
import { signWithStepUp } from '../step-up.ts';
import { write } from '../write.ts';
import { foldRollUps } from './fold.ts';
import { refold } from './refold.ts';
import { factsOf } from './targets.ts';
import { countsOf, frozenLines, makeVersion } from './version.ts';

export interface FreezeInput extends RollUpKey {
  /** The last frozen version seen; 0 when there was none. */
  readonly version: number;
  readonly reason: string;
}

export interface Frozen {
  version: number;
  members: number;
  missing: number;
  moved: number;
}

/** Freezing is for the office of the whole body: of every top unit of today's tree. */
export async function mayFreeze(
  tx: Tx,
  actor: RequestActor,
  viewer: Pick<Viewer, 'officeUnits'>,
): Promise<boolean> {
  const roots = await rootUnits(tx, actor.tenantId, actor.today);
  return roots.length > 0 && roots.every((unitId) => viewer.officeUnits.includes(unitId));
}

/** Throws forbidden, changed, refused with every reason, step-up. */
export async function freezePeriod(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  input: FreezeInput,
): Promise<Frozen> {
  const { tenantId, personId, today, now } = actor;
  await foldRollUps(context, tenantId, today, now);
  return write(context, actor, intent, {
    reach: 'system',
    load: async (tx) => {
      // Under the lock nobody folds or freezes meanwhile.
      await lockRollUps(tx, tenantId);
      if (!(await mayFreeze(tx, actor, await loadViewer(tx, tenantId, personId, today))))
        throw new Failure('forbidden', 'beyond-your-part');
      // What is frozen and what is live come from one reading of the records.
      const facts = await factsOf(tx, context, tenantId, today);
      const [live, closes] = [await refold(facts, input), await closesOf(tx, tenantId, input)];
      const last = closes[0]?.version ?? 0;
      return {
        live,
        last,
        before: last === 0 ? null : await frozenLines(tx, tenantId, input, last),
      };
    },
    run: async (tx, { live, last, before }) => {
      if (input.version !== last) throw changed(last);
      const counts = countsOf(live, before);
      const { members, missing, moved } = counts;
      const { reason } = input;
      const lines = members + live.units.length;
      const leftOpen = [...live.persons, ...live.units].filter(isLeftOpen).length;
      const reasons = await whyNot(tx, actor, input, { ...counts, members: lines, leftOpen });
      if (reasons.length > 0) throw refused(reasons);
      await signWithStepUp(tx, actor);
      const version = last + 1;
      await makeVersion(tx, tenantId, now, input, {
        ...{ ...counts, lines: live, version },
        ...{ by: actor.personId, reason },
      });
      return { version, members, missing, moved };
    },
  });
}

/** What is frozen is official: the readings it rests on have to be confirmed, and shares of a level kept. */
async function whyNot(
  tx: Tx,
  actor: RequestActor,
  { regime, period, version, reason }: FreezeInput,
  counts: ReturnType<typeof countsOf> & Pick<Closing, 'leftOpen'>,
): Promise<readonly Refusal[]> {
  const rulebooks = await loadRulebooks(tx, actor.tenantId);
  const preview = await previewOf(tx, actor, openInRegime(rulebooks, regime, lastDayOf(period)));
  const { today } = actor;
  return [
    ...whyNotFrozen({
      ...counts,
      from: officialFrom(rulebooks, { regime, period }),
      today,
      version,
      reason,
      openReadings: openOf(preview),
    }),
    ...(await frozenOverQuota(tx, actor, rulebooks, { regime, period })),
  ];
}
