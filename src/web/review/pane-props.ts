// What the pane of one record is given by a page; its pieces share it.
import type { ReactNode } from 'react';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { Refusal } from '../problem.ts';
import type { Evidence } from './use-desk.ts';
import type { Line } from './use-review.ts';

export interface PaneActs {
  readonly open: () => void;
  readonly close: () => void;
  readonly type: (criterion: string, text: string) => void;
  readonly comment: (text: string) => void;
  /** Agree, or take the points typed: the entry decides which. */
  readonly decide: () => void;
  readonly undo: () => void;
  readonly giveBack: () => void;
  readonly askComment: () => void;
}
export interface PaneProps {
  readonly line: Line;
  readonly rulebook: Rulebook;
  /** null while the record is only chosen, not open. */
  readonly evidence: Evidence | null;
  readonly refusals: readonly Refusal[] | undefined;
  readonly tried: boolean;
  readonly commentAsked: boolean;
  readonly busy: boolean;
  readonly acts: PaneActs;
  /** A sheet over the page (phone) has a way back; a pane beside the list has none. */
  readonly asSheet?: boolean;
  /** More buttons of the page behind the first. */
  readonly more?: ReactNode;
}
