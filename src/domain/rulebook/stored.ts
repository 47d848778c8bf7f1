// Between a rulebook as it is stored (files, databases: what the hash is taken over) and as the program uses it.
// Sections younger than a stored version are filled with what its text meant: nothing of the kind.
import type { StoredOne } from './form-one.ts';
import type { StoredTwo } from './form-two.ts';
import type { Citation, Criterion, Rulebook, ScoreGroup } from './shape.ts';
import { partsOf, type TreeNode } from './shape-tree.ts';

/** The weekly pilot was written for everybody in the body. */
function everybody(citation: Citation) {
  return [
    {
      key: 'everybody',
      name: { vi: 'Cán bộ, công chức, người lao động', en: 'Cadres, civil servants, employees' },
      evaluates: 'person',
      staffGroups: [],
      ranks: [],
      sides: [],
      citation,
    },
  ] as const;
}

type YoungerSection = 'escalation' | 'responsibility' | 'openness' | 'subjects' | 'line' | 'use';

/** A version of form 1 as it may lie in a database: older than the sections that came to it later. */
type StoredOnce = Omit<StoredOne, YoungerSection> & Partial<StoredOne>;

export function fromFormOne(stored: StoredOnce): Rulebook {
  const { period, stages, examples, escalation, responsibility, openness, ...same } = stored;
  const { subjects = [] } = stored;
  return {
    ...same,
    escalation: escalation ?? [],
    responsibility: responsibility ?? null,
    openness: openness ?? null,
    form: 1,
    family: stored.id,
    line: stored.line ?? 'party',
    use: stored.use ?? 'evaluation',
    periods: [period],
    subjects: subjects.length === 0 ? everybody(stored.citation) : subjects,
    score: null,
    figures: [],
    gaps: [],
    conditions: [],
    forced: [],
    quotas: [],
    contradictions: [],
    newInPost: null,
    rollUps: [],
    stages: stages.map((stage) => ({ ...stage, exceptions: [] })),
    steps: [],
    readings: [],
    examples: examples.map((example) => ({ ...example, input: null, values: {} })),
  };
}

export function fromFormTwo(stored: StoredTwo): Rulebook {
  const { score } = stored;
  const none = { escalation: [], responsibility: null };
  const { contradictions = [], openness = null, newInPost = null } = stored;
  return {
    ...stored,
    ...{ contradictions, openness, newInPost },
    ...none,
    ...partsEntered(score),
    maxTotal: score === null ? 0 : score.max,
  };
}

/** Points people enter, by the node above them, in the order of the tree. */
function partsEntered(score: TreeNode | null): Pick<Rulebook, 'groups' | 'criteria'> {
  const groups: ScoreGroup[] = [];
  const criteria: Criterion[] = [];
  const visit = (node: TreeNode) => {
    const own = partsOf(node).flatMap((part) => criterionOf(part, node));
    if (own.length > 0) {
      const { key, name, citation } = node;
      groups.push({ key, name, max: own.reduce((sum, part) => sum + part.max, 0), citation });
      criteria.push(...own);
    }
    for (const part of partsOf(node)) visit(part);
  };
  if (score !== null) visit(score);
  return { groups, criteria };
}

function criterionOf(node: TreeNode, parent: TreeNode): Criterion[] {
  if (node.mechanism !== 'entered' && node.mechanism !== 'binary') return [];
  const { key, name, max, guidance, citation } = node;
  const step = node.mechanism === 'binary' ? max : node.step;
  return [{ key, group: parent.key, name, max, step, guidance, citation }];
}

const READ_OFF_THE_TREE = ['groups', 'criteria', 'maxTotal', 'escalation', 'responsibility'] as const;
const YOUNGER_THAN_FORM_ONE = [
  'form',
  'family',
  'line',
  'use',
  'periods',
  'subjects',
  'score',
  'figures',
  'gaps',
  'conditions',
  'forced',
  'quotas',
  'contradictions',
  'newInPost',
  'rollUps',
  'steps',
  'readings',
] as const;

function without<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Omit<T, K> {
  const names: readonly PropertyKey[] = keys;
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name))) as Omit<T, K>;
}

/** What is stored and hashed: exactly the keys of the rulebook's form. */
export function storedForm(rulebook: Rulebook): StoredOnce | StoredTwo {
  if (rulebook.form === 2) {
    const { contradictions, openness, newInPost, ...stored } = without(rulebook, READ_OFF_THE_TREE);
    return {
      ...stored,
      ...(contradictions.length === 0 ? {} : { contradictions }),
      ...(openness === null ? {} : { openness }),
      ...(newInPost === null ? {} : { newInPost }),
    };
  }
  const stages = rulebook.stages.map((stage) => without(stage, ['exceptions']));
  const examples = rulebook.examples.map((example) => without(example, ['input', 'values']));
  const { escalation, responsibility, openness, ...rest } = without(rulebook, YOUNGER_THAN_FORM_ONE);
  const { subjects, line, use, citation } = rulebook;
  const isForAll = JSON.stringify(subjects) === JSON.stringify(everybody(citation));
  return {
    ...rest,
    // Versions written before these sections keep their text, and so their hash.
    ...(escalation.length === 0 ? {} : { escalation }),
    ...(responsibility === null ? {} : { responsibility }),
    ...(openness === null ? {} : { openness }),
    ...(isForAll ? {} : { subjects }),
    ...(line === 'party' ? {} : { line }),
    ...(use === 'evaluation' ? {} : { use }),
    ...{ period: 'week', stages, examples },
  };
}

/** A version the body activated: it was checked then, and is immutable since. */
export function fromStored(body: StoredOnce | StoredTwo): Rulebook {
  return 'form' in body ? fromFormTwo(body) : fromFormOne(body);
}
