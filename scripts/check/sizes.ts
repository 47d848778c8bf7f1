// Sizes that keep the house liveable (ARCHITECTURE.md, section 6).
import { type Fault, isGenerated, isTest, type Node, type SourceFile, walk } from './source.ts';

export const limits = {
  file: { median: 80, p90: 220, most: 400 },
  function: { p90: 35, most: 60 },
};

/** Catalogues of texts are data: one line per text, as many as there are. */
const isData = (path: string) => isGenerated(path) || /^src\/text\/(?:.*\/)?(?:vi|en)(?:\/|\.ts$)/.test(path);

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export interface FunctionSize {
  readonly line: number;
  readonly lines: number;
}

const linesOf = (text: string) => (text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);

export function functionSizes(file: SourceFile): FunctionSize[] {
  const found: FunctionSize[] = [];
  walk(file.program, (node: Node) => {
    if (!functionTypes.has(node.type) || !node.body) return;
    const line = file.lineAt(node.start);
    found.push({ line, lines: file.lineAt(node.end) - line + 1 });
  });
  return found;
}

/** The smallest value that at least `share` of the values do not exceed; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export interface Sizes {
  readonly faults: readonly Fault[];
  /** One line of figures for the console. */
  readonly summary: string;
}

function overall(
  files: readonly number[],
  functions: readonly number[],
): [name: string, found: number, limit: number][] {
  return [
    ['median file', quantile(files, 0.5), limits.file.median],
    ['90th percentile of files', quantile(files, 0.9), limits.file.p90],
    ['90th percentile of functions', quantile(functions, 0.9), limits.function.p90],
  ];
}

/** The longest file counts tests too; the other figures and functions are those of the product and its scripts. */
export function measure(files: readonly SourceFile[]): Sizes {
  const hand = files.filter((file) => !isData(file.path));
  const faults: Fault[] = hand
    .filter((file) => linesOf(file.text) > limits.file.most)
    .map((file) => ({
      path: file.path,
      message: `${linesOf(file.text)} lines, at most ${limits.file.most}`,
    }));
  const source = hand.filter((file) => !isTest(file.path));
  const functions: number[] = [];
  for (const file of source) {
    for (const { line, lines } of functionSizes(file)) {
      functions.push(lines);
      const message = `function of ${lines} lines, at most ${limits.function.most}`;
      if (lines > limits.function.most) faults.push({ path: file.path, line, message });
    }
  }
  const figures = overall(
    source.map((file) => linesOf(file.text)),
    functions,
  );
  for (const [name, found, limit] of figures) {
    if (found > limit) faults.push({ path: 'src', message: `${name}: ${found} lines, at most ${limit}` });
  }
  return { faults, summary: summarise(files, source, figures) };
}

function summarise(
  all: readonly SourceFile[],
  source: readonly SourceFile[],
  figures: readonly [string, number, number][],
): string {
  const count = (files: readonly SourceFile[]) => files.reduce((sum, file) => sum + linesOf(file.text), 0);
  const tests = count(all.filter((file) => isTest(file.path)));
  const parts = figures.map(([name, found, limit]) => `${name} ${found} (at most ${limit})`);
  const ratio = (tests / Math.max(1, count(source))).toFixed(2);
  return `${source.length} files, ${parts.join(', ')}, ${ratio} test lines per source line`;
}
