// Judges the sealed log of a body against its acts and against what somebody kept outside.
import type { Pool } from '../../store/connection.ts';
import { entriesAbout, type Unsealed, unsealedActs } from '../../store/log-checking.ts';
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
    const verdict = await judgeLog(originOf(tenant.slug), storedItems(tx, tenant.id), kept);
    const unsealed = await unsealedActs(tx, tenant.id);
    const { oldest } = unsealed;
    const isLate =
      oldest !== null && verdict.at !== null && Date.parse(oldest.at) + LATEST_MS < Date.parse(verdict.at);
    return { verdict, unsealed, slippedIn: isLate ? oldest : null };
  });
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
