// Proofs from the stored tree: some hundreds of hashes are read, however long the log is.
import { leavesOf, nodesOf } from '../../store/log.ts';
import {
  type Chunk,
  chunksOf,
  consistencyRanges,
  inclusionRanges,
  leafHash,
  type Range,
  rootOf,
} from '../../store/merkle.ts';
import type { Tx } from '../../store/transaction.ts';

const keyOf = ({ level, index }: Chunk) => `${level}/${index}`;

/** Roots of the ranges, each range's list in its order. */
async function rootsOf(tx: Tx, tenantId: number, lists: readonly (readonly Range[])[]): Promise<Buffer[][]> {
  const chunks = new Map(
    lists
      .flat()
      .flatMap(chunksOf)
      .map((chunk) => [keyOf(chunk), chunk]),
  );
  const wanted = [...chunks.values()];
  const [nodes, leaves] = await Promise.all([
    nodesOf(
      tx,
      tenantId,
      wanted.filter((chunk) => chunk.level > 0),
    ),
    leavesOf(
      tx,
      tenantId,
      wanted.filter((chunk) => chunk.level === 0).map((chunk) => chunk.index),
    ),
  ]);
  const hashes = new Map(nodes.map((node) => [keyOf(node), node.hash]));
  for (const { no, body } of leaves) hashes.set(keyOf({ level: 0, index: no }), leafHash(body));
  const hashOf = (chunk: Chunk) => {
    const hash = hashes.get(keyOf(chunk));
    if (hash === undefined) throw new Error(`the sealed log lacks subtree ${keyOf(chunk)}`);
    return hash;
  };
  return lists.map((ranges) => ranges.map((range) => rootOf(range, hashOf)));
}

/** For each entry the hashes from its leaf upwards to the root of the tree of `size`. */
export function inclusionProofs(tx: Tx, tenantId: number, numbers: readonly number[], size: number) {
  return rootsOf(
    tx,
    tenantId,
    numbers.map((no) => inclusionRanges(no, size)),
  );
}

/** That the log of `older` entries is the beginning of that of `newer`; 0 < older <= newer. */
export async function consistencyProof(
  tx: Tx,
  tenantId: number,
  older: number,
  newer: number,
): Promise<Buffer[]> {
  const [proof = []] = await rootsOf(tx, tenantId, [consistencyRanges(older, newer)]);
  return proof;
}
