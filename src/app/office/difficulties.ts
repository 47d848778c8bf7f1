// The register of difficulties: filing one, looking after it, joining doubles, compiling for the leaders, the decision.
import {
  type Difficulty,
  type DifficultyClass,
  type DifficultyCommand,
  type DifficultyViewer,
  decideDifficulty,
  difficultyCapacity,
} from '../../domain/office/difficulty.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import { hasWords } from '../../domain/refusal.ts';
import { takeIds } from '../../store/counters.ts';
import {
  insertDifficulties,
  lockDifficulty,
  ownUnits,
  uncompiled,
  updateDifficulty,
} from '../../store/difficulties.ts';
import { appendTo } from '../../store/ledger.ts';
import { unitsOfPerson } from '../../store/people.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { tellOfDifficulty, tellOfList } from './tell-difficulty.ts';

const recordOf = (id: number) => ({ kind: 'difficulty', id, weekStart: null });

/** The viewer of the house with the units he leads; `held` are the units of his own posts. */
export async function loadDifficultyViewer(tx: Tx, actor: RequestActor) {
  const { tenantId, personId, today } = actor;
  const [viewer, { held, leads }] = await Promise.all([
    loadViewer(tx, tenantId, personId, today),
    ownUnits(tx, tenantId, personId, today),
  ]);
  const asked: DifficultyViewer = { ...viewer, ledUnits: leads ? viewer.headedUnits : [] };
  return { viewer: asked, held };
}

export interface FilingForm {
  readonly unit: number;
  readonly class: DifficultyClass;
  readonly text: string;
}

/** Files a difficulty of one's own unit, without any report. Throws not-found for a unit that is not one's own. */
export function fileDifficulty(context: AppContext, actor: RequestActor, intent: Intent, form: FilingForm) {
  return write(context, actor, intent, {
    load: (tx) => loadDifficultyViewer(tx, actor),
    run: async (tx, { viewer, held }) => {
      if (![...held, ...viewer.headedUnits, ...viewer.officeUnits].includes(form.unit)) throw notFound();
      if (!hasWords(form.text)) throw refused([{ code: 'comment-required', params: {} }]);
      const [id] = await fileAll(tx, actor, [{ ...form, personId: actor.personId, evaluationId: null }]);
      return { id: id ?? 0, version: 1 };
    },
  });
}

export interface NewItem extends FilingForm {
  readonly personId: number;
  readonly evaluationId: number | null;
}

type Filing = Pick<RequestActor, 'tenantId' | 'today' | 'now'> & { readonly personId: number | null };

/** Makes items with their first act; the system does for what a report names. Their ids come back in order. */
export async function fileAll(tx: Tx, by: Filing, items: readonly NewItem[]): Promise<readonly number[]> {
  if (items.length === 0) return [];
  const first = await takeIds(tx, by.tenantId, 'difficulty', items.length);
  const weekStart = weekDates(weekOf(by.today)).from;
  const rows = items.map(
    (item, index): Difficulty => ({
      ...{ id: first + index, unitId: item.unit, filedBy: item.personId, filedAt: by.now, weekStart },
      ...{
        class: item.class,
        evaluationId: item.evaluationId,
        textSeq: 1,
        state: 'open',
        ownerId: null,
        due: null,
      },
      ...{ joinedTo: null, listId: null, version: 1 },
    }),
  );
  await insertDifficulties(tx, by.tenantId, by.now, rows);
  for (const [index, row] of rows.entries()) {
    const { unitId, filedBy, evaluationId } = row;
    await appendTo(tx, by.tenantId, by.now, recordOf(row.id), [
      {
        act: 'filed',
        payload: { unitId, filedBy, class: row.class, evaluationId },
        texts: { text: items[index]?.text ?? '' },
        actorId: by.personId,
        role: by.personId === null ? 'system' : 'self',
        ...{ actingFor: null, rulebook: null },
      },
    ]);
  }
  return rows.map(({ id }) => id);
}

/** One act on one item. Throws not-found, forbidden, changed, or refused with every reason. */
export function actOnDifficulty(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  asked: { readonly id: number; readonly version: number; readonly command: DifficultyCommand },
) {
  const { command } = asked;
  return write(context, actor, intent, {
    // Items joined to this one may be of units the actor does not see: whoever filed them is told all the same.
    reach: 'system',
    load: async (tx) => ({
      one: await lockDifficulty(tx, actor.tenantId, asked.id),
      ...(await loadDifficultyViewer(tx, actor)),
    }),
    run: async (tx, { one, viewer }) => {
      if (one === null || difficultyCapacity('see', viewer, one) === null) throw notFound();
      const capacity = difficultyCapacity(command.act, viewer, one);
      if (capacity === null) throw new Failure('forbidden', 'not-your-part');
      if (one.version !== asked.version) throw changed(one.version);
      const facts = { today: actor.today, capacity, ...(await factsFor(tx, actor, viewer, command)) };
      const { after, refusals } = decideDifficulty(one, command, facts);
      if (refusals.length > 0) throw refused(refusals);
      await keep(tx, actor, after, command, capacity);
      await tellOfDifficulty(tx, actor, one, after, command);
      return { id: after.id, version: after.version, state: after.state };
    },
  });
}

async function factsFor(tx: Tx, actor: RequestActor, viewer: DifficultyViewer, command: DifficultyCommand) {
  const target = command.act === 'join' ? await lockDifficulty(tx, actor.tenantId, command.to) : null;
  const seen = target !== null && difficultyCapacity('see', viewer, target) !== null;
  const units =
    command.act === 'assign' ? await unitsOfPerson(tx, actor.tenantId, command.ownerId, actor.today) : [];
  return { target: seen ? target : null, ownerActive: units.length > 0 };
}

const DONE = { assign: 'assigned', answer: 'answered', join: 'joined', decide: 'decided' } as const;

async function keep(
  tx: Tx,
  actor: RequestActor,
  after: Difficulty,
  command: DifficultyCommand,
  role: string,
): Promise<void> {
  if (!(await updateDifficulty(tx, actor.tenantId, actor.now, after))) throw changed(after.version);
  await appendTo(tx, actor.tenantId, actor.now, recordOf(after.id), [
    {
      act: DONE[command.act],
      payload: payloadOf(command),
      texts: textsOf(command),
      ...{ actorId: actor.personId, role, actingFor: null, rulebook: null },
    },
  ]);
}

function payloadOf(command: DifficultyCommand): object {
  if (command.act === 'assign') return { ownerId: command.ownerId, due: command.due };
  return command.act === 'join' ? { to: command.to } : {};
}

function textsOf(command: DifficultyCommand): Readonly<Record<string, string>> {
  if (command.act === 'answer') return { answer: command.text };
  if (command.act !== 'decide') return {};
  const { text, documentNumber } = command;
  return { decision: text, ...(documentNumber === '' ? {} : { documentNumber }) };
}

/** Puts everything that waits onto one list for the leaders. Throws `nothing-to-compile` when nothing does. */
export function compileDifficulties(context: AppContext, actor: RequestActor, intent: Intent) {
  return write(context, actor, intent, {
    load: async (tx) => {
      const { viewer } = await loadDifficultyViewer(tx, actor);
      return uncompiled(tx, actor.tenantId, viewer.officeUnits);
    },
    run: async (tx, items) => {
      if (items.length === 0) throw refused([{ code: 'nothing-to-compile', params: {} }]);
      const list = await takeIds(tx, actor.tenantId, 'difficulty-list', 1);
      for (const one of items) {
        const after = { ...one, listId: list, version: one.version + 1 };
        if (!(await updateDifficulty(tx, actor.tenantId, actor.now, after))) throw changed(one.version);
      }
      await appendTo(tx, actor.tenantId, actor.now, { kind: 'difficulty-list', id: list, weekStart: null }, [
        {
          ...{ act: 'compiled', payload: { items: items.map(({ id }) => id) }, texts: {} },
          ...{ actorId: actor.personId, role: 'office', actingFor: null, rulebook: null },
        },
      ]);
      await tellOfList(tx, actor, list, items);
      return { list, items: items.length };
    },
  });
}
