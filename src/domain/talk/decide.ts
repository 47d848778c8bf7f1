// Decides one step of a case: the acts it makes, or every reason against it.
import type { PlainDate } from '../organization/shape.ts';
import { isPlainDate } from '../period/date.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { evolveTalk, type TalkActDone } from './evolve.ts';
import type { TalkCase } from './talk.ts';

export interface AgreedMeasure {
  readonly text: string;
  readonly ownerId: number;
  readonly due: PlainDate;
}

export type TalkCommand =
  | { readonly act: 'accept'; readonly on: PlainDate; readonly place: string }
  | { readonly act: 'decline'; readonly text: string }
  | {
      readonly act: 'hold';
      readonly on: PlainDate;
      readonly officeId: number;
      readonly headId: number;
      readonly said: string;
      readonly measures: readonly AgreedMeasure[];
    }
  | { readonly act: 'sign' }
  | { readonly act: 'object'; readonly text: string }
  | { readonly act: 'finish'; readonly no: number; readonly text: string }
  | { readonly act: 'close'; readonly text: string };

export interface TalkFacts {
  readonly today: PlainDate;
  readonly actorId: number;
  /** Who may represent the Office, respectively hold it as head, of the person's unit today. */
  readonly officeIds: readonly number[];
  readonly headIds: readonly number[];
  /** Owners named who hold a post today. */
  readonly activeIds: readonly number[];
}

type Done = Exclude<TalkActDone, { act: 'proposed' }>;
export type TalkStep = Done & { readonly texts: Readonly<Record<string, string>> };

export interface TalkDecision {
  readonly after: TalkCase;
  readonly steps: readonly TalkStep[];
  readonly refusals: readonly Refusal[];
}

/** The case after the act with the acts to write, or every reason against it. The policy was asked before. */
export function decideTalk(one: TalkCase, command: TalkCommand, facts: TalkFacts): TalkDecision {
  const refusals = refusalsOf(one, command, facts);
  if (refusals.length > 0) return { after: one, steps: [], refusals };
  const step = stepOf(command, facts);
  const after = evolveTalk(one, step);
  // Nothing is left to do once the person has answered and every measure is done.
  if (!isSettled(after)) return { after, steps: [step], refusals };
  const end: TalkStep = { act: 'closed', payload: {}, texts: {} };
  return { after: evolveTalk(after, end), steps: [step, end], refusals };
}

const isSettled = ({ state, answer, measures }: TalkCase) =>
  state !== 'closed' && answer !== null && measures.every(({ doneOn }) => doneOn !== null);

function refusalsOf(one: TalkCase, command: TalkCommand, facts: TalkFacts): readonly Refusal[] {
  switch (command.act) {
    case 'accept':
      return [
        ...(isPlainDate(command.on) && command.on >= facts.today ? [] : [refuse('due-in-the-past')]),
        ...(hasWords(command.place) ? [] : [refuse('place-missing')]),
      ];
    case 'hold':
      return heldRefusals(one, command, facts);
    case 'sign':
      return [];
    case 'finish': {
      const open = one.measures.some(({ no, doneOn }) => no === command.no && doneOn === null);
      return [...(open ? [] : [refuse('no-open-measure')]), ...needWords(command.text)];
    }
    default:
      return needWords(command.text);
  }
}

function heldRefusals(
  one: TalkCase,
  { on, officeId, headId, said, measures }: Extract<TalkCommand, { act: 'hold' }>,
  { today, actorId, officeIds, headIds, activeIds }: TalkFacts,
): readonly Refusal[] {
  const isOffice = officeIds.includes(officeId) && officeId !== one.personId;
  const isHead = headIds.includes(headId) && headId !== one.personId;
  const bothSides = isOffice && isHead && officeId !== headId;
  return [
    ...(isPlainDate(on) && on <= today ? [] : [refuse('day-to-come')]),
    ...(bothSides ? [] : [refuse('both-hold-the-talk')]),
    ...([officeId, headId].includes(actorId) ? [] : [refuse('writer-held-it')]),
    ...needWords(said),
    ...(measures.length > 0 ? [] : [refuse('measure-missing')]),
    ...(measures.every(({ text }) => hasWords(text)) ? [] : [refuse('measure-words-missing')]),
    ...(measures.every(({ due }) => isPlainDate(due) && due >= on) ? [] : [refuse('measure-before-talk')]),
    ...(measures.every(({ ownerId }) => activeIds.includes(ownerId)) ? [] : [refuse('owner-without-post')]),
  ];
}

const needWords = (text: string): readonly Refusal[] => (hasWords(text) ? [] : [refuse('comment-required')]);

function stepOf(command: TalkCommand, { today }: TalkFacts): TalkStep {
  switch (command.act) {
    case 'accept':
      return { act: 'accepted', payload: { on: command.on }, texts: { place: command.place } };
    case 'decline':
      return { act: 'declined', payload: {}, texts: { reason: command.text } };
    case 'hold': {
      const { on, officeId, headId, said } = command;
      const measures = command.measures.map(({ ownerId, due }) => ({ ownerId, due }));
      const words = command.measures.map(({ text }, index) => [`measure-${index + 1}`, text]);
      return {
        act: 'held',
        payload: { on, officeId, headId, measures },
        texts: { said, ...Object.fromEntries(words) },
      };
    }
    case 'sign':
      return { act: 'signed', payload: {}, texts: {} };
    case 'object':
      return { act: 'objected', payload: {}, texts: { objection: command.text } };
    case 'finish':
      return { act: 'measure-done', payload: { no: command.no, on: today }, texts: { note: command.text } };
    case 'close':
      return { act: 'closed', payload: {}, texts: { reason: command.text } };
  }
}
