// Whom the last places of a share go to in a period that is a mean: the head of the organ gives the next level, with words.
import { quotasIn } from '../../domain/rollup/quota-members.ts';
import { whyNotSettled } from '../../domain/rollup/quota-year.ts';
import { fractionText } from '../../domain/score/fraction.ts';
import type { QuotaKey } from '../../store/quotas.ts';
import { lockRollUps } from '../../store/roll-position.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { foldRollUps } from '../roll-ups/fold.ts';
import { giveLevel } from '../roll-ups/give-level.ts';
import { write } from '../write.ts';
import { quotaFacts } from './facts.ts';
import { officialFrom } from './year.ts';

export interface SettleForm extends QuotaKey {
  readonly personId: number;
  readonly level: string;
  readonly reason: string;
}

/** By whoever heads the organ, with the password. Throws not-found for everybody else, refused, step-up. */
export async function settleLevel(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: SettleForm,
): Promise<{ personId: number; level: string }> {
  const { tenantId, today, now } = actor;
  await foldRollUps(context, tenantId, today, now);
  return write(context, actor, intent, {
    reach: 'system',
    load: async (tx) => {
      await lockRollUps(tx, tenantId);
      const rulebooks = await loadRulebooks(tx, tenantId);
      return {
        rulebooks,
        viewer: await loadViewer(tx, tenantId, actor.personId, today),
        facts: await quotaFacts(tx, actor, rulebooks, form),
      };
    },
    run: async (tx, { viewer, facts, rulebooks }) => {
      const line = facts.lines.find(({ personId }) => personId === form.personId);
      const [quota] = line === undefined ? [] : quotasIn(line.rulebook, form.period);
      const organ = line === undefined ? null : facts.organ(line);
      if (line === undefined || quota === undefined || organ === null) throw notFound();
      if (!viewer.headedUnits.includes(organ)) throw notFound();
      const { personId, level, reason } = form;
      const { reached } = line;
      const until = officialFrom(rulebooks, form);
      const reasons = whyNotSettled(line.rulebook, quota, {
        ...{ over: until <= today, until },
        ...{ reached, level, reason, own: personId === actor.personId },
      });
      if (reasons.length > 0 || reached === null) throw refused(reasons);
      // Of a level the mean left open, what was decided is decided anew: it reaches none by itself.
      const from = line.decidedOpen
        ? { reached: null, total: line.total === null ? null : fractionText(line.total) }
        : { reached, total: null };
      const { regime, period } = form;
      const decision = { regime, period, subject: 'person' as const, subjectId: personId, level, ...from };
      const rulebook = `${line.rulebook.id}@${line.rulebook.version}`;
      await giveLevel(tx, context, actor, decision, { reason, rulebook });
      return { personId, level };
    },
  });
}
