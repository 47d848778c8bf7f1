// Deciding a record and going on to the next, returning it, taking the last of these back.
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { useToast } from '../parts/toast.tsx';
import { useTexts } from '../texts.tsx';
import { focusRow } from './review-list.tsx';
import { commentId } from './score-form.tsx';
import { fieldId } from './score-table.tsx';
import type { Line, Review } from './use-review.ts';

export interface DecidingOptions {
  readonly review: Review;
  /** Lines in the order on screen: where "next" leads. */
  readonly shown: readonly Line[];
  readonly wide: boolean;
}

/** The next line that still waits for a decision, after this one and then from the top; null when none does. */
export function nextTodo(lines: readonly Line[], after: number): number | null {
  const at = lines.findIndex((line) => line.item.id === after);
  const round = [...lines.slice(at + 1), ...lines.slice(0, Math.max(0, at))];
  return round.find((line) => line.todo)?.item.id ?? null;
}

export function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}

/** Leads to what is missing: the first unusable score, else the comment the regulation asks for. */
export function focusFault({ item, reading }: Line): void {
  const [fault] = reading?.faults ?? [];
  focusOn(fault === undefined ? commentId(item.id) : fieldId(item.id, fault.key));
}

export function useDeciding({ review, shown, wide }: DecidingOptions) {
  const { desk } = review;
  const { t } = useTexts();
  const toast = useToast();
  const last = useRef<number | null>(null);

  const goOn = (from: number) => {
    const next = nextTodo(shown, from);
    if (next === null) {
      if (!wide) desk.close();
      return focusRow(from);
    }
    if (desk.open === null) desk.choose(next);
    else flushSync(() => desk.openRecord(next));
    if (wide || desk.open === null) focusRow(next);
  };
  const decide = (line: Line) => {
    if (line.act === null) return;
    const { id } = line.item;
    if (line.reading?.ok !== true) {
      flushSync(() => {
        review.decide(line);
        desk.openRecord(id);
      });
      return focusFault(line);
    }
    last.current = id;
    flushSync(() => review.decide(line));
    goOn(id);
  };
  const giveBack = (line: Line, reason: string) => {
    const { id, person } = line.item;
    last.current = id;
    flushSync(() => review.giveBack(id, reason));
    toast({ text: t('review.returned', { name: person.name }), undo: () => review.undo(id) });
    if (!wide) desk.close();
    else goOn(id);
  };
  const undo = (line: Line) => {
    const id = line.ready || line.returning ? line.item.id : last.current;
    const found = review.lineOf(id);
    if (id === null || !(found?.ready || found?.returning)) return;
    flushSync(() => {
      review.undo(id);
      if (desk.open !== null) desk.openRecord(id);
      else desk.choose(id);
    });
    focusRow(id);
  };
  return { decide, giveBack, undo };
}
