// Who learns what becomes of a difficulty: its owner, whoever filed it, those whose items were joined to it, the leaders.
import type { MessageCode } from '../../domain/messages/shape.ts';
import type { Difficulty, DifficultyCommand } from '../../domain/office/difficulty.ts';
import { joinedOnto, leadersOver } from '../../store/difficulties.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import { tell } from '../messages/tell.ts';

type Actor = Pick<RequestActor, 'tenantId' | 'personId' | 'now' | 'today'>;

interface Told {
  readonly to: number | null;
  readonly code: MessageCode;
  /** The item of whoever is told: his own, also where it was joined to another. */
  readonly item: number;
  readonly day?: string;
}

/** Tells of an act done. Needs the reach of the system: items joined to this one may be of other units. */
export async function tellOfDifficulty(
  tx: Tx,
  actor: Actor,
  before: Difficulty,
  after: Difficulty,
  { act }: DifficultyCommand,
): Promise<void> {
  const { id: item, filedBy } = after;
  const told: Told[] = [];
  if (act === 'assign') {
    told.push({ to: after.ownerId, code: 'difficulty-assigned', item, day: after.due ?? '' });
    if (before.ownerId !== after.ownerId)
      told.push({ to: before.ownerId, code: 'difficulty-handed-on', item });
  }
  if (act === 'join') {
    told.push({ to: filedBy, code: 'difficulty-joined', item });
    if (before.state === 'assigned') told.push({ to: before.ownerId, code: 'difficulty-handed-on', item });
  }
  if (act === 'answer' || act === 'decide') {
    const code = act === 'answer' ? 'difficulty-answered' : 'difficulty-decided';
    const joined = await joinedOnto(tx, actor.tenantId, item);
    told.push(
      { to: filedBy, code, item },
      ...joined.map(({ id, filedBy: to }) => ({ to, code, item: id }) as const),
    );
  }
  say(tx, actor, after.version, told);
}

function say(tx: Tx, { tenantId, personId, now }: Actor, version: number, told: readonly Told[]): void {
  tell(
    tx,
    tenantId,
    now,
    told.flatMap(({ to, code, item, day }) =>
      to === null || to === personId
        ? []
        : [
            {
              ...{ to, code, by: personId, params: { item, ...(day === undefined ? {} : { day }) } },
              ...{ place: { page: 'difficulty', id: item } as const, topic: `${code}/${item}/${version}` },
            },
          ],
    ),
  );
}

/** The leaders of these units learn that a list waits, and of how many of their items. */
export async function tellOfList(
  tx: Tx,
  actor: Actor,
  list: number,
  items: readonly Difficulty[],
): Promise<void> {
  const units = [...new Set(items.map(({ unitId }) => unitId))];
  const leaders = await leadersOver(tx, actor.tenantId, units, actor.today);
  const people = Map.groupBy(leaders, ({ personId }) => personId);
  tell(
    tx,
    actor.tenantId,
    actor.now,
    [...people].flatMap(([to, over]) => {
      const count = items.filter(({ unitId }) => over.some((one) => one.unitId === unitId)).length;
      const message = { to, code: 'difficulties-listed', params: { count }, by: actor.personId } as const;
      const place = { page: 'difficulty-list', id: list } as const;
      return to === actor.personId ? [] : [{ ...message, place, topic: `difficulties-listed/${list}` }];
    }),
  );
}
