// Activating regulations for a body. An activated version is immutable; a change is a new version.
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { Pool } from '../store/connection.ts';
import { bumpOrgStamp, takeIds } from '../store/counters.ts';
import { appendActs } from '../store/ledger.ts';
import { insertRulebook } from '../store/rulebooks.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Tenant } from './actor.ts';

export interface ReadRulebook {
  readonly rulebook: Rulebook;
  /** SHA-256 of its canonical form. */
  readonly hash: string;
}

/** Records the versions and one act for each, by the system: at the birth of a body nobody is there to sign. */
export function activateRulebooks(
  pool: Pool,
  tenant: Tenant,
  rulebooks: readonly ReadRulebook[],
  now: string,
): Promise<void> {
  const scope = { tenantId: tenant.id, personId: null, actor: 'system' } as const;
  return inTransaction(pool, scope, async (tx) => {
    const first = await takeIds(tx, tenant.id, 'rulebook', rulebooks.length);
    for (const { rulebook, hash } of rulebooks) await insertRulebook(tx, tenant.id, rulebook, hash);
    // Records follow what applies from now on: the next look brings them in line.
    await bumpOrgStamp(tx, tenant.id);
    await appendActs(
      tx,
      tenant.id,
      now,
      rulebooks.map(({ rulebook, hash }, index) => ({
        record: { kind: 'rulebook', id: first + index, weekStart: null },
        end: null,
        acts: [
          {
            act: 'activated',
            payload: { id: rulebook.id, version: rulebook.version, hash, from: rulebook.validFrom },
            texts: {},
            actorId: null,
            role: 'system',
            actingFor: null,
            rulebook: `${rulebook.id}@${rulebook.version}`,
          },
        ],
      })),
    );
  });
}
