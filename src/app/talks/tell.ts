// What people are told of facts and talks: the person of everything about him, heads and Office of what they must do.
import type { Message, MessageCode, MessageParams } from '../../domain/messages/shape.ts';
import type { ConductFact } from '../../domain/talk/fact.ts';
import type { TalkCase } from '../../domain/talk/talk.ts';
import type { TalkHolder } from '../../store/talk-holders.ts';
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
export function tellOfFact(
  tx: Tx,
  { tenantId, at, by }: Telling,
  code: FactNews,
  fact: ConductFact,
): Promise<void> {
  const { id, evaluationId, personId, week } = fact;
  return tell(tx, tenantId, at, [
    {
      ...{ to: personId, code, params: { period: week }, by },
      ...{ place: { page: 'result', period: week, id: evaluationId }, topic: `${code}/${id}` },
    },
  ]);
}

/** Those who decide on it: the nearest heads, and the Office's representatives. */
export function deciders(one: TalkCase, holders: readonly TalkHolder[]): readonly number[] {
  const others = holders.filter(({ personId }) => personId !== one.personId);
  const nearest = Math.min(...others.flatMap(({ side, above }) => (side === 'head' ? [above] : [])));
  const asked = others.filter(({ side, above }) => side === 'office' || above === nearest);
  return [...new Set(asked.map(({ personId }) => personId))];
}

/** Messages that open the case; nobody is told of his own act. */
export function tellOfTalk(
  tx: Tx,
  { tenantId, at, by }: Telling,
  code: MessageCode,
  one: TalkCase,
  to: readonly number[],
  params: MessageParams = {},
): Promise<void> {
  return tell(
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
