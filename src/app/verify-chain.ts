// Whether the acts of one record are the ones that were written: numbers, links, hashes, words.
import { periodStartOfEvaluationId } from '../store/evaluations.ts';
import { GENESIS } from '../store/ledger.ts';
import { actHash, commitment } from '../store/ledger-hash.ts';
import type { StoredAct } from '../store/verify.ts';

/** Where the walk along one record's chain stands. */
export interface ChainPlace {
  readonly seq: number;
  readonly hash: Buffer;
}
export const START: ChainPlace = { seq: 0, hash: GENESIS };

/** What is wrong with `act` after `place`, or null. A code, looked up in the texts of the command line. */
export function chainTrouble(tenantId: number, place: ChainPlace, act: StoredAct): ChainTrouble | null {
  if (act.seq !== place.seq + 1) return 'act-missing';
  if (!act.prev.equals(place.hash)) return 'chain-broken';
  const { kind, id } = act;
  if (!actHash({ ...act, tenantId, record: { kind, id } }).equals(act.hash)) return 'act-changed';
  if (act.weekStart !== weekStartOf(act)) return 'week-changed';
  return textTrouble(act);
}

export type ChainTrouble =
  | 'act-missing'
  | 'chain-broken'
  | 'act-changed'
  | 'week-changed'
  | 'text-changed'
  | 'text-added';

// Not part of the hash: row-level security finds the record by it, so it follows from the record's number.
function weekStartOf({ kind, id, weekStart }: StoredAct): string | null {
  if (kind !== 'evaluation' && kind !== 'unit-week') return weekStart;
  return periodStartOfEvaluationId(id);
}

function textTrouble(act: StoredAct): ChainTrouble | null {
  for (const { field, salt, body } of act.texts) {
    const committed = act.commitments[field];
    if (committed === undefined) return 'text-added';
    if (committed !== commitment(salt, body)) return 'text-changed';
  }
  return null;
}

/** Words that were committed to and lawfully erased since. */
export function erasedTexts(act: StoredAct): number {
  return Object.keys(act.commitments).length - act.texts.length;
}
