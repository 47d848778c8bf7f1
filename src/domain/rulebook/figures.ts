// The numbers of a regulation somebody changes most: borders of levels, deductions, shares of conditions and quotas, first
// day. Found in the data as typed, faults or not, so that each can be changed in a field of its own.
import type { Path } from './reader.ts';

export const FIGURE_KINDS = [
  'valid-from',
  'border',
  'deduction',
  'condition',
  'forced',
  'quota',
  'raised-quota',
] as const;

export interface TypedFigure {
  readonly kind: (typeof FIGURE_KINDS)[number];
  /** Where the value stands; a border stands in two levels. */
  readonly paths: readonly Path[];
  /** Whole hundredths; a day for `valid-from`. */
  readonly value: number | string;
  readonly name: { readonly vi: string; readonly en: string } | null;
  /** The level it stands at the door of, or leads to; null for other numbers. */
  readonly level: TypedFigure['name'];
  readonly source: { readonly document: string; readonly where: string } | null;
}

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const dataOf = (value: unknown): Data => (isData(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The name as typed, in both languages; null where one of them is missing. */
export function nameOf({ name }: Data): TypedFigure['name'] {
  const { vi, en } = dataOf(name);
  return typeof vi === 'string' && typeof en === 'string' ? { vi, en } : null;
}

function sourceOf(owner: Data): TypedFigure['source'] {
  const cited = dataOf(owner.citation);
  if (typeof cited.document !== 'string' || typeof cited.where !== 'string') return null;
  return { document: cited.document, where: cited.where };
}

function figure(
  kind: TypedFigure['kind'],
  owner: Data,
  value: unknown,
  paths: readonly Path[],
  level: TypedFigure['name'] = null,
): TypedFigure[] {
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value);
  if (!isWhole && typeof value !== 'string') return [];
  return [{ kind, paths, value, name: nameOf(owner), level, source: sourceOf(owner) }];
}

/** Where each level but the worst begins, and with it where the next one ends. */
function borders(levels: readonly unknown[]): TypedFigure[] {
  return levels.slice(0, -1).flatMap((raw, index) => {
    const [level, below] = [dataOf(raw), dataOf(levels[index + 1])];
    const [from, to] = [dataOf(level.from).value, dataOf(below.to).value];
    const paths: Path[] = [['levels', index, 'from', 'value']];
    if (from === to) paths.push(['levels', index + 1, 'to', 'value']);
    return figure('border', level, from, paths);
  });
}

/** Deeper trees than any regulation's are not walked; the text may be anything. */
const DEEPEST = 12;

function deductions(node: unknown, path: Path): TypedFigure[] {
  if (!isData(node) || path.length > 2 * DEEPEST) return [];
  const own = figure('deduction', node, dataOf(node.deduction).percent, [[...path, 'deduction', 'percent']]);
  const parts = listOf(node.children).flatMap((child, index) =>
    deductions(child, [...path, 'children', index]),
  );
  return [...own, ...parts, ...deductions(node.of, [...path, 'of'])];
}

function shares(rulebook: Data): TypedFigure[] {
  const levelOf = (key: unknown) =>
    listOf(rulebook.levels)
      .map(dataOf)
      .find((level) => level.key === key);
  const tests = (list: string, kind: 'condition' | 'forced', test: string) =>
    listOf(rulebook[list]).flatMap((raw, index) => {
      const rule = dataOf(raw);
      const level = levelOf(rule.level);
      const paths = [[list, index, test, 'percent']];
      return figure(kind, rule, dataOf(rule[test]).percent, paths, level ? nameOf(level) : null);
    });
  const quotas = listOf(rulebook.quotas).flatMap((raw, index) => {
    const quota = dataOf(raw);
    const owner = { ...quota, name: levelOf(quota.level)?.name };
    return [
      ...figure('quota', owner, quota.percent, [['quotas', index, 'percent']]),
      ...figure('raised-quota', owner, quota.raisedPercent, [['quotas', index, 'raisedPercent']]),
    ];
  });
  return [...tests('conditions', 'condition', 'test'), ...tests('forced', 'forced', 'when'), ...quotas];
}

/** In the order in which a reader meets them; from data nobody has checked. */
export function figuresOf(raw: unknown): readonly TypedFigure[] {
  const rulebook = dataOf(raw);
  return [
    ...figure('valid-from', rulebook, rulebook.validFrom, [['validFrom']]),
    ...borders(listOf(rulebook.levels)),
    ...deductions(rulebook.score, ['score']),
    ...shares(rulebook),
  ];
}
