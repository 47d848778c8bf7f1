// Lists of work in files, at the desk of the administrator of the whole body: put in, told which column is what, applied in
// one press, taken back. The works run beside the requests; leaving the page stops none of them.
import { createHash } from 'node:crypto';
import { type ListTrouble, missingFields } from '../../domain/connect/list.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Say } from '../../files/troubles-workbook.ts';
import { writeWorkbook } from '../../files/write-xlsx.ts';
import { lockConnector } from '../../store/connectors.ts';
import { takeIds } from '../../store/counters.ts';
import { changesPiece, dropRows } from '../../store/import-rows.ts';
import { type WorkRow, workOf } from '../../store/import-work.ts';
import { changeImport } from '../../store/imports.ts';
import { namesOf } from '../../store/people.ts';
import { inReadTransaction, inTransaction, type Tx } from '../../store/transaction.ts';
import {
  countMade,
  findWorkList,
  insertWorkList,
  lockWorkList,
  type WorkListRow,
  workListsOf,
} from '../../store/work-lists.ts';
import type { RequestActor, Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { ImportFile, ListOrder } from '../import-order.ts';
import { requireRoot, systemReach } from '../import-scope.ts';
import { recordEnd, startWork } from '../import-work.ts';
import { authorOf } from '../imports.ts';
import { type Intent, once } from '../once.ts';
import { isRunning } from '../views/imports.ts';
import type { KeptSheets, Layouts } from './list-rows.ts';
import type { ListUndo } from './list-undo.ts';
import type { ListOutcome } from './list-work.ts';

type Place = { readonly actor: RequestActor; readonly tenant: Tenant };

/** Puts a list in and rehearses it. Throws forbidden, not-found, refused when the file cannot be read. */
export async function putList(
  context: AppContext,
  { actor, tenant }: Place,
  connectorId: number,
  file: ImportFile,
) {
  const { tenantId, personId, now } = actor;
  const order = await inTransaction(context.pool, systemReach(actor), async (tx) => {
    await requireRoot(tx, actor, null);
    const connector = await lockConnector(tx, tenantId, connectorId);
    if (connector === null) throw notFound();
    if (connector.state === 'off') throw new Failure('forbidden', 'connector-off');
    const id = await takeIds(tx, tenantId, 'import', 1);
    const fileHash = createHash('sha256').update(file.bytes).digest('hex');
    const row = { id, connectorId, fileName: file.name, fileHash, createdBy: personId, createdAt: now };
    await insertWorkList(tx, tenantId, row);
    return orderOf({ actor, tenant }, id, connector);
  });
  await startWork(context, { ...order, what: 'read', file });
  return viewList(context, actor, order.importId);
}

function orderOf(
  { actor, tenant }: Place,
  importId: number,
  { id, code, match }: ListOrder['list']['connector'],
): Omit<ListOrder, 'what'> {
  const list = { connector: { id, code, match }, zone: tenant.zone };
  return { importId, author: authorOf(actor), admin: actor, list };
}

export type ListActForm = { readonly version: number } & (
  | { readonly act: 'check' | 'apply' | 'drop' | 'stop' }
  | {
      readonly act: 'lay-out';
      readonly layouts: readonly { readonly sheet: string; readonly columns: Layouts[string] }[];
      readonly remember: boolean;
    }
  | { readonly act: 'undo'; readonly reason: string }
);

/** One step. Throws forbidden, not-found, changed, refused. */
export async function actOnList(
  context: AppContext,
  place: Place,
  intent: Intent,
  id: number,
  form: ListActForm,
) {
  const { actor } = place;
  // A repetition starts nothing again: it looks at what the first one started.
  const started: ListOrder[] = [];
  await inTransaction(context.pool, systemReach(actor), (tx) =>
    once(tx, actor, intent, async () => {
      const order = await prepare(context, tx, place, id, form);
      if (order !== null) started.push(order);
      return { id };
    }),
  );
  for (const order of started) await startWork(context, order);
  return viewList(context, actor, id);
}

/** What of the step is done at once, and the work it starts; null: none. */
async function prepare(
  context: AppContext,
  tx: Tx,
  place: Place,
  id: number,
  form: ListActForm,
): Promise<ListOrder | null> {
  const { actor } = place;
  const { tenantId } = actor;
  await requireRoot(tx, actor, null);
  const row = await lockWorkList(tx, tenantId, id);
  if (row === null) throw notFound();
  if (row.version !== form.version) throw changed(row.version);
  const view = await loaded(tx, actor, row);
  if (!view.may.includes(form.act)) throw refused([refuse('work-list-not-now', { state: row.state })]);
  const connector = await lockConnector(tx, tenantId, row.connectorId);
  if (connector === null) throw notFound();
  const order = orderOf(place, id, connector);
  switch (form.act) {
    case 'lay-out': {
      const told = form.layouts.map(({ sheet, columns }) => [sheet, columns]);
      const layouts = { ...(row.layouts as Layouts), ...Object.fromEntries(told) };
      await changeImport(tx, tenantId, id, { layouts });
      return { ...order, what: 'check', remember: form.remember };
    }
    case 'drop':
      await dropRows(tx, tenantId, id);
      await changeImport(tx, tenantId, id, { state: 'dropped' });
      return null;
    case 'stop':
      context.runner?.stop(tenantId, id);
      await recordEnd(context, order, [refuse('import-cancelled')]);
      return null;
    case 'undo':
      return { ...order, what: 'undo', reason: form.reason };
    default:
      return { ...order, what: form.act };
  }
}

/** Throws forbidden, not-found. */
export function viewList({ pool }: Pick<AppContext, 'pool'>, actor: RequestActor, id: number) {
  return inReadTransaction(pool, systemReach(actor), async (tx) => {
    await requireRoot(tx, actor, null);
    const row = await findWorkList(tx, actor.tenantId, id);
    if (row === null) throw notFound();
    return loaded(tx, actor, row);
  });
}

export function viewLists({ pool }: AppContext, actor: RequestActor, connectorId: number) {
  return inReadTransaction(pool, systemReach(actor), async (tx) => {
    await requireRoot(tx, actor, null);
    const rows = await workListsOf(tx, actor.tenantId, connectorId);
    const names = await namesOf(
      tx,
      actor.tenantId,
      rows.flatMap(({ createdBy }) => createdBy ?? []),
    );
    const items = [];
    for (const row of rows) {
      const work = await workOf(tx, actor.tenantId, row.id);
      const { id, fileName, state, createdAt, createdBy } = row;
      items.push({
        id,
        fileName,
        state,
        createdAt,
        by: personOf(names, createdBy),
        working: isRunning(work),
      });
    }
    return { items };
  });
}

async function loaded(tx: Tx, actor: RequestActor, row: WorkListRow) {
  const [work, made, names] = await Promise.all([
    workOf(tx, actor.tenantId, row.id),
    countMade(tx, actor.tenantId, row.id),
    namesOf(tx, actor.tenantId, row.createdBy === null ? [] : [row.createdBy]),
  ]);
  const { id, version, connectorId, fileName, state, createdAt, createdBy, appliedAt, undoneAt } = row;
  const kept = row.sheets as KeptSheets | null;
  const sheets = (kept?.sheets ?? []).map(({ form: _form, from1904: _from, ...sheet }) => ({
    ...{ ...sheet, columns: sheet.columns.map((one) => ({ ...one, samples: [...one.samples] })) },
    missing: [...missingFields(sheet)],
  }));
  const outcome = row.outcome as ListOutcome | null;
  return {
    ...{ id, version, connectorId, fileName, state, createdAt, appliedAt, undoneAt, sheets },
    by: personOf(names, createdBy),
    work: work !== null && isRunning(work) ? workView(work) : null,
    failure: failureOf(work),
    outcome:
      outcome === null ? null : { ...outcome, counts: { ...outcome.counts }, troubles: listed(outcome) },
    /** Items it wrote that can be taken back. */
    made,
    undone: row.undo as ListUndo | null,
    may: mayOf(row, work, made),
  };
}

const personOf = (names: ReadonlyMap<number, string>, id: number | null) =>
  id === null ? null : { id, name: names.get(id) ?? '' };
const listed = ({ troubles }: ListOutcome) => troubles.map((one) => ({ ...one, params: { ...one.params } }));
const workView = ({ what, phase, share, startedAt }: WorkRow) => ({ what, phase, share, since: startedAt });

function failureOf(work: WorkRow | null) {
  if (work === null) return null;
  if (work.lost) return [{ code: 'import-work-lost', params: {} }];
  return work.refusals?.map(({ code, params }) => ({ code, params: { ...params } })) ?? null;
}

type ListAct = ListActForm['act'];
function mayOf({ state, sheets, outcome }: WorkListRow, work: WorkRow | null, made: number): ListAct[] {
  if (isRunning(work)) return work?.what === 'read' || work?.what === 'check' ? ['stop'] : [];
  if (state === 'applied') return made > 0 ? ['undo'] : [];
  // Reading was stopped or its process is gone.
  if (state === 'reading') return ['drop'];
  if (state !== 'rehearsed') return [];
  const kept = sheets as KeptSheets | null;
  const isReadable = kept?.sheets.some((sheet) => missingFields(sheet).length === 0) === true;
  // Applied in part it is finished or taken back, never forgotten.
  const rest: ListAct[] = made > 0 ? ['undo'] : ['lay-out', 'check', 'drop'];
  return isReadable && outcome !== null ? ['apply', ...rest] : rest;
}

/** All troubles that are kept of a rehearsal, as a workbook in the language of `say`. */
export async function listTroublesFile(context: AppContext, actor: RequestActor, id: number, say: Say) {
  const { fileName } = await viewList(context, actor, id);
  const troubles = await inReadTransaction(context.pool, systemReach(actor), async (tx) => {
    const all: ListTrouble[] = [];
    for (let at = 0; ; at += 1) {
      const piece = await changesPiece<ListTrouble>(tx, actor.tenantId, id, at);
      if (piece === null) return all;
      all.push(...piece);
    }
  });
  const columns = (['severity', 'sheet', 'row', 'column', 'value', 'why', 'do'] as const).map((key) => ({
    heading: say(`import.list.${key}`),
    width: key === 'why' || key === 'do' ? 60 : 18,
    kind: key === 'row' ? ('number' as const) : ('text' as const),
  }));
  const words = ({ params }: ListTrouble) =>
    Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? value : `${value}`]),
    );
  const rows = troubles.map((one) => {
    const todo = `errors.${one.code}.do`;
    const said = say(todo, words(one));
    return [
      ...[say(`import.severity.${one.severity}`), one.sheet, one.row],
      ...[`${one.column ?? ''} ${one.heading ?? ''}`.trim(), one.value ?? ''],
      ...[say(`errors.${one.code}`, words(one)), said === todo ? '' : said],
    ];
  });
  return {
    name: `${fileName.replace(/\.[^.]*$/, '')} - ${say('import.troubles')}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeWorkbook({ sheets: [{ name: say('import.troubles'), columns, rows }] }),
  };
}
