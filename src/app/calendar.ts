// The body's own days off and make-up days. One calendar holds for the whole body, so only who keeps all of it may.
import type { Unit } from '../domain/organization/shape.ts';
import { isWorkingDay } from '../domain/period/calendar.ts';
import { dayNumber } from '../domain/period/date.ts';
import { hasWords, type Refusal, refuse } from '../domain/refusal.ts';
import { lockOwnDay, markDayRevoked, type OwnDayKind, putOwnDay } from '../store/calendar-days.ts';
import { bumpOrgStamp } from '../store/counters.ts';
import { treeOn } from '../store/organization-state.ts';
import type { Tx } from '../store/transaction.ts';
import { loadWeekFacts } from '../store/weeks.ts';
import { markAcross } from '../store/work-sums.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound, refused } from './failure.ts';
import type { Intent } from './once.ts';
import { appendAct, demandNone, isTop } from './organization-acts.ts';
import { syncWeeks } from './sync.ts';
import { calendarOf, liveMondays } from './week-facts.ts';
import { write } from './write.ts';

export interface DayForm {
  readonly day: string;
  readonly kind: OwnDayKind;
  readonly name: string;
  /** The document the day rests on. */
  readonly source: string;
}

export interface DayReply {
  readonly day: string;
  readonly version: number;
}

/** True for administrators and office of the whole body: a grant without unit, or on a topmost unit. */
export function keepsCalendar(actor: Pick<RequestActor, 'roles'>, units: readonly Unit[]): boolean {
  return actor.roles.some(
    ({ role, unitId }) =>
      (role === 'organization-admin' || role === 'office') && (unitId === null || isTop(units, unitId)),
  );
}

/** Adds a day off on a working day, or a working day on a day off; weeks still open follow at once. */
export function addDay(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: DayForm,
): Promise<DayReply> {
  const { tenantId } = actor;
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => lockOwnDay(tx, tenantId, form.day),
    run: async (tx, own) => {
      const role = await requireKeeper(tx, actor);
      if (own !== null && !own.revoked) throw refused([refuse('day-exists', { day: form.day })]);
      demandNone(await reasonsAgainst(tx, context, actor, form));
      const version = await putOwnDay(tx, tenantId, form);
      const { day, kind, name, source } = form;
      const texts = { name, source };
      await appendAct(tx, actor, 'calendar-day', dayNumber(day), {
        ...{ act: 'added', role, texts },
        payload: { day, kind },
      });
      await follow(tx, context, actor, day);
      return { day, version };
    },
  });
}

/** Takes back one of the body's own days. */
export function revokeDay(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  day: string,
  form: { readonly version: number; readonly reason: string },
): Promise<DayReply> {
  const { tenantId } = actor;
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => lockOwnDay(tx, tenantId, day),
    run: async (tx, own) => {
      const role = await requireKeeper(tx, actor);
      if (own === null) throw notFound();
      if (own.version !== form.version) throw changed(own.version);
      demandNone([
        ...(own.revoked ? [refuse('already-revoked')] : []),
        ...(hasWords(form.reason) ? [] : [refuse('reason-required')]),
        ...tooOld(day, actor.today),
      ]);
      await markDayRevoked(tx, tenantId, day, actor.now);
      await appendAct(tx, actor, 'calendar-day', dayNumber(day), {
        act: 'revoked',
        role,
        payload: { day },
        texts: { reason: form.reason },
      });
      await follow(tx, context, actor, day);
      return { day, version: own.version + 1 };
    },
  });
}

async function requireKeeper(tx: Tx, actor: RequestActor): Promise<string> {
  const tree = await treeOn(tx, actor.tenantId, actor.today);
  if (!keepsCalendar(actor, tree?.units ?? [])) throw new Failure('forbidden', 'forbidden');
  return actor.roles.some(({ role }) => role === 'organization-admin') ? 'organization-admin' : 'office';
}

async function reasonsAgainst(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  form: DayForm,
): Promise<readonly Refusal[]> {
  const calendar = calendarOf(context, await loadWeekFacts(tx, actor.tenantId, []));
  const isWorking = isWorkingDay(calendar, form.day);
  // A make-up day ordered for the whole country stands above a day off of one body.
  const isMakeUp = form.kind === 'holiday' && calendar.makeUpDays.has(form.day);
  return [
    ...(form.kind === 'holiday' && !isWorking ? [refuse('day-is-off', { day: form.day })] : []),
    ...(form.kind === 'working' && isWorking ? [refuse('day-is-working', { day: form.day })] : []),
    ...(isMakeUp ? [refuse('day-is-make-up', { day: form.day })] : []),
    ...(hasWords(form.name) ? [] : [refuse('day-name-missing')]),
    ...(hasWords(form.source) ? [] : [refuse('document-number-missing')]),
    ...tooOld(form.day, actor.today),
  ];
}

/** Weeks that are no longer kept in line would not follow: a day among them would only look as if it counted. */
function tooOld(day: string, today: string): readonly Refusal[] {
  const first = liveMondays(today)[0] ?? today;
  return day < first ? [refuse('day-too-old', { from: first })] : [];
}

/** Weeks still open follow, and sums of accepted work that was late over this day. */
async function follow(tx: Tx, context: AppContext, actor: RequestActor, day: string): Promise<void> {
  markAcross(tx, actor.tenantId, day);
  await bumpOrgStamp(tx, actor.tenantId);
  await syncWeeks(tx, context, actor.tenantId, actor.today, actor.now);
}
