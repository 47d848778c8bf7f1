// Past weeks from the command line: no session, no idempotency key, the whole body; the same planning and writing.
import type { PastAnswer, PlannedPast } from '../../domain/past-weeks/plan.ts';
import { lockPastImport, lockPastWeeks, pastWeeksOfImport } from '../../store/past-weeks.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { systemReach } from '../import-scope.ts';
import type { Author } from '../organization-acts.ts';
import { applyForms, type PastImported } from './apply.ts';
import { planForms } from './plan.ts';
import { type PastFile, readPastFiles } from './read.ts';
import { keeperRole } from './scope.ts';
import { takeBack, type UndoneImport } from './undo.ts';

export interface ConsolePast {
  readonly answers: readonly PastAnswer[];
  /** Take every form in which a score is missing, marked. */
  readonly incomplete: boolean;
  /** Leave out what stays unsettled instead of taking over nothing. */
  readonly skip: boolean;
  readonly apply: boolean;
}

export interface ConsolePastOutcome {
  readonly planned: readonly PlannedPast[];
  readonly done: PastImported | null;
}

export async function pastWeeksFromConsole(
  context: AppContext,
  author: Author,
  files: readonly PastFile[],
  { answers, incomplete, skip, apply }: ConsolePast,
): Promise<ConsolePastOutcome> {
  const sources = await readPastFiles(files, (count) => context.onWork?.('reading', count));
  const gaps = sources.map(({ hash, read: { sheet } }) => ({ ...{ hash, sheet }, incomplete }));
  const settled = incomplete ? over(gaps, answers) : answers;
  return inTransaction(context.pool, systemReach(author), async (tx) => {
    const planned = await planForms(tx, author, null, sources, settled);
    const blocked = planned.filter((one) => one.state === 'blocked');
    if (!apply || (blocked.length > 0 && !skip)) return { planned, done: null };
    const left = blocked.map(({ hash, sheet }) => ({ hash, sheet, leaveOut: true }));
    const order = { unitIds: null, sources, answers: over(left, settled) };
    return { planned, done: await applyForms(tx, author, keeperRole(null), order) };
  });
}

/** One answer per form: what `more` says stands where `given` says nothing. */
function over(more: readonly PastAnswer[], given: readonly PastAnswer[]): readonly PastAnswer[] {
  const isSame = (a: PastAnswer, b: PastAnswer) => a.hash === b.hash && a.sheet === b.sheet;
  const merged = more.map((one) => ({ ...one, ...given.find((own) => isSame(own, one)) }));
  return [...merged, ...given.filter((own) => !more.some((one) => isSame(own, one)))];
}

export function undoPastFromConsole(
  context: AppContext,
  author: Author,
  id: number,
  reason: string,
): Promise<UndoneImport> {
  return inTransaction(context.pool, systemReach(author), async (tx) => {
    await lockPastWeeks(tx, author.tenantId);
    const row = await lockPastImport(tx, author.tenantId, id);
    if (row === null) throw notFound();
    const weeks = await pastWeeksOfImport(tx, author.tenantId, id);
    return takeBack(tx, author, keeperRole(null), row, weeks, reason);
  });
}
