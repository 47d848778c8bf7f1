// What an organ decides by document about its share: outstanding achievement (the raised share), small groups together.
import { hasWords, type Refusal, refuse } from '../../domain/refusal.ts';
import { quotasIn } from '../../domain/rollup/quota-members.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { insertRuling, lockQuota, type QuotaKey } from '../../store/quotas.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { signWithStepUp } from '../step-up.ts';
import { write } from '../write.ts';
import { quotaRegimes } from './facts.ts';

export interface RulingForm extends QuotaKey {
  readonly unitId: number;
  readonly outstanding: boolean;
  readonly pooled: boolean;
  readonly documentNumber: string;
}

/** By the head of the organ, with the password. Throws not-found for everybody else, refused, step-up. */
export function ruleOnQuota(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: RulingForm,
): Promise<{ unitId: number }> {
  const { tenantId, personId, today, now } = actor;
  return write(context, actor, intent, {
    load: async (tx) => ({
      viewer: await loadViewer(tx, tenantId, personId, today),
      rulebooks: await loadRulebooks(tx, tenantId),
    }),
    run: async (tx, { viewer, rulebooks }) => {
      if (!viewer.headedUnits.includes(form.unitId)) throw notFound();
      const regime = quotaRegimes(rulebooks, form.period).find(({ family }) => family === form.regime);
      if (regime === undefined) throw notFound();
      const quotas = quotasIn(regime, form.period);
      const reasons: Refusal[] = [];
      if (!hasWords(form.documentNumber)) reasons.push(refuse('document-number-missing'));
      if (form.outstanding && quotas.every(({ raisedPercent }) => raisedPercent === null))
        reasons.push(refuse('quota-not-raised'));
      if (reasons.length > 0) throw refused(reasons);
      await lockQuota(tx, tenantId, form);
      await signWithStepUp(tx, actor);
      const [id] = [await takeIds(tx, tenantId, 'quota-ruling', 1)];
      const { regime: family, period, unitId, outstanding, pooled, documentNumber } = form;
      const row = { id, unitId, outstanding, pooled, documentNumber, by: personId, at: now };
      await insertRuling(tx, tenantId, form, row);
      await appendTo(tx, tenantId, now, { kind: 'quota-ruling', id, weekStart: null }, [
        {
          act: 'quota-ruled',
          payload: { regime: family, period, unitId, outstanding, pooled },
          texts: { documentNumber },
          actorId: personId,
          ...{ role: 'unit-head', actingFor: null, rulebook: `${regime.id}@${regime.version}` },
        },
      ]);
      return { unitId };
    },
  });
}
