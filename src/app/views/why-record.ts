// Why one record has its result: level with every step, groups, criteria, and under each criterion the works it rests on,
// the act that gave it and its article. Groups inside groups are flattened, so that nothing lies deeper than four steps.
import { reads } from '../../domain/evaluation/policy.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { ExplainedNode, LevelStep, Outcome } from '../../domain/score/outcome.ts';
import { readActs } from '../../store/acts.ts';
import { personNames } from '../../store/names.ts';
import type { Line } from './evaluation-item.ts';
import { reportOf } from './history.ts';
import { levelNames } from './period-item.ts';
import { stagesView } from './period-stages.ts';
import type { Reading } from './reading.ts';
import { type Why, type WhyNode, whyNode } from './why-node.ts';

type Stage = ReturnType<typeof stagesView>[number];
type Report = ReturnType<typeof reportOf>;
/** What a criterion of these keys rests on is not a work but how it was done. */
const HOW = 'conduct';

export async function whyRecord(desk: Reading, line: Line): Promise<Why> {
  const { tx, actor, viewer, rulebooks } = desk;
  const { state, rulebook, row } = line;
  const acts = await readActs(tx, actor.tenantId, 'evaluation', state.id);
  const names = await personNames(
    tx,
    actor.tenantId,
    acts.map((act) => act.actor_id),
  );
  const stage = reads(viewer, state) ? stagesView(rulebook, state, acts, names).at(-1) : undefined;
  return {
    ...{ of: 'record' as const, period: state.period },
    // A record of a unit is about nobody: whoever answers for it signs, and is not evaluated by it.
    person: state.subject === 'unit' ? null : { id: state.personId, name: row.person_name },
    unit: { id: state.unitId, name: row.unit_name, code: row.unit_code },
    regulation: regulationOf(rulebook),
    levels: levelNames(rulebook),
    preview: rulebooks.openReadings(rulebook).length > 0,
    root: recordTree(rulebook, stage, reportOf(acts, state.contentSeq)),
  };
}

export function regulationOf({ title, document, id, version }: Rulebook) {
  return { title: { ...title }, document, id, version };
}

/** The tree of one record: at most four steps deep, whatever its regulation. */
export function recordTree(rulebook: Rulebook, stage: Stage | undefined, report: Report): WhyNode {
  const base = { key: 'result', kind: 'result' as const, name: rulebook.title, citation: rulebook.citation };
  if (stage === undefined) return whyNode(base);
  const outcome = stage.outcome as Outcome;
  const act = actNode(stage);
  const { root } = outcome;
  const groups = root === null ? [] : root.children.length === 0 ? [root] : root.children;
  return whyNode({
    ...{ ...base, shown: stage.total, level: stage.level, max: outcome.max },
    exact: exactText(outcome.total),
    children: [
      levelNode(rulebook, stage, outcome, act),
      ...groups.map((group) => groupNode(group, stage, report, act)),
    ],
  });
}

function exactText(exact: Outcome['total']): string | null {
  return exact === null ? null : exact.d === '1' ? exact.n : `${exact.n}/${exact.d}`;
}

function levelNode(rulebook: Rulebook, stage: Stage, outcome: Outcome, act: WhyNode): WhyNode {
  const level = rulebook.levels.find(({ key }) => key === stage.level);
  return whyNode({
    ...{ key: 'level', kind: 'level', level: stage.level, name: level?.name ?? null },
    citation: level?.citation ?? rulebook.citation,
    children: [...stepNodes(outcome.level.steps), ...(stage.chosen ? [act] : [])],
  });
}

/** Every step by which a level follows from points and facts. */
export function stepNodes(steps: readonly LevelStep[]): readonly WhyNode[] {
  return steps.map(({ kind, key, name, result, to, citation }) =>
    whyNode({ key: `${kind}-${key}`, kind: 'step', name, note: result, level: to, citation }),
  );
}

function actNode({ stage, by, at, comment }: Stage): WhyNode {
  const note = ({ self: 'submitted', scorer: 'scored', final: 'approved' } as const)[stage];
  return whyNode({ key: 'act', kind: 'act', note, by, at, words: comment });
}

function groupNode(group: ExplainedNode, stage: Stage, report: Report, act: WhyNode): WhyNode {
  if (group.children.length === 0) return leafNode(group, '', stage, report, act);
  return whyNode({
    ...{ key: group.key, kind: 'group', name: group.name, shown: group.shown, max: group.max },
    ...{ exact: exactText(group.value), citation: group.citation },
    children: leavesOf(group).map(([leaf, above]) => leafNode(leaf, above, stage, report, act)),
  });
}

type Leaf = readonly [leaf: ExplainedNode, above: string];

/** Every criterion under a group, with the keys of the groups between. */
function leavesOf(node: ExplainedNode, above = ''): readonly Leaf[] {
  return node.children.flatMap((child) =>
    child.children.length === 0
      ? [[child, above] as const]
      : leavesOf(child, above === '' ? child.key : `${above}.${child.key}`),
  );
}

const ON_LINES = ['ratio', 'converted', 'work-points', 'completion', 'bonus'];

function leafNode(
  leaf: ExplainedNode,
  above: string,
  { facts }: Stage,
  report: Report,
  act: WhyNode,
): WhyNode {
  const onLines = ON_LINES.includes(leaf.mechanism);
  const works = onLines
    ? lineNodes(facts, leaf.key)
    : leaf.mechanism === 'entered'
      ? reportNodes(leaf.key, report)
      : [];
  const chosen = leaf.operands.find(({ name }) => name === 'reason')?.word ?? null;
  return whyNode({
    ...{ key: above === '' ? leaf.key : `${above}.${leaf.key}`, kind: 'criterion', name: leaf.name },
    ...{ shown: leaf.shown, max: leaf.max, exact: exactText(leaf.value), citation: leaf.citation },
    words: chosen,
    children: [...works, { ...act, citation: structuredClone(leaf.citation) as WhyNode['citation'] }],
  });
}

/** Work of an axis stands under that axis alone. */
function lineNodes(facts: Stage['facts'], criterion: string): readonly WhyNode[] {
  const lines = facts?.lines ?? [];
  const ofAxis = lines.filter(({ axis }) => axis === criterion);
  return (ofAxis.length > 0 ? ofAxis : lines).map(({ key, done, assigned }) =>
    whyNode({
      ...{ key, kind: 'work', shown: done, max: assigned },
      words:
        [facts?.words.lines[key]?.title, facts?.words.lines[key]?.product].filter(Boolean).join(' – ') || key,
    }),
  );
}

function reportNodes(criterion: string, report: Report): readonly WhyNode[] {
  if (report === null) return [];
  if (criterion === HOW)
    return report.conduct.trim() === ''
      ? []
      : [whyNode({ key: 'conduct', kind: 'work', words: report.conduct })];
  return report.items.map(({ title, product }, index) =>
    whyNode({ key: `item-${index}`, kind: 'work', words: [title, product].filter(Boolean).join(' – ') }),
  );
}
