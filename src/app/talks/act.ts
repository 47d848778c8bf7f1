// One step of a talk: load and lock the case, ask the policy, decide, append to the ledger, write the state.
import { decideTalk, type TalkCommand, type TalkFacts, type TalkStep } from '../../domain/talk/decide.ts';
import { type TalkCase, type TalkRelation, talkCapacity } from '../../domain/talk/talk.ts';
import { appendTo } from '../../store/ledger.ts';
import { unitsOfPerson } from '../../store/people.ts';
import type { TalkHolder } from '../../store/talk-holders.ts';
import { lockTalk, updateTalk } from '../../store/talks.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { deciders, holdersOf } from './holders.ts';
import { tellOfTalk, tellOwners } from './tell.ts';

/** Throws not-found, forbidden, changed, or refused with every reason. */
export function actOnTalk(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  asked: { readonly id: number; readonly version: number; readonly command: TalkCommand },
) {
  const { command } = asked;
  const { tenantId, personId, today, now } = actor;
  return write(context, actor, intent, {
    load: async (tx) => ({
      one: await lockTalk(tx, tenantId, asked.id),
      viewer: await loadViewer(tx, tenantId, personId, today),
    }),
    run: async (tx, { one, viewer }) => {
      if (one === null || talkCapacity('see', viewer, one) === null) throw notFound();
      const role = talkCapacity(command.act, viewer, one);
      if (role === null) throw new Failure('forbidden', 'not-your-part');
      if (one.version !== asked.version) throw changed(one.version);
      const holders = await holdersOf(tx, tenantId, [one], today);
      const facts = await factsFor(tx, actor, command, holders);
      const { after, steps, refusals } = decideTalk(one, command, facts);
      if (refusals.length > 0) throw refused(refusals);
      if (!(await updateTalk(tx, tenantId, now, one, after))) throw changed(one.version + 1);
      await append(tx, actor, after, steps, role);
      await news(tx, actor, after, command, deciders(holders));
      return { id: after.id, version: after.version, state: after.state };
    },
  });
}

async function factsFor(
  tx: Tx,
  { tenantId, personId, today }: RequestActor,
  command: TalkCommand,
  holders: readonly TalkHolder[],
): Promise<TalkFacts> {
  const of = (side: TalkHolder['side']) =>
    holders.filter((one) => one.side === side).map((one) => one.personId);
  const activeIds: number[] = [];
  const owners = command.act === 'hold' ? command.measures.map(({ ownerId }) => ownerId) : [];
  for (const owner of new Set(owners))
    if ((await unitsOfPerson(tx, tenantId, owner, today)).length > 0) activeIds.push(owner);
  return { today, actorId: personId, officeIds: of('office'), headIds: of('head'), activeIds };
}

async function append(
  tx: Tx,
  { tenantId, personId, now }: RequestActor,
  { id, rulebook }: TalkCase,
  steps: readonly TalkStep[],
  role: TalkRelation,
): Promise<void> {
  await appendTo(
    tx,
    tenantId,
    now,
    { kind: 'talk', id, weekStart: null },
    steps.map(({ act, payload, texts }) => ({
      ...{ act, payload, texts, actorId: personId, role, actingFor: null },
      rulebook: `${rulebook.id}@${rulebook.version}`,
    })),
  );
}

/** The person of what was decided, those who decide of what he answered, owners of what they are to do. */
async function news(
  tx: Tx,
  { tenantId, personId, now }: RequestActor,
  after: TalkCase,
  { act }: TalkCommand,
  others: readonly number[],
): Promise<void> {
  const telling = { tenantId, at: now, by: personId };
  const person = [after.personId];
  if (act === 'accept')
    await tellOfTalk(tx, telling, 'talk-planned', after, person, { day: after.plannedOn ?? '' });
  if (act === 'decline') await tellOfTalk(tx, telling, 'talk-declined', after, person);
  if (act === 'hold') {
    await tellOfTalk(tx, telling, 'talk-to-answer', after, person);
    tellOwners(tx, telling, after);
  }
  if (act === 'sign') await tellOfTalk(tx, telling, 'talk-answered', after, others);
  if (act === 'object') await tellOfTalk(tx, telling, 'talk-objected', after, others);
  if (act === 'finish' || act === 'close') await tellOfTalk(tx, telling, 'talk-changed', after, person);
}
