// The dry run of a draft as page and file. Units by name; people by name only where the viewer may see their records.

import { refuse } from '../../domain/refusal.ts';
import { readRulebook } from '../../files/rulebook-file.ts';
import { logEvents } from '../../store/event-log.ts';
import { readDraftRow } from '../../store/rulebook-drafts.ts';
import { inReadTransaction, inTransaction } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, notFound, refused } from '../failure.ts';
import { changesCsv, changesWorkbook, namesIn } from '../studio/dry-run-lines.ts';
import { mayRead } from '../studio/rights.ts';
import { type Span, type TryOut, tryOut } from '../studio/try-out.ts';
import { logLooks } from './reading.ts';

/** Most changes sent to the page; the file has all. */
const MOST_SHOWN = 500;

/** Throws not-found, forbidden, refused when the text has faults. */
export async function viewDryRun(context: AppContext, actor: RequestActor, id: number, span: Partial<Span>) {
  const { result, rulebook, source } = await runOf(context, actor, id, span);
  const named = await namer(context, actor, result.changes.slice(0, MOST_SHOWN), result);
  return {
    ...{
      kind: result.kind,
      tried: result.tried,
      recorded: result.recorded.map(({ own: _own, ...one }) => one),
    },
    ...{ from: result.span.from, to: result.span.to, on: [...result.on] },
    ...{ cases: result.cases, up: result.up, down: result.down, open: result.open },
    ...{ before: { ...result.before }, after: { ...result.after }, moved: result.changes.length },
    levels: rulebook.levels.map(({ key, order, name }) => ({ key, order, name })),
    changes: result.changes.slice(0, MOST_SHOWN).map((one) => ({
      ...{ period: one.period, moves: one.moves, before: { ...one.before }, after: { ...one.after } },
      unit: named.unit(one),
      person: named.person(one.personId),
      evaluationId: named.person(one.personId) === null ? null : one.evaluationId,
    })),
    broken: result.broken.map(({ unitId, ...one }) => ({
      ...{ ...one, unit: named.unit({ unitId, period: one.period }) },
    })),
    hash: source,
  };
}

/** Every change as CSV; taking it along is noted like any export. */
export async function dryRunFile(context: AppContext, actor: RequestActor, id: number, span: Partial<Span>) {
  const { result, rulebook } = await runOf(context, actor, id, span);
  const named = await namer(context, actor, result.changes, result);
  return {
    name: `${rulebook.id}-${rulebook.version}-dry-run.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: changesCsv(result.changes, named),
  };
}

/** The same as a workbook, with numbers as numbers and levels by name. */
export async function dryRunWorkbook(
  context: AppContext,
  actor: RequestActor,
  id: number,
  span: Partial<Span>,
  say: (id: string) => string,
) {
  const { result, rulebook } = await runOf(context, actor, id, span);
  const named = await namer(context, actor, result.changes, result);
  return {
    name: `${rulebook.id}-${rulebook.version}-dry-run.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await changesWorkbook(result.changes, named, say),
  };
}

async function runOf(context: AppContext, actor: RequestActor, id: number, span: Partial<Span>) {
  if (!mayRead(actor)) throw new Failure('forbidden', 'not-your-part');
  const row = await inReadTransaction(context.pool, personScope(actor), (tx) =>
    readDraftRow(tx, actor.tenantId, id),
  );
  if (row === null) throw notFound();
  const read = readRulebook(row.source, 'draft');
  if (!read.ok) throw refused([refuse('rulebook-has-faults', { faults: read.faults.length })]);
  const result = await tryOut(context, actor.tenantId, actor.today, read.rulebook, span);
  return { result, rulebook: read.rulebook, source: read.hash };
}

async function namer(
  context: AppContext,
  actor: RequestActor,
  changes: TryOut['changes'],
  { broken, few }: TryOut,
) {
  return inTransaction(context.pool, personScope(actor), async (tx) => {
    const viewer = await loadViewer(tx, actor.tenantId, actor.personId, actor.today);
    const reach = new Set([...viewer.headedUnits, ...viewer.officeUnits, ...viewer.inspectedUnits]);
    const seen = changes.filter((one) => reach.has(one.unitId)).map((one) => one.personId);
    logLooks({ tx, actor }, seen, 'dry-run');
    const names = await namesIn(tx, actor, { changes, broken, few }, seen, reach);
    await logEvents(tx, actor.tenantId, [
      {
        ...{ kind: 'dry-run', at: actor.now, actorId: actor.personId, accountId: actor.accountId },
        ...{ address: actor.address, detail: { named: names.named } },
      },
    ]);
    return names;
  });
}
