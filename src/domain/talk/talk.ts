// A talk (làm việc trực tiếp) as a case: its states, and who may do what with it when. One table, read by the guard and
// by the `may` list that travels with every case.
import type { Viewer } from '../evaluation/shape.ts';
import type { PlainDate } from '../organization/shape.ts';
import type { WeekKey } from '../period/week.ts';

export const TALK_STATES = [
  'proposed',
  'accepted',
  'declined',
  'held',
  'signed',
  'objected',
  'closed',
] as const;
export type TalkState = (typeof TALK_STATES)[number];

/** What was agreed; the words stand in the act that recorded the talk. */
export interface Measure {
  readonly no: number;
  readonly ownerId: number;
  readonly due: PlainDate;
  readonly doneOn: PlainDate | null;
}

export interface TalkCase {
  readonly id: number;
  readonly personId: number;
  readonly unitId: number;
  /** Whoever approves the person's present week: a head in this case, also where none stands above the unit. */
  readonly authorityId: number | null;
  readonly trigger: string;
  readonly weeks: readonly WeekKey[];
  readonly rulebook: { readonly id: string; readonly version: number };
  readonly state: TalkState;
  /** Last day to hold it, by the regulation. */
  readonly due: PlainDate;
  readonly plannedOn: PlainDate | null;
  readonly heldOn: PlainDate | null;
  /** The Office's representative and the head who held it. */
  readonly officeId: number | null;
  readonly headId: number | null;
  /** What the person said to the record. */
  readonly answer: 'signed' | 'objected' | null;
  readonly measures: readonly Measure[];
  /** Number of the last act, and the version a writer must have seen. */
  readonly version: number;
}

/** How somebody stands to a case; the first that a row admits is the capacity acted in. */
export const TALK_RELATIONS = ['person', 'unit-head', 'office', 'inspector'] as const;
export type TalkRelation = (typeof TALK_RELATIONS)[number];

export const TALK_ACTS = ['accept', 'decline', 'hold', 'sign', 'object', 'finish', 'close'] as const;
export type TalkActName = (typeof TALK_ACTS)[number];

interface Row {
  readonly action: TalkActName | 'see';
  readonly relations: readonly TalkRelation[];
  readonly states: readonly TalkState[];
}

const TALKED: readonly TalkState[] = ['held', 'signed', 'objected'];

/** Deny by default. The system proposes; heads and Office decide, the person answers, the inspector reads. */
export const TALK_POLICY: readonly Row[] = [
  { action: 'see', relations: TALK_RELATIONS, states: TALK_STATES },
  { action: 'accept', relations: ['unit-head', 'office'], states: ['proposed', 'accepted'] },
  { action: 'decline', relations: ['unit-head', 'office'], states: ['proposed', 'accepted'] },
  { action: 'hold', relations: ['unit-head', 'office'], states: ['accepted'] },
  { action: 'sign', relations: ['person'], states: ['held'] },
  { action: 'object', relations: ['person'], states: ['held'] },
  { action: 'finish', relations: ['unit-head', 'office'], states: TALKED },
  { action: 'close', relations: ['office'], states: TALKED },
];

type Concerned = Pick<TalkCase, 'personId' | 'unitId' | 'authorityId'>;

/** On the own case only `person` remains: nobody decides on himself. */
export function talkRelations(viewer: Viewer, one: Concerned): readonly TalkRelation[] {
  if (one.personId === viewer.personId) return ['person'];
  const found: Readonly<Record<TalkRelation, boolean>> = {
    person: false,
    'unit-head': viewer.headedUnits.includes(one.unitId) || one.authorityId === viewer.personId,
    office: viewer.officeUnits.includes(one.unitId),
    inspector: viewer.inspectedUnits.includes(one.unitId),
  };
  return TALK_RELATIONS.filter((relation) => found[relation]);
}

/** The capacity in which this may be done now; null when it may not. */
export function talkCapacity(
  action: Row['action'],
  viewer: Viewer,
  one: Concerned & Pick<TalkCase, 'state' | 'measures'>,
): TalkRelation | null {
  const relations = talkRelations(viewer, one);
  const row = TALK_POLICY.find((candidate) => candidate.action === action);
  if (row === undefined || !row.states.includes(one.state)) return null;
  if (action === 'finish' && one.measures.every(({ doneOn }) => doneOn !== null)) return null;
  return row.relations.find((relation) => relations.includes(relation)) ?? null;
}

/** What this person may do with the case now. */
export function mayWithTalk(viewer: Viewer, one: TalkCase): readonly TalkActName[] {
  return TALK_ACTS.filter((act) => talkCapacity(act, viewer, one) !== null);
}
