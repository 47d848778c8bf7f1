// Acts on a draft in the form the ledger takes. The source text is words: it enters the hash as a commitment only.
import { appendTo } from '../../store/ledger.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';

export type DraftActName =
  | 'drafted'
  | 'changed'
  | 'proposed'
  | 'taken-back'
  | 'declined'
  | 'activated'
  | 'dropped';

export function recordDraftAct(
  tx: Tx,
  actor: RequestActor,
  id: number,
  act: DraftActName,
  payload: object,
  texts: Readonly<Record<string, string>> = {},
) {
  const role = act === 'activated' || act === 'declined' ? 'regulation-approver' : 'regulation-editor';
  return appendTo(tx, actor.tenantId, actor.now, { kind: 'rulebook-draft', id, weekStart: null }, [
    { act, payload, texts, actorId: actor.personId, role, actingFor: null, rulebook: null },
  ]);
}
