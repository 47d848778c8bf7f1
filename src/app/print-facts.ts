// Work lines, chosen factors and stated facts of a stage as rows of a printed form.
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { partsOf, type TreeNode } from '../domain/rulebook/shape-tree.ts';
import type { PrintedCell, PrintedRow } from '../files/printed-form.ts';
import { fill } from '../files/weekly-form.ts';
import type { PeriodRecordView } from './views/period-record.ts';

type Facts = PeriodRecordView['stages'][number]['facts'];
type Locale = 'vi' | 'en';

const text = (value: string | null): PrintedCell => ({ text: value });
const middle = (value: string): PrintedCell => ({ text: value, align: 'center' });

/** Quantities are hundredths. */
export function lineRows(facts: Facts, word: (key: string) => string): readonly PrintedRow[] {
  if (facts === null) return [];
  return facts.lines.map((line) => {
    const words = facts.words.lines[line.key];
    return {
      cells: [
        text(words?.title ?? ''),
        text([words?.product, line.factors.map((one) => `${one} %`).join(' × ')].filter(Boolean).join('; ')),
        { points: line.coefficient },
        { points: line.assigned },
        { points: line.done },
        ...[line.faults, line.delays].map((all) => middle(timesWords(all, word))),
      ],
    };
  });
}

/** How many items, and how often where that is not once each; nothing where there was none. */
function timesWords(
  all: readonly { times: number; excused: number }[],
  word: (key: string) => string,
): string {
  const sum = (of: 'times' | 'excused') => all.reduce((found, one) => found + one[of], 0);
  const [items, times, excused] = [all.length, sum('times'), sum('excused')];
  if (items === 0) return '';
  if (excused > 0) return fill(word('oftenExcused'), { items, times, excused });
  return times === items ? String(items) : fill(word('often'), { items, times });
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
