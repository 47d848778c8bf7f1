// Words for a problem: every reason, what to do, and the reference. Codes nobody worded are shown as they are.
import { formatDate, formatInstant } from '../text/format.ts';
import type { Texts, TextValues } from '../text/index.ts';
import type { FieldTrouble } from './parts/error-summary.tsx';
import { pointsText } from './parts/points.ts';
import type { ApiProblem, FieldFault, Refusal, RefusalParams } from './problem.ts';

export interface ProblemContext {
  readonly texts: Texts;
  /** The body's time zone, for instants among the reasons. */
  readonly zone: string;
  /** Names for keys among the reasons: criterion keys of the rulebook, for instance. */
  readonly names?: Readonly<Record<string, string>>;
}
export interface Reason {
  readonly text: string;
  readonly advice: string | null;
}
export interface ProblemTexts {
  readonly what: string;
  readonly reasons: readonly Reason[];
  readonly advice: string | null;
  readonly reference: string | null;
}

/** These parameters are points in hundredths. */
const POINTS = ['limit', 'max', 'total', 'gap'];

function shownValue(key: string, value: RefusalParams[string], context: ProblemContext): string | number {
  if (typeof value === 'number')
    return POINTS.includes(key) ? pointsText(value, context.texts.locale) : value;
  const text = String(value ?? '');
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)) return formatInstant(text, context.zone);
  return context.names?.[text] ?? text;
}

function valuesOf(params: RefusalParams, context: ProblemContext): TextValues {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, shownValue(key, value, context)]),
  );
}

/** One reason of the rules in words. */
export function reasonText(refusal: Refusal, context: ProblemContext): Reason {
  const values = valuesOf(refusal.params, context);
  const { find } = context.texts;
  return {
    text: find(`errors.${refusal.code}`, values) ?? refusal.code,
    advice: find(`errors.${refusal.code}.do`, values) ?? null,
  };
}

function fieldReason(fault: FieldFault, context: ProblemContext): Reason {
  return { text: fieldText(fault, context.texts), advice: null };
}

function fieldText(fault: FieldFault, { find, t }: Texts): string {
  return find(`errors.${fault.code}`) ?? t('errors.format');
}

/** Faults of fields for `ErrorSummary` and the fields: the field's id is the last part of its path. */
export function fieldTroubles(problem: ApiProblem, texts: Texts): readonly FieldTrouble[] {
  return problem.fields.map((fault) => ({
    field: fault.path.split('.').at(-1) ?? fault.path,
    text: fieldText(fault, texts),
  }));
}

/** A whole problem in words. A single reason speaks for itself; several are listed under one line. */
export function problemTexts(problem: ApiProblem, context: ProblemContext): ProblemTexts {
  const { find, t } = context.texts;
  const reference = problem.instance;
  const reasons = [
    ...problem.refusals.map((refusal) => reasonText(refusal, context)),
    ...problem.fields.map((fault) => fieldReason(fault, context)),
  ];
  const [only] = reasons;
  const named = problem.refusals.some((refusal) => refusal.code === problem.code);
  if (named && only && reasons.length === 1)
    return { what: only.text, reasons: [], advice: only.advice, reference };
  if (named) return { what: t('errors.refused'), reasons, advice: null, reference };
  const values = { seconds: problem.retryAfter ?? 60 };
  const what = find(`errors.${problem.code}`, values);
  const advice = find(`errors.${problem.code}.do`, values) ?? (what ? null : t('errors.unknown.do'));
  return { what: what ?? t('errors.unknown'), reasons, advice, reference };
}
