// A task follows from its acts alone; verifying replays them with this.
import type { Share, Task, TaskState, TaskWords } from './task.ts';
import type { GivenShare, TaskAct, TaskActName, TaskActPayloads } from './task-acts.ts';

/** Null: the act cannot follow this state. `id` is the record's. */
export function evolveTask(state: Task | null, act: TaskAct, id: number): Task | null {
  if (act.act === 'assigned' || act.act === 'proposed' || act.act === 'started')
    return state === null ? born(act, id) : null;
  if (state === null || !AFTER[act.act].includes(state.state)) return null;
  const { version } = state;
  return { ...state, ...changeBy(state, act), version: version + 1 };
}

type Later = Exclude<TaskActName, 'assigned' | 'proposed' | 'started'>;

/** States an act can follow. */
const AFTER: Readonly<Record<Later, readonly TaskState[]>> = {
  approved: ['proposed'],
  edited: ['proposed', 'open'],
  noted: ['open'],
  delivered: ['open'],
  'taken-back': ['delivered'],
  accepted: ['delivered'],
  returned: ['delivered'],
  'handed-over': ['open'],
  shared: ['proposed', 'open'],
  'share-finished': ['open'],
  catalogued: ['proposed', 'open', 'delivered'],
  'due-asked': ['open'],
  'due-granted': ['open', 'delivered'],
  'due-declined': ['open', 'delivered'],
  'excuse-asked': ['open', 'delivered'],
  'excuse-granted': ['open', 'delivered', 'accepted'],
  'excuse-declined': ['open', 'delivered', 'accepted'],
  dropped: ['proposed', 'open'],
  withdrawn: ['open', 'delivered', 'accepted'],
  restored: ['dropped'],
};

function born(act: TaskAct, id: number): Task {
  const birth = act.payload as TaskActPayloads['assigned'];
  return {
    ...birth,
    ...wordsOf(act.texts, NO_WORDS),
    reason: act.texts.reason ?? '',
    ...{ id, version: 1, state: act.act === 'proposed' ? 'proposed' : 'open', doneQuantity: 0 },
    ...{ delivered: null, accepted: null, acceptedBy: null, returns: 0, returned: null, excusedReturns: 0 },
    ...{ delayExcuse: 'none', faultExcuse: 'none', askedDue: null, parts: [] },
    shares: birth.shares.map((one) => ({ ...one, done: null })),
  };
}

const NO_WORDS = { title: '', product: '', responsibility: '', authority: '' };

/** Words an act puts in place of those before. */
function wordsOf(texts: TaskAct['texts'], before: Omit<TaskWords, 'reason'>): Omit<TaskWords, 'reason'> {
  return {
    title: texts.title ?? before.title,
    product: texts.product ?? before.product,
    responsibility: texts.responsibility ?? before.responsibility,
    authority: texts.authority ?? before.authority,
  };
}

/** What was recognised, or asked for, for the date before says nothing about another one. */
const NEW_DATE = { delayExcuse: 'none', askedDue: null } as const;

const EXCUSE_FIELD = { delay: 'delayExcuse', fault: 'faultExcuse' } as const;

const CHANGES: {
  readonly [N in Later]: (state: Task, payload: TaskActPayloads[N], texts: TaskAct['texts']) => Partial<Task>;
} = {
  approved: () => ({ state: 'open' }),
  edited: (state, payload, texts) => ({
    ...payload,
    ...wordsOf(texts, state),
    ...(payload.due === undefined ? {} : NEW_DATE),
  }),
  noted: (state, { weekStart, part }) => ({
    parts:
      part === null
        ? state.parts
        : [
            ...state.parts.filter((one) => one.weekStart !== weekStart),
            ...(part === 0 ? [] : [{ weekStart, part }]),
          ].toSorted((a, b) => a.weekStart.localeCompare(b.weekStart)),
  }),
  delivered: (_, { doneQuantity, on }) => ({ state: 'delivered', doneQuantity, delivered: on }),
  'taken-back': () => ({ state: 'open', delivered: null, doneQuantity: 0 }),
  accepted: (_, { on, by }) => ({ state: 'accepted', accepted: on, acceptedBy: by }),
  returned: (state, { on }) => ({
    ...{ state: 'open', returns: state.returns + 1, returned: on, delivered: null, doneQuantity: 0 },
    // A cause recognised once covers that return, not the next.
    faultExcuse: 'none',
  }),
  'handed-over': (state, payload) => ({ shares: handedOver(state.shares, payload) }),
  shared: (state, { shares }) => ({ shares: shares.map((one) => sharedAnew(state.shares, one)) }),
  'share-finished': ({ shares }, { personId, on }) => ({
    shares: shares.map((one) => (one.personId === personId ? { ...one, done: on } : one)),
  }),
  catalogued: (_, figures) => figures,
  'excuse-asked': (_, { for: of }) => ({ [EXCUSE_FIELD[of]]: 'asked' }),
  'excuse-granted': (state, { for: of }) => ({
    [EXCUSE_FIELD[of]]: 'granted',
    ...(of === 'fault' ? { excusedReturns: state.excusedReturns + 1 } : {}),
  }),
  'excuse-declined': (_, { for: of }) => ({ [EXCUSE_FIELD[of]]: 'declined' }),
  'due-asked': (_, { due }) => ({ askedDue: due }),
  'due-granted': (_, { due }) => ({ ...NEW_DATE, due }),
  'due-declined': () => ({ askedDue: null }),
  dropped: () => ({ state: 'dropped' }),
  withdrawn: () => ({ state: 'dropped', accepted: null, acceptedBy: null }),
  restored: () => ({ state: 'open', delivered: null, doneQuantity: 0 }),
};

function changeBy(state: Task, act: TaskAct): Partial<Task> {
  const change = CHANGES[act.act as Later] as (
    state: Task,
    payload: object,
    texts: TaskAct['texts'],
  ) => Partial<Task>;
  return change(state, act.payload, act.texts);
}

/** Done stays done, unless there is more of it now. */
function sharedAnew(before: readonly Share[], given: GivenShare): Share {
  const known = before.find((one) => one.personId === given.personId);
  const isDone = known !== undefined && given.role === 'with' && given.share <= known.share;
  return { ...given, done: isDone ? known.done : null };
}

/** The accepted part stays with whoever had it; the rest goes on, to somebody new or onto a share already held. */
function handedOver(
  shares: readonly Share[],
  { fromId, to, on, kept }: TaskActPayloads['handed-over'],
): readonly Share[] {
  const giver = shares.find((one) => one.personId === fromId);
  if (giver === undefined) return shares;
  const rest = giver.share - kept;
  const known = shares.find((one) => one.personId === to.personId);
  const taker: Share = {
    ...(known ?? { ...to, share: 0, from: on }),
    ...{ share: (known?.share ?? 0) + rest, role: giver.role === 'lead' ? 'lead' : (known?.role ?? 'with') },
    ...{ to: null, done: null },
  };
  const left: Share = { ...giver, share: kept, role: 'with', to: on };
  return [...shares.filter((one) => one !== giver && one !== known), left, taker].toSorted(
    (a, b) => a.personId - b.personId,
  );
}
