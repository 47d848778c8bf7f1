// Checks the records of a range of the ledger: chains, words, lawful steps, states that follow. Records know nothing of
// each other, so that ranges can be checked side by side.

import { evolve } from '../domain/evaluation/evolve.ts';
import { unlawful } from '../domain/evaluation/lawful.ts';
import type { Evaluation, EvaluationAct } from '../domain/evaluation/shape.ts';
import { payloadOfToday } from '../domain/evaluation/upcast.ts';
import { evaluationFromRow, type RulebookSource } from '../store/evaluations.ts';
import { isSame } from '../store/ledger-hash.ts';
import { loadRulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import {
  actsOf,
  type CheckedRow,
  evaluationRows,
  importedAbsences,
  namesOfRegulations,
  type RecordRange,
  type StoredAct,
} from '../store/verify.ts';
import { type ChainPlace, type ChainTrouble, chainTrouble, erasedTexts, START } from './verify-chain.ts';
import { auditResults, type ResultAudit, type ResultCount } from './verify-results.ts';
import { evolveSmall, isSmallKind, leavesNoState, type SmallState } from './verify-small.ts';
import { compareWork, followWork, isWorkKind, type ReplayedWork, type WorkState } from './verify-work.ts';

export type TroubleCode =
  | ChainTrouble
  | 'unlawful'
  | 'result-differs'
  | 'state-differs'
  | 'state-missing'
  | 'history-missing'
  | 'sum-differs';

/** The first thing wrong with a record; `seq` null when it is the state row. */
export interface Trouble {
  readonly kind: string;
  readonly id: number;
  readonly seq: number | null;
  readonly code: TroubleCode;
  /** Key of the broken rule, or the fields that differ. */
  readonly detail: string;
}

export interface Verified {
  readonly records: number;
  readonly acts: number;
  readonly texts: number;
  /** Words that were erased: allowed, and counted. */
  readonly erased: number;
  readonly troubles: number;
}

/** What is checked, and how. */
export interface RangeOrder {
  readonly tenantId: number;
  readonly range: RecordRange;
  /** Reckon every result anew by its own version of the regulation, superseded ones too. */
  readonly recompute: boolean;
}

/** What the records of a range made; it can pass between threads. */
export interface RangeVerified extends Verified {
  /** States of small kinds by 'kind/id', as their acts say. */
  readonly replayed: ReadonlyMap<string, SmallState>;
  /** Records of small kinds already named. */
  readonly broken: ReadonlySet<string>;
  readonly results: readonly ResultCount[];
}

/** Every trouble is told as it is found. Memory stays flat. */
export async function verifyRange(
  tx: Tx,
  { tenantId, range, recompute }: RangeOrder,
  tell: (trouble: Trouble) => void,
): Promise<RangeVerified> {
  const [{ source }, imported, regulations] = await Promise.all([
    loadRulebooks(tx, tenantId),
    importedAbsences(tx, tenantId),
    namesOfRegulations(tx, tenantId),
  ]);
  const audit: Audit = {
    ...{ tx, tenantId, source, regulations, tell },
    counts: { records: 0, acts: 0, texts: 0, erased: 0, troubles: 0 },
    born: new Map(imported.map(({ id, state }) => [`absence/${id}`, state])),
    replayed: new Map(),
    broken: new Set(),
    results: recompute ? auditResults(source) : null,
  };
  let walk: Walk | null = null;
  for await (const page of actsOf(tx, tenantId, range)) {
    const finished = nothingYet();
    for (const act of page) {
      if (walk === null || walk.kind !== act.kind || walk.id !== act.id) {
        if (walk !== null) leave(walk, finished);
        walk = begin(audit, act);
      }
      step(audit, walk, act);
    }
    await compareFinished(audit, finished);
  }
  const last = nothingYet();
  if (walk !== null) leave(walk, last);
  await compareFinished(audit, last);
  const { counts, replayed, broken, results } = audit;
  return { ...counts, replayed, broken, results: results?.counts() ?? [] };
}

interface Audit {
  readonly tx: Tx;
  readonly tenantId: number;
  readonly source: RulebookSource;
  /** 'id@version' of all there are. */
  readonly regulations: ReadonlySet<string>;
  readonly tell: (trouble: Trouble) => void;
  readonly counts: { records: number; acts: number; texts: number; erased: number; troubles: number };
  /** States that records of small kinds begin with, from acts of others. */
  readonly born: ReadonlyMap<string, SmallState>;
  readonly replayed: Map<string, SmallState>;
  readonly broken: Set<string>;
  readonly results: ResultAudit | null;
}

/** What the acts of an evaluation make: its state and the end of its chain. */
interface Replayed {
  readonly state: Evaluation;
  readonly hash: Buffer;
}

/** Records of a page whose end was reached. */
interface Finished {
  readonly evaluations: Replayed[];
  readonly work: ReplayedWork[];
}
const nothingYet = (): Finished => ({ evaluations: [], work: [] });

/** The walk along one record. */
interface Walk {
  readonly kind: string;
  readonly id: number;
  place: ChainPlace;
  evaluation: Evaluation | null;
  work: WorkState | null;
  erased: boolean;
  broken: boolean;
}

function report(audit: Audit, trouble: Trouble): void {
  audit.counts.troubles += 1;
  audit.tell(trouble);
}

function begin(audit: Audit, { kind, id }: StoredAct): Walk {
  audit.counts.records += 1;
  return { kind, id, place: START, evaluation: null, work: null, erased: false, broken: false };
}

function step(audit: Audit, walk: Walk, act: StoredAct): void {
  audit.counts.acts += 1;
  audit.counts.texts += act.texts.length;
  const erased = Math.max(0, erasedTexts(act));
  audit.counts.erased += erased;
  walk.erased ||= erased > 0;
  if (walk.broken) return;
  const broken = chainTrouble(audit.tenantId, walk.place, act);
  // A forger who links his acts anew may write what no part of the program can read.
  const detail = broken === null ? orUnreadable(() => follow(audit, walk, act)) : '';
  const seq = broken === 'act-missing' ? walk.place.seq + 1 : act.seq;
  walk.place = { seq: act.seq, hash: act.hash };
  if (detail === null) return;
  walk.broken = true;
  audit.broken.add(`${act.kind}/${act.id}`);
  report(audit, { kind: act.kind, id: act.id, seq, code: broken ?? 'unlawful', detail });
}

/** Whoever rules the database may have written anything: what cannot be read is named, and ends no verification. */
function orUnreadable<T>(read: () => T): T | 'unreadable' {
  try {
    return read();
  } catch {
    return 'unreadable';
  }
}

/** Replays the act; the key of the rule it breaks, or null. */
function follow(audit: Audit, walk: Walk, act: StoredAct): string | null {
  if (act.kind === 'evaluation') return followEvaluation(audit, walk, act);
  if (isWorkKind(act.kind)) {
    walk.work = followWork(act.kind, walk.work, act);
    return walk.work === null ? act.act : null;
  }
  if (!isSmallKind(act.kind) || leavesNoState(act)) return null;
  const key = `${act.kind}/${act.id}`;
  const next = evolveSmall(act.kind, audit.replayed.get(key) ?? audit.born.get(key) ?? null, act);
  if (next === null) return act.act;
  audit.replayed.set(key, next);
  return null;
}

function followEvaluation(audit: Audit, walk: Walk, stored: StoredAct): string | null {
  const { act, actorId, actingFor, role } = stored;
  const payload = payloadOfToday(act, stored.payload);
  const texts = Object.fromEntries(stored.texts.map(({ field, body }) => [field, body]));
  const done = { act, payload, texts, actorId, capacity: { role, actingFor } } as unknown as EvaluationAct;
  const broken = unlawful(walk.evaluation, done);
  if (broken !== null) return broken;
  walk.evaluation = evolve(walk.evaluation, done, stored.seq);
  const { kind, id, seq } = stored;
  // The chain goes on: the act is what was written, its figures are not what the regulation gives.
  const detail = audit.results?.differs(walk.evaluation, done) ?? null;
  if (detail !== null) report(audit, { kind, id, seq, code: 'result-differs', detail });
  return walk.evaluation.id === stored.id ? null : 'another-record';
}

function leave({ kind, id, place, evaluation, work, erased, broken }: Walk, finished: Finished): void {
  if (broken) return;
  if (evaluation !== null) finished.evaluations.push({ state: evaluation, hash: place.hash });
  if (work !== null && isWorkKind(kind)) finished.work.push({ kind, id, state: work, erased });
}

async function compareFinished(audit: Audit, { evaluations, work }: Finished): Promise<void> {
  await compareEvaluations(audit, evaluations);
  for (const trouble of await compareWork(audit.tx, audit.tenantId, work))
    report(audit, { ...trouble, seq: null });
}

async function compareEvaluations(audit: Audit, replayed: readonly Replayed[]): Promise<void> {
  if (replayed.length === 0) return;
  const rows = await evaluationRows(
    audit.tx,
    audit.tenantId,
    replayed.map((one) => one.state.id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { state, hash } of replayed) {
    const row = byId.get(state.id);
    const detail = row === undefined ? '' : differences(state, hash, row, audit).join(', ');
    const code = row === undefined ? 'state-missing' : 'state-differs';
    if (row === undefined || detail !== '')
      report(audit, { kind: 'evaluation', id: state.id, seq: null, code, detail });
  }
}

/** Names of fields in which the row is not what the acts made. */
function differences(
  state: Evaluation,
  hash: Buffer,
  row: CheckedRow,
  { source, regulations }: Pick<Audit, 'source' | 'regulations'>,
): readonly string[] {
  // Nothing of such a row can be read; the others are checked all the same.
  if (!regulations.has(`${row.rulebook_id}@${row.rulebook_version}`)) return ['rulebook'];
  const read = orUnreadable(() => evaluationFromRow(row, source));
  if (read === 'unreadable') return [read];
  const stored = { ...read, ...derived(row) };
  const replayed = {
    ...state,
    totalSelf: state.self?.total ?? null,
    totalScorer: state.scorer?.total ?? null,
    total: state.approver?.total ?? null,
    level: state.approver?.level ?? null,
    totalNumerator: state.approver?.exact?.n ?? null,
    totalDenominator: state.approver?.exact?.d ?? null,
    lastHash: hash.toString('hex'),
  };
  const fields = Object.keys(stored) as readonly (keyof typeof stored)[];
  return fields.filter((field) => !isSame(stored[field], replayed[field]));
}

function derived(row: CheckedRow) {
  const { total_self, total_scorer, total, level, numerator, denominator, last_hash } = row;
  return {
    totalSelf: total_self,
    totalScorer: total_scorer,
    total,
    level,
    totalNumerator: numerator,
    totalDenominator: denominator,
    lastHash: last_hash.toString('hex'),
  };
}
