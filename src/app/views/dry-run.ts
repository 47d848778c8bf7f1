// The dry run of a draft as page and file. Units by name; people by name only where the viewer may see their records.

import { refuse } from '../../domain/refusal.ts';
import { formatPoints } from '../../domain/score/points.ts';
import { readRulebook } from '../../files/rulebook-file.ts';
import { writeCsv } from '../../files/write-csv.ts';
import { logEvents } from '../../store/event-log.ts';
import { personNames } from '../../store/names.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { readDraftRow } from '../../store/rulebook-drafts.ts';
import { inReadTransaction, inTransaction, type Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, notFound, refused } from '../failure.ts';
import { mayRead } from '../studio/rights.ts';
import { type Span, type TryOut, tryOut } from '../studio/try-out.ts';

/** Most changes sent to the page; the file has all. */
const MOST_SHOWN = 500;

/** Throws not-found, forbidden, refused when the text has faults. */
export async function viewDryRun(context: AppContext, actor: RequestActor, id: number, span: Partial<Span>) {
  const { result, rulebook, source } = await runOf(context, actor, id, span);
  const named = await namer(context, actor, result.changes.slice(0, MOST_SHOWN), result);
  return {
    ...{ kind: result.kind, from: result.span.from, to: result.span.to, on: [...result.on] },
    ...{ cases: result.cases, up: result.up, down: result.down, open: result.open },
    ...{ before: { ...result.before }, after: { ...result.after }, moved: result.changes.length },
    levels: rulebook.levels.map(({ key, order, name }) => ({ key, order, name })),
    changes: result.changes.slice(0, MOST_SHOWN).map((one) => ({
      ...{ period: one.period, moves: one.moves, before: { ...one.before }, after: { ...one.after } },
      unit: named.unit(one.unitId),
      person: named.person(one.personId),
      evaluationId: named.person(one.personId) === null ? null : one.evaluationId,
    })),
    broken: result.broken.map(({ unitId, ...one }) => ({ ...one, unit: named.unit(unitId) })),
    hash: source,
  };
}

/** Every change as CSV; taking it along is noted like any export. */
export async function dryRunFile(context: AppContext, actor: RequestActor, id: number, span: Partial<Span>) {
  const { result, rulebook } = await runOf(context, actor, id, span);
  const named = await namer(context, actor, result.changes, result);
  const rows = result.changes.map((one) => [
    one.period,
    named.unit(one.unitId)?.code ?? '',
    named.unit(one.unitId)?.name ?? '',
    named.person(one.personId)?.name ?? '',
    one.before.level ?? '',
    formatPoints(one.before.total, 'en'),
    one.after.level ?? '',
    one.after.total === null ? '' : formatPoints(one.after.total, 'en'),
    one.moves,
  ]);
  const heading = [
    'period',
    'unit',
    'unit-name',
    'person',
    'level-before',
    'points-before',
    'level-after',
    'points-after',
    'moves',
  ];
  return {
    name: `${rulebook.id}-${rulebook.version}-dry-run.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: Buffer.from(writeCsv([heading, ...rows]), 'utf8'),
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
  { broken }: TryOut,
) {
  return inTransaction(context.pool, personScope(actor), async (tx) => {
    const viewer = await loadViewer(tx, actor.tenantId, actor.personId, actor.today);
    const reach = new Set([...viewer.headedUnits, ...viewer.officeUnits, ...viewer.inspectedUnits]);
    const seen = changes.filter((one) => reach.has(one.unitId)).map((one) => one.personId);
    const [names, units] = [
      await personNames(tx, actor.tenantId, seen),
      await unitNames(
        tx,
        actor,
        [...changes, ...broken].map((one) => one.unitId),
      ),
    ];
    await logEvents(tx, actor.tenantId, [
      {
        ...{ kind: 'dry-run', at: actor.now, actorId: actor.personId, accountId: actor.accountId },
        ...{ address: actor.address, detail: { named: names.size } },
      },
    ]);
    return {
      person: (id: number) => names.get(id) ?? null,
      unit: (id: number) => units.get(id) ?? null,
    };
  });
}

async function unitNames(tx: Tx, actor: RequestActor, ids: readonly number[]) {
  const version = await organizationVersionOn(tx, actor.tenantId, actor.today);
  const units = version === null ? [] : await unitsOf(tx, actor.tenantId, version);
  const wanted = new Set(ids);
  return new Map(
    units.filter((unit) => wanted.has(unit.id)).map(({ id, name, code }) => [id, { id, name, code }]),
  );
}
