// What a file that somebody hands us is, before anything in it is judged: a log, a checkpoint alone, or none of ours. What a
// mail program, an editor or a packer made of it is named, so that whoever holds it knows what to do.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { LineTooLong, linesIn } from '../../store/text-lines.ts';
import { type ReadCheckpoint, readCheckpoint } from './note.ts';

/** The second promises an act after each entry about one. */
export const TITLES = ['cong-tam log 1', 'cong-tam log 1 with acts'] as const;
/** Lines of a checkpoint after the word: origin, size, root, time, blank, signature. */
export const NOTE_LINES = 6;

/** A file that is no log of ours at all, not there, or no longer as it was handed out. */
export class LogFileTrouble extends Error {
  readonly code:
    | 'log-file-missing'
    | 'log-file-folder'
    | 'log-file-empty'
    | 'log-file-packed'
    | 'log-file-rewritten'
    | 'log-file-several'
    | 'log-file-cut'
    | 'log-file-note'
    | 'log-file-foreign';
  readonly file: string;
  constructor(code: LogFileTrouble['code'], file: string) {
    super(`${code}: ${file}`);
    this.name = 'LogFileTrouble';
    this.code = code;
    this.file = file;
  }
}

/** Lines in batches, without their ends; only a line feed ends a line. Throws LogFileTrouble for a line without end. */
export async function* linesOf(file: string): AsyncGenerator<string[]> {
  try {
    const text = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 });
    for await (const { lines, rest } of linesIn(text)) yield rest === '' ? lines : [...lines, rest];
  } catch (error) {
    throw error instanceof LineTooLong ? new LogFileTrouble('log-file-foreign', file) : error;
  }
}

export interface LogFileHead {
  readonly origin: string;
  readonly withActs: boolean;
  /** The whole file, when it is one checkpoint and nothing else. */
  readonly note: ReadCheckpoint | null;
}

/** What a log or checkpoint file is. Throws LogFileTrouble for any other file. */
export async function readLogHead(file: string): Promise<LogFileHead> {
  const trouble = (code: LogFileTrouble['code']) => new LogFileTrouble(code, file);
  const code = await troubleOfBytes(file).catch(() => 'log-file-missing' as const);
  if (code !== null) throw trouble(code);
  const head = await headLines(file);
  if (head.some((line) => line.endsWith('\r'))) throw trouble('log-file-rewritten');
  const [title = '', second = ''] = head;
  const withActs = title === TITLES[1];
  const isTitled = withActs || title === TITLES[0];
  if (isTitled && second.startsWith('origin '))
    return { origin: second.slice('origin '.length), withActs, note: null };
  const note = readCheckpoint(`${head.slice(0, NOTE_LINES).join('\n')}\n`);
  if (note === null) throw trouble(title.startsWith('cong-tam') ? 'log-file-cut' : 'log-file-foreign');
  if (head.length > NOTE_LINES) throw trouble('log-file-several');
  return { origin: note.origin, withActs: false, note };
}

/** Up to one line more than a checkpoint has: what is more than one is not read as one. */
async function headLines(file: string): Promise<readonly string[]> {
  const head: string[] = [];
  for await (const lines of linesOf(file)) {
    head.push(...lines.slice(0, NOTE_LINES + 1));
    if (head.length > NOTE_LINES) break;
  }
  return head.slice(0, NOTE_LINES + 1);
}

/** How packed files begin (gzip, zip), and how text that an editor saved in its own way does. */
const PACKED = ['1f8b', '504b', 'fd37', '425a', '377a'];
const MARKED = ['efbb', 'fffe', 'feff'];

async function troubleOfBytes(file: string): Promise<LogFileTrouble['code'] | null> {
  const found = await stat(file);
  if (found.isDirectory()) return 'log-file-folder';
  if (!found.isFile()) return 'log-file-missing';
  if (found.size === 0) return 'log-file-empty';
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    const begin = buffer.toString('hex');
    if (PACKED.includes(begin)) return 'log-file-packed';
    return MARKED.includes(begin) ? 'log-file-rewritten' : null;
  } finally {
    await handle.close();
  }
}
