// One more frozen version of a period: its lines with what they are made of, recorded with their digest, an act in the ledger.
import { movesBetween } from '../../domain/rollup/moves.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { digestOf, freezeNodes, insertClose } from '../../store/period-closes.ts';
import { personLines } from '../../store/roll-up-lines.ts';
import { writeFrozen } from '../../store/roll-up-persons.ts';
import { freezeUnits, type UnitLine, unitLines } from '../../store/roll-up-units.ts';
import type { PersonLine, RollUpKey } from '../../store/roll-ups.ts';
import type { Tx } from '../../store/transaction.ts';
import type { MadeLines } from './refold.ts';

export interface VersionMade {
  readonly version: number;
  /** Everybody's and every unit's, as they were just brought up to date. */
  readonly lines: MadeLines;
  readonly members: number;
  readonly missing: number;
  /** Persons and units that differ from the version before. */
  readonly moved: number;
  /** Who froze it; null where a late change did. */
  readonly by: number | null;
  readonly reason: string;
}

/** What a version would say of itself; `before`: the lines of the last one, null when there is none. */
export function countsOf(live: Lines, before: Lines | null) {
  const moved = (was: Lines) =>
    movesBetween(was.persons, live.persons).length +
    movesBetween(was.units.map(asStanding), live.units.map(asStanding)).length;
  return {
    members: live.persons.length,
    missing: [...live.persons, ...live.units].reduce((sum, line) => sum + line.missing, 0),
    moved: before === null ? 0 : moved(before),
  };
}

export async function frozenLines(tx: Tx, tenantId: number, key: RollUpKey, version: number): Promise<Lines> {
  const persons = await personLines(tx, tenantId, key, version, null, null);
  return { persons, units: await unitLines(tx, tenantId, key, version, null) };
}

interface Lines {
  readonly persons: readonly PersonLine[];
  readonly units: readonly UnitLine[];
}

const asStanding = ({ unitId, total, level }: UnitLine) => ({ personId: unitId, total, level });

/** The caller holds the lock of the roll-ups and has asked whether it may be. */
export async function makeVersion(
  tx: Tx,
  tenantId: number,
  now: string,
  key: RollUpKey,
  { by, reason, lines, ...counts }: VersionMade,
): Promise<void> {
  const { regime, period } = key;
  await writeFrozen(tx, tenantId, key, counts.version, lines.persons);
  await freezeUnits(tx, tenantId, key, counts.version, lines.units);
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
