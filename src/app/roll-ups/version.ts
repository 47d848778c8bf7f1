// One more frozen version of a period: lines copied, recorded with their digest, an act in the ledger.

import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { digestOf, freezeLines, insertClose } from '../../store/period-closes.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import type { Tx } from '../../store/transaction.ts';

export interface VersionMade {
  readonly version: number;
  readonly members: number;
  readonly missing: number;
  /** Persons who differ from the version before. */
  readonly moved: number;
  /** Who froze it; null where a late change did. */
  readonly by: number | null;
  readonly reason: string;
}

/** The caller holds the lock of the roll-ups and has asked whether it may be. */
export async function makeVersion(
  tx: Tx,
  tenantId: number,
  now: string,
  key: RollUpKey,
  { by, reason, ...counts }: VersionMade,
): Promise<void> {
  const { regime, period } = key;
  await freezeLines(tx, tenantId, key, counts.version);
  const [id, digest] = [
    await takeIds(tx, tenantId, 'period-close', 1),
    await digestOf(tx, tenantId, key, counts.version),
  ];
  await insertClose(tx, tenantId, key, { ...counts, id, at: now, by, digest });
  await appendTo(tx, tenantId, now, { kind: 'period-close', id, weekStart: null }, [
    {
      act: 'period-closed',
      payload: { regime, period, ...counts, digest },
      texts: reason.trim() === '' ? {} : { reason },
      actorId: by,
      role: by === null ? 'system' : 'office',
      actingFor: null,
      rulebook: null,
    },
  ]);
}
