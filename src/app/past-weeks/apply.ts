// Takes forms over as history: all that are ready in one transaction, or nothing. Each is a version with an act of its own.
import { forKeeping } from '../../domain/past-weeks/form.ts';
import type { PastAnswer, PastSource, PlannedPast } from '../../domain/past-weeks/plan.ts';
import { splitForm } from '../../domain/past-weeks/record.ts';
import { weekDates } from '../../domain/period/week.ts';
import { refuse } from '../../domain/refusal.ts';
import { chainEnds } from '../../store/chain-ends.ts';
import { takeIds } from '../../store/counters.ts';
import { appendActs, type LedgerAct } from '../../store/ledger.ts';
import {
  insertPastImport,
  insertPastWeeks,
  lockPastWeeks,
  type PastWeekRow,
  pastWeekNumbers,
} from '../../store/past-weeks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import type { Author } from '../organization-acts.ts';
import { write } from '../write.ts';
import { planForms } from './plan.ts';
import { type PastFile, readPastFiles } from './read.ts';
import { keeperRole, keptUnits } from './scope.ts';

export interface PastImported {
  /** Null: there was nothing new. */
  readonly importId: number | null;
  readonly imported: number;
  readonly replaced: number;
  readonly same: number;
  readonly leftOut: number;
}

/** Takes files over. Throws forbidden, refused `past-weeks-blocked` while anything of them is unsettled. */
export async function importPastWeeks(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  files: readonly PastFile[],
  answers: readonly PastAnswer[],
): Promise<PastImported> {
  const sources = await readPastFiles(files);
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => keptUnits(tx, actor),
    run: (tx, unitIds) => applyForms(tx, actor, keeperRole(actor), { unitIds, sources, answers }),
  });
}

export interface PastOrder {
  readonly unitIds: readonly number[] | null;
  readonly sources: readonly PastSource[];
  readonly answers: readonly PastAnswer[];
}

type Row = Omit<PastWeekRow, 'state'>;

/** One form ready to be written, and why it takes the place of another. */
interface Ready {
  readonly planned: PlannedPast;
  readonly row: Row;
  readonly reason: string | null;
}

export async function applyForms(
  tx: Tx,
  author: Author,
  role: string,
  { unitIds, sources, answers }: PastOrder,
): Promise<PastImported> {
  await lockPastWeeks(tx, author.tenantId);
  const planned = await planForms(tx, author, unitIds, sources, answers);
  const count = (state: PlannedPast['state']) => planned.filter((one) => one.state === state).length;
  if (count('blocked') > 0) throw refused([refuse('past-weeks-blocked', { count: count('blocked') })]);
  const chosen = planned.filter((one) => one.state === 'ready');
  const told = { same: count('same'), leftOut: count('left-out') };
  if (chosen.length === 0) return { importId: null, imported: 0, replaced: 0, ...told };
  const importId = await takeIds(tx, author.tenantId, 'past-import', 1);
  const ready = await numbered(tx, author.tenantId, importId, chosen, answers);
  const { tenantId, personId, now } = author;
  await insertPastImport(tx, tenantId, { id: importId, by: personId, at: now, forms: ready.length });
  await insertPastWeeks(
    tx,
    tenantId,
    ready.map((one) => one.row),
  );
  await record(tx, author, role, importId, ready);
  const replaced = ready.filter((one) => one.planned.replaces !== null).length;
  return { importId, imported: ready.length - replaced, replaced, ...told };
}

/** A person's week keeps its number whatever becomes of its versions. */
async function numbered(
  tx: Tx,
  tenantId: number,
  importId: number,
  chosen: readonly PlannedPast[],
  answers: readonly PastAnswer[],
): Promise<readonly Ready[]> {
  const rows = chosen.flatMap((planned) => {
    const { form, person, unitId } = planned;
    if (form === null || person === null || unitId === null) return [];
    const weekStart = weekDates(form.week).from;
    return [{ planned, form: forKeeping(form), personId: person.id, unitId, weekStart }];
  });
  const known = await pastWeekNumbers(
    tx,
    tenantId,
    rows.map((one) => one.personId),
  );
  const before = new Map(known.map((one) => [`${one.personId} ${one.weekStart}`, one]));
  const fresh = rows.filter((one) => !before.has(`${one.personId} ${one.weekStart}`));
  let next = await takeIds(tx, tenantId, 'past-week', fresh.length);
  return rows.map(({ planned, ...one }) => {
    const { file: fileName, hash: fileHash, sheet, replaces } = planned;
    const held = before.get(`${one.personId} ${one.weekStart}`);
    const number = held === undefined ? { id: next, version: 1 } : { id: held.id, version: held.version + 1 };
    if (held === undefined) next += 1;
    const answer = answers.find((given) => given.hash === fileHash && given.sheet === sheet);
    const reason = replaces === null ? null : (answer?.replace ?? null);
    return { planned, reason, row: { ...number, importId, ...one, fileName, sheet, fileHash } };
  });
}

async function record(
  tx: Tx,
  author: Author,
  role: string,
  importId: number,
  ready: readonly Ready[],
): Promise<void> {
  const { tenantId, now } = author;
  const by = { actorId: author.personId, role, actingFor: null, rulebook: null };
  const ends = await chainEnds(
    tx,
    tenantId,
    'past-week',
    ready.map((one) => one.row.id),
  );
  const whole = { act: 'imported', payload: { forms: ready.length }, texts: {}, ...by };
  await appendActs(tx, tenantId, now, [
    { record: { kind: 'past-import', id: importId, weekStart: null }, end: null, acts: [whole] },
    ...ready.map((one) => ({
      record: { kind: 'past-week', id: one.row.id, weekStart: null },
      end: ends.get(one.row.id) ?? null,
      acts: [actOf(one, by)],
    })),
  ]);
}

function actOf(
  { row, reason, planned }: Ready,
  by: Pick<LedgerAct, 'actorId' | 'role' | 'actingFor' | 'rulebook'>,
) {
  const { version, importId, personId, unitId, weekStart, fileHash, fileName, sheet, form } = row;
  const { figures, words } = splitForm(form);
  const matched = planned.byHand ? { matched: 'by-hand' } : { matched: planned.marks.join(' ') };
  const said = { fileName, sheet, reason: reason ?? '' };
  return {
    act: 'imported',
    payload: { version, importId, personId, unitId, weekStart, fileHash, ...matched, ...figures },
    texts: {
      form: JSON.stringify(words),
      ...Object.fromEntries(Object.entries(said).filter(([, body]) => body !== '')),
    },
    ...by,
  };
}
