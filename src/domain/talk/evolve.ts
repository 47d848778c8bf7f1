// The state of a case after an act; what a case is follows from its acts alone.
import type { PlainDate } from '../organization/shape.ts';
import { TALK_POLICY, type TalkActName, type TalkCase } from './talk.ts';

export interface TalkPayloads {
  readonly proposed: Pick<
    TalkCase,
    'personId' | 'unitId' | 'authorityId' | 'trigger' | 'weeks' | 'rulebook' | 'due'
  >;
  readonly accepted: { readonly on: PlainDate };
  readonly declined: Record<never, never>;
  readonly held: {
    readonly on: PlainDate;
    readonly officeId: number;
    readonly headId: number;
    readonly measures: readonly { readonly ownerId: number; readonly due: PlainDate }[];
  };
  readonly signed: Record<never, never>;
  readonly objected: Record<never, never>;
  readonly 'measure-done': { readonly no: number; readonly on: PlainDate };
  readonly closed: Record<never, never>;
}

export type TalkActDone = {
  [N in keyof TalkPayloads]: { readonly act: N; readonly payload: TalkPayloads[N] };
}[keyof TalkPayloads];

/** The case an act of the system opens. */
export function openedTalk(id: number, payload: TalkPayloads['proposed']): TalkCase {
  return {
    ...{ id, ...payload, state: 'proposed', version: 1, measures: [] },
    ...{ plannedOn: null, heldOn: null, officeId: null, headId: null, answer: null },
  };
}

/** The case after one more act. */
export function evolveTalk(one: TalkCase, done: Exclude<TalkActDone, { act: 'proposed' }>): TalkCase {
  const next = { ...one, version: one.version + 1 };
  switch (done.act) {
    case 'accepted':
      return { ...next, state: 'accepted', plannedOn: done.payload.on };
    case 'declined':
      return { ...next, state: 'declined' };
    case 'held': {
      const { on, officeId, headId, measures } = done.payload;
      const agreed = measures.map((measure, index) => ({ no: index + 1, ...measure, doneOn: null }));
      return { ...next, state: 'held', heldOn: on, officeId, headId, measures: agreed };
    }
    case 'signed':
    case 'objected':
      return { ...next, state: done.act, answer: done.act };
    case 'measure-done': {
      const { no, on } = done.payload;
      return { ...next, measures: one.measures.map((it) => (it.no === no ? { ...it, doneOn: on } : it)) };
    }
    case 'closed':
      return { ...next, state: 'closed' };
  }
}

const COMMAND_OF: Readonly<Record<Exclude<TalkActDone['act'], 'proposed'>, TalkActName>> = {
  accepted: 'accept',
  declined: 'decline',
  held: 'hold',
  signed: 'sign',
  objected: 'object',
  'measure-done': 'finish',
  closed: 'close',
};

/** Whether a written act can follow in this state; for whoever reads the ledger again. */
export function followsInTalk(
  { state }: Pick<TalkCase, 'state'>,
  act: string,
): act is keyof typeof COMMAND_OF {
  if (!Object.hasOwn(COMMAND_OF, act)) return false;
  const wanted = COMMAND_OF[act as keyof typeof COMMAND_OF];
  return TALK_POLICY.some(({ action, states }) => action === wanted && states.includes(state));
}
