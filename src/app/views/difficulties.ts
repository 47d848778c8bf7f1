// The register as somebody may see it: items with owner, date, answer and decision, and what may be done with each.
import {
  DIFFICULTY_STATES,
  type DifficultyClass,
  type DifficultyState,
  type DifficultyViewer,
  mayWithDifficulty,
} from '../../domain/office/difficulty.ts';
import { boardUnits, unitsUnder } from '../../store/board.ts';
import { countDifficulties, type DifficultyRow, listDifficulties } from '../../store/difficulties.ts';
import { personNames } from '../../store/names.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { watchedUnits } from '../office/board-material.ts';
import { loadDifficultyViewer } from '../office/difficulties.ts';
import { gatherDifficulties } from '../office/gather-difficulties.ts';
import { nameIn } from './evaluation-item.ts';

export interface DifficultyQuery {
  readonly state: DifficultyState | 'live' | 'all';
  readonly class: DifficultyClass | null;
  readonly unit: number | null;
  readonly list: number | null;
  readonly mine: boolean;
}

const LIVE: readonly DifficultyState[] = ['open', 'assigned', 'answered'];
/** More than a body answers in a year; the newest come first. */
const MOST = 500;

export async function viewDifficulties(context: AppContext, actor: RequestActor, query: DifficultyQuery) {
  const { tenantId, personId, today, now } = actor;
  await gatherDifficulties(context, { tenantId, today, now });
  return inReadTransaction(context.pool, { tenantId, personId, actor: 'person', today }, async (tx) => {
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
          watched,
          limit: MOST,
        },
        unitIds: query.unit === null ? null : await unitsUnder(tx, tenantId, query.unit, today),
      }),
      countDifficulties(tx, tenantId, personId, watched),
    ]);
    const mayFile = held.length > 0 || viewer.officeUnits.length > 0;
    const mayCompile = viewer.officeUnits.length > 0;
    return {
      items: await itemsOf(tx, actor, viewer, rows),
      counts,
      homes: await boardUnits(tx, tenantId, held, today).then((units) =>
        units.map(({ id, name, code }) => ({ id, name, code })),
      ),
      may: [...(mayFile ? (['file'] as const) : []), ...(mayCompile ? (['compile'] as const) : [])],
    };
  });
}

async function itemsOf(
  tx: Tx,
  actor: RequestActor,
  viewer: DifficultyViewer,
  rows: readonly DifficultyRow[],
) {
  const [names, units] = await Promise.all([
    personNames(
      tx,
      actor.tenantId,
      rows.flatMap(({ filedBy, ownerId }) => [filedBy, ownerId]),
    ),
    boardUnits(tx, actor.tenantId, [...new Set(rows.map(({ unitId }) => unitId))], actor.today),
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
    may: [...mayWithDifficulty(viewer, row)],
  }));
}
