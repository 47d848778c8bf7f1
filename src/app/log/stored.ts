// The sealed log of the database as a stream of items, in the order of a log file.
import { type CheckpointRow, checkpointsAfter } from '../../store/log.ts';
import { type EntryBesideAct, entriesBesideActs, entriesWithActs } from '../../store/log-checking.ts';
import type { Tx } from '../../store/transaction.ts';
import { actEntry } from './entries.ts';
import { actLine, checkpointLines, entryLine, headerLines } from './file.ts';
import type { ActAsFound, LogItem } from './walk.ts';

const PAGE = 5000;

/** Checkpoints in order, a page at a time; `upTo(n)` gives those of sizes up to n that were not given yet. */
function checkpointReader(tx: Tx, tenantId: number, after: number) {
  let waiting: CheckpointRow[] = [];
  let read = after;
  let isDone = false;
  const fill = async () => {
    const rows = await checkpointsAfter(tx, tenantId, read, PAGE);
    isDone = rows.length < PAGE;
    read = rows.at(-1)?.size ?? read;
    waiting = [...waiting, ...rows];
  };
  return async (size: number): Promise<readonly CheckpointRow[]> => {
    while (!isDone && read <= size) await fill();
    const found = waiting.findIndex((row) => row.size > size);
    const given = found < 0 ? waiting : waiting.slice(0, found);
    waiting = found < 0 ? [] : waiting.slice(found);
    return given;
  };
}

type Page<T> = (from: number) => Promise<readonly EntryBesideAct<T>[]>;

/** Entries from `from` on and checkpoints of larger sizes, each checkpoint after the last entry it is about. */
async function* merged<T>(tx: Tx, tenantId: number, from: number, page: Page<T>) {
  const checkpointsUpTo = checkpointReader(tx, tenantId, from);
  let coming = page(from);
  for (;;) {
    const rows = await coming;
    const last = rows.at(-1);
    // The next page is on its way while this one is looked at; whoever stops here does not want to hear of it.
    if (last !== undefined) coming = page(last.no + 1);
    coming.catch(() => undefined);
    const batch: (EntryBesideAct<T> | CheckpointRow)[] = [];
    const checkpoints = [
      ...(await checkpointsUpTo(last === undefined ? Number.MAX_SAFE_INTEGER : last.no + 1)),
    ];
    for (const row of rows) {
      while (checkpoints[0] !== undefined && checkpoints[0].size <= row.no)
        batch.push(...checkpoints.splice(0, 1));
      batch.push(row);
    }
    yield [...batch, ...checkpoints];
    if (last === undefined) return;
  }
}

const isCheckpoint = <T>(one: EntryBesideAct<T> | CheckpointRow): one is CheckpointRow => 'note' in one;

/** The whole log with its acts as they stand, for judging; hashes of acts are as stored, somebody checks them apart. */
export async function* storedItems(tx: Tx, tenantId: number): AsyncGenerator<LogItem[]> {
  const page = (from: number) => entriesBesideActs(tx, tenantId, from, PAGE);
  for await (const batch of merged(tx, tenantId, 0, page))
    yield batch.map((one) =>
      isCheckpoint(one)
        ? { kind: 'checkpoint', note: one.note, beside: { root: one.root, at: one.at } }
        : { kind: 'entry', no: one.no, body: one.body, ...(one.isAct ? { act: found(one.act) } : {}) },
    );
}

const found = (act: Parameters<typeof actEntry>[0] | null): ActAsFound | null =>
  act === null ? null : { body: actEntry(act), link: null };

/** Lines of a log file from entry `from` on, with acts or without; a header when it begins at the beginning. */
export async function* logLines(
  tx: Tx,
  tenantId: number,
  what: { readonly origin: string; readonly from: number; readonly withActs: boolean },
): AsyncGenerator<string> {
  if (what.from === 0) yield headerLines(what.origin, what.withActs);
  const page = (from: number) => entriesWithActs(tx, tenantId, from, PAGE);
  const plain = (from: number) => entriesBesideActs(tx, tenantId, from, PAGE);
  if (!what.withActs) {
    for await (const batch of merged(tx, tenantId, what.from, plain))
      yield batch
        .map((one) => (isCheckpoint(one) ? checkpointLines(one.note) : entryLine(one.no, one.body)))
        .join('');
    return;
  }
  for await (const batch of merged(tx, tenantId, what.from, page))
    yield batch
      .map((one) => {
        if (isCheckpoint(one)) return checkpointLines(one.note);
        return entryLine(one.no, one.body) + (one.act === null ? '' : actLine(tenantId, one.act));
      })
      .join('');
}
