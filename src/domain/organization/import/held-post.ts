// A post as a list describes it, and as somebody holds it.
import type { AssignmentKind, PlainDate, Rank } from '../shape.ts';
import { nameKey } from '../text-match.ts';

/** A post as the list describes it; equal keys are one post. */
export interface PostDraft {
  readonly key: string;
  readonly unitId: number;
  readonly title: string | null;
  readonly jobPosition: string | null;
  readonly rank: Rank;
  /** Not a deputy: the one the unit answers to. */
  readonly chief: boolean;
}

/** A post as somebody holds it; the span is half-open, null where the list does not say. */
export interface HeldPost extends PostDraft {
  readonly kind: AssignmentKind;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly decision: string | null;
}
export interface PersonPosts {
  readonly main: HeldPost;
  readonly concurrent: readonly HeldPost[];
  /** The remark was about posts: no absence is looked for in it. */
  readonly noteTaken: boolean;
}

export function postKey(unitId: number, title: string | null, jobPosition: string | null): string {
  return `${unitId}|${nameKey(title ?? '')}|${nameKey(jobPosition ?? '')}`;
}
