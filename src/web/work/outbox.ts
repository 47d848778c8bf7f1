// Lines put down and not yet with the server: each is kept on this device, encrypted, before anything is sent, and goes
// out with one key for good, so that nothing is lost with the tab and nothing arrives twice. No React here.
import type { EntryLine } from '../../contract/work.ts';
import { type ApiProblem, asProblem } from '../problem.ts';

export interface Parcel {
  /** The idempotency key, and its name on this device. */
  readonly intent: string;
  readonly lines: readonly EntryLine[];
  readonly at: string;
  /** Why the server refused it; it then waits for the person. */
  readonly problem: ApiProblem | null;
}
export interface SentLine {
  readonly taskId: number;
  readonly logId: number;
}
/** What is kept of a parcel; a refusal is found out anew. */
export type KeptParcel = Omit<Parcel, 'problem'>;

export interface OutboxDoors {
  readonly keep: (parcel: KeptParcel) => Promise<void>;
  readonly drop: (intent: string) => Promise<void>;
  readonly kept: () => Promise<readonly KeptParcel[]>;
  readonly send: (parcel: KeptParcel) => Promise<readonly SentLine[]>;
  readonly newIntent: () => string;
  readonly now: () => string;
  /** Something arrived: what is on screen is read anew. */
  readonly onSent: () => void;
}

/** Refused for good; everything else (no network, ended session, busy server) is tried again. */
function isRefused({ status }: ApiProblem): boolean {
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);
}

export class Outbox {
  #parcels: readonly Parcel[] = [];
  #sending: Promise<void> | null = null;
  #again = false;
  readonly #sent = new Map<string, readonly SentLine[]>();
  readonly #listeners = new Set<() => void>();
  readonly #doors: OutboxDoors;

  constructor(doors: OutboxDoors) {
    this.#doors = doors;
  }

  /** Oldest first. */
  get parcels(): readonly Parcel[] {
    return this.#parcels;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes up what an earlier page left behind. */
  async start(): Promise<void> {
    const kept = await this.#doors.kept();
    const here = new Set(this.#parcels.map(({ intent }) => intent));
    const left = kept.filter(({ intent }) => !here.has(intent)).map((one) => ({ ...one, problem: null }));
    const all = [...left, ...this.#parcels];
    this.#show(all.toSorted((a, b) => a.at.localeCompare(b.at)));
    await this.flush();
  }

  /** Resolves as soon as the lines are safe on this device; sending goes on by itself. */
  async put(lines: readonly EntryLine[]): Promise<string> {
    const { newIntent, now, keep } = this.#doors;
    const parcel = { intent: newIntent(), lines, at: now() };
    this.#show([...this.#parcels, { ...parcel, problem: null }]);
    await keep(parcel);
    void this.flush();
    return parcel.intent;
  }

  /** Takes a parcel back; its lines when it had not been sent, otherwise what the server made of it. */
  async takeBack(intent: string): Promise<{ readonly sent: readonly SentLine[] | null }> {
    await this.#sending;
    const sent = this.#sent.get(intent);
    if (sent !== undefined) return { sent };
    await this.#remove(intent);
    return { sent: null };
  }

  /** Sends everything not refused, in order. A call while sending sends what came meanwhile. */
  flush(): Promise<void> {
    this.#again = this.#sending !== null;
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
      if (this.#again) void this.flush();
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (const parcel of this.#parcels) {
      if (parcel.problem !== null || !this.#parcels.includes(parcel)) continue;
      const { problem: _, ...bare } = parcel;
      try {
        // A session that ended took its key with it: what waits is sealed anew with the present one.
        await this.#doors.keep(bare);
        this.#sent.set(parcel.intent, await this.#doors.send(bare));
      } catch (error) {
        const problem = asProblem(error);
        // Out of reach: the others would fare no better, and their order is kept.
        if (!isRefused(problem)) return;
        this.#show(this.#parcels.map((one) => (one === parcel ? { ...one, problem } : one)));
        continue;
      }
      await this.#remove(parcel.intent);
      this.#doors.onSent();
    }
  }

  async #remove(intent: string): Promise<void> {
    this.#show(this.#parcels.filter((one) => one.intent !== intent));
    await this.#doors.drop(intent);
  }

  #show(parcels: readonly Parcel[]): void {
    this.#parcels = parcels;
    for (const notify of this.#listeners) notify();
  }
}
