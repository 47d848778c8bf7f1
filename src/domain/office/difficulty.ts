// A difficulty (khó khăn, kiến nghị) as an item: who may do what with it when. One table, read by the guard and by the
// `may` list that travels with every item.
import type { Viewer } from '../evaluation/shape.ts';
import { isPlainDate } from '../period/date.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';

export const DIFFICULTY_CLASSES = ['work', 'evaluation'] as const;
export type DifficultyClass = (typeof DIFFICULTY_CLASSES)[number];
export const DIFFICULTY_STATES = ['open', 'assigned', 'answered', 'decided', 'joined'] as const;
export type DifficultyState = (typeof DIFFICULTY_STATES)[number];

export interface Difficulty {
  readonly id: number;
  readonly unitId: number;
  readonly filedBy: number;
  readonly filedAt: string;
  readonly weekStart: string;
  readonly class: DifficultyClass;
  readonly evaluationId: number | null;
  readonly textSeq: number;
  readonly state: DifficultyState;
  readonly ownerId: number | null;
  readonly due: string | null;
  readonly joinedTo: number | null;
  readonly listId: number | null;
  readonly version: number;
}

/** How somebody stands to an item; the first that a row admits is the capacity acted in. */
export const DIFFICULTY_RELATIONS = ['filer', 'owner', 'leader', 'unit-head', 'office', 'inspector'] as const;
export type DifficultyRelation = (typeof DIFFICULTY_RELATIONS)[number];

export const DIFFICULTY_ACTS = ['assign', 'answer', 'join', 'decide'] as const;
export type DifficultyActName = (typeof DIFFICULTY_ACTS)[number];

interface Row {
  /** 'see-outcome': of an item that was joined, what became of the other. */
  readonly action: DifficultyActName | 'see' | 'see-outcome';
  readonly relations: readonly DifficultyRelation[];
  readonly states: readonly DifficultyState[];
}

/** Deny by default. The leaders decide; the office may record their decision with the document it stands in. */
export const DIFFICULTY_POLICY: readonly Row[] = [
  { action: 'see', relations: DIFFICULTY_RELATIONS, states: DIFFICULTY_STATES },
  { action: 'see-outcome', relations: DIFFICULTY_RELATIONS, states: ['joined'] },
  { action: 'assign', relations: ['office'], states: ['open', 'assigned', 'answered'] },
  { action: 'answer', relations: ['owner', 'office'], states: ['open', 'assigned', 'answered'] },
  { action: 'join', relations: ['office'], states: ['open', 'assigned', 'answered'] },
  { action: 'decide', relations: ['leader', 'office'], states: ['open', 'assigned', 'answered', 'decided'] },
];

/** Who looks: the viewer of the house, and the units whose leader he is. */
export type DifficultyViewer = Viewer & { readonly ledUnits: readonly number[] };

/** What decides how somebody stands to an item. */
type Standing = Pick<Difficulty, 'filedBy' | 'ownerId' | 'unitId'>;

export function difficultyRelations(viewer: DifficultyViewer, one: Standing): readonly DifficultyRelation[] {
  const found: Readonly<Record<DifficultyRelation, boolean>> = {
    filer: one.filedBy === viewer.personId,
    owner: one.ownerId === viewer.personId,
    leader: viewer.ledUnits.includes(one.unitId),
    'unit-head': viewer.headedUnits.includes(one.unitId),
    office: viewer.officeUnits.includes(one.unitId),
    inspector: viewer.inspectedUnits.includes(one.unitId),
  };
  return DIFFICULTY_RELATIONS.filter((relation) => found[relation]);
}

/** The capacity in which this may be done now; null when it may not. */
export function difficultyCapacity(
  action: Row['action'],
  viewer: DifficultyViewer,
  one: Standing & Pick<Difficulty, 'state'>,
): DifficultyRelation | null {
  const relations = difficultyRelations(viewer, one);
  const row = DIFFICULTY_POLICY.find((candidate) => candidate.action === action);
  if (row === undefined || !row.states.includes(one.state)) return null;
  return row.relations.find((relation) => relations.includes(relation)) ?? null;
}

/** What this person may do with the item now. */
export function mayWithDifficulty(viewer: DifficultyViewer, one: Difficulty): readonly DifficultyActName[] {
  return DIFFICULTY_ACTS.filter((act) => difficultyCapacity(act, viewer, one) !== null);
}

export type DifficultyCommand =
  | { readonly act: 'assign'; readonly ownerId: number; readonly due: string }
  | { readonly act: 'answer'; readonly text: string }
  | { readonly act: 'join'; readonly to: number }
  | { readonly act: 'decide'; readonly text: string; readonly documentNumber: string };

export interface DifficultyFacts {
  readonly today: string;
  readonly capacity: DifficultyRelation;
  /** The item another is joined to, as far as the viewer may see it. */
  readonly target: Difficulty | null;
  /** Whether the owner-to-be holds a post today. */
  readonly ownerActive: boolean;
}

/** The item after the act, or every reason against it. */
export function decideDifficulty(
  one: Difficulty,
  command: DifficultyCommand,
  facts: DifficultyFacts,
): { readonly after: Difficulty; readonly refusals: readonly Refusal[] } {
  const after = { ...one, version: one.version + 1 };
  switch (command.act) {
    case 'assign': {
      const refusals = [
        ...(facts.ownerActive ? [] : [refuse('owner-without-post')]),
        ...(isPlainDate(command.due) && command.due >= facts.today ? [] : [refuse('due-in-the-past')]),
      ];
      return { after: { ...after, state: 'assigned', ownerId: command.ownerId, due: command.due }, refusals };
    }
    case 'answer':
      return { after: { ...after, state: 'answered' }, refusals: needWords(command.text) };
    case 'join': {
      const { target } = facts;
      const fits = target !== null && target.id !== one.id && target.state !== 'joined';
      return {
        after: { ...after, state: 'joined', joinedTo: command.to },
        refusals: fits ? [] : [refuse('join-target-unfit')],
      };
    }
    case 'decide': {
      const lacksDocument = facts.capacity === 'office' && !hasWords(command.documentNumber);
      return {
        after: { ...after, state: 'decided' },
        refusals: [...needWords(command.text), ...(lacksDocument ? [refuse('document-number-missing')] : [])],
      };
    }
  }
}

function needWords(text: string): readonly Refusal[] {
  return hasWords(text) ? [] : [refuse('comment-required')];
}
