// What the page knows and does: groups, what was seen, choosing a block, signing.
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { focusRow } from '../../review/review-list.tsx';
import { useEvidence } from '../../review/use-desk.ts';
import { type Line, useReview } from '../../review/use-review.ts';
import { useWork } from '../../review/use-work.ts';
import type { WorkList } from '../../review/use-work-list.ts';
import { useWide } from '../../use-wide.ts';
import { groupsOf } from './groups.ts';
import { useSeen } from './use-seen.ts';
import { useSigning } from './use-signing.ts';

export interface BoardOptions {
  readonly week: string;
  readonly list: WorkList;
  readonly items: readonly EvaluationItem[];
  readonly rulebook: Rulebook;
}

const owed = () => true;
/** What deserves a look is opened before one agrees; the ordinary is agreed with by its name on screen. */
const needsLook = (line: Line) => line.item.exceptions.length > 0;

export type Board = ReturnType<typeof useBoard>;

export function useBoard({ week, list, items, rulebook }: BoardOptions) {
  const wide = useWide();
  const [blockOpen, setBlockOpen] = useState(false);
  /** How many names were unseen when somebody last tried to choose everything. */
  const [unseen, setUnseen] = useState(0);
  const review = useReview({ name: `approve-${week}`, list, items, rulebook, owes: owed });
  const signing = useSigning(review, week);
  const { desk, lines } = review;
  const groups = groupsOf(lines);
  const shown = [...groups.exceptions, ...(blockOpen ? groups.ordinary : [])];
  const seen = useSeen(shown.map((line) => line.item.id).join());
  const first = shown.find((line) => line.todo) ?? shown[0];
  const chosen = desk.chosen ?? first?.item.id ?? null;
  const line = lines.find((one) => one.item.id === (wide ? chosen : desk.open));
  const evidence = useEvidence(desk.open);
  const work = useWork({
    ...{ review, shown, wide, mustOpen: needsLook },
    loaded: evidence.view?.id ?? null,
    firstCriterion: rulebook.criteria[0]?.key ?? '',
  });
  const open = [...groups.exceptions, ...groups.ordinary].filter((one) => one.todo);
  const chooseAll = () => {
    const missing = open.filter((one) => !seen.has(one.item.id));
    setUnseen(missing.length);
    if (missing.length === 0) {
      for (const one of open) review.decide(one);
      return;
    }
    const [next] = missing;
    flushSync(() => setBlockOpen(true));
    if (next) focusRow(next.item.id);
  };
  const toggle = (one: Line) => {
    if (one.ready || one.returning) review.undo(one.item.id);
    else if (one.reading?.ok) review.decide(one);
    else work.decide(one);
  };
  const signOne = (one: Line) => (one.reading?.ok ? signing.sign([one]) : work.decide(one));
  const missing = open.filter((one) => !seen.has(one.item.id)).length;
  return {
    ...{ wide, review, signing, groups, shown, seen, chosen, line, evidence, work, open },
    ...{ blockOpen, setBlockOpen, chooseAll, toggle, signOne },
    /** Names still to be seen, once somebody tried: 0 says that the list is complete now and waits for a second press. */
    unseen: unseen > 0 ? missing : null,
  };
}
