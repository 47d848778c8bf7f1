// Past weeks as people see them: what an import would do, imports made, the record of one week with its versions.
import { isComplete, type PastForm, standingTotal, sumDiffers } from '../../domain/past-weeks/form.ts';
import type { PastPerson } from '../../domain/past-weeks/match.ts';
import type { PastAnswer, PlannedPast } from '../../domain/past-weeks/plan.ts';
import { weekOf } from '../../domain/period/week.ts';
import { logEvents } from '../../store/event-log.ts';
import { personNames } from '../../store/names.ts';
import {
  type PastWeekRow,
  pastImports,
  pastWeeksOfImport,
  pastWeeksOfPerson,
  pastWeekVersions,
} from '../../store/past-weeks.ts';
import { namesOf } from '../../store/people.ts';
import { inReadTransaction, inTransaction, type Tx } from '../../store/transaction.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { systemReach } from '../import-scope.ts';
import { planForms } from '../past-weeks/plan.ts';
import { type PastFile, readPastFiles } from '../past-weeks/read.ts';
import { keptUnits } from '../past-weeks/scope.ts';

const MOST_IMPORTS = 50;

/** Reads files and says what taking them over would do; nothing is kept. */
export async function rehearsePastWeeks(
  context: AppContext,
  actor: RequestActor,
  files: readonly PastFile[],
  answers: readonly PastAnswer[],
) {
  const scope = systemReach(actor);
  // Whoever may not take anything over has nothing read either.
  await inReadTransaction(context.pool, scope, (tx) => keptUnits(tx, actor));
  const sources = await readPastFiles(files);
  return inReadTransaction(context.pool, scope, async (tx) => {
    const planned = await planForms(tx, actor, await keptUnits(tx, actor), sources, answers);
    return { forms: planned.map(plannedItem) };
  });
}

/** One form of a rehearsal as the contract says. */
export function plannedItem(planned: PlannedPast) {
  const { file, hash, sheet, form, person, state, byHand, complete, replaces, troubles } = planned;
  return {
    ...{ file, hash, sheet, state, byHand, complete },
    asks: [...planned.asks],
    marks: [...planned.marks],
    form: form === null ? null : summaryOf(form),
    person: person === null ? null : candidateOf(person),
    candidates: planned.candidates.map(candidateOf),
    replaces: replaces === null ? null : summaryOf(replaces.form).totals,
    troubles: troubles.map((one) => ({ ...one, params: { ...one.params } })),
  };
}

function summaryOf({ week, who, items, totals }: PastForm) {
  const { name, post, unit } = who;
  return { week, name, post, unit, items: items.length, totals: { ...totals } };
}

function candidateOf({ id, name, posts }: PastPerson) {
  const [main] = posts;
  return { id, name, post: main?.title ?? main?.jobPosition ?? null, unit: main?.unit ?? null };
}

/** Imports into the caller's part, newest first. */
export function listPastImports(context: AppContext, actor: RequestActor) {
  return inReadTransaction(context.pool, systemReach(actor), async (tx) => {
    const unitIds = await keptUnits(tx, actor);
    const rows = await pastImports(tx, actor.tenantId, unitIds, MOST_IMPORTS);
    const names = await personNames(
      tx,
      actor.tenantId,
      rows.flatMap((one) => [one.by, one.undoneBy]),
    );
    const items = [];
    for (const { id, version, at, forms, state, undoneAt, by, undoneBy } of rows) {
      const weeks = await pastWeeksOfImport(tx, actor.tenantId, id);
      const isAll = weeks.every((week) => unitIds === null || unitIds.includes(week.unitId));
      const stands = state === 'applied' && weeks.every((week) => week.state === 'kept');
      items.push({
        ...{ id, version, at, forms, state, undoneAt },
        by: by === null ? null : (names.get(by) ?? null),
        undoneBy: undoneBy === null ? null : (names.get(undoneBy) ?? null),
        weeks: [...new Set(weeks.map((week) => weekOf(week.weekStart)))].toSorted(),
        may: isAll && stands ? (['undo'] as const).slice() : [],
      });
    }
    return { items };
  });
}

const MOST_WEEKS = 300;

/** Forms that stand for a person, as far as the person of the transaction may know of them. */
export async function pastWeekItems(tx: Tx, tenantId: number, personId: number) {
  const rows = await pastWeeksOfPerson(tx, tenantId, personId, MOST_WEEKS);
  return rows.map(({ id, form }) => {
    const { self, manager, final } = form.totals;
    const facts = { complete: isComplete(form), sumDiffers: sumDiffers(form.totals), level: form.level };
    return { id, week: form.week, self, manager, final, total: standingTotal(form.totals), ...facts };
  });
}

/** One record with every version. Reading somebody else's leaves a line in the read log. Throws not-found. */
export function viewPastWeek(context: AppContext, actor: RequestActor, id: number) {
  const { tenantId, personId } = actor;
  return inTransaction(context.pool, personScope(actor), async (tx) => {
    const rows = await pastWeekVersions(tx, tenantId, id);
    const [first] = rows;
    if (first === undefined) throw notFound();
    const names = await namesOf(tx, tenantId, [first.personId]);
    if (first.personId !== personId) await logRead(tx, actor, first);
    return {
      id,
      person: { id: first.personId, name: names.get(first.personId) ?? '' },
      week: weekOf(first.weekStart),
      versions: rows.map(versionItem),
    };
  });
}

function versionItem({ version, importId, state, form, fileName, sheet, fileHash }: PastWeekRow) {
  const facts = { complete: isComplete(form), sumDiffers: sumDiffers(form.totals) };
  const { name, post, unit } = form.who;
  return {
    ...{ version, importId, state, fileName, sheet, fileHash, ...facts },
    form: {
      ...{ week: form.week, who: { name, post, unit }, totals: { ...form.totals } },
      ...{ level: form.level, opinion: form.opinion },
      items: form.items.map((one) => ({ ...one })),
      points: form.points.map((one) => ({ ...one })),
      signatures: form.signatures.map((one) => ({ ...one })),
    },
  };
}

function logRead(tx: Tx, actor: RequestActor, { id, personId }: PastWeekRow): Promise<void> {
  return logEvents(tx, actor.tenantId, [
    {
      kind: 'read',
      at: actor.now,
      actorId: actor.personId,
      accountId: actor.accountId,
      subjectId: personId,
      record: { kind: 'past-week', id },
      address: actor.address,
      detail: { view: 'past-week' },
    },
  ]);
}
