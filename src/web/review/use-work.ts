// What keys and buttons do to the list: open before deciding, comment, return, help.
import { type KeyboardEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ListKey } from './keys.ts';
import type { PaneActs } from './pane-props.ts';
import { commentId } from './score-form.tsx';
import { fieldId } from './score-table.tsx';
import { type DecidingOptions, focusFault, focusOn, useDeciding } from './use-deciding.ts';
import type { Line } from './use-review.ts';

export interface WorkOptions extends DecidingOptions {
  /** The record whose evidence has arrived. */
  readonly loaded: number | null;
  /** Whether the report must be on screen before one may agree. */
  readonly mustOpen: (line: Line) => boolean;
  /** First criterion of the regulation: where a digit goes. */
  readonly firstCriterion: string;
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

export function useWork(options: WorkOptions): Work {
  const { review, loaded, mustOpen, firstCriterion } = options;
  const { desk } = review;
  const { decide, giveBack, undo } = useDeciding(options);
  const [asked, ask] = useState<Asked>(null);
  const [commentFor, setCommentFor] = useState<number | null>(null);

  const openFirst = (line: Line) => {
    if (desk.open !== line.item.id) flushSync(() => desk.openRecord(line.item.id));
  };
  const askComment = (line: Line) => {
    openFirst(line);
    flushSync(() => setCommentFor(line.item.id));
    focusOn(commentId(line.item.id));
  };
  const agree = (line: Line) => {
    const { id } = line.item;
    // Nobody agrees with a report that is not on screen: the first key opens it, the second agrees.
    if (mustOpen(line) && desk.open !== id) return desk.openRecord(id);
    if (line.act === null || line.ready || line.returning || (mustOpen(line) && loaded !== id)) return;
    if (line.reading?.agrees) decide(line);
    else focusFault(line);
  };
  const edit = (line: Line) => {
    openFirst(line);
    focusOn(fieldId(line.item.id, firstCriterion));
  };
  const press = (key: ListKey, line: Line) => {
    if (key === 'agree') agree(line);
    else if (key === 'help') ask('keys');
    else if (key === 'undo') undo(line);
    else if (key === 'comment' && line.act) askComment(line);
    else if ((key === 'edit' || key === 'digit') && line.act) edit(line);
    else if (key === 'return' && line.item.may.includes('return') && !line.returning) {
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
