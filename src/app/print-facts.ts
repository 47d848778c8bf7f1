// Work lines, chosen factors and stated facts of a stage as rows of a printed form.
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { partsOf, type TreeNode } from '../domain/rulebook/shape-tree.ts';
import type { PrintedCell, PrintedRow } from '../files/printed-form.ts';
import type { PeriodRecordView } from './views/period-record.ts';

type Facts = PeriodRecordView['stages'][number]['facts'];
type Locale = 'vi' | 'en';

const text = (value: string | null): PrintedCell => ({ text: value });
const middle = (value: string): PrintedCell => ({ text: value, align: 'center' });

/** Quantities are hundredths; faults are told as on the page: one number for each faulty piece. */
export function lineRows(facts: Facts): readonly PrintedRow[] {
  if (facts === null) return [];
  const times = (all: readonly { times: number; excused: number }[]) =>
    middle(all.map((one) => (one.excused > 0 ? `${one.times}/${one.excused}` : String(one.times))).join(' '));
  return facts.lines.map((line) => {
    const words = facts.words.lines[line.key];
    return {
      cells: [
        text(words?.title ?? ''),
        text([words?.product, line.factors.map((one) => `${one} %`).join(' × ')].filter(Boolean).join('; ')),
        { points: line.coefficient },
        { points: line.assigned },
        { points: line.done },
        ...[times(line.faults), times(line.delays)],
      ],
    };
  });
}

/** Chosen factors with their reasons, stated facts with their grounds, shares, and the level of the unit. */
export function factRows(
  rulebook: Rulebook,
  facts: Facts,
  locale: Locale,
  word: (key: string) => string,
): readonly PrintedRow[] {
  if (facts === null) return [];
  const nodes = new Map(nodesOf(rulebook).map((node) => [node.key, node]));
  const row = (name: string, value: string, reason: string): PrintedRow => ({
    cells: [text(name), middle(value), text(reason)],
  });
  const choices = Object.entries(facts.choices).map(([key, { option, reason }]) => {
    const node = nodes.get(key);
    const options = node?.mechanism === 'choice' ? node.options : [];
    return row(
      node?.name[locale] ?? key,
      options.find((one) => one.key === option)?.name[locale] ?? option,
      reason,
    );
  });
  const named = (key: string) => factName(rulebook, key)?.[locale] ?? key;
  const flags = Object.entries(facts.flags)
    .filter(([, is]) => is)
    .map(([key]) => row(named(key), word('yes'), facts.words.flags[key] ?? ''));
  const shares = Object.entries(facts.shares).map(([key, { part, whole }]) =>
    row(named(key), `${part}/${whole}`, ''),
  );
  const level = rulebook.levels.find(({ key }) => key === facts.unitLevel)?.name[locale];
  return [
    ...choices,
    ...flags,
    ...shares,
    ...(level === undefined ? [] : [row(word('unitLevel'), level, '')]),
  ];
}

function nodesOf({ score }: Rulebook): readonly TreeNode[] {
  const visit = (node: TreeNode): readonly TreeNode[] => [node, ...partsOf(node).flatMap(visit)];
  return score === null ? [] : visit(score);
}

/** A fact is called as the rule that asks for it. */
function factName({ conditions, forced }: Rulebook, key: string) {
  const asks = (test: { kind: string; flag?: string; figure?: string }) =>
    test.flag === key || test.figure === key;
  return (conditions.find(({ test }) => asks(test)) ?? forced.find(({ when }) => asks(when)))?.name;
}
