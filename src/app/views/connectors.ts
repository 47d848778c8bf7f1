// Connectors as their administrator sees them: what they send, what waits for an answer and why.

import { productNames } from '../../store/catalogue.ts';
import { itemCounts, notedItems, troublesOf } from '../../store/connector-items.ts';
import { allConnectors, type ConnectorRow, matchesOf } from '../../store/connectors.ts';
import { personNames } from '../../store/names.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { requireRoot, systemReach } from '../import-scope.ts';

const MOST_TROUBLES = 200;
const MOST_NOTES = 50;

/** Throws forbidden for administrators of a part. */
export function listConnectors({ pool }: AppContext, actor: RequestActor) {
  return inReadTransaction(pool, systemReach(actor), async (tx) => {
    await requireRoot(tx, actor, null);
    const [rows, counts] = await Promise.all([
      allConnectors(tx, actor.tenantId),
      itemCounts(tx, actor.tenantId),
    ]);
    const of = new Map(counts.map((one) => [one.connectorId, one]));
    return {
      items: rows.map((row) => ({ ...itemOf(actor, row), ...countsOf(of.get(row.id)) })),
    };
  });
}

/** Throws not-found, forbidden as above. */
export function viewConnector({ pool }: AppContext, actor: RequestActor, id: number) {
  return inReadTransaction(pool, systemReach(actor), async (tx) => {
    const { tenantId } = actor;
    await requireRoot(tx, actor, null);
    const row = (await allConnectors(tx, tenantId)).find((one) => one.id === id);
    if (row === undefined) throw notFound();
    const [counts, matches, troubles, notes] = await Promise.all([
      itemCounts(tx, tenantId),
      matchesOf(tx, tenantId, id),
      troublesOf(tx, tenantId, id, MOST_TROUBLES),
      notedItems(tx, tenantId, id, MOST_NOTES),
    ]);
    const targets = (kind: 'person' | 'product') =>
      matches.flatMap((one) => (one.kind === kind && one.targetId !== null ? [one.targetId] : []));
    const [people, products] = await Promise.all([
      personNames(tx, tenantId, targets('person')),
      productNames(tx, tenantId, targets('product')),
    ]);
    const nameOf = ({ kind, targetId }: (typeof matches)[number]) =>
      targetId === null
        ? null
        : ((kind === 'person' ? people.get(targetId)?.name : products.get(targetId)) ?? '');
    return {
      ...itemOf(actor, row),
      ...countsOf(counts.find((one) => one.connectorId === id)),
      matches: matches.map((one) => ({ ...one, name: nameOf(one) })),
      troubles: troubles.map((one) => ({ ...one, params: { ...one.params } })),
      notes: notes.map((one) => ({
        ...one,
        notes: one.notes.map(({ code, params }) => ({ code, params: { ...params } })),
      })),
    };
  });
}

function itemOf({ now }: RequestActor, row: ConnectorRow) {
  const { oldUntil, ...rest } = row;
  return { ...rest, oldUntil: oldUntil !== null && now < oldUntil ? oldUntil : null };
}

function countsOf(
  counts: { readonly taken: number; readonly refused: number; readonly left: number } | undefined,
) {
  return { taken: counts?.taken ?? 0, refused: counts?.refused ?? 0, left: counts?.left ?? 0 };
}
