// What keys and buttons do to the list: open before deciding, decide, go on to the next, undo, return.
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useToast } from '../parts/toast.tsx';
import { useTexts } from '../texts.tsx';
import type { ListKey } from './keys.ts';
import type { PaneActs } from './pane-props.ts';
import { focusRow } from './review-list.tsx';
import { commentId } from './score-form.tsx';
import { fieldId } from './score-table.tsx';
import type { Line, Review } from './use-review.ts';

export interface WorkOptions {
  readonly review: Review;
  /** Lines in the order on screen: where "next" leads. */
  readonly shown: readonly Line[];
  readonly wide: boolean;
  /** The record whose evidence has arrived. */
  readonly loaded: number | null;
  /** Whether the report must be on screen before one may agree. */
  readonly mustOpen: (line: Line) => boolean;
  /** First criterion of the regulation: where a digit goes. */
  readonly firstCriterion: string;
  /** Signs one record now, for acts that are not collected; `then` goes on. */
  readonly signNow: (line: Line, then: () => void) => void;
}

export type Asked = 'return' | 'keys' | null;
export interface Work {
  readonly asked: Asked;
  readonly ask: (what: Asked) => void;
  readonly commentFor: number | null;
  readonly actsFor: (line: Line) => PaneActs;
  readonly press: (key: ListKey, line: Line, event: KeyboardEvent) => void;
  readonly decide: (line: Line) => void;
  readonly giveBack: (line: Line, reason: string) => void;
}

/** The next line that still waits for a decision, after this one and then from the top; null when none does. */
export function nextTodo(lines: readonly Line[], after: number): number | null {
  const at = lines.findIndex((line) => line.item.id === after);
  const round = [...lines.slice(at + 1), ...lines.slice(0, Math.max(0, at))];
  return round.find((line) => line.todo)?.item.id ?? null;
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}

/** Leads to what is missing: the first unusable score, else the comment the regulation asks for. */
function focusFault({ item, reading }: Line): void {
  const [fault] = reading?.faults ?? [];
  focusOn(fault === undefined ? commentId(item.id) : fieldId(item.id, fault.key));
}

export function useWork(options: WorkOptions): Work {
  const { review, shown, wide, loaded, mustOpen, firstCriterion, signNow } = options;
  const { desk } = review;
  const { t } = useTexts();
  const toast = useToast();
  const [asked, ask] = useState<Asked>(null);
  const [commentFor, setCommentFor] = useState<number | null>(null);
  const lastDecided = useRef<number | null>(null);

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
    lastDecided.current = id;
    if (line.act === 'decide') return signNow(line, () => goOn(id));
    flushSync(() => review.decide(line));
    goOn(id);
  };
  const giveBack = (line: Line, reason: string) => {
    const { id, person } = line.item;
    lastDecided.current = id;
    flushSync(() => review.giveBack(id, reason));
    toast({ text: t('review.returned', { name: person.name }), undo: () => review.undo(id) });
    if (!wide) desk.close();
    else goOn(id);
  };
  const openFirst = (line: Line) => {
    if (desk.open !== line.item.id) flushSync(() => desk.openRecord(line.item.id));
  };
  const askComment = (line: Line) => {
    openFirst(line);
    flushSync(() => setCommentFor(line.item.id));
    focusOn(commentId(line.item.id));
  };
  const undo = (line: Line) => {
    const id = line.ready || line.returning ? line.item.id : lastDecided.current;
    const found = review.lineOf(id);
    if (id === null || !(found?.ready || found?.returning)) return;
    flushSync(() => {
      review.undo(id);
      if (desk.open !== null) desk.openRecord(id);
      else desk.choose(id);
    });
    focusRow(id);
  };
  const agree = (line: Line) => {
    const { id } = line.item;
    // Nobody agrees with a report that is not on screen: the first key opens it, the second agrees.
    if (mustOpen(line) && desk.open !== id) return desk.openRecord(id);
    if (line.act === null || line.ready || line.returning || (mustOpen(line) && loaded !== id)) return;
    if (line.reading?.agrees) decide(line);
    else focusFault(line);
  };
  const press = (key: ListKey, line: Line) => {
    const mayReturn = line.item.may.includes('return') && !line.returning;
    if (key === 'agree') agree(line);
    else if (key === 'help') ask('keys');
    else if (key === 'undo') undo(line);
    else if (key === 'comment' && line.act) askComment(line);
    else if ((key === 'edit' || key === 'digit') && line.act) {
      openFirst(line);
      focusOn(fieldId(line.item.id, firstCriterion));
    } else if (key === 'return' && mayReturn) {
      openFirst(line);
      ask('return');
    }
  };
  const actsFor = (line: Line): PaneActs => ({
    open: () => desk.openRecord(line.item.id),
    close: desk.close,
    type: (criterion, text) => review.type(line, criterion, text),
    comment: (text) => review.comment(line, text),
    decide: () => decide(line),
    undo: () => undo(line),
    giveBack: () => ask('return'),
    askComment: () => askComment(line),
  });
  return { asked, ask, commentFor, actsFor, press, decide, giveBack };
}
