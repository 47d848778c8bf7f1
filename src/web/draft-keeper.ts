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
export interface DraftKeeper<T> {
  readonly state: () => DraftState<T>;
  readonly start: () => Promise<void>;
  readonly set: (value: T) => void;
  /** Keeps and mirrors at once: the page is being hidden, or the network is back. */
  readonly flush: () => Promise<void>;
  readonly keepMine: () => void;
  readonly keepTheirs: () => void;
  /** The text was sent for good: the draft is forgotten on this device. */
  readonly forget: () => Promise<void>;
  readonly stop: () => void;
}

function equalAsText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function makeDraftKeeper<T>(options: KeeperOptions<T>): DraftKeeper<T> {
  const { shelf, same = equalAsText } = options;
  let state: DraftState<T> = {
    value: options.server.value,
    status: 'clean',
    savedAt: null,
    theirs: null,
    ready: false,
  };
  let version = options.server.version;
  let rival: ServerDraft<T> | null = null;
  let unmirrored = false;
  /** Texts sent since the last answer. */
  let unanswered: T[] = [];
  let unkeptSince: number | null = null;
  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  let mirrorTimer: ReturnType<typeof setTimeout> | undefined;

  const show = (change: Partial<DraftState<T>>) => {
    state = { ...state, ...change };
    options.onChange(state);
  };
  const settled = () => rival === null;

  const keep = async () => {
    clearTimeout(keepTimer);
    if (unkeptSince === null) return;
    unkeptSince = null;
    const savedAt = new Date().toISOString();
    const { value } = state;
    await shelf.keep({ value, savedAt, baseVersion: version, mirrored: false });
    show({ savedAt, ...(settled() && unkeptSince === null && unmirrored ? { status: 'local' } : {}) });
  };

  const planMirror = (wait: number) => {
    clearTimeout(mirrorTimer);
    mirrorTimer = setTimeout(() => void mirror(), wait);
  };

  const meetConflict = async () => {
    const newest = await options.readServer().catch(() => null);
    if (newest === null) return planMirror(MIRROR_AGAIN_MS);
    if (same(newest.value, state.value)) {
      version = newest.version;
      unmirrored = false;
      return show({ status: 'saved' });
    }
    // An answer lost on the way leaves our own earlier text on the server: that is no second device.
    if (unanswered.some((text) => same(newest.value, text))) {
      version = newest.version;
      return planMirror(0);
    }
    rival = newest;
    show({ status: 'conflict', theirs: newest.value });
  };

  const mirror = async () => {
    clearTimeout(mirrorTimer);
    if (!unmirrored || !settled()) return;
    await keep();
    const sent = state.value;
    unanswered.push(sent);
    try {
      version = (await options.mirror(sent, version)).version;
      unanswered = [];
    } catch (error) {
      const conflict = error instanceof ApiProblem && error.code === 'version-conflict';
      return conflict ? meetConflict() : planMirror(MIRROR_AGAIN_MS);
    }
    if (!same(sent, state.value)) return planMirror(MIRROR_MS);
    unmirrored = false;
    const savedAt = new Date().toISOString();
    show({ status: 'saved', savedAt });
    await shelf.keep({ value: sent, savedAt, baseVersion: version, mirrored: true });
  };

  const set = (value: T) => {
    const first = !unmirrored;
    unmirrored = true;
    unkeptSince ??= Date.now();
    clearTimeout(keepTimer);
    keepTimer = setTimeout(
      () => void keep(),
      Math.min(KEEP_MS, Math.max(0, unkeptSince + KEEP_AT_LEAST_MS - Date.now())),
    );
    if (first && settled()) planMirror(MIRROR_MS);
    show({ value, ...(settled() ? { status: 'typing' } : {}) });
  };

  const start = async () => {
    const kept = await shelf.read();
    const ours =
      kept !== null && !kept.mirrored && !unmirrored && !same(kept.value, options.server.value) ? kept : null;
    if (ours === null) return show({ ready: true });
    unmirrored = true;
    if (options.server.version > ours.baseVersion) rival = options.server;
    else version = ours.baseVersion;
    const status = settled() ? 'local' : 'conflict';
    show({ value: ours.value, savedAt: ours.savedAt, theirs: rival?.value ?? null, status, ready: true });
    if (settled()) planMirror(0);
  };

  const settle = (value: T) => {
    if (rival === null) return;
    version = rival.version;
    rival = null;
    unmirrored = false;
    show({ theirs: null });
    set(value);
  };

  const stop = () => {
    clearTimeout(keepTimer);
    clearTimeout(mirrorTimer);
  };

  return {
    state: () => state,
    start,
    set,
    flush: async () => {
      await keep();
      await mirror();
    },
    keepMine: () => settle(state.value),
    keepTheirs: () => rival !== null && settle(rival.value),
    forget: async () => {
      stop();
      unmirrored = false;
      unkeptSince = null;
      show({ status: 'clean' });
      await shelf.drop();
    },
    stop,
  };
}
