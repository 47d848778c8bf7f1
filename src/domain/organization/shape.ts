// The nouns of a public body as plain dated data. No rule lives here; rules read these shapes.

/** Calendar date 'YYYY-MM-DD' in the body's zone. */
export type PlainDate = string;
/** Half-open interval of calendar dates: `from` belongs to it, `to` does not; null means open. */
export interface DateSpan {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** A unit (đơn vị) inside one organisation version; `lo..hi` are preorder numbers: a subtree is a range. */
export interface Unit {
  readonly id: number;
  readonly parentId: number | null;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly adminCode: string | null;
  readonly lo: number;
  readonly hi: number;
}

/** The tree of units as it stands from `from` on; a change makes a new version, never an edit. */
export interface OrganizationVersion {
  readonly version: number;
  readonly from: PlainDate;
  readonly units: readonly Unit[];
}

/** Management rank of a post, from the body's leaders down. */
export const RANKS = ['leader', 'head', 'deputy', 'section-head', 'secretary', 'assistant', 'staff'] as const;
export type Rank = (typeof RANKS)[number];

/** A post (chức vụ) with its job position (vị trí việc làm) in a unit. */
export interface Post {
  readonly id: number;
  readonly unitId: number;
  readonly title: string | null;
  readonly jobPosition: string | null;
  readonly rank: Rank;
}

export type Sex = 'male' | 'female';

export interface Person {
  readonly id: number;
  readonly fullName: string;
  /** 12 digits, kept as text: leading zeros matter. */
  readonly nationalId: string | null;
  readonly birthDate: PlainDate | null;
  readonly sex: Sex | null;
  readonly grade: string | null;
  readonly education: string | null;
  readonly partyMember: boolean;
}

export const ASSIGNMENT_KINDS = ['main', 'concurrent', 'acting', 'secondment'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

/** Who holds which post when (several at once, acting and seconded included). */
export interface Assignment extends DateSpan {
  readonly id: number;
  readonly personId: number;
  readonly postId: number;
  readonly kind: AssignmentKind;
  /** The direct manager (quản lý trực tiếp) named for this assignment. */
  readonly managerId: number | null;
  readonly documentNumber: string | null;
}

/** `draft`: writing the self-evaluation of the unit one heads; `accept`: judging the work one assigned. */
export const DELEGABLE = ['score', 'approve', 'draft', 'accept'] as const;
export type DelegableAction = (typeof DELEGABLE)[number];

/** Dated, documented handing over of authority (uỷ quyền); never transitive, never for one's own case. */
export interface Delegation extends DateSpan {
  readonly id: number;
  readonly delegatorId: number;
  readonly delegateId: number;
  readonly actions: readonly DelegableAction[];
  readonly documentNumber: string;
  /** Set when ended early; the span then ends at that date. */
  readonly revoked: boolean;
}

export const ABSENCE_KINDS = ['leave', 'mission', 'training', 'secondment'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** A span during which a person does not do the ordinary work of the post. */
export interface Absence extends DateSpan {
  readonly id: number;
  readonly personId: number;
  readonly kind: AbsenceKind;
  readonly note: string | null;
  readonly documentNumber: string | null;
}

/** True when `date` lies inside the half-open span. */
export function covers(span: DateSpan, date: PlainDate): boolean {
  return span.from <= date && (span.to === null || date < span.to);
}

/** True when the two half-open spans share at least one date. */
export function overlaps(a: DateSpan, b: DateSpan): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
}
