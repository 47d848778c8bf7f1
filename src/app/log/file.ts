// A sealed log as a file: what a checkpoint folder holds (entries and checkpoints) and what an export holds (acts too).
// The form is that of docs/log-format.md; reading is strict, one line of another form makes the log unreadable there.
import { actHash, canonical } from '../../store/ledger-hash.ts';
import type { StoredAct } from '../../store/verify.ts';
import { actEntry, readEntry } from './entries.ts';
import { LogFileTrouble, linesOf, NOTE_LINES, readLogHead, TITLES } from './file-head.ts';
import { type ReadCheckpoint, readCheckpoint } from './note.ts';
import { type ActAsFound, judgeLog, type Kept, type LogItem, type LogVerdict } from './walk.ts';

export const headerLines = (origin: string, withActs: boolean) =>
  `${TITLES[withActs ? 1 : 0]}\norigin ${origin}\n`;
export const entryLine = (no: number, body: string) => `entry ${no} ${body}\n`;
export const checkpointLines = (note: string) => `checkpoint\n${note}`;

export type ExportedAct = Omit<StoredAct, 'texts' | 'hash' | 'weekStart'> & {
  readonly weekStart: string | null;
};

/** Everything the hash of an act covers, and the week of its record. */
export function actLine(tenantId: number, act: ExportedAct): string {
  const { kind, id, seq, at, actorId, actingFor, role, rulebook, payload, commitments } = act;
  const fields = { tenantId, kind, id, seq, week: act.weekStart, at, act: act.act, actorId, actingFor, role };
  return `act ${canonical({ ...fields, rulebook, payload, commitments, prev: act.prev.toString('hex') })}\n`;
}

interface ActFields {
  readonly tenantId: number;
  readonly kind: string;
  readonly id: number;
  readonly seq: number;
  readonly week: string | null;
  readonly at: string;
  readonly act: string;
  readonly actorId: number | null;
  readonly actingFor: number | null;
  readonly role: string;
  readonly rulebook: string | null;
  readonly payload: object;
  readonly commitments: Readonly<Record<string, string>>;
  readonly prev: string;
}
const MEMBERS = 'actingFor,act,actorId,at,commitments,id,kind,payload,prev,role,rulebook,seq,tenantId,week'
  .split(',')
  .toSorted()
  .join();

/** The act of a line; one in another than the canonical form is as good as another act. */
export function readActLine(json: string): ActAsFound {
  const unlike = { body: '', link: null };
  let fields: ActFields;
  try {
    fields = JSON.parse(json) as ActFields;
  } catch {
    return unlike;
  }
  if (fields === null || typeof fields !== 'object' || canonical(fields) !== json) return unlike;
  if (Object.keys(fields).toSorted().join() !== MEMBERS) return unlike;
  const { kind, id, seq, prev } = fields;
  const hash = actHash({ ...fields, record: { kind, id }, prev: Buffer.from(String(prev), 'hex') });
  const body = actEntry({ ...fields, hash });
  return { body, link: { record: `${kind} ${id}`, seq, hash: hash.toString('hex'), prev } };
}

const UNREADABLE: LogItem = { kind: 'entry', no: -1, body: '' };

/** Turns lines into items, holding back an entry until it is known whether its act follows. */
class ItemReader {
  readonly #withActs: boolean;
  #entry: { no: number; body: string; act?: ActAsFound | null } | null = null;
  #note: string[] | null = null;

  constructor(withActs: boolean) {
    this.#withActs = withActs;
  }

  read(line: string): LogItem[] {
    if (this.#note !== null) return this.#noteLine(this.#note, line);
    if (line.startsWith('act ') && this.#entry !== null && this.#entry.act === undefined) {
      this.#entry.act = readActLine(line.slice(4));
      return [];
    }
    const items = this.flush();
    if (line === 'checkpoint') {
      this.#note = [];
      return items;
    }
    const [, no, body = ''] = /^entry (0|[1-9]\d{0,14}) (.+)$/.exec(line) ?? [];
    if (no === undefined) return [...items, UNREADABLE];
    this.#entry = { no: Number(no), body };
    return items;
  }

  #noteLine(note: string[], line: string): LogItem[] {
    note.push(line);
    if (note.length < NOTE_LINES) return [];
    this.#note = null;
    return [{ kind: 'checkpoint', note: `${note.join('\n')}\n` }];
  }

  flush(): LogItem[] {
    const entry = this.#entry;
    this.#entry = null;
    if (entry === null) return [];
    const lacksAct = this.#withActs && entry.act === undefined && readEntry(entry.body)?.kind === 'act';
    return [{ kind: 'entry', ...entry, ...(lacksAct ? { act: null } : {}) }];
  }

  end(): LogItem[] {
    return [...this.flush(), ...(this.#note === null ? [] : [UNREADABLE])];
  }
}

async function* items(lines: AsyncIterable<string[]>, reader: ItemReader): AsyncGenerator<LogItem[]> {
  for await (const batch of lines) yield batch.flatMap((line) => reader.read(line));
  yield reader.end();
}

async function* withoutHeader(file: string): AsyncGenerator<string[]> {
  let skip = 2;
  for await (const lines of linesOf(file)) {
    yield lines.slice(skip);
    skip = Math.max(0, skip - lines.length);
  }
}

/** Judges an export, or the file of a checkpoint folder. */
export async function judgeFile(file: string, kept: Kept | null): Promise<LogVerdict> {
  const { origin, withActs, note } = await readLogHead(file);
  if (note !== null) throw new LogFileTrouble('log-file-note', file);
  return judgeLog(origin, items(withoutHeader(file), new ItemReader(withActs)), kept);
}

export interface KeptFile {
  readonly origin: string;
  /** Entries and checkpoints of it that hold; what follows its first own fault is left out. */
  readonly verdict: Pick<LogVerdict, 'entries' | 'fault'> & { readonly size: number };
  /** Its end was torn by a crash or a cut: nothing signed follows the fault. */
  readonly torn: boolean;
  readonly open: () => Kept;
}

/** What somebody kept outside: a checkpoint alone, or a file of entries and checkpoints, which is judged first. */
export async function readKept(file: string): Promise<KeptFile> {
  const { origin, note } = await readLogHead(file);
  if (note !== null) return { ...keptNote(note), origin };
  const { entries, signed, fault } = await judgeFile(file, null);
  const torn = fault !== null && signed > 0 && (await bytesBeforeTear(file, signed)) !== null;
  return {
    ...{ origin, torn, open: () => openKept(file, signed) },
    verdict: { entries, size: signed, fault: torn ? null : fault },
  };
}

function keptNote(note: ReadCheckpoint): Omit<KeptFile, 'origin'> {
  const open = () => ({ notes: new Map([[note.size, note]]), next: async () => undefined });
  return { verdict: { entries: 0, fault: null, size: note.size }, torn: false, open };
}

function openKept(file: string, size: number): Kept {
  const entries = keptEntries(file, size);
  return { notes: new Map(), next: async () => (await entries.next()).value };
}

async function* keptEntries(file: string, size: number): AsyncGenerator<string, undefined> {
  for await (const batch of items(withoutHeader(file), new ItemReader(false)))
    for (const item of batch) {
      if (item.kind !== 'entry') continue;
      if (item.no >= size) return undefined;
      yield item.body;
    }
  return undefined;
}

/**
 * Bytes of the file up to and with the checkpoint of `size`; null when more checkpoints follow: then it was not torn by
 * a crash, and whoever finds it needs all of it.
 */
export async function bytesBeforeTear(file: string, size: number): Promise<number | null> {
  let [bytes, good] = [0, 0];
  let note: string[] | null = null;
  for await (const lines of linesOf(file))
    for (const line of lines) {
      bytes += Buffer.byteLength(line) + 1;
      if (note === null) note = line === 'checkpoint' ? [] : null;
      else if (note.push(line) === NOTE_LINES) {
        const checkpoint = readCheckpoint(`${note.join('\n')}\n`);
        if (checkpoint !== null && (good > 0 || checkpoint.size > size)) return null;
        if (checkpoint?.size === size) good = bytes;
        note = null;
      }
    }
  return good;
}
