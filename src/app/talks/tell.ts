// What people are told of facts and talks: the person of everything about him, heads and Office of what they must do.
import type { Message, MessageCode, MessageParams } from '../../domain/messages/shape.ts';
import type { ConductFact } from '../../domain/talk/fact.ts';
import type { TalkCase } from '../../domain/talk/talk.ts';
import type { Tx } from '../../store/transaction.ts';
import { tell } from '../messages/tell.ts';

interface Telling {
  readonly tenantId: number;
  readonly at: string;
  /** Null: the system. */
  readonly by: number | null;
}

type FactNews = 'fact-recorded' | 'fact-withdrawn';

/** The person sees a fact at once, and learns that there is one. */
export function tellOfFact(tx: Tx, { tenantId, at, by }: Telling, code: FactNews, fact: ConductFact): void {
  const { id, evaluationId, personId, week } = fact;
  tell(tx, tenantId, at, [
    {
      ...{ to: personId, code, params: { period: week }, by },
      ...{ place: { page: 'result', period: week, id: evaluationId }, topic: `${code}/${id}` },
    },
  ]);
}

/** Messages that open the case; nobody is told of his own act. */
export function tellOfTalk(
  tx: Tx,
  { tenantId, at, by }: Telling,
  code: MessageCode,
  one: TalkCase,
  to: readonly number[],
  params: MessageParams = {},
): void {
  tell(
    tx,
    tenantId,
    at,
    to
      .filter((person) => person !== by)
      .map(
        (person): Message => ({
          ...{ to: person, code, params, by, place: { page: 'talk', id: one.id } },
          topic: `${code}/${one.id}/${one.version}`,
        }),
      ),
  );
}

/** Whoever owns a measure agreed with somebody else; the person himself reads it in the record he is to answer. */
export function tellOwners(
  tx: Tx,
  { tenantId, at, by }: Telling,
  { id, personId, measures }: TalkCase,
): void {
  tell(
    tx,
    tenantId,
    at,
    measures
      .filter(({ ownerId }) => ownerId !== by && ownerId !== personId)
      .map(
        ({ no, ownerId, due }): Message => ({
          ...{ to: ownerId, code: 'measure-owned', params: { day: due }, by },
          ...{ place: { page: 'measures' }, topic: `measure-owned/${id}/${no}` },
        }),
      ),
  );
}
