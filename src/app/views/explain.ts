// How each total arose: the tree of the rulebook with the points somebody entered, every number with its citation.
import type { StageScores } from '../../domain/evaluation/shape.ts';
import type { BilingualText, Citation, Rulebook } from '../../domain/rulebook/shape.ts';
import { scoreEntered } from '../../domain/score/score-entered.ts';
import type { ScoreNode } from '../../domain/score/shape.ts';

export interface ScoreNodeView {
  key: string;
  name: BilingualText | null;
  value: number | null;
  max: number;
  how: 'entered' | 'sum';
  citation: Citation;
  children: ScoreNodeView[];
}

type Stage = 'self' | 'scorer' | 'final';

/** The stages that have points, in the order of the road. */
export function explainStages(
  rulebook: Rulebook,
  stages: Readonly<Record<Stage, Pick<StageScores, 'entered' | 'level'> | null>>,
) {
  return (['self', 'scorer', 'final'] as const).flatMap((stage) => {
    const scores = stages[stage];
    if (scores === null) return [];
    const level = rulebook.levels.find((candidate) => candidate.key === scores.level);
    if (level === undefined) throw new Error(`${rulebook.id} has no level ${scores.level}`);
    const nodes = scoreEntered(rulebook, scores.entered).nodes.map(nodeView);
    return [{ stage, nodes, level: level.key, levelCitation: level.citation }];
  });
}

function nodeView({ key, name, value, max, how, citation, children }: ScoreNode): ScoreNodeView {
  return { key, name, value, max, how, citation, children: children.map(nodeView) };
}
