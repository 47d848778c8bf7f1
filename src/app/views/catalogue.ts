// The catalogue as people read it, and what a workbook would change in it.
import { createHash } from 'node:crypto';
import { foldText } from '../../domain/organization/text-match.ts';
import { addWorkingDays } from '../../domain/period/calendar.ts';
import { refuse } from '../../domain/refusal.ts';
import { type CatalogueVersion, isAllowedFor } from '../../domain/work/catalogue.ts';
import { planCatalogue } from '../../domain/work/catalogue-file.ts';
import { readTables } from '../../files/read-table.ts';
import {
  catalogueOf,
  catalogueOn,
  catalogueVersions,
  type ProposalRow,
  proposalsOf,
} from '../../store/catalogue.ts';
import { heldPosts } from '../../store/duties.ts';
import { personNames } from '../../store/names.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound, refused } from '../failure.ts';
import { calendarOf } from '../week-facts.ts';
import { type CatalogueScope, catalogueScope, demandKeeper } from '../work/catalogue-scope.ts';

const copied = (one: CatalogueVersion) => ({ ...one, positions: [...one.positions] });

/** The unit whose catalogue is shown: the one kept, else the nearest that has one. */
function shownUnit(scope: CatalogueScope, held: readonly CatalogueVersion[]): number | null {
  if (scope.keeps !== null) return scope.keeps;
  return scope.path.find((unit) => held.some((one) => one.unitId === unit)) ?? null;
}

export function viewCatalogue(context: AppContext, actor: RequestActor) {
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const scope = await catalogueScope(tx, actor);
    const candidates = scope.keeps === null ? scope.path : [scope.keeps];
    const held = await catalogueOf(tx, actor.tenantId, candidates);
    const unitId = shownUnit(scope, held);
    const unit = scope.units.find((one) => one.id === unitId);
    const keeps = unitId !== null && scope.keeps === unitId;
    const proposals = unitId === null ? [] : await proposalsOf(tx, actor.tenantId, [unitId]);
    const own = proposals.filter((one) => keeps || one.proposedBy === actor.personId);
    return {
      unit: unit === undefined ? null : { id: unit.id, name: unit.name, code: unit.code },
      items: held.filter((one) => one.unitId === unitId).map(copied),
      proposals: await proposalItems(tx, actor, own, keeps),
      may: [
        ...(keeps ? (['take-over', 'change'] as const) : []),
        ...(held.length > 0 && scope.path.includes(unitId ?? 0) ? (['propose'] as const) : []),
      ],
    };
  });
}

async function proposalItems(tx: Tx, actor: RequestActor, rows: readonly ProposalRow[], keeps: boolean) {
  const names = await personNames(
    tx,
    actor.tenantId,
    rows.flatMap((one) => [one.proposedBy, one.decidedBy]),
  );
  return rows.map((row) => {
    const { id, version, itemId, reason, state, decidedAt, decision } = row;
    const own = row.proposedBy === actor.personId;
    const open = state === 'open';
    return {
      ...{ id, version, itemId, reason, state, decidedAt, decision, at: row.proposedAt },
      entry: { ...row.entry, positions: [...row.entry.positions] },
      by: names.get(row.proposedBy) ?? { id: row.proposedBy, name: '' },
      decidedBy: row.decidedBy === null ? null : (names.get(row.decidedBy) ?? null),
      may: [
        ...(open && keeps && !own ? (['accept', 'decline'] as const) : []),
        ...(open && own ? (['withdraw'] as const) : []),
      ],
    };
  });
}

/** Every version of an entry the caller's catalogue holds. Throws not-found. */
export function viewCatalogueItem(context: AppContext, actor: RequestActor, id: number) {
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const [scope, versions] = await Promise.all([
      catalogueScope(tx, actor),
      catalogueVersions(tx, actor.tenantId, id),
    ]);
    const unitId = versions[0]?.unitId;
    if (unitId === undefined || !(scope.path.includes(unitId) || scope.keeps === unitId)) throw notFound();
    return { versions: versions.map(copied) };
  });
}

const MOST_CHOICES = 30;

/** For whom entries are chosen: a person, a job position, anybody; otherwise the caller. */
export interface ChosenFor {
  readonly person?: number | undefined;
  readonly position?: string | undefined;
  readonly whom?: 'anybody' | undefined;
}

/** Null: whatever the position. */
async function positionsOf(tx: Tx, actor: RequestActor, { person, position, whom }: ChosenFor) {
  if (whom !== undefined) return null;
  if (position !== undefined) return [position];
  const posts = await heldPosts(tx, actor.tenantId, person ?? actor.personId, actor.today);
  return posts.length === 0 ? null : posts.map(({ jobPosition }) => jobPosition);
}

/** Entries that hold today where the caller, or the person named, works. */
export function viewCatalogueChoice(
  context: AppContext,
  actor: RequestActor,
  search = '',
  whom: ChosenFor = {},
) {
  const words = foldText(search).split(' ').filter(Boolean);
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const [scope, positions, facts] = await Promise.all([
      catalogueScope(tx, { ...actor, personId: whom.person ?? actor.personId }),
      positionsOf(tx, actor, whom),
      loadWeekFacts(tx, actor.tenantId, []),
    ]);
    const held = await catalogueOn(tx, actor.tenantId, scope.path, actor.today);
    const calendar = calendarOf(context, facts);
    const fits = (one: CatalogueVersion) =>
      positions === null || positions.some((position) => isAllowedFor(one, position));
    const found = held.filter((one) => {
      const text = foldText(`${one.code} ${one.name} ${one.field}`);
      return fits(one) && words.every((word) => text.includes(word));
    });
    const items = found.slice(0, MOST_CHOICES).map((one) => ({
      ...copied(one),
      due: one.days === null ? null : addWorkingDays(calendar, actor.today, one.days),
    }));
    return { exists: held.length > 0, items };
  });
}

/** Reads a workbook against what holds. Throws forbidden, refused when the file cannot be read. */
export async function rehearseCatalogue(
  context: AppContext,
  actor: RequestActor,
  file: { readonly name: string; readonly bytes: Buffer },
) {
  const known = await inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const unitId = demandKeeper(await catalogueScope(tx, actor));
    return catalogueOf(tx, actor.tenantId, [unitId]);
  });
  const read = await readTables(file.bytes);
  if (!read.ok) throw refused([refuse(read.refusal.code, read.refusal.params)]);
  const { rows, entries, troubles } = planCatalogue(read.tables, known);
  return {
    fileName: file.name,
    fileHash: createHash('sha256').update(file.bytes).digest('hex'),
    rows,
    entries: entries.map(({ entry, fields, ...rest }) => ({
      ...rest,
      entry: { ...entry, positions: [...entry.positions] },
      fields: [...fields],
    })),
    troubles: troubles.map(({ severity, code, sheet, row, column, value, params }) => ({
      ...{ severity, code, sheet, row, value, params: { ...params } },
      column: column?.letter ?? null,
      heading: column?.heading ?? null,
    })),
  };
}
