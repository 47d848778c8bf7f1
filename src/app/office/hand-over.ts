// Handing over for somebody else from the board: on leave, out of reach, moved away. Seen before it is done; a delegation
// like any other, given by the Office with document and reason, that it or the person himself can end.
import { handOverRefusals } from '../../domain/office/hand-over.ts';
import { checkDelegation } from '../../domain/organization/delegation.ts';
import { addDays } from '../../domain/period/date.ts';
import { hasWords, refuse } from '../../domain/refusal.ts';
import { awayOn, lentBy } from '../../store/board.ts';
import { takeIds } from '../../store/counters.ts';
import {
  type AuthorityOf,
  authorityHeld,
  authorityOf,
  insertDelegation,
  lockDelegationsOf,
} from '../../store/delegations.ts';
import { personNames } from '../../store/names.ts';
import { unitsOfPerson } from '../../store/people.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import { unitRefs } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { tell } from '../messages/tell.ts';
import type { Intent } from '../once.ts';
import { appendAct, demandNone } from '../organization-acts.ts';
import { oldestWaiting } from '../views/delegations.ts';
import { nameIn } from '../views/evaluation-item.ts';
import { mondayOf, reading } from '../views/reading.ts';
import { write } from '../write.ts';

export interface HandOverAsked {
  readonly week: string;
  readonly personId: number;
  readonly action: 'score' | 'approve';
}

export interface HandOverForm extends HandOverAsked {
  readonly delegateId: number;
  /** The first day on which it no longer holds. */
  readonly to: string;
  readonly documentNumber: string;
  readonly reason: string;
}

/** Where a person scores or approves, read as the system: a part of it may lie beyond the Office that asks. */
function authorityOfHolder({ pool }: AppContext, actor: RequestActor, { personId, action }: HandOverAsked) {
  const { tenantId, today } = actor;
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inReadTransaction(pool, scope, (tx) =>
    authorityOf(tx, tenantId, personId, action, oldestWaiting(today)),
  );
}

/** Somebody with no work in the units one serves is not there for one. */
function demandKnown(found: readonly AuthorityOf[], officeUnits: readonly number[]): void {
  if (!found.some(({ unitId }) => officeUnits.includes(unitId))) throw notFound();
}

/** What would move, what stands against it, and until when; nothing is changed. */
export function viewHandOver(context: AppContext, actor: RequestActor, asked: HandOverAsked) {
  mondayOf(asked.week);
  return reading(context, actor, async ({ tx, viewer }) => {
    const { tenantId, today } = actor;
    const { personId, action } = asked;
    const found = await authorityOfHolder(context, actor, asked);
    demandKnown(found, viewer.officeUnits);
    const [lent] = (await lentBy(tx, tenantId, [personId], today)).filter((one) =>
      one.actions.includes(action),
    );
    const [names, away, units] = await Promise.all([
      personNames(tx, tenantId, [personId, ...(lent === undefined ? [] : [lent.delegateId])]),
      awayOn(tx, tenantId, [personId], today),
      unitRefs(
        tx,
        tenantId,
        found.map(({ unitId }) => unitId),
      ),
    ]);
    const known = found.filter(({ unitId }) => viewer.officeUnits.includes(unitId));
    return {
      person: nameIn(names, personId) ?? { id: personId, name: '' },
      away: away.has(personId) ? { until: away.get(personId) ?? null } : null,
      units: known.flatMap(({ unitId, waiting }) => {
        const unit = units.get(unitId);
        return unit === undefined ? [] : [{ unit, waiting }];
      }),
      /** Back on that day; otherwise a fortnight, to be said by whoever hands over. */
      proposedTo: away.get(personId) ?? addDays(today, 14),
      lent: lent === undefined ? null : { to: nameIn(names, lent.delegateId)?.name ?? '', until: lent.until },
      refusals: handOverRefusals({
        ...sidesOf(actor, viewer.officeUnits, asked, found),
        delegateId: null,
      }).map(({ code }) => code),
    };
  });
}

function sidesOf(
  { personId }: RequestActor,
  officeUnits: readonly number[],
  asked: HandOverAsked,
  found: readonly AuthorityOf[],
) {
  const unitIds = found.map(({ unitId }) => unitId);
  return { actorId: personId, officeUnits, holderId: asked.personId, unitIds };
}

/** Throws not-found for work outside the Office's part, or refused with every reason. */
export function handOver(context: AppContext, actor: RequestActor, intent: Intent, form: HandOverForm) {
  mondayOf(form.week);
  const { tenantId, today, now } = actor;
  const { personId: delegatorId, delegateId, action, to, documentNumber, reason } = form;
  return write(context, actor, intent, {
    load: async (tx) => ({
      viewer: await loadViewer(tx, tenantId, actor.personId, today),
      given: await lockDelegationsOf(tx, tenantId, delegatorId),
      found: await authorityOfHolder(context, actor, form),
    }),
    run: async (tx, { viewer, given, found }) => {
      demandKnown(found, viewer.officeUnits);
      const places = await unitsOfPerson(tx, tenantId, delegateId, today);
      const request = { delegatorId, delegateId, actions: [action], from: today, to, documentNumber };
      const holds = {
        ...(await authorityHeld(tx, tenantId, delegatorId, oldestWaiting(today))),
        [action]: true,
      };
      demandNone([
        ...handOverRefusals({ ...sidesOf(actor, viewer.officeUnits, form, found), delegateId }),
        ...checkDelegation(request, { today, holds, delegateActive: places.length > 0, given }),
        ...(hasWords(reason) ? [] : [refuse('comment-required')]),
      ]);
      const id = await takeIds(tx, tenantId, 'delegation', 1);
      await insertDelegation(tx, tenantId, { ...request, id });
      await appendAct(tx, actor, 'delegation', id, {
        ...{ act: 'delegated', role: 'office' },
        payload: { delegatorId, delegateId, actions: [action], from: today, to },
        texts: { documentNumber, reason },
      });
      const place = { page: action, period: form.week } as const;
      const [params, topic] = [{ period: form.week, stage: action }, `handed-over/${id}`];
      const by = actor.personId;
      await tell(tx, tenantId, now, [
        { to: delegateId, code: 'handed-over', params, place, topic, by },
        { to: delegatorId, code: 'handed-on', params, place, topic, by },
      ]);
      return { id, covers: found.reduce((sum, { waiting }) => sum + waiting, 0) };
    },
  });
}
