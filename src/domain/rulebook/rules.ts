// Questions asked of a rulebook by the procedure. Answers come from its data only, never from a constant here.
import type { Rank } from '../organization/shape.ts';
import { scoreEntered } from '../score/score-entered.ts';
import type { EnteredScores } from '../score/shape.ts';
import type { AuthorityRow, CommentAct, CommentCondition, CommentRule, Rulebook } from './shape.ts';

/** Who scores and approves posts of this rank. A checked rulebook has exactly one row for every rank. */
export function authorityRow(rulebook: Rulebook, rank: Rank): AuthorityRow {
  const row = rulebook.authority.find((candidate) => candidate.ranks.includes(rank));
  if (row === undefined) throw new RangeError(`${rulebook.id}: no row for rank ${rank}`);
  return row;
}

function criterionDiffers(
  rulebook: Rulebook,
  before: EnteredScores,
  now: EnteredScores,
  least: number,
): boolean {
  return rulebook.criteria.some(({ key }) => {
    const [old, fresh] = [before[key], now[key]];
    return old !== undefined && fresh !== undefined && Math.abs(fresh - old) >= least;
  });
}

function applies(
  rulebook: Rulebook,
  when: CommentCondition,
  before: EnteredScores | null,
  now: EnteredScores | null,
): boolean {
  if (when.kind === 'always') return true;
  if (before === null || now === null) return false;
  if (when.kind === 'criterion-differs-by') return criterionDiffers(rulebook, before, now, when.hundredths);
  const [old, fresh] = [scoreEntered(rulebook, before), scoreEntered(rulebook, now)];
  if (old.total === null || fresh.total === null) return false;
  if (when.kind === 'total-differs-by') return Math.abs(fresh.total - old.total) >= when.hundredths;
  return old.level !== fresh.level;
}

/**
 * The rules by which this act needs words. `before` is what the stage before entered, `now` what this act enters;
 * null when there is nothing to compare.
 */
export function commentsRequired(
  rulebook: Rulebook,
  act: CommentAct,
  before: EnteredScores | null,
  now: EnteredScores | null,
): readonly CommentRule[] {
  return rulebook.commentRules.filter(
    (rule) => rule.act === act && applies(rulebook, rule.when, before, now),
  );
}
