// The register as somebody may see it: items with owner, date, answer and decision, and what may be done with each.

import {
  DIFFICULTY_STATES,
  type DifficultyClass,
  type DifficultyState,
  type DifficultyViewer,
  difficultyCapacity,
  mayWithDifficulty,
} from '../../domain/office/difficulty.ts';
import { boardUnits } from '../../store/board.ts';
import {
  countDifficulties,
  type DifficultyRow,
  listDifficulties,
  type Outcome,
  outcomesOf,
} from '../../store/difficulties.ts';
import { personNames } from '../../store/names.ts';
import { unitsUnder } from '../../store/subtree.ts';
import { inReadTransaction, inTransaction, type Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { watchedUnits } from '../office/board-material.ts';
import { loadDifficultyViewer } from '../office/difficulties.ts';
import { gatherDifficulties } from '../office/gather-difficulties.ts';
import { nameIn } from './evaluation-item.ts';
import { logLooks } from './reading.ts';

export interface DifficultyQuery {
  readonly state: DifficultyState | 'live' | 'all';
  readonly class: DifficultyClass | null;
  readonly unit: number | null;
  readonly list: number | null;
  readonly mine: boolean;
  /** This one alone. */
  readonly item: number | null;
}

const LIVE: readonly DifficultyState[] = ['open', 'assigned', 'answered'];
/** More than a body answers in a year; the newest come first. */
const MOST = 500;

export async function viewDifficulties(context: AppContext, actor: RequestActor, query: DifficultyQuery) {
  const { tenantId, personId, today, now } = actor;
  await gatherDifficulties(context, { tenantId, today, now });
  const scope = { tenantId, personId, actor: 'person', today } as const;
  const view = async (tx: Tx) => {
    const { viewer, held } = await loadDifficultyViewer(tx, actor);
    const watched = [...watchedUnits(viewer)];
    const states = query.state === 'all' ? DIFFICULTY_STATES : query.state === 'live' ? LIVE : [query.state];
    const [rows, counts] = await Promise.all([
      listDifficulties(tx, tenantId, {
        ...{
          states,
          class: query.class,
          listId: query.list,
          personId,
          mine: query.mine,
          item: query.item,
          watched,
          limit: MOST,
        },
        unitIds: query.unit === null ? null : await unitsUnder(tx, tenantId, query.unit, today),
      }),
      countDifficulties(tx, tenantId, personId, watched),
    ]);
    // As a report is that names them.
    logLooks(
      { tx, actor },
      rows.map(({ filedBy }) => filedBy),
      'difficulties',
    );
    const mayFile = held.length > 0 || viewer.officeUnits.length > 0;
    const mayCompile = viewer.officeUnits.length > 0;
    return {
      items: await itemsOf(context, tx, actor, viewer, rows),
      counts,
      homes: await boardUnits(tx, tenantId, held, today).then((units) =>
        units.map(({ id, name, code }) => ({ id, name, code })),
      ),
      may: [...(mayFile ? (['file'] as const) : []), ...(mayCompile ? (['compile'] as const) : [])],
    };
  };
  return inTransaction(context.pool, scope, view, { isolation: 'repeatable read' });
}

async function itemsOf(
  context: AppContext,
  tx: Tx,
  actor: RequestActor,
  viewer: DifficultyViewer,
  rows: readonly DifficultyRow[],
) {
  const [names, units, outcomes] = await Promise.all([
    personNames(
      tx,
      actor.tenantId,
      rows.flatMap(({ filedBy, ownerId }) => [filedBy, ownerId]),
    ),
    boardUnits(tx, actor.tenantId, [...new Set(rows.map(({ unitId }) => unitId))], actor.today),
    joinedOutcomes(context, actor, viewer, rows),
  ]);
  const unitOf = new Map(units.map(({ id, name, code }) => [id, { id, name, code }]));
  return rows.map((row) => ({
    ...{ id: row.id, version: row.version, class: row.class, state: row.state, filedAt: row.filedAt },
    ...{ text: row.text, answer: row.answer, decision: row.decision, documentNumber: row.documentNumber },
    unit: unitOf.get(row.unitId) ?? { id: row.unitId, name: '', code: '' },
    filedBy: nameIn(names, row.filedBy) ?? { id: row.filedBy, name: '' },
    owner: nameIn(names, row.ownerId),
    ...{ due: row.due, overdue: row.due !== null && row.due < actor.today && row.state === 'assigned' },
    ...{ joinedTo: row.joinedTo, list: row.listId, evaluationId: row.evaluationId },
    outcome: outcomeView(viewer, outcomes.get(row.id)),
    may: [...mayWithDifficulty(viewer, row)],
  }));
}

/** Whoever filed a double is led to what became of the other, which may be beyond what he sees himself. */
async function joinedOutcomes(
  { pool }: AppContext,
  { tenantId, personId, today }: RequestActor,
  viewer: DifficultyViewer,
  rows: readonly DifficultyRow[],
): Promise<ReadonlyMap<number, Outcome>> {
  const ids = rows.flatMap((row) =>
    difficultyCapacity('see-outcome', viewer, row) === null ? [] : [row.id],
  );
  if (ids.length === 0) return new Map();
  const found = await inReadTransaction(pool, { tenantId, personId, actor: 'system', today }, (tx) =>
    outcomesOf(tx, tenantId, ids),
  );
  return new Map(found.map((one) => [one.of, one]));
}

/** Answer and decision; the words of the other item, and whose it is, are for those who see it. */
function outcomeView(viewer: DifficultyViewer, one: Outcome | undefined) {
  if (one === undefined) return null;
  const { id, state, answer, decision, documentNumber } = one;
  return {
    id,
    state,
    answer,
    decision,
    documentNumber,
    opens: difficultyCapacity('see', viewer, one) !== null,
  };
}
