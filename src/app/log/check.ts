// Judges the sealed log of a body against its acts and against what somebody kept outside.
import type { Pool } from '../../store/connection.ts';
import type { NodeRow } from '../../store/log.ts';
import { allNodes, entriesAbout, type Unsealed, unsealedActs } from '../../store/log-checking.ts';
import { type Chunk, STORED_LEVELS } from '../../store/merkle.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';
import type { Trouble } from '../verify.ts';
import { originOf } from './note.ts';
import { storedItems } from './stored.ts';
import { judgeLog, type Kept, LATEST_MS, type LogVerdict } from './walk.ts';

export interface LogCheck {
  readonly verdict: LogVerdict;
  readonly unsealed: Unsealed;
  /** An act outside the log that claims to be older than what was sealed long before; null when none does. */
  readonly slippedIn: Unsealed['oldest'];
  /** The first stored subtree that its entries do not make, or that nobody stored; null when all are right. */
  readonly wrongSubtree: Chunk | null;
  /** Numbers of the entries whose acts are wrong by themselves, smallest first; those without an entry left out. */
  readonly wrongActs: readonly { readonly no: number; readonly trouble: Trouble }[];
}

type Body = Pick<Tenant, 'id' | 'slug'>;
const scopeOf = ({ id }: Body) => ({ tenantId: id, personId: null, actor: 'system' }) as const;

/** The log as far as it can be judged without knowing which acts are wrong by themselves. */
export function judgeStored(
  pool: Pool,
  tenant: Body,
  kept: Kept | null,
): Promise<Omit<LogCheck, 'wrongActs'>> {
  return inReadTransaction(pool, scopeOf(tenant), async (tx) => {
    const subtrees = new Subtrees(await allNodes(tx, tenant.id));
    const items = storedItems(tx, tenant.id);
    const verdict = await judgeLog(originOf(tenant.slug), items, kept, (one, hash) =>
      subtrees.see(one, hash),
    );
    const unsealed = await unsealedActs(tx, tenant.id);
    const { oldest } = unsealed;
    const isLate =
      oldest !== null && verdict.at !== null && Date.parse(oldest.at) + LATEST_MS < Date.parse(verdict.at);
    return { verdict, unsealed, slippedIn: isLate ? oldest : null, wrongSubtree: subtrees.wrong(verdict) };
  });
}

/** Subtrees are kept to be quick: proofs and the next checkpoint are made of them, so they must be those of the entries. */
class Subtrees {
  readonly #stored: Map<string, Buffer>;
  #wrong: Chunk | null = null;

  constructor(nodes: readonly NodeRow[]) {
    this.#stored = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  }

  see(subtree: Chunk, hash: Buffer): void {
    if (!STORED_LEVELS.some((level) => level === subtree.level)) return;
    const key = `${subtree.level}/${subtree.index}`;
    if (this.#stored.get(key)?.equals(hash) !== true) this.#wrong ??= subtree;
    this.#stored.delete(key);
  }

  /** What is left over belongs to entries that are not there; of a log that was not read to its end nobody knows. */
  wrong({ fault }: LogVerdict): Chunk | null {
    if (this.#wrong !== null || fault !== null) return this.#wrong;
    const [left] = this.#stored.keys();
    const [level = 0, index = 0] = left?.split('/').map(Number) ?? [];
    return left === undefined ? null : { level, index };
  }
}

/** Where wrong acts stand in the log: the first wrong entry may be one of theirs. */
export function entriesOf(
  pool: Pool,
  tenant: Body,
  troubles: readonly Trouble[],
): Promise<LogCheck['wrongActs']> {
  const acts = troubles.flatMap((trouble) =>
    trouble.seq === null ? [] : [{ ...trouble, seq: trouble.seq }],
  );
  return inReadTransaction(pool, scopeOf(tenant), async (tx) => {
    const wrongActs: { no: number; trouble: Trouble }[] = [];
    for (let from = 0; from < acts.length; from += PAGE) {
      const page = acts.slice(from, from + PAGE);
      const numbers = await entriesAbout(tx, tenant.id, page);
      page.forEach((trouble, index) => {
        const no = numbers[index] ?? null;
        if (no !== null) wrongActs.push({ no, trouble });
      });
    }
    return wrongActs.toSorted((a, b) => a.no - b.no);
  });
}

const PAGE = 5000;
