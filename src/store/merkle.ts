// The tree over the sealed log, as RFC 6962 has it: hashes of leaves and nodes, roots, and which subtrees a proof names.
import { hash } from 'node:crypto';

const [LEAF, NODE] = [0, 1];

/** Levels whose full subtrees are stored, so that a proof reads some hundreds of hashes and never the whole log. */
export const STORED_LEVELS = [8, 16, 24, 32] as const;

export function leafHash(entry: string): Buffer {
  const bytes = Buffer.allocUnsafe(1 + Buffer.byteLength(entry));
  bytes[0] = LEAF;
  bytes.write(entry, 1, 'utf8');
  return hash('sha256', bytes, 'buffer');
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(1 + left.length + right.length);
  bytes[0] = NODE;
  right.copy(bytes, 1 + left.copy(bytes, 1));
  return hash('sha256', bytes, 'buffer');
}

/** Root of the tree without entries. */
export const EMPTY_ROOT = hash('sha256', '', 'buffer');

/** The full subtrees of a growing tree, largest first: all that is needed to append and to know the root. */
export class CompactRange {
  readonly #parts: { readonly level: number; readonly hash: Buffer }[] = [];

  /** Appends a full subtree of 2^level leaves; `onFull` hears of each larger one that it completes. */
  push(level: number, hash: Buffer, onFull?: (level: number, hash: Buffer) => void): void {
    let part = { level, hash };
    for (let last = this.#parts.at(-1); last?.level === part.level; last = this.#parts.at(-1)) {
      this.#parts.pop();
      part = { level: part.level + 1, hash: nodeHash(last.hash, part.hash) };
      onFull?.(part.level, part.hash);
    }
    this.#parts.push(part);
  }

  root(): Buffer {
    const last = this.#parts.at(-1);
    if (last === undefined) return EMPTY_ROOT;
    return this.#parts.slice(0, -1).reduceRight((right, { hash }) => nodeHash(hash, right), last.hash);
  }
}

/** Entries [from, to). */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Largest power of two smaller than `count`; `count` is at least 2. */
function split(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

/** Subtrees whose roots prove entry `index` in the tree of `size`, from the leaf upwards (RFC 9162, 2.1.3). */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let range: Range = { from: 0, to: size };
  while (range.to - range.from > 1) {
    const middle = range.from + split(range.to - range.from);
    const left = { from: range.from, to: middle };
    const right = { from: middle, to: range.to };
    ranges.push(index < middle ? right : left);
    range = index < middle ? left : right;
  }
  return ranges.toReversed();
}

/** Subtrees whose roots prove that the tree of `older` is the beginning of that of `newer` (RFC 9162, 2.1.4). */
export function consistencyRanges(older: number, newer: number): Range[] {
  const ranges: Range[] = [];
  let range: Range = { from: 0, to: newer };
  let isWhole = true;
  while (range.to !== older) {
    const middle = range.from + split(range.to - range.from);
    if (older <= middle) {
      ranges.push({ from: middle, to: range.to });
      range = { from: range.from, to: middle };
    } else {
      ranges.push({ from: range.from, to: middle });
      range = { from: middle, to: range.to };
      isWhole = false;
    }
  }
  return isWhole ? ranges.toReversed() : [range, ...ranges.toReversed()];
}

/** A full subtree that is stored (level above 0) or a leaf (level 0); `index` counts those of its level. */
export interface Chunk {
  readonly level: number;
  readonly index: number;
}

/** The fewest stored subtrees and leaves that make up a range. */
export function chunksOf({ from, to }: Range): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = from; at < to; ) {
    const level = STORED_LEVELS.findLast((one) => at % 2 ** one === 0 && at + 2 ** one <= to) ?? 0;
    chunks.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return chunks;
}

/** Root of a range from the hashes of its chunks. */
export function rootOf(range: Range, hashOf: (chunk: Chunk) => Buffer): Buffer {
  const parts = new CompactRange();
  for (const chunk of chunksOf(range)) parts.push(chunk.level, hashOf(chunk));
  return parts.root();
}
