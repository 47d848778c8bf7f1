// When an act needs words: the rulebook's comment rules applied to points.
import type { CommentAct, Rulebook } from '../rulebook/shape.ts';
import type { StageScores } from './shape.ts';

/** The rules that demand a comment for these points against those of the stage before; empty when none does. */
export function commentDemands(
  rulebook: Rulebook,
  act: CommentAct,
  now: StageScores | null,
  before: StageScores | null,
): readonly { readonly kind: string; readonly hundredths: number | null }[] {
  const demands: { kind: string; hundredths: number | null }[] = [];
  for (const { act: ruled, when } of rulebook.commentRules) {
    if (ruled !== act) continue;
    if (when.kind === 'always') demands.push({ kind: 'always', hundredths: null });
    if (now === null || before === null) continue;
    if (when.kind === 'level-changes' && now.level !== before.level)
      demands.push({ kind: when.kind, hundredths: null });
    if (when.kind === 'total-differs-by' && Math.abs(now.total - before.total) >= when.hundredths)
      demands.push({ kind: when.kind, hundredths: when.hundredths });
    if (when.kind === 'criterion-differs-by' && widest(now, before) >= when.hundredths)
      demands.push({ kind: when.kind, hundredths: when.hundredths });
  }
  return demands;
}

function widest(now: StageScores, before: StageScores): number {
  return Math.max(
    ...Object.keys(now.entered).map((key) => Math.abs((now.entered[key] ?? 0) - (before.entered[key] ?? 0))),
  );
}
