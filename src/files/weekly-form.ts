// The printed weekly form as data: what stands on it, in one language. Layouts: weekly-form-html.ts, -xlsx.ts.
import type { WorkItem } from '../domain/evaluation/shape.ts';

/** Words of the form, given by the caller: no visible text lives in this room. */
export interface FormTexts {
  readonly language: string;
  readonly stateName: string;
  readonly motto: string;
  readonly placeAndDate: string;
  readonly preview: string;
  readonly title: string;
  readonly week: string;
  readonly fullName: string;
  readonly post: string;
  readonly jobPosition: string;
  readonly unit: string;
  readonly part: string;
  readonly notCounted: string;
  readonly late: string;
  readonly work: string;
  readonly number: string;
  readonly task: string;
  readonly product: string;
  readonly due: string;
  readonly done: string;
  readonly note: string;
  readonly noWork: string;
  readonly conduct: string;
  readonly difficulties: string;
  readonly scores: string;
  readonly criterion: string;
  readonly max: string;
  readonly self: string;
  readonly scorer: string;
  readonly final: string;
  readonly total: string;
  readonly level: string;
  readonly comments: string;
  readonly noComments: string;
  readonly oneAuthority: string;
  readonly signSelf: string;
  readonly signScorer: string;
  readonly signFinal: string;
  readonly signHint: string;
  readonly basis: string;
  readonly proof: string;
  /** By act of the ledger. */
  readonly acts: Readonly<Record<string, string>>;
}

/** A row of points: hundredths or null where nobody has scored yet. */
export interface FormScoreRow {
  readonly name: string;
  readonly isGroup: boolean;
  readonly max: number;
  readonly self: number | null;
  readonly scorer: number | null;
  readonly final: number | null;
}

export interface FormComment {
  readonly act: string;
  /** Calendar date in the body's zone. */
  readonly day: string;
  readonly by: string | null;
  readonly text: string;
}

/** Three columns of one thing: as the person, the manager and the authority have it. */
export interface Columns<T> {
  readonly self: T;
  readonly scorer: T;
  readonly final: T;
}

export interface WeeklyForm {
  /** The regulation has readings nobody has confirmed: the print says that it is no official paper. */
  readonly preview: boolean;
  readonly organ: string;
  readonly unit: string;
  readonly person: string;
  readonly post: string | null;
  readonly jobPosition: string | null;
  readonly week: number;
  readonly year: number;
  /** First and last day of the week, and of the part evaluated. */
  readonly from: string;
  readonly last: string;
  readonly partFrom: string;
  readonly partLast: string;
  readonly counted: boolean;
  readonly late: boolean;
  readonly oneAuthority: boolean;
  readonly items: readonly WorkItem[];
  readonly conduct: string;
  readonly difficulties: string;
  readonly rows: readonly FormScoreRow[];
  readonly maxTotal: number;
  readonly totals: Columns<number | null>;
  readonly levels: Columns<string | null>;
  readonly comments: readonly FormComment[];
  readonly signers: Columns<string | null>;
  readonly rulebook: {
    readonly title: string;
    readonly document: string;
    readonly id: string;
    readonly version: number;
  };
  readonly record: number;
  readonly seq: number;
  readonly proof: string;
}

/** Fills '{name}' places; the words come from our catalogue, the values are escaped by whoever prints them. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** '2026-11-16' as '16/11/2026'. */
export function printedDay(date: string): string {
  return date.split('-').reverse().join('/');
}

/** The lines that identify the form: label and value, only those that apply. */
export function identityOf(form: WeeklyForm, texts: FormTexts): readonly (readonly [string, string])[] {
  const isPart = form.partFrom !== form.from || form.partLast !== form.last;
  return [
    [texts.fullName, form.person],
    ...(form.post === null ? [] : [[texts.post, form.post] as const]),
    ...(form.jobPosition === null ? [] : [[texts.jobPosition, form.jobPosition] as const]),
    [texts.unit, form.unit],
    ...(isPart ? [[texts.part, `${printedDay(form.partFrom)} - ${printedDay(form.partLast)}`] as const] : []),
  ];
}

export function weekLine(form: WeeklyForm, texts: FormTexts): string {
  const { week, year, from, last } = form;
  return fill(texts.week, { week, year, from: printedDay(from), to: printedDay(last) });
}

/** Sentences at the foot: one authority, late, not counted, the regulation, the proof. */
export function footnotes(form: WeeklyForm, texts: FormTexts): readonly string[] {
  return [
    ...(form.counted ? [] : [texts.notCounted]),
    ...(form.late ? [texts.late] : []),
    ...(form.oneAuthority ? [texts.oneAuthority] : []),
    fill(texts.basis, form.rulebook),
    fill(texts.proof, { seq: form.seq, record: form.record, proof: form.proof }),
  ];
}
