// Recording an absence and taking it back, by the head or the office of the person's unit.
import { type AbsenceRequest, checkAbsence, checkAbsenceRevocation } from '../domain/organization/absence.ts';
import {
  type AbsenceRow,
  insertAbsences,
  lockAbsence,
  lockAbsencesOf,
  markAbsenceRevoked,
  weekPartsIn,
} from '../store/absences.ts';
import { bumpOrgStamp, takeIds } from '../store/counters.ts';
import { namesOf } from '../store/people.ts';
import type { Tx } from '../store/transaction.ts';
import { loadViewer } from '../store/viewer.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, notFound } from './failure.ts';
import type { Intent } from './once.ts';
import { appendAct, demandNone } from './organization-acts.ts';
import { syncWeeks } from './sync.ts';
import { absenceItem, countingRules, keepsAs, workplaces } from './views/absences.ts';
import { turnedParts } from './week-counting.ts';
import { write } from './write.ts';

export interface AbsenceForm extends AbsenceRequest {
  readonly note: string | null;
  readonly documentNumber: string | null;
}

type AbsenceItem = Awaited<ReturnType<typeof absenceItem>>;

/** Records an absence; weeks that are still open follow at once. */
export function recordAbsence(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: AbsenceForm,
): Promise<AbsenceItem> {
  const { tenantId } = actor;
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => lockAbsencesOf(tx, tenantId, form.personId),
    run: async (tx, existing) => {
      const name = (await namesOf(tx, tenantId, [form.personId])).get(form.personId);
      if (name === undefined) throw notFound();
      const role = await capacity(tx, actor, form.personId);
      const facts = { recorderId: actor.personId, mayRecord: role !== null, existing };
      demandNone(checkAbsence(form, { ...facts, affected: [] }));
      const affected = await affectedBy(tx, context, actor, form, existing, [...existing, form]);
      demandNone(checkAbsence(form, { ...facts, affected }));
      const id = await takeIds(tx, tenantId, 'absence', 1);
      await insertAbsences(tx, tenantId, [{ ...form, id }]);
      const { personId, kind, from, to, note, documentNumber } = form;
      await appendAct(tx, actor, 'absence', id, {
        act: 'recorded',
        role: role ?? 'office',
        payload: { personId, kind, from, to },
        texts: { note, documentNumber },
      });
      await follow(tx, context, actor);
      return absenceItem(tx, context, actor, { ...form, id, name, revoked: false, version: 1 });
    },
  });
}

/** Takes back an absence recorded by mistake. */
export function revokeAbsence(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: { readonly version: number; readonly reason: string },
): Promise<AbsenceItem> {
  const { tenantId } = actor;
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => lockAbsence(tx, tenantId, id),
    run: async (tx, absence) => {
      if (absence === null) throw notFound();
      const role = await capacity(tx, actor, absence.personId);
      if (role === null && absence.personId !== actor.personId) throw notFound();
      const facts = { recorderId: actor.personId, mayRecord: role !== null };
      demandNone(checkAbsenceRevocation(absence, { ...facts, affected: [] }));
      if (absence.version !== form.version) throw changed(absence.version);
      const existing = await lockAbsencesOf(tx, tenantId, absence.personId);
      const left = existing.filter((one) => one.id !== id);
      const affected = await affectedBy(tx, context, actor, absence, existing, left);
      demandNone(checkAbsenceRevocation(absence, { ...facts, affected }));
      await markAbsenceRevoked(tx, tenantId, id, actor.now);
      await appendAct(tx, actor, 'absence', id, {
        act: 'revoked',
        role: role ?? 'office',
        payload: {},
        texts: { reason: form.reason },
      });
      await follow(tx, context, actor);
      return absenceItem(tx, context, actor, { ...absence, revoked: true, version: absence.version + 1 });
    },
  });
}

async function capacity(tx: Tx, actor: RequestActor, personId: number) {
  const [viewer, units] = await Promise.all([
    loadViewer(tx, actor.tenantId, actor.personId, actor.today),
    workplaces(tx, actor, personId),
  ]);
  return keepsAs(viewer, units);
}

async function affectedBy(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  span: Pick<AbsenceRow, 'personId' | 'from' | 'to'>,
  before: readonly AbsenceRequest[],
  after: readonly AbsenceRequest[],
) {
  const [rules, parts] = await Promise.all([
    countingRules(tx, context, actor.tenantId),
    weekPartsIn(tx, actor.tenantId, span.personId, span),
  ]);
  return turnedParts(rules, parts, before, after);
}

async function follow(tx: Tx, context: AppContext, actor: RequestActor): Promise<void> {
  await bumpOrgStamp(tx, actor.tenantId);
  await syncWeeks(tx, context, actor.tenantId, actor.today, actor.now);
}
