// The work of both review pages: choose, open, type, decide, take back, return. What is sent how is the page's matter.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EvaluationItem } from '../../contract/evaluations.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { Locale } from '../../text/index.ts';
import { useTexts } from '../texts.tsx';
import {
  type Entry,
  type EntryReading,
  isDone,
  isOutdated,
  NO_ENTRY,
  type PointAct,
  pointActOf,
  readEntry,
  type Sheet,
} from './sheet.ts';
import { type Desk, useDesk, useMarkViewed } from './use-desk.ts';
import { useSheet } from './use-sheet.ts';
import type { WorkList } from './use-work-list.ts';

export interface Line {
  readonly item: EvaluationItem;
  /** null: nothing with points is to be done here by this person. */
  readonly act: PointAct | null;
  readonly entry: Entry;
  readonly reading: EntryReading | null;
  /** Decided here, on the present version, and not yet sent. */
  readonly ready: boolean;
  /** Decided here on an older version: look again. */
  readonly outdated: boolean;
  readonly returning: boolean;
  /** Owed and not yet decided here. */
  readonly todo: boolean;
}

export interface Review {
  readonly lines: readonly Line[];
  readonly desk: Desk;
  readonly lineOf: (id: number | null) => Line | undefined;
  readonly type: (line: Line, criterion: string, text: string) => void;
  readonly comment: (line: Line, text: string) => void;
  /** Marks the record as decided; false (and the faults become visible) when something is missing. */
  readonly decide: (line: Line) => boolean;
  readonly undo: (id: number) => void;
  readonly giveBack: (id: number, reason: string) => void;
  readonly forget: (ids: readonly number[]) => void;
  /** Records whose faults are shown, because somebody tried to decide them. */
  readonly tried: ReadonlySet<number>;
  readonly restored: boolean;
}

export interface ReviewOptions {
  readonly name: string;
  readonly list: WorkList;
  readonly items: readonly EvaluationItem[];
  readonly rulebook: Rulebook;
  /** Whether an act is owed on this page, as against only possible. */
  readonly owes: (item: EvaluationItem, act: PointAct) => boolean;
}

type LineOptions = Pick<ReviewOptions, 'rulebook' | 'owes'> & { readonly locale: Locale };

function lineFor(item: EvaluationItem, entry: Entry, { rulebook, owes, locale }: LineOptions): Line {
  const act = pointActOf(item);
  const reading = act && readEntry(item, act, entry, rulebook, locale);
  const outdated = isOutdated(item, entry);
  const ready = entry.readyAt !== null && !outdated && act !== null;
  const returning = entry.returning !== null;
  const todo = act !== null && owes(item, act) && !ready && !returning;
  return { item, act, entry, reading, ready, outdated, returning, todo };
}

/** Lines that did not change keep their identity, so that typing for one person draws one row. */
function useLines({ items, rulebook, owes }: ReviewOptions, sheet: Sheet): readonly Line[] {
  const { locale } = useTexts();
  const known = useRef(new Map<number, Line>());
  const settings = useMemo(() => {
    known.current.clear();
    return { rulebook, owes, locale };
  }, [rulebook, owes, locale]);
  return useMemo(() => {
    const lines = items.map((item) => {
      const entry = sheet[item.id] ?? NO_ENTRY;
      const old = known.current.get(item.id);
      return old?.item === item && old.entry === entry ? old : lineFor(item, entry, settings);
    });
    known.current = new Map(lines.map((line) => [line.item.id, line]));
    return lines;
  }, [items, sheet, settings]);
}

export function useReview(options: ReviewOptions): Review {
  const { name, list } = options;
  const desk = useDesk();
  const { sheet, restored, change, move, forget } = useSheet(name);
  const [tried, setTried] = useState<ReadonlySet<number>>(new Set());
  const lines = useLines(options, sheet);
  const latest = useRef(lines);
  latest.current = lines;
  const lineOf = useCallback((id: number | null) => latest.current.find((line) => line.item.id === id), []);
  useMarkViewed(lines.find((line) => line.item.id === desk.open)?.item, list, move);
  useForgetting(lines, forget);
  const decide = useCallback(
    ({ item, reading }: Line) => {
      if (reading?.ok !== true) {
        setTried((ids) => new Set([...ids, item.id]));
        return false;
      }
      change(item.id, { readyAt: item.version });
      return true;
    },
    [change],
  );
  return {
    lines,
    desk,
    lineOf,
    decide,
    forget,
    tried,
    restored,
    type: useCallback(
      ({ item, reading }, criterion, text) =>
        change(item.id, { typed: { ...reading?.texts, [criterion]: text }, readyAt: null }),
      [change],
    ),
    comment: useCallback(({ item }, text) => change(item.id, { comment: text, readyAt: null }), [change]),
    undo: useCallback(
      (id) => {
        const { returning = null, comment = '' } = lineOf(id)?.entry ?? {};
        // The reason of a return taken back stays as the comment being typed.
        const kept = returning !== null && comment === '' ? { comment: returning } : {};
        change(id, { readyAt: null, returning: null, ...kept });
      },
      [change, lineOf],
    ),
    giveBack: useCallback((id, reason) => change(id, { returning: reason, readyAt: null }), [change]),
  };
}

/** Drops entries that the server already has, and those of records one can no longer do anything about. */
function useForgetting(lines: readonly Line[], forget: (ids: readonly number[]) => void): void {
  const over = lines
    .filter(({ item, entry, reading, act }) => {
      if (entry === NO_ENTRY) return false;
      // Words somebody typed stay to be copied, even where nothing can be done with them any more.
      if (act === null && entry.comment !== '') return false;
      if (act === null) return entry.returning === null || !item.may.includes('return');
      return reading !== null && isDone(item, entry, reading);
    })
    .map(({ item }) => item.id)
    .join();
  useEffect(() => {
    if (over !== '') forget(over.split(',').map(Number));
  }, [over, forget]);
}
