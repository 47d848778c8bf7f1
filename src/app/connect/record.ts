// Acts on a connector, by its administrator.
import { appendTo } from '../../store/ledger.ts';
import type { Tx } from '../../store/transaction.ts';
import type { Author } from '../organization-acts.ts';

export async function recordOfConnector(
  tx: Tx,
  { tenantId, personId, now }: Pick<Author, 'tenantId' | 'personId' | 'now'>,
  id: number,
  act: string,
  payload: object,
  texts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const by = { actorId: personId, role: 'organization-admin', actingFor: null, rulebook: null };
  await appendTo(tx, tenantId, now, { kind: 'connector', id, weekStart: null }, [
    { act, payload, texts, ...by },
  ]);
}
