// One of named answers: leader factors of 100 or 50 with a mandatory reason (335 art. 15 cl. 3: đ organising, e
// uniting), grades of quality (guidance 02-HD/BTCTW). The result of the unit (d): full when every subordinate decided
// in the same period is "completed" or better, so a leader comes after all subordinates.
import type { ChoiceNode, SubordinatesNode } from '../../rulebook/shape-tree.ts';
import { fraction, ofHundredths } from '../fraction.ts';
import { levelOrder } from '../level-order.ts';
import { exact, lacking, type MechanismOf, pointsFor, refused, stated, WHOLE, word } from './mechanism.ts';

export const choice: MechanismOf<ChoiceNode> = (node, _parts, { input }) => {
  const chosen = stated(input.choices, node.key);
  if (chosen === undefined) return lacking('choice', node.key, node.key);
  const option = node.options.find((one) => one.key === chosen.option);
  if (option === undefined) return refused({ code: 'unknown-option', key: node.key, limit: null });
  const reason = chosen.reason.trim();
  if (option.reasonRequired && reason === '') return lacking('reason', node.key, node.key);
  return pointsFor(option.percent, WHOLE, node.max, () => [
    word('option', option.key),
    exact('percent', ofHundredths(option.percent)),
    ...(reason === '' ? [] : [word('reason', reason)]),
  ]);
};

/** Nobody to direct is "insufficient data": no rule was found for it. */
export const subordinates: MechanismOf<SubordinatesNode> = (node, _parts, { input, levels }) => {
  const facts = input.subordinates;
  if (facts === null || facts.total === 0) return lacking('subordinates', node.key, node.key);
  const { worst } = facts;
  if (facts.decided < facts.total || worst === null)
    return lacking('subordinates-undecided', node.key, node.key);
  const reached = levelOrder(levels, worst) <= levelOrder(levels, node.level);
  return pointsFor(reached ? WHOLE : node.otherwise, WHOLE, node.max, () => [
    exact('subordinates', fraction(facts.total)),
    word('worst', worst),
  ]);
};
