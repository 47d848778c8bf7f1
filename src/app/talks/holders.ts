// Who holds and decides a case: the Office's representatives, the heads above, and whoever approves the person.
import type { TalkCase } from '../../domain/talk/talk.ts';
import { type TalkHolder, talkHolders } from '../../store/talk-holders.ts';
import type { Tx } from '../../store/transaction.ts';

/** For each case its holders of this day, the nearest first; nobody holds a talk with himself. */
export async function holdersOf(
  tx: Tx,
  tenantId: number,
  cases: readonly TalkCase[],
  today: string,
): Promise<readonly (TalkHolder & { readonly caseId: number })[]> {
  const units = [...new Set(cases.map(({ unitId }) => unitId))];
  const byUnit = Map.groupBy(await talkHolders(tx, tenantId, units, today), ({ unitId }) => unitId);
  return cases.flatMap(({ id, unitId, personId, authorityId }) => {
    const found = (byUnit.get(unitId) ?? []).filter((one) => one.personId !== personId);
    const heads = found.filter(({ side }) => side === 'head').map((one) => one.personId);
    const authority: readonly TalkHolder[] =
      authorityId === null || heads.includes(authorityId)
        ? []
        : [{ unitId, personId: authorityId, side: 'head', above: 0 }];
    return [...authority, ...found].map((one) => ({ ...one, caseId: id }));
  });
}

/** Those who are asked to decide: the nearest heads and the Office; the others above may. */
export function deciders(holders: readonly TalkHolder[]): readonly number[] {
  const nearest = Math.min(...holders.flatMap(({ side, above }) => (side === 'head' ? [above] : [])));
  const asked = holders.filter(({ side, above }) => side === 'office' || above === nearest);
  return [...new Set(asked.map(({ personId }) => personId))];
}
