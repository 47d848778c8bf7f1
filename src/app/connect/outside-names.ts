// What names of an outside system mean here: people by what the connector is set to, products by their code; what was settled
// by hand goes before. Everything a batch needs is looked up at once.
import type { InboundItem, MatchKind } from '../../domain/connect/item.ts';
import type { CatalogueVersion } from '../../domain/work/catalogue.ts';
import { catalogueOn } from '../../store/catalogue.ts';
import { type ConnectorRow, matchesOf, peopleBy } from '../../store/connectors.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import { type Holder, mainPosts, wayUpFrom } from '../../store/work-people.ts';

export interface OutsideNames {
  /** Undefined: nobody is known by this. */
  readonly person: (value: string) => number | undefined;
  readonly post: (personId: number) => Holder | undefined;
  /** Null: settled to be taken without a product. Undefined: nothing is known by this where the unit lies. */
  readonly product: (value: string, unitId: number) => Promise<CatalogueVersion | null | undefined>;
  /** Whether the person stands above this unit today. */
  readonly heads: (personId: number, unitId: number) => Promise<boolean>;
}

export interface NamesOrder {
  readonly tenantId: number;
  readonly today: string;
  readonly connector: Pick<ConnectorRow, 'id' | 'match'>;
}

export async function outsideNames(
  tx: Tx,
  order: NamesOrder,
  items: readonly InboundItem[],
): Promise<OutsideNames> {
  const { tenantId, today, connector } = order;
  const matches = await matchesOf(tx, tenantId, connector.id);
  const settled = (kind: 'person' | 'product') =>
    new Map(matches.filter((one) => one.kind === kind).map((one) => [one.code, one.targetId]));
  const [byHand, products] = [settled('person'), settled('product')];
  const named = [...new Set(items.flatMap((item) => namedIn(item)))].filter((one) => !byHand.has(one));
  const found = await lookUp(tx, tenantId, connector.match, named);
  const person = (value: string) => byHand.get(value) ?? found.get(foldedFor(connector.match, value));
  const people = [...new Set(items.flatMap((item) => namedIn(item).map(person)))];
  const held = await mainPosts(
    tx,
    tenantId,
    people.filter((one) => one !== undefined),
    today,
  );
  const posts = new Map(held.map((one) => [one.personId, one]));
  return {
    person,
    post: (personId) => posts.get(personId),
    product: productsFor(tx, order, products),
    heads: headsFor(tx, order),
  };
}

const namedIn = ({ person, assignedBy, acceptedBy }: InboundItem): readonly string[] =>
  [person, assignedBy, acceptedBy].filter((one) => one !== undefined);

/** Names to sign in with are kept in small letters. */
const foldedFor = (match: MatchKind, value: string) =>
  match === 'login' ? value.trim().toLowerCase() : value.trim();

function lookUp(
  tx: Tx,
  tenantId: number,
  match: MatchKind,
  values: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (match === 'code' || values.length === 0) return Promise.resolve(new Map());
  return peopleBy(
    tx,
    tenantId,
    match,
    values.map((value) => foldedFor(match, value)),
  );
}

function productsFor(
  tx: Tx,
  { tenantId, today }: NamesOrder,
  settled: ReadonlyMap<string, number | null>,
): OutsideNames['product'] {
  const held = new Map<number, Promise<readonly CatalogueVersion[]>>();
  const heldIn = (unitId: number) => {
    const known = held.get(unitId) ?? catalogueFrom(tx, tenantId, unitId, today);
    held.set(unitId, known);
    return known;
  };
  return async (value, unitId) => {
    const target = settled.get(value);
    if (target === null) return null;
    const entries = await heldIn(unitId);
    if (target !== undefined) return entries.find(({ id }) => id === target);
    const code = value.trim().toLowerCase();
    return entries.find((entry) => entry.code.toLowerCase() === code);
  };
}

/** What holds where the unit lies, the nearest catalogue first. */
async function catalogueFrom(tx: Tx, tenantId: number, unitId: number, today: string) {
  const path = await wayUpFrom(tx, tenantId, unitId, today);
  const entries = await catalogueOn(tx, tenantId, path, today);
  return entries.toSorted((a, b) => path.indexOf(a.unitId) - path.indexOf(b.unitId));
}

function headsFor(tx: Tx, { tenantId, today }: NamesOrder): OutsideNames['heads'] {
  const known = new Map<number, Promise<readonly number[]>>();
  return async (personId, unitId) => {
    const units =
      known.get(personId) ?? loadViewer(tx, tenantId, personId, today).then(({ headedUnits }) => headedUnits);
    known.set(personId, units);
    return (await units).includes(unitId);
  };
}
