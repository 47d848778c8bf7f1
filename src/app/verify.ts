// Checks everything that can be proved from the database alone: chains, words, lawful steps, states that follow.

import type { Pool } from '../store/connection.ts';
import { exportSnapshot, inReadTransaction } from '../store/transaction.ts';
import { rangesOfActs } from '../store/verify.ts';
import type { AppContext } from './context.ts';
import { type RangeVerified, type Trouble, type Verified, verifyRange } from './verify-range.ts';
import { verifyRest } from './verify-rest.ts';
import { type ResultCount, summed } from './verify-results.ts';
import { type SideBySide, verifySideBySide } from './verify-threads.ts';

export type { Trouble, Verified } from './verify-range.ts';

/** What was reckoned once more; empty unless it was asked for. */
export interface VerifiedResults {
  readonly results: readonly ResultCount[];
}

export interface VerifyOptions {
  /** Reckon every result anew by its own version of the regulation, superseded ones too. */
  readonly recompute?: boolean;
  /** Days off of the country, by which sums of work say what was late; absent: that is not looked at. */
  readonly nationalDays?: AppContext['nationalDays'];
  /** In threads of their own, when there is enough to do; null or absent: here. */
  readonly beside?: SideBySide | null;
}

/** Verifies one tenant in one snapshot; every trouble is told, wrong acts in the order of the records. Memory stays flat. */
export function verifyTenant(
  pool: Pool,
  tenantId: number,
  tell: (trouble: Trouble) => void,
  { recompute = false, beside = null, nationalDays }: VerifyOptions = {},
): Promise<Verified & VerifiedResults> {
  return inReadTransaction(pool, { tenantId, personId: null, actor: 'system' }, async (tx) => {
    const ranges = await rangesOfActs(tx, tenantId, beside?.actsPerRange);
    const done: RangeVerified[] = [];
    if (beside !== null && ranges.length > 1) {
      const snapshot = await exportSnapshot(tx);
      done.push(...(await verifySideBySide({ tenantId, recompute, snapshot, ranges }, beside, tell)));
    } else for (const range of ranges) done.push(await verifyRange(tx, { tenantId, range, recompute }, tell));
    let more = 0;
    const report = (trouble: Trouble) => {
      more += 1;
      tell(trouble);
    };
    await verifyRest(tx, tenantId, done, { report, nationalDays: nationalDays ?? null });
    const sum = (of: (one: RangeVerified) => number) => done.reduce((all, one) => all + of(one), 0);
    return {
      records: sum((one) => one.records),
      acts: sum((one) => one.acts),
      texts: sum((one) => one.texts),
      erased: sum((one) => one.erased),
      troubles: more + sum((one) => one.troubles),
      results: summed(done.flatMap(({ results }) => results)),
    };
  });
}
