// The tree of units as it stands today, with how many people work in each and below.
import type { Holding } from '../../domain/evaluation/authority.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { foldText } from '../../domain/organization/text-match.ts';
import { organizationOn } from '../../store/organization.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';

/** Most units answered to a search; the tree itself is always whole. */
const MOST_FOUND = 100;

export interface UnitItem {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly parentId: number | null;
  readonly kind: string;
  /** 0 for the topmost units. */
  readonly depth: number;
  /** People of the unit and below, each counted once, where the main post is. */
  readonly people: number;
}

export interface UnitQuery {
  readonly under?: number | undefined;
  /** Part of a name with or without accents, or the beginning of a code. */
  readonly q?: string | undefined;
}

/** Units in preorder; version 0 while nothing was imported. */
export async function listUnits(
  context: Pick<AppContext, 'pool'>,
  actor: RequestActor,
  query: UnitQuery,
): Promise<{ version: number; items: UnitItem[] }> {
  const body = await inReadTransaction(context.pool, personScope(actor), (tx) =>
    organizationOn(tx, actor.tenantId, actor.today),
  );
  if (body === null) return { version: 0, items: [] };
  const units = [...body.units.values()];
  const top = query.under === undefined ? undefined : body.units.get(query.under);
  if (query.under !== undefined && top === undefined) throw notFound();
  const inside = units.filter((unit) => top === undefined || (top.lo <= unit.lo && unit.hi <= top.hi));
  const people = peopleBelow(units, body.holdings);
  const depth = depths(units);
  const items = searched(inside, query.q).map(({ id, name, code, parentId, kind }) => ({
    ...{ id, name, code, parentId, kind },
    depth: depth.get(id) ?? 0,
    people: people(id),
  }));
  return { version: body.version, items };
}

function searched(units: readonly Unit[], typed: string | undefined): readonly Unit[] {
  const words = foldText(typed ?? '');
  if (words === '') return units;
  const code = (typed ?? '').trim().toLowerCase();
  const fits = (unit: Unit) =>
    foldText(unit.name).includes(words) || unit.code.toLowerCase().startsWith(code);
  return units.filter(fits).slice(0, MOST_FOUND);
}

function depths(units: readonly Unit[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const unit of units)
    found.set(unit.id, unit.parentId === null ? 0 : (found.get(unit.parentId) ?? 0) + 1);
  return found;
}

const HOME = ['main', 'acting', 'concurrent', 'secondment'];

/** Counts people by preorder number, so that a subtree is one subtraction. */
function peopleBelow(units: readonly Unit[], holdings: readonly Holding[]): (unitId: number) => number {
  const home = new Map<number, Holding>();
  for (const holding of holdings) {
    const known = home.get(holding.personId);
    if (known === undefined || HOME.indexOf(holding.kind) < HOME.indexOf(known.kind))
      home.set(holding.personId, holding);
  }
  const here = new Map<number, number>();
  for (const { unitId } of home.values()) here.set(unitId, (here.get(unitId) ?? 0) + 1);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const upTo = [0];
  for (const unit of units) upTo[unit.lo] = (upTo[unit.lo - 1] ?? 0) + (here.get(unit.id) ?? 0);
  return (unitId) => {
    const unit = byId.get(unitId);
    return unit === undefined ? 0 : (upTo[unit.hi] ?? 0) - (upTo[unit.lo - 1] ?? 0);
  };
}
