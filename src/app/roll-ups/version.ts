// One more frozen version of a period: its lines with what they are made of, recorded with their digest, an act in the ledger.
import { movesBetween } from '../../domain/rollup/moves.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { digestOf, freezeNodes, insertClose } from '../../store/period-closes.ts';
import { writeFrozen } from '../../store/roll-up-persons.ts';
import type { PersonLine, PersonPeriod, RollUpKey } from '../../store/roll-ups.ts';
import type { Tx } from '../../store/transaction.ts';

export interface VersionMade {
  readonly version: number;
  /** Everybody's, as they were just brought up to date. */
  readonly lines: readonly PersonPeriod[];
  readonly members: number;
  readonly missing: number;
  /** Persons who differ from the version before. */
  readonly moved: number;
  /** Who froze it; null where a late change did. */
  readonly by: number | null;
  readonly reason: string;
}

/** What a version would say of itself; `before`: the lines of the last one, null when there is none. */
export function countsOf(live: readonly PersonLine[], before: readonly PersonLine[] | null) {
  return {
    members: live.length,
    missing: live.reduce((sum, line) => sum + line.missing, 0),
    moved: before === null ? 0 : movesBetween(before, live).length,
  };
}

/** The caller holds the lock of the roll-ups and has asked whether it may be. */
export async function makeVersion(
  tx: Tx,
  tenantId: number,
  now: string,
  key: RollUpKey,
  { by, reason, lines, ...counts }: VersionMade,
): Promise<void> {
  const { regime, period } = key;
  await writeFrozen(tx, tenantId, key, counts.version, lines);
  await freezeNodes(tx, tenantId, key, counts.version);
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
