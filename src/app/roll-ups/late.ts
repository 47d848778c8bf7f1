// A result decided anew after its period was frozen: the frozen version stays, and the next one follows by itself, so that
// what is official and what stands in the records never part. What it moved is read off the two versions. A version that would
// give a level to more than its share has places waits for whoever decides whom they go to.
import { isLateVersion } from '../../domain/rollup/close.ts';
import { movesBetween } from '../../domain/rollup/moves.ts';
import { closesOf } from '../../store/period-closes.ts';
import { movedSince } from '../../store/roll-up-lines.ts';
import { unitsMovedSince } from '../../store/roll-up-units.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { frozenOverQuota } from '../quota/year.ts';
import { refold } from './refold.ts';
import type { Facts } from './targets.ts';
import { countsOf, frozenLines, makeVersion } from './version.ts';

export interface LateVersion extends RollUpKey {
  readonly version: number;
  readonly moved: number;
}

/** Makes the next version of those of these periods that were frozen and have moved since. The caller holds the lock. */
export async function freezeLateChanges(
  facts: Facts,
  now: string,
  keys: readonly RollUpKey[],
): Promise<readonly LateVersion[]> {
  const { tx, tenantId, today } = facts;
  const made: LateVersion[] = [];
  for (const key of keys) {
    const [last] = await closesOf(tx, tenantId, key);
    if (last === undefined) continue;
    const since = await movedSince(tx, tenantId, key, last.version);
    const units = await unitsMovedSince(tx, tenantId, key, last.version);
    const moved = movesBetween(since.frozen, since.live).length + units.moved;
    const missing = since.missing + units.missing;
    if (!isLateVersion({ moved, missing, missingBefore: last.missing })) continue;
    // What is frozen and what is live come from one reading of the records; it may already say more than the fold saw.
    const lines = await refold(facts, key);
    const counts = countsOf(lines, await frozenLines(tx, tenantId, key, last.version));
    if (!isLateVersion({ ...counts, missingBefore: last.missing })) continue;
    const rulebooks = await loadRulebooks(tx, tenantId);
    if ((await frozenOverQuota(tx, { tenantId, today }, rulebooks, key)).length > 0) continue;
    const version = last.version + 1;
    await makeVersion(tx, tenantId, now, key, { ...counts, version, lines, by: null, reason: '' });
    const { regime, period } = key;
    made.push({ regime, period, version, moved: counts.moved });
  }
  return made;
}
