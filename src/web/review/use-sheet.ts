// The unsent sheet of a page: in memory, and within a third of a second encrypted on this device, so that neither a
// reload nor a crash loses what was typed or decided.
import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from '../drafts.ts';
import { type Entry, type Sheet, withEntry, withoutEntries } from './sheet.ts';

const KEEP_MS = 300;

export interface SheetStore {
  readonly sheet: Sheet;
  /** False until what was kept on this device has been looked for. */
  readonly restored: boolean;
  readonly change: (id: number, change: Partial<Entry>) => void;
  /** The person's own opening moved the record: what was decided on `from` holds on `to`. */
  readonly move: (id: number, from: number, to: number) => void;
  readonly forget: (ids: readonly number[]) => void;
}

function keep(name: string, sheet: Sheet): void {
  const savedAt = new Date().toISOString();
  const kept =
    Object.keys(sheet).length === 0
      ? dropDraft(name)
      : keepDraft(name, { value: sheet, savedAt, baseVersion: 0, mirrored: false });
  // A browser without storage still has the sheet in memory.
  kept.catch(() => {});
}

/** `name` is unique per page and week; changing it needs a new component (`key`). */
export function useSheet(name: string): SheetStore {
  const [sheet, setSheet] = useState<Sheet>({});
  const [restored, setRestored] = useState(false);
  const latest = useRef<Sheet>({});
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const put = useCallback(
    (next: Sheet) => {
      latest.current = next;
      setSheet(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => keep(name, latest.current), KEEP_MS);
    },
    [name],
  );
  useEffect(() => {
    let wanted = true;
    readDraft<Sheet>(name)
      .catch(() => null)
      .then((kept) => {
        if (!wanted) return;
        // What was typed while we looked is newer than what was kept.
        if (kept !== null) put({ ...kept.value, ...latest.current });
        setRestored(true);
      });
    const leaving = () => keep(name, latest.current);
    window.addEventListener('pagehide', leaving);
    return () => {
      wanted = false;
      window.removeEventListener('pagehide', leaving);
      clearTimeout(timer.current);
      leaving();
    };
  }, [name, put]);
  return {
    sheet,
    restored,
    change: useCallback((id, change) => put(withEntry(latest.current, id, change)), [put]),
    move: useCallback(
      (id, from, to) => {
        if (latest.current[id]?.readyAt === from) put(withEntry(latest.current, id, { readyAt: to }));
      },
      [put],
    ),
    forget: useCallback((ids) => put(withoutEntries(latest.current, ids)), [put]),
  };
}
