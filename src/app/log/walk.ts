// Judges a sealed log entry by entry, from wherever it is read: the database or a file. Names the first wrong entry.
// docs/log-format.md says the same in words; verifier/verify.mjs is a second reading of that page.
import { type Chunk, CompactRange, leafHash } from '../../store/merkle.ts';
import { type ActEntry, isLawfulKey, type KeyEntry, readEntry } from './entries.ts';
import { type ReadCheckpoint, readCheckpoint, type VerifierKey } from './note.ts';

/** An act as it stands now, for its entry to be compared with. */
export interface ActAsFound {
  /** The entry it would get today. */
  readonly body: string;
  /** Its place in the chain of its record; null where somebody else has checked the chains. */
  readonly link: ActLink | null;
}
export interface ActLink {
  readonly record: string;
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly prev: string;
}

export type LogItem =
  /** `act`: null when the act is gone; undefined when this source holds no acts. */
  | { readonly kind: 'entry'; readonly no: number; readonly body: string; readonly act?: ActAsFound | null }
  /** `beside`: root and time as a database keeps them beside the note, where there is one. */
  | {
      readonly kind: 'checkpoint';
      readonly note: string;
      readonly beside?: { readonly root: Buffer; readonly at: string };
    };

export type LogFaultCode =
  | 'log-entry-missing'
  | 'log-entry-unreadable'
  | 'log-kept-differs'
  | 'log-kept-longer'
  | 'log-kept-root'
  | 'log-kept-signature'
  | 'log-act-missing'
  | 'log-act-changed'
  | 'log-chain-broken'
  | 'log-backdated'
  | 'log-key-invalid'
  | 'log-checkpoint-unreadable'
  | 'log-checkpoint-size'
  | 'log-checkpoint-root'
  | 'log-checkpoint-signature'
  | 'log-checkpoint-row'
  | 'log-unsigned';

/** The first wrong entry; `to` when a root says only that one of `no` to `to` is wrong. */
export interface LogFault {
  readonly code: LogFaultCode;
  readonly no: number;
  readonly to: number;
  /** What the entry is about, as far as anybody knows: its text, here or in what was kept. */
  readonly body: string | null;
}

/** What somebody kept outside: entries and roots that must still be there. */
export interface Kept {
  /** Entries from 0 on, in order; undefined after the last. */
  next(): Promise<string | undefined>;
  /** Checkpoints without their entries, by size. */
  readonly notes: ReadonlyMap<number, ReadCheckpoint>;
}

/** What is lawful and still worth telling: a lost key, a clock that was set back. */
export interface LogNotice {
  readonly code: 'log-key-lost' | 'log-key-changed' | 'log-clock-back';
  readonly no: number;
  readonly at: string;
}

export interface LogVerdict {
  readonly origin: string;
  readonly entries: number;
  /** Those under the last good checkpoint. */
  readonly signed: number;
  readonly checkpoints: number;
  /** Time of the last checkpoint. */
  readonly at: string | null;
  readonly notices: readonly LogNotice[];
  readonly fault: LogFault | null;
}

/** An act may be sealed this much after its own time; a transaction takes seconds, an import minutes. */
export const LATEST_MS = 3_600_000;
const GENESIS = '0'.repeat(64);

/** Hears of every full subtree the entries make, as they are read. */
export type OnSubtree = (subtree: Chunk, hash: Buffer) => void;

class Walk {
  readonly #origin: string;
  readonly #kept: Kept | null;
  readonly #tree = new CompactRange();
  readonly #ends = new Map<string, { seq: number; hash: string }>();
  readonly notices: LogNotice[] = [];
  size = 0;
  /** Entries under the last good checkpoint. */
  signed = 0;
  /** Entries under the last root of ours that equals a kept one: our own signatures say nothing against a stolen key. */
  #confirmed = 0;
  checkpoints = 0;
  at: string | null = null;
  #key: VerifierKey | null = null;
  readonly #onSubtree: OnSubtree | undefined;

  constructor(origin: string, kept: Kept | null, onSubtree?: OnSubtree) {
    this.#origin = origin;
    this.#kept = kept;
    this.#onSubtree = onSubtree;
  }

  /** Answers at once where nothing was kept: a million entries need not wait for their turn one by one. */
  step(item: LogItem): LogFault | null | Promise<LogFault | null> {
    if (item.kind === 'checkpoint') return this.#checkpoint(item);
    if (this.#kept === null) return this.#entry(item, undefined);
    return this.#kept.next().then((kept) => this.#entry(item, kept));
  }

  #entry({ no, body, act }: LogItem & { kind: 'entry' }, kept: string | undefined): LogFault | null {
    const wrong = (code: LogFaultCode, told: string | null = body) => this.#at(code, this.size, told);
    if (no !== this.size) return wrong('log-entry-missing', kept ?? null);
    if (kept !== undefined && kept !== body) return wrong('log-kept-differs', kept);
    const entry = readEntry(body);
    if (entry === null || (entry.kind === 'start') !== (no === 0)) return wrong('log-entry-unreadable');
    const code = entry.kind === 'act' ? this.#act(entry, body, act) : this.#keyEntry(entry);
    if (code !== null) return wrong(code);
    this.size += 1;
    this.#tree.push(0, leafHash(body), this.#onSubtree && this.#tellSubtree);
    return this.#keptRoot();
  }

  #act(entry: ActEntry, body: string, act: ActAsFound | null | undefined): LogFaultCode | null {
    if (act === null) return 'log-act-missing';
    if (act !== undefined && act.body !== body) return 'log-act-changed';
    if (act?.link && !this.#isLinked(act.link)) return 'log-chain-broken';
    const isLate = this.at !== null && Date.parse(entry.at) + LATEST_MS < Date.parse(this.at);
    return isLate ? 'log-backdated' : null;
  }

  #isLinked({ record, seq, hash, prev }: ActLink): boolean {
    const end = this.#ends.get(record) ?? { seq: 0, hash: GENESIS };
    this.#ends.set(record, { seq, hash });
    return seq === end.seq + 1 && prev === end.hash;
  }

  #keyEntry(entry: KeyEntry): LogFaultCode | null {
    if (!isLawfulKey(entry, this.#origin, this.size, this.#key)) return 'log-key-invalid';
    this.#key = entry.key;
    const code = entry.oldSignature === null ? 'log-key-lost' : 'log-key-changed';
    if (entry.kind === 'key') this.notices.push({ code, no: this.size, at: entry.at });
    return null;
  }

  /** A kept root says which entries it is about only by its size: one of those since the last confirmed one is wrong. */
  #keptRoot(): LogFault | null {
    const kept = this.#kept?.notes.get(this.size);
    if (kept === undefined) return null;
    const wrong = (code: LogFaultCode) => ({ ...this.#range(code), no: this.#confirmed });
    if (!kept.root.equals(this.#tree.root())) return wrong('log-kept-root');
    // The right root under another signature: what was kept is not what was handed out.
    if (this.#key === null || !kept.isBy(this.#key)) return wrong('log-kept-signature');
    this.#confirmed = this.size;
    return null;
  }

  readonly #tellSubtree = (level: number, hash: Buffer) =>
    this.#onSubtree?.({ level, index: this.size / 2 ** level - 1 }, hash);

  #checkpoint({ note, beside }: LogItem & { kind: 'checkpoint' }): LogFault | null {
    const checkpoint = readCheckpoint(note);
    if (checkpoint === null || checkpoint.origin !== this.#origin)
      return this.#range('log-checkpoint-unreadable');
    const { size, root, at } = checkpoint;
    if (size !== this.size || size === this.signed) return this.#range('log-checkpoint-size');
    if (!root.equals(this.#tree.root())) return this.#range('log-checkpoint-root');
    if (this.#key === null || !checkpoint.isBy(this.#key)) return this.#range('log-checkpoint-signature');
    if (beside !== undefined && !(beside.root.equals(root) && beside.at === at))
      return this.#range('log-checkpoint-row');
    if (this.at !== null && at < this.at) this.notices.push({ code: 'log-clock-back', no: size, at });
    this.signed = size;
    this.checkpoints += 1;
    this.at = at;
    return null;
  }

  async end(): Promise<LogFault | null> {
    const kept = await this.#kept?.next();
    if (kept !== undefined) return this.#at('log-kept-longer', this.size, kept);
    const longest = [...(this.#kept?.notes.keys() ?? [])].reduce((most, size) => Math.max(most, size), 0);
    if (longest > this.size) return { ...this.#at('log-kept-longer', this.size, null), to: longest - 1 };
    return this.signed === this.size ? null : this.#range('log-unsigned');
  }

  #at(code: LogFaultCode, no: number, body: string | null): LogFault {
    return { code, no, to: no, body };
  }

  #range(code: LogFaultCode): LogFault {
    return { code, no: this.signed, to: Math.max(this.signed, this.size - 1), body: null };
  }
}

/** Reads the log to its first wrong entry, or to its end. Memory holds the right edge and one line per record. */
export async function judgeLog(
  origin: string,
  items: AsyncIterable<readonly LogItem[]>,
  kept: Kept | null,
  onSubtree?: OnSubtree,
): Promise<LogVerdict> {
  const walk = new Walk(origin, kept, onSubtree);
  const verdict = (fault: LogFault | null): LogVerdict => ({
    ...{ origin, entries: walk.size, signed: walk.signed, checkpoints: walk.checkpoints, at: walk.at },
    ...{ notices: walk.notices, fault },
  });
  for await (const batch of items)
    for (const item of batch) {
      const stepped = walk.step(item);
      const fault = stepped instanceof Promise ? await stepped : stepped;
      if (fault !== null) return verdict(fault);
    }
  return verdict(await walk.end());
}
