// A sealed log as a file: what a checkpoint folder holds (entries and checkpoints) and what an export holds (acts too).
// The form is that of docs/log-format.md; reading is strict, one line of another form makes the log unreadable there.
import { createReadStream } from 'node:fs';
import { actHash, canonical } from '../../store/ledger-hash.ts';
import type { StoredAct } from '../../store/verify.ts';
import { actEntry, readEntry } from './entries.ts';
import { readCheckpoint } from './note.ts';
import { type ActAsFound, judgeLog, type Kept, type LogItem, type LogVerdict } from './walk.ts';

/** The second promises an act after each entry about one. */
const TITLES = ['cong-tam log 1', 'cong-tam log 1 with acts'] as const;

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

/** Lines in batches, without their ends; only a line feed ends a line. */
export async function* linesOf(file: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** A file that is no log of ours at all, or not there. */
export class LogFileTrouble extends Error {
  readonly code: 'log-file-missing' | 'log-file-foreign';
  readonly file: string;
  constructor(code: LogFileTrouble['code'], file: string) {
    super(`${code}: ${file}`);
    this.name = 'LogFileTrouble';
    this.code = code;
    this.file = file;
  }
}

const UNREADABLE: LogItem = { kind: 'entry', no: -1, body: '' };
/** Lines of a checkpoint after the word: origin, size, root, time, blank, signature. */
const NOTE_LINES = 6;

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

export interface LogFileHead {
  readonly origin: string;
  readonly withActs: boolean;
  /** The whole file, when it is one checkpoint and nothing else. */
  readonly note: string | null;
}

/** What a log or checkpoint file is. Throws LogFileTrouble for any other file. */
export async function readLogHead(file: string): Promise<LogFileHead> {
  const head: string[] = [];
  try {
    for await (const lines of linesOf(file)) {
      head.push(...lines.slice(0, NOTE_LINES));
      if (head.length >= NOTE_LINES) break;
    }
  } catch {
    throw new LogFileTrouble('log-file-missing', file);
  }
  const withActs = head[0] === TITLES[1];
  const isLog = (withActs || head[0] === TITLES[0]) && head[1]?.startsWith('origin ');
  if (isLog) return { origin: head[1]?.slice('origin '.length) ?? '', withActs, note: null };
  const note = `${head.slice(0, NOTE_LINES).join('\n')}\n`;
  const checkpoint = readCheckpoint(note);
  if (checkpoint === null) throw new LogFileTrouble('log-file-foreign', file);
  return { origin: checkpoint.origin, withActs: false, note };
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
  const { origin, withActs } = await readLogHead(file);
  return judgeLog(origin, items(withoutHeader(file), new ItemReader(withActs)), kept);
}

export interface KeptFile {
  readonly origin: string;
  /** Entries and checkpoints of it that hold; a tail torn by a crash is left out. */
  readonly verdict: Pick<LogVerdict, 'entries' | 'fault'> & { readonly size: number };
  readonly open: () => Kept;
}

/** What somebody kept outside: a checkpoint alone, or a file of entries and checkpoints, which is judged first. */
export async function readKept(file: string): Promise<KeptFile> {
  const { origin, note } = await readLogHead(file);
  const checkpoint = note === null ? null : readCheckpoint(note);
  if (checkpoint !== null) {
    const roots = new Map([[checkpoint.size, checkpoint.root.toString('base64')]]);
    const open = () => ({ roots, next: async () => undefined });
    return { origin, verdict: { entries: 0, fault: null, size: checkpoint.size }, open };
  }
  const { entries, signed, fault } = await judgeFile(file, null);
  const isTorn = fault?.code === 'log-unsigned';
  return {
    origin,
    verdict: { entries, size: signed, fault: isTorn ? null : fault },
    open: () => openKept(file, signed),
  };
}

function openKept(file: string, size: number): Kept {
  const entries = keptEntries(file, size);
  return { roots: new Map(), next: async () => (await entries.next()).value };
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
        if (good > 0 && checkpoint !== null) return null;
        if (checkpoint?.size === size) good = bytes;
        note = null;
      }
    }
  return good;
}
