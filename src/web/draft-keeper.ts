// The life of one text being typed: kept on this device within a second, mirrored to the server within five,
// restored on load, and never lost to a newer text of another device. No React, no storage of its own.
import type { DraftRecord } from './drafts.ts';
import { ApiProblem } from './problem.ts';

/** After the last change; but typing without a pause is kept at least once a second. */
const KEEP_MS = 300;
const KEEP_AT_LEAST_MS = 1_000;
const MIRROR_MS = 4_000;
const MIRROR_AGAIN_MS = 15_000;

export interface ServerDraft<T> {
  readonly value: T;
  readonly version: number;
}

export type DraftStatus = 'clean' | 'typing' | 'local' | 'saved' | 'conflict';
export interface DraftState<T> {
  readonly value: T;
  readonly status: DraftStatus;
  /** Instant of the last keeping, null before any. */
  readonly savedAt: string | null;
  /** The server's text when it differs from ours in a way that only the person can settle. */
  readonly theirs: T | null;
  /** False until the kept draft has been looked for. */
  readonly ready: boolean;
}

/** Where drafts are kept on this device. */
export interface DraftShelf<T> {
  readonly keep: (record: DraftRecord<T>) => Promise<void>;
  readonly read: () => Promise<DraftRecord<T> | null>;
  readonly drop: () => Promise<void>;
}
export interface KeeperOptions<T> {
  /** What the server has: its draft, or what the form starts from (version 0). */
  readonly server: ServerDraft<T>;
  /** Sends the value to the server; rejects with ApiProblem 'version-conflict' when it has a newer one. */
  readonly mirror: (value: T, version: number) => Promise<{ readonly version: number }>;
  /** Reads the server's present text after a conflict. */
  readonly readServer: () => Promise<ServerDraft<T>>;
  /** Whether two values say the same; to be given when the server keeps less than the form does. */
  readonly same?: ((a: T, b: T) => boolean) | undefined;
  readonly shelf: DraftShelf<T>;
  readonly onChange: (state: DraftState<T>) => void;
}
function equalAsText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export class DraftKeeper<T> {
  #state: DraftState<T>;
  #version: number;
  #rival: ServerDraft<T> | null = null;
  #unmirrored = false;
  /** Texts sent since the last answer. */
  #unanswered: readonly T[] = [];
  #unkeptSince: number | null = null;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #mirrorTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #options: KeeperOptions<T>;
  readonly #same: (a: T, b: T) => boolean;

  constructor(options: KeeperOptions<T>) {
    this.#options = options;
    this.#same = options.same ?? equalAsText;
    this.#version = options.server.version;
    this.#state = { value: options.server.value, status: 'clean', savedAt: null, theirs: null, ready: false };
  }

  get state(): DraftState<T> {
    return this.#state;
  }

  /** Looks once for a kept draft. Unsent typing wins over an unchanged server text; two changed texts are a conflict. */
  async start(): Promise<void> {
    const { server, shelf } = this.#options;
    const kept = await shelf.read();
    const isUnsent = kept !== null && !kept.mirrored && !this.#same(kept.value, server.value);
    if (!isUnsent || this.#unmirrored) return this.#show({ ready: true });
    this.#unmirrored = true;
    if (server.version > kept.baseVersion) this.#rival = server;
    else this.#version = kept.baseVersion;
    this.#show({
      value: kept.value,
      savedAt: kept.savedAt,
      theirs: this.#rival?.value ?? null,
      status: this.#rival === null ? 'local' : 'conflict',
      ready: true,
    });
    if (this.#rival === null) this.#planMirror(0);
  }

  set(value: T): void {
    const first = !this.#unmirrored;
    this.#unmirrored = true;
    this.#unkeptSince ??= Date.now();
    const latest = this.#unkeptSince + KEEP_AT_LEAST_MS - Date.now();
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => void this.#keep(), Math.min(KEEP_MS, Math.max(0, latest)));
    if (first && this.#rival === null) this.#planMirror(MIRROR_MS);
    this.#show({ value, ...(this.#rival === null ? { status: 'typing' } : {}) });
  }

  /** Keeps and mirrors at once: the page is being hidden, or the network is back. */
  async flush(): Promise<void> {
    await this.#keep();
    await this.#mirror();
  }

  keepMine(): void {
    this.#settle(this.#state.value);
  }

  keepTheirs(): void {
    if (this.#rival !== null) this.#settle(this.#rival.value);
  }

  /** The text was sent for good: the draft is forgotten on this device. */
  async forget(): Promise<void> {
    this.stop();
    this.#unmirrored = false;
    this.#unkeptSince = null;
    this.#show({ status: 'clean' });
    await this.#options.shelf.drop();
  }

  stop(): void {
    clearTimeout(this.#keepTimer);
    clearTimeout(this.#mirrorTimer);
  }

  #show(change: Partial<DraftState<T>>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.onChange(this.#state);
  }

  async #keep(): Promise<void> {
    clearTimeout(this.#keepTimer);
    if (this.#unkeptSince === null) return;
    this.#unkeptSince = null;
    const savedAt = new Date().toISOString();
    const { value } = this.#state;
    await this.#options.shelf.keep({ value, savedAt, baseVersion: this.#version, mirrored: false });
    const isStill = this.#rival === null && this.#unkeptSince === null && this.#unmirrored;
    this.#show({ savedAt, ...(isStill ? { status: 'local' } : {}) });
  }

  #planMirror(wait: number): void {
    clearTimeout(this.#mirrorTimer);
    this.#mirrorTimer = setTimeout(() => void this.#mirror(), wait);
  }

  async #mirror(): Promise<void> {
    clearTimeout(this.#mirrorTimer);
    if (!this.#unmirrored || this.#rival !== null) return;
    await this.#keep();
    const sent = this.#state.value;
    this.#unanswered = [...this.#unanswered, sent];
    try {
      this.#version = (await this.#options.mirror(sent, this.#version)).version;
      this.#unanswered = [];
    } catch (error) {
      const isConflict = error instanceof ApiProblem && error.code === 'version-conflict';
      return isConflict ? this.#meetConflict() : this.#planMirror(MIRROR_AGAIN_MS);
    }
    // Forgotten while the answer was on its way: the draft must not come back.
    if (!this.#unmirrored) return;
    if (!this.#same(sent, this.#state.value)) return this.#planMirror(MIRROR_MS);
    this.#unmirrored = false;
    const savedAt = new Date().toISOString();
    this.#show({ status: 'saved', savedAt });
    await this.#options.shelf.keep({ value: sent, savedAt, baseVersion: this.#version, mirrored: true });
  }

  async #meetConflict(): Promise<void> {
    const newest = await this.#options.readServer().catch(() => null);
    if (newest === null) return this.#planMirror(MIRROR_AGAIN_MS);
    if (this.#same(newest.value, this.#state.value)) {
      this.#version = newest.version;
      this.#unmirrored = false;
      return this.#show({ status: 'saved' });
    }
    // An answer lost on the way leaves our own earlier text on the server: that is no second device.
    if (this.#unanswered.some((text) => this.#same(newest.value, text))) {
      this.#version = newest.version;
      return this.#planMirror(0);
    }
    this.#rival = newest;
    this.#show({ status: 'conflict', theirs: newest.value });
  }

  #settle(value: T): void {
    if (this.#rival === null) return;
    this.#version = this.#rival.version;
    this.#rival = null;
    this.#unmirrored = false;
    this.#show({ theirs: null });
    this.set(value);
  }
}
