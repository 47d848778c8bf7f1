// What may be signed together, and what has to be looked at first. Pure.
import type { ApprovalItem } from '../../../contract/unit-periods.ts';

export interface Groups {
  /** Opened one by one before they can be chosen. */
  readonly exceptions: readonly ApprovalItem[];
  /** Agreed with by a name on screen. */
  readonly ordinary: readonly ApprovalItem[];
  /** Something is missing still: shown with the reason, never chosen. */
  readonly hindered: readonly ApprovalItem[];
}

/** A level left to the competent person is chosen on the record itself. */
function isOpen({ looks }: ApprovalItem): boolean {
  return looks.includes('level-open');
}

export function groupsOf(items: readonly ApprovalItem[]): Groups {
  const free = items.filter(({ hindered }) => hindered.length === 0);
  return {
    exceptions: free.filter(({ looks }) => looks.length > 0),
    ordinary: free.filter(({ looks }) => looks.length === 0),
    hindered: items.filter(({ hindered }) => hindered.length > 0),
  };
}

/** Whether this one may be ticked: an exception after it was opened, the ordinary always. */
export function canChoose(item: ApprovalItem, opened: ReadonlySet<number>): boolean {
  if (item.hindered.length > 0 || isOpen(item)) return false;
  return item.looks.length === 0 || opened.has(item.id);
}

/** Names not seen yet among those that "choose all" would take. */
export function unseenOf(groups: Groups, seen: ReadonlySet<number>): readonly ApprovalItem[] {
  return groups.ordinary.filter(({ id }) => !seen.has(id));
}

/** What one signature takes: what is chosen and still may be, in the order of the page. */
export function signable(
  groups: Groups,
  chosen: ReadonlySet<number>,
  opened: ReadonlySet<number>,
  most: number,
): readonly ApprovalItem[] {
  return [...groups.exceptions, ...groups.ordinary]
    .filter((item) => chosen.has(item.id) && canChoose(item, opened))
    .slice(0, most);
}
