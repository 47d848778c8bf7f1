// Taking an import of past weeks back: all of its forms or none; what it took the place of stands again.
import { hasWords, refuse } from '../../domain/refusal.ts';
import { chainEnds } from '../../store/chain-ends.ts';
import { appendActs } from '../../store/ledger.ts';
import {
  lockPastImport,
  lockPastWeeks,
  markImportUndone,
  type PastImportRow,
  type PastWeekRow,
  pastWeeksBefore,
  pastWeeksOfImport,
  undoPastWeeks,
} from '../../store/past-weeks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import type { Author } from '../organization-acts.ts';
import { write } from '../write.ts';
import { keeperRole, keptUnits } from './scope.ts';

export interface UndoneImport {
  readonly id: number;
  readonly undone: number;
  /** Earlier versions that stand again. */
  readonly restored: number;
}

/** Throws not-found, forbidden (some form is of another part), changed, refused with all reasons. */
export function undoPastImport(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: { readonly version: number; readonly reason: string },
): Promise<UndoneImport> {
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => keptUnits(tx, actor),
    run: async (tx, unitIds) => {
      await lockPastWeeks(tx, actor.tenantId);
      const row = await lockPastImport(tx, actor.tenantId, id);
      const weeks = row === null ? [] : await pastWeeksOfImport(tx, actor.tenantId, id);
      const inside = weeks.filter((week) => unitIds === null || unitIds.includes(week.unitId));
      if (row === null || inside.length === 0) throw notFound();
      if (inside.length < weeks.length) throw new Failure('forbidden', 'outside-scope');
      if (row.version !== form.version) throw changed(row.version);
      return takeBack(tx, actor, keeperRole(actor), row, weeks, form.reason);
    },
  });
}

export async function takeBack(
  tx: Tx,
  author: Author,
  role: string,
  row: PastImportRow,
  weeks: readonly PastWeekRow[],
  reason: string,
): Promise<UndoneImport> {
  const replaced = weeks.filter((week) => week.state === 'replaced').length;
  const refusals = [
    ...(row.state === 'undone' ? [refuse('past-import-undone')] : []),
    ...(replaced > 0 ? [refuse('past-weeks-replaced-since', { count: replaced })] : []),
    ...(hasWords(reason) ? [] : [refuse('reason-missing')]),
  ];
  if (refusals.length > 0) throw refused(refusals);
  const { tenantId, personId, now } = author;
  const restored = await pastWeeksBefore(tx, tenantId, weeks);
  await undoPastWeeks(tx, tenantId, weeks, restored);
  await markImportUndone(tx, tenantId, row.id, personId, now);
  const before = new Map(restored.map((one) => [one.id, one.version]));
  const by = { actorId: personId, role, actingFor: null, rulebook: null, texts: { reason } };
  const [ends, own] = await Promise.all([
    chainEnds(
      tx,
      tenantId,
      'past-week',
      weeks.map((one) => one.id),
    ),
    chainEnds(tx, tenantId, 'past-import', [row.id]),
  ]);
  await appendActs(tx, tenantId, now, [
    {
      record: { kind: 'past-import', id: row.id, weekStart: null },
      end: own.get(row.id) ?? null,
      acts: [{ act: 'undone', payload: { forms: weeks.length, restored: restored.length }, ...by }],
    },
    ...weeks.map(({ id, version }) => ({
      record: { kind: 'past-week', id, weekStart: null },
      end: ends.get(id) ?? null,
      acts: [{ act: 'undone', payload: { version, restores: before.get(id) ?? null }, ...by }],
    })),
  ]);
  return { id: row.id, undone: weeks.length, restored: restored.length };
}
