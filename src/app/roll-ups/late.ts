// A result decided anew after its period was frozen: the frozen version stays, and the next one follows by itself, so that
// what is official and what stands in the records never part. What it moved is read off the two versions. A version that would
// give a level to more than its share has places waits for whoever decides whom they go to.
import { isLateVersion } from '../../domain/rollup/close.ts';
import { movesBetween } from '../../domain/rollup/moves.ts';
import { closesOf } from '../../store/period-closes.ts';
import { personLines } from '../../store/roll-up-lines.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { frozenOverQuota } from '../quota/year.ts';
import { makeVersion } from './version.ts';

export interface LateVersion extends RollUpKey {
  readonly version: number;
  readonly moved: number;
}

/** Makes the next version of those of these periods that were frozen and have moved since. The caller holds the lock. */
export async function freezeLateChanges(
  { tx, tenantId, today }: { readonly tx: Tx; readonly tenantId: number; readonly today: string },
  now: string,
  keys: readonly RollUpKey[],
): Promise<readonly LateVersion[]> {
  const made: LateVersion[] = [];
  for (const key of keys) {
    const [last] = await closesOf(tx, tenantId, key);
    if (last === undefined) continue;
    const live = await personLines(tx, tenantId, key, 0, null, null);
    const moved = movesBetween(await personLines(tx, tenantId, key, last.version, null, null), live).length;
    const missing = live.reduce((sum, line) => sum + line.missing, 0);
    if (!isLateVersion({ moved, missing, missingBefore: last.missing })) continue;
    const rulebooks = await loadRulebooks(tx, tenantId);
    if ((await frozenOverQuota(tx, { tenantId, today }, rulebooks, key)).length > 0) continue;
    const counts = { version: last.version + 1, members: live.length, missing, moved };
    await makeVersion(tx, tenantId, now, key, { ...counts, by: null, reason: '' });
    const { regime, period } = key;
    made.push({ regime, period, version: counts.version, moved });
  }
  return made;
}
