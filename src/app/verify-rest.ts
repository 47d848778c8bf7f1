// What no single record tells: rows without a history, frozen roll-ups, regulations, states of the short histories.
import { storedHash } from '../files/rulebook-file.ts';
import { allCloses, digestOf } from '../store/period-closes.ts';
import type { Tx } from '../store/transaction.ts';
import {
  evaluationsWithoutActs,
  importedAbsences,
  misfiledDifficulties,
  missingRegulations,
  SMALL_KINDS,
  type SmallKind,
  smallRows,
  storedRegulations,
} from '../store/verify.ts';
import { WORK_KINDS, workWithoutActs } from '../store/verify-work.ts';
import type { AppContext } from './context.ts';
import { compareKept } from './verify-kept.ts';
import { compareOrganization } from './verify-organization.ts';
import { comparePosts } from './verify-posts.ts';
import type { RangeVerified, Trouble } from './verify-range.ts';
import { type SmallState, sameState } from './verify-small.ts';

interface Rest extends Pick<RangeVerified, 'broken'> {
  readonly tx: Tx;
  readonly tenantId: number;
  readonly replayed: ReadonlyMap<string, SmallState>;
  /** Kinds of which there is any act. */
  readonly recorded: ReadonlySet<string>;
  readonly report: (trouble: Trouble) => void;
  readonly nationalDays: AppContext['nationalDays'] | null;
}

/** Looks at everything beside the ranges, once all of them were checked. */
export async function verifyRest(
  tx: Tx,
  tenantId: number,
  ranges: readonly Pick<RangeVerified, 'replayed' | 'broken'>[],
  { report, nationalDays }: Pick<Rest, 'report' | 'nationalDays'>,
): Promise<void> {
  const born = (await importedAbsences(tx, tenantId)).map(
    ({ id, state }) => [`absence/${id}`, state] as const,
  );
  const replayed = new Map([...born, ...ranges.flatMap((range) => [...range.replayed])]);
  const broken = new Set(ranges.flatMap((range) => [...range.broken]));
  const recorded = new Set([...replayed.keys(), ...broken].map((key) => key.slice(0, key.indexOf('/'))));
  await compareRest({ tx, tenantId, report, nationalDays, replayed, broken, recorded });
}

async function compareRest(rest: Rest): Promise<void> {
  for (const id of await evaluationsWithoutActs(rest.tx, rest.tenantId))
    rest.report({ kind: 'evaluation', id, seq: null, code: 'history-missing', detail: '' });
  for (const kind of WORK_KINDS)
    for (const id of await workWithoutActs(rest.tx, rest.tenantId, kind))
      rest.report({ kind, id, seq: null, code: 'history-missing', detail: '' });
  await compareKept(rest.tx, rest.tenantId, rest);
  await compareFrozen(rest);
  await compareRegulations(rest);
  await compareDifficulties(rest);
  await comparePosts(rest.tx, rest.tenantId, rest.report);
  await compareOrganization(rest.tx, rest.tenantId, rest.report);
  for (const kind of SMALL_KINDS) {
    const rows = new Map((await smallRows(rest.tx, rest.tenantId, kind)).map((row) => [row.id, row.state]));
    for (const [id, state] of rows) compareRow(rest, kind, id, state);
    for (const key of rest.replayed.keys()) {
      const [of, id] = key.split('/');
      if (of === kind && !rows.has(Number(id)) && !rest.broken.has(key))
        rest.report({ kind, id: Number(id), seq: null, code: 'state-missing', detail: '' });
    }
  }
}

/** Frozen roll-ups hold what was frozen: each version against the digest that stands in its act. */
async function compareFrozen(rest: Rest): Promise<void> {
  const { tx, tenantId } = rest;
  for (const close of await allCloses(tx, tenantId)) {
    const { id, version, digest } = close;
    if (rest.broken.has(`period-close/${id}`)) continue;
    if ((await digestOf(tx, tenantId, close, version)) !== digest)
      rest.report({ kind: 'period-close', id, seq: null, code: 'state-differs', detail: 'digest' });
  }
}

/** When a difficulty was filed, and the list for the leaders it stands on: both follow from acts of their own. */
async function compareDifficulties({ tx, tenantId, broken, report }: Rest): Promise<void> {
  for (const { id, fields } of await misfiledDifficulties(tx, tenantId))
    if (!broken.has(`difficulty/${id}`))
      report({ kind: 'difficulty', id, seq: null, code: 'state-differs', detail: fields.join(', ') });
}

/** Regulations in force are those that were put into force: each body against the hash it was activated with. */
async function compareRegulations(rest: Rest): Promise<void> {
  const stored = await storedRegulations(rest.tx, rest.tenantId);
  // A body that was founded before activations were recorded has none at all.
  const areRecorded = stored.some(({ act }) => act?.kind === 'rulebook');
  for (const detail of await missingRegulations(rest.tx, rest.tenantId))
    rest.report({ kind: 'rulebook', id: 0, seq: null, code: 'state-missing', detail });
  for (const { rulebook, version, hash, body, dated, act } of stored) {
    const detail = `${rulebook}@${version}`;
    const { kind = 'rulebook', id = 0 } = act ?? {};
    if (act === null && areRecorded) rest.report({ kind, id, seq: null, code: 'history-missing', detail });
    if (!dated || storedHash(body) !== hash || (act !== null && act.hash !== hash))
      rest.report({ kind, id, seq: null, code: 'state-differs', detail });
  }
}

/** Roles and accounts of a body that was founded before these were recorded have no history at all. */
const ONCE_UNRECORDED: readonly SmallKind[] = ['role-grant', 'account'];

function compareRow(rest: Rest, kind: SmallKind, id: number, state: SmallState): void {
  const key = `${kind}/${id}`;
  if (rest.broken.has(key)) return;
  const replayed = rest.replayed.get(key);
  if (replayed === undefined && ONCE_UNRECORDED.includes(kind) && !rest.recorded.has(kind)) return;
  if (replayed === undefined) rest.report({ kind, id, seq: null, code: 'history-missing', detail: '' });
  else if (!sameState(state, replayed))
    rest.report({ kind, id, seq: null, code: 'state-differs', detail: '' });
}
