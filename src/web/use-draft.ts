// A text being typed, as a hook: kept on this device 300 ms after the last change, mirrored to the server within 5 s.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type DraftRecord, dropDraft, keepDraft, readDraft } from './drafts.ts';
import { ApiProblem } from './problem.ts';

const KEEP_MS = 300;
const MIRROR_MS = 4_000;
const MIRROR_AGAIN_MS = 15_000;

export interface ServerDraft<T> {
  readonly value: T;
  readonly version: number;
}
export interface DraftOptions<T> {
  /** Unique per thing typed, e.g. `evaluation-12`. */
  readonly name: string;
  /** What the server has: its draft, or what the form starts from (version 0). */
  readonly server: ServerDraft<T>;
  /** Sends the value to the server; on ApiProblem 'version-conflict' the newest server text is asked for. */
  readonly mirror: (value: T, version: number) => Promise<{ readonly version: number }>;
  /** Reads the server's present text after a conflict. */
  readonly readServer: () => Promise<ServerDraft<T>>;
}
export type DraftStatus = 'clean' | 'typing' | 'local' | 'saved' | 'conflict';
export interface Draft<T> {
  readonly value: T;
  readonly set: (next: T | ((now: T) => T)) => void;
  readonly status: DraftStatus;
  /** Instant of the last keeping, null before any. */
  readonly savedAt: string | null;
  /** The server's text when it differs from ours in a way that only the person can settle. */
  readonly theirs: T | null;
  readonly keepMine: () => void;
  readonly keepTheirs: () => void;
  /** After sending: the draft is forgotten everywhere. */
  readonly forget: () => Promise<void>;
  /** False until the kept draft has been looked for; show the form read-only till then. */
  readonly ready: boolean;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function useDraft<T>({ name, server, mirror, readServer }: DraftOptions<T>): Draft<T> {
  const [value, setValue] = useState(server.value);
  const [status, setStatus] = useState<DraftStatus>('clean');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<ServerDraft<T> | null>(null);
  const [ready, setReady] = useState(false);
  const now = useRef({ value: server.value, version: server.version, dirty: false, mirror, readServer });
  now.current = { ...now.current, mirror, readServer };

  useDraftRestore(name, server, now, { setValue, setStatus, setSavedAt, setTheirs, setReady });

  const keep = useCallback(async () => {
    const at = new Date().toISOString();
    const record: DraftRecord<T> = {
      value: now.current.value,
      savedAt: at,
      baseVersion: now.current.version,
      mirrored: false,
    };
    await keepDraft(name, record);
    setSavedAt(at);
    setStatus((before) => (before === 'conflict' ? before : 'local'));
  }, [name]);

  const send = useCallback(async () => {
    if (!now.current.dirty) return;
    const sent = now.current.value;
    try {
      const { version } = await now.current.mirror(sent, now.current.version);
      now.current.version = version;
      if (!same(sent, now.current.value)) return;
      now.current.dirty = false;
      await keepDraft(name, {
        value: sent,
        savedAt: new Date().toISOString(),
        baseVersion: version,
        mirrored: true,
      });
      setStatus('saved');
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'version-conflict') return;
      const newest = await now.current.readServer().catch(() => null);
      if (newest === null) return;
      if (same(newest.value, now.current.value)) now.current.version = newest.version;
      else {
        setTheirs(newest);
        setStatus('conflict');
      }
    }
  }, [name]);

  useDraftTimers(value, status, now, keep, send);

  const set = useCallback((next: T | ((before: T) => T)) => {
    const made = typeof next === 'function' ? (next as (before: T) => T)(now.current.value) : next;
    now.current.value = made;
    now.current.dirty = true;
    setValue(made);
    setStatus((before) => (before === 'conflict' ? before : 'typing'));
  }, []);

  const settle = (chosen: T, version: number) => {
    now.current.version = version;
    setTheirs(null);
    setStatus('typing');
    set(chosen);
  };
  return {
    value,
    set,
    status,
    savedAt,
    ready,
    theirs: theirs?.value ?? null,
    keepMine: () => theirs && settle(now.current.value, theirs.version),
    keepTheirs: () => theirs && settle(theirs.value, theirs.version),
    forget: async () => {
      now.current.dirty = false;
      setStatus('clean');
      await dropDraft(name);
    },
  };
}

interface Live<T> {
  value: T;
  version: number;
  dirty: boolean;
  mirror: DraftOptions<T>['mirror'];
  readServer: DraftOptions<T>['readServer'];
}
interface Setters<T> {
  readonly setValue: (value: T) => void;
  readonly setStatus: (status: DraftStatus) => void;
  readonly setSavedAt: (at: string) => void;
  readonly setTheirs: (theirs: ServerDraft<T>) => void;
  readonly setReady: (ready: boolean) => void;
}

/** Looks once for a kept draft. Unsent typing wins over an unchanged server text; two changed texts are a conflict. */
function useDraftRestore<T>(
  name: string,
  server: ServerDraft<T>,
  now: { current: Live<T> },
  set: Setters<T>,
): void {
  const start = useRef({ server, set });
  useEffect(() => {
    let wanted = true;
    const { server: from, set: to } = start.current;
    void readDraft<T>(name).then((kept) => {
      if (!wanted) return;
      if (kept !== null && !kept.mirrored && !now.current.dirty && !same(kept.value, from.value)) {
        now.current = { ...now.current, value: kept.value, version: kept.baseVersion, dirty: true };
        to.setValue(kept.value);
        to.setSavedAt(kept.savedAt);
        if (from.version > kept.baseVersion) to.setTheirs(from);
        to.setStatus(from.version > kept.baseVersion ? 'conflict' : 'local');
      }
      to.setReady(true);
    });
    return () => {
      wanted = false;
    };
  }, [name, now]);
}

/** Keeping, mirroring, and a last keeping when the page is hidden or closed. */
function useDraftTimers<T>(
  value: T,
  status: DraftStatus,
  now: { current: Live<T> },
  keep: () => Promise<void>,
  send: () => Promise<void>,
): void {
  useEffect(() => {
    if (!now.current.dirty || value !== now.current.value) return;
    const timer = setTimeout(() => void keep(), KEEP_MS);
    return () => clearTimeout(timer);
  }, [value, now, keep]);
  useEffect(() => {
    if (status !== 'local') return;
    const first = setTimeout(() => void send(), MIRROR_MS - KEEP_MS);
    const again = setInterval(() => void send(), MIRROR_AGAIN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [status, send]);
  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState !== 'hidden' || !now.current.dirty) return;
      void keep();
      void send();
    };
    document.addEventListener('visibilitychange', leaving);
    return () => document.removeEventListener('visibilitychange', leaving);
  }, [now, keep, send]);
}
