// What the domain may not do: look at a clock, throw dice, wait, or touch the process it runs in.
import { type Fault, isTest, type Node, type SourceFile, walk } from './source.ts';

const forbiddenNames = new Set([
  'process',
  'Promise',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'console',
  'globalThis',
  'window',
  'document',
  'eval',
  'Function',
]);
const forbiddenMembers = new Set(['Date.now', 'Math.random', 'Temporal.Now']);

const nameOf = (value: unknown) => (value as Node | undefined)?.name as string | undefined;

/** Positions where an identifier is only a name, not a use of the global. */
function isMereName(node: Node, parent: Node | null): boolean {
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.property === node && parent.computed !== true;
  if (parent.type.startsWith('TS')) return true;
  const isKey =
    parent.type === 'Property' || parent.type.endsWith('Definition') || parent.type === 'JSXAttribute';
  return isKey && parent.key === node && parent.computed !== true && parent.shorthand !== true;
}

function faultOf(node: Node, parent: Node | null): string | null {
  if (node.type === 'AwaitExpression' || node.async === true) return 'nothing asynchronous';
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date') {
    return (node.arguments as unknown[]).length === 0 ? 'no clock: new Date()' : null;
  }
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') return 'no clock: Date()';
  if (node.type === 'MemberExpression') {
    const member = `${nameOf(node.object)}.${nameOf(node.property)}`;
    return forbiddenMembers.has(member) ? `no ${member}` : null;
  }
  const used = node.type === 'Identifier' && !isMereName(node, parent) ? nameOf(node) : undefined;
  return used !== undefined && forbiddenNames.has(used) ? `no ${used}` : null;
}

export function findImpurities(files: readonly SourceFile[]): Fault[] {
  const faults: Fault[] = [];
  for (const file of files) {
    if (!file.path.startsWith('src/domain/') || isTest(file.path)) continue;
    walk(file.program, (node, parent) => {
      const fault = faultOf(node, parent);
      if (fault) faults.push({ path: file.path, line: file.lineAt(node.start), message: `domain: ${fault}` });
    });
  }
  return faults;
}
