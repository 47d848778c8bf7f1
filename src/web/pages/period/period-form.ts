// The form of a longer period as plain data: typed texts to points, work lines and facts, and back. No React.

import type { StageFactsBody } from '../../../contract/period-shapes.ts';
import type { PeriodDraft, PeriodStage, PeriodView } from '../../../contract/periods.ts';
import type { Report } from '../../../domain/evaluation/shape.ts';
import {
  forcingFlags,
  inputFrom,
  isLeading,
  LEADER_FLAG,
  withKnownFlags,
} from '../../../domain/evaluation/stage.ts';
import { periodKind } from '../../../domain/period/period.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { TASK_FIGURES } from '../../../domain/rulebook/shape-regime.ts';
import { partsOf, type TreeNode } from '../../../domain/rulebook/shape-tree.ts';
import { evaluate } from '../../../domain/score/evaluate.ts';
import type { ItemFault } from '../../../domain/score/input.ts';
import type { Outcome } from '../../../domain/score/outcome.ts';
import { formatPoints } from '../../../domain/score/points.ts';
import type { Locale } from '../../../text/index.ts';
import { readScore } from '../../parts/score-read.ts';
import { amount, type LineDraft, lineDraft, newLine, workLine } from './line-draft.ts';

export interface FormDraft {
  readonly entered: Readonly<Record<string, string>>;
  readonly lines: readonly LineDraft[];
  readonly choices: Readonly<Record<string, { readonly option: string; readonly reason: string }>>;
  readonly flags: Readonly<Record<string, { readonly is: boolean; readonly reason: string }>>;
  readonly shares: Readonly<Record<string, { readonly part: string; readonly whole: string }>>;
  readonly unitLevel: string;
  readonly comment: string;
  /** Only of a unit's week: its work, and words on style and difficulties. */
  readonly report?: Report;
}

export const EMPTY: FormDraft = {
  ...{ entered: {}, lines: [], choices: {}, flags: {}, shares: {}, unitLevel: '', comment: '' },
};

/** What a regulation asks for, read off its tree, conditions and forced levels. */
export interface Asked {
  readonly nodes: readonly TreeNode[];
  readonly lines: boolean;
  /** Degrees of progress and quality by line. */
  readonly degrees: boolean;
  readonly axes: readonly TreeNode[];
  readonly choices: readonly Extract<TreeNode, { mechanism: 'choice' }>[];
  readonly flags: readonly {
    readonly key: string;
    readonly name: Rulebook['title'];
    readonly forcing: boolean;
  }[];
  readonly shares: readonly { readonly key: string; readonly name: Rulebook['title'] }[];
  readonly unitLevel: boolean;
}

const BY_LINES = ['ratio', 'converted', 'work-points'];

/** `rank`: what only leaders are asked is left out for others. */
export function askedBy(rulebook: Rulebook, rank: PeriodView['rank'] | null = null): Asked {
  const nodes = [...(rulebook.score === null ? [] : [rulebook.score]), ...rulebook.figures].flatMap(allNodes);
  const tests = [
    ...rulebook.conditions.filter((one) => concerns(one, rank)).map(({ test, name }) => ({ test, name })),
    ...rulebook.forced.map(({ when, name }) => ({ test: when, name })),
  ];
  const forcing = forcingFlags(rulebook);
  const flags = new Map(
    [
      ...tests.flatMap(({ test, name }) => (test.kind === 'flag' ? [{ key: test.flag, name }] : [])),
      ...rulebook.conditions.flatMap(({ onlyIf, unless, waivedBy, name }) =>
        [onlyIf, unless, waivedBy].flatMap((key) => (key === null ? [] : [{ key, name }])),
      ),
    ].map((flag) => [flag.key, { ...flag, forcing: forcing.includes(flag.key) }]),
  );
  const shares = new Map(
    tests.flatMap(({ test, name }) =>
      'figure' in test && !(TASK_FIGURES as readonly string[]).includes(test.figure)
        ? [[test.figure, { key: test.figure, name }] as const]
        : [],
    ),
  );
  const counted = tests.some(
    ({ test }) => test.kind === 'each-task-at-least' || ('figure' in test && !shares.has(test.figure)),
  );
  return {
    nodes,
    lines: counted || nodes.some(({ mechanism }) => BY_LINES.includes(mechanism)),
    degrees: nodes.some((node) => 'achieved' in node && node.achieved !== null),
    axes: nodes.filter((node) => 'axis' in node && node.axis !== null),
    choices: nodes.filter((node) => node.mechanism === 'choice'),
    flags: [...flags.values()].filter(({ key }) => key !== LEADER_FLAG),
    shares: [...shares.values()],
    unitLevel: tests.some(({ test }) => test.kind === 'not-above-unit'),
  };
}

function concerns(
  { onlyIf, unless }: Rulebook['conditions'][number],
  rank: PeriodView['rank'] | null,
): boolean {
  if (rank === null) return true;
  return isLeading(rank) ? unless !== LEADER_FLAG : onlyIf !== LEADER_FLAG;
}

function allNodes(node: TreeNode): readonly TreeNode[] {
  return [node, ...partsOf(node).flatMap(allNodes)];
}

/** Usable points only: a missing or wrong field leaves its key out. */
export function enteredOf(rulebook: Rulebook, draft: FormDraft): Record<string, number> {
  const found = enteredNodes(rulebook).flatMap(({ key, max, step }): (readonly [string, number])[] => {
    const read = readScore(draft.entered[key] ?? '', { max, step });
    return read.ok ? [[key, read.hundredths]] : [];
  });
  return Object.fromEntries(found);
}

export interface EnteredField {
  readonly key: string;
  readonly name: Rulebook['title'];
  readonly max: number;
  readonly step: number;
}

/** Everything typed as a number: criteria, degrees of completion, bonus and penalty points. */
export function enteredNodes(rulebook: Rulebook): readonly EnteredField[] {
  const others = askedBy(rulebook).nodes.flatMap((node): EnteredField[] => {
    const { key, name, max } = node;
    if (node.mechanism === 'completion') return [{ key, name, max: 20000, step: 1 }];
    if (node.mechanism === 'penalty') return [{ key, name, max, step: node.step }];
    return node.mechanism === 'bonus' && node.source === 'entered'
      ? [{ key, name, max, step: node.step }]
      : [];
  });
  return [...rulebook.criteria, ...others];
}

export function factsOf(rulebook: Rulebook, draft: FormDraft): StageFactsBody {
  const { degrees } = askedBy(rulebook);
  const lines = draft.lines.map((line) => {
    const { factors, faults, delays, ...rest } = workLine(line, degrees);
    const items = (list: readonly ItemFault[]) => list.map((one) => ({ ...one }));
    return { ...rest, factors: [...factors], faults: items(faults), delays: items(delays) };
  });
  const shares = Object.entries(draft.shares).filter(([, { part, whole }]) => part !== '' && whole !== '');
  const chosen = Object.entries(draft.choices).filter(([, { option }]) => option !== '');
  return {
    choices: Object.fromEntries(chosen.map(([key, value]) => [key, { ...value }])),
    lines,
    flags: Object.fromEntries(Object.entries(draft.flags).map(([key, { is }]) => [key, is])),
    shares: Object.fromEntries(
      shares.map(([key, { part, whole }]) => [key, { part: amount(part), whole: amount(whole) }]),
    ),
    unitLevel: draft.unitLevel === '' ? null : draft.unitLevel,
    words: {
      lines: Object.fromEntries(draft.lines.map(({ key, title, product }) => [key, { title, product }])),
      flags: Object.fromEntries(Object.entries(draft.flags).map(([key, { reason }]) => [key, reason])),
    },
  };
}

/** Total, level and what is missing by the same function that the server runs. */
export function outcomeOf(rulebook: Rulebook, draft: FormDraft, view: PeriodView): Outcome {
  const { subordinates, earlier } = view;
  const people = subordinates && {
    total: subordinates.total,
    decided: subordinates.decided,
    worst: subordinates.worst,
  };
  const stated = factsOf(rulebook, draft);
  const facts = { ...stated, flags: withKnownFlags(rulebook, stated.flags, view.rank) };
  const input = inputFrom(enteredOf(rulebook, draft), facts, { subordinates: people, earlier });
  return evaluate(rulebook, input, periodKind(view.period));
}

/** The form filled with what a stage recorded. */
export function fromStage(stage: PeriodStage, locale: Locale): FormDraft {
  const text = (hundredths: number) => formatPoints(hundredths, locale);
  const { facts } = stage;
  const entered = Object.fromEntries(Object.entries(stage.entered).map(([key, value]) => [key, text(value)]));
  if (facts === null) return { ...EMPTY, entered };
  const flags = Object.entries(facts.flags).map(([key, is]) => [
    key,
    { is, reason: facts.words.flags[key] ?? '' },
  ]);
  const shares = Object.entries(facts.shares).map(([key, { part, whole }]) => [
    key,
    { part: text(part), whole: text(whole) },
  ]);
  return {
    entered,
    lines: facts.lines.map((line) =>
      lineDraft(line, facts.words.lines[line.key] ?? { title: '', product: '' }, locale),
    ),
    choices: facts.choices,
    flags: Object.fromEntries(flags),
    shares: Object.fromEntries(shares),
    unitLevel: facts.unitLevel ?? '',
    comment: '',
  };
}

/** What the server keeps of a draft, and back. */
export function bodyOf(draft: FormDraft): PeriodDraft {
  const lines = draft.lines.map(({ exceeded, bonus, ...rest }) => ({
    ...{ ...rest, exceeded: exceeded ? '1' : '', bonus: bonus ? '1' : '' },
  }));
  const { entered, choices, flags, shares, unitLevel, comment } = draft;
  const report = draft.report === undefined ? {} : { report: draft.report };
  return structuredClone({
    entered,
    choices,
    flags,
    shares,
    unitLevel,
    comment,
    lines,
    ...report,
  }) as PeriodDraft;
}

export function fromBody(body: PeriodDraft): FormDraft {
  const { lines, report, ...rest } = body;
  return {
    ...rest,
    ...(report === undefined ? {} : { report }),
    lines: lines.map((line) => ({
      ...{ ...newLine([]), ...line },
      ...{ exceeded: line.exceeded === '1', bonus: line.bonus === '1' },
    })),
  };
}

export function sameForm(a: FormDraft, b: FormDraft): boolean {
  return JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b));
}

/** Names for the keys among reasons: nodes, criteria, facts, steps. */
export function namesOf(rulebook: Rulebook, locale: Locale): Readonly<Record<string, string>> {
  const { nodes, flags, shares } = askedBy(rulebook);
  const named = [...nodes, ...rulebook.criteria, ...flags, ...shares, ...rulebook.steps, ...rulebook.levels];
  return Object.fromEntries(named.map(({ key, name }) => [key, name[locale]]));
}
