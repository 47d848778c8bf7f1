// What went wrong with a call, as data: the words are found by `problemTexts`.
import type { Problem } from '../contract/common.ts';
import type { Texts, TextValues } from '../text/index.ts';

export type RefusalParams = Readonly<Record<string, string | number | boolean | null>>;
export interface Refusal {
  readonly code: string;
  readonly params: RefusalParams;
}

/** A refused or failed call. `status` 0 means that the server was not reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** Reference for the administrator's log search, when the server gave one. */
  readonly instance: string | null;
  readonly refusals: readonly Refusal[];
  readonly fields: readonly { readonly path: string; readonly code: string }[];
  /** The record's present version, when ours was out of date. */
  readonly currentVersion: number | null;
  /** Seconds the server asks us to wait. */
  readonly retryAfter: number | null;

  constructor(document: Partial<Problem>, status: number, retryAfter: number | null = null) {
    super(document.code ?? 'unknown');
    this.name = 'ApiProblem';
    this.status = status;
    this.code = document.code ?? 'unknown';
    this.instance = document.instance ?? null;
    this.refusals = document.refusals ?? [];
    this.fields = document.fields ?? [];
    this.currentVersion = document.current?.version ?? null;
    this.retryAfter = retryAfter;
  }
}

/** Any thrown value as an ApiProblem, so that pages handle one kind only. */
export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ code: 'unknown' }, -1);
}

function plainValues(params: RefusalParams): TextValues {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value ?? '')]));
}

/** Every reason in words, the advice, and the reference of a problem. */
export function problemTexts(problem: ApiProblem, texts: Texts) {
  const values = { seconds: problem.retryAfter ?? 60 };
  const known = texts.find(`errors.${problem.code}`, values);
  const reasons = problem.refusals.map(
    (refusal) => texts.find(`errors.${refusal.code}`, plainValues(refusal.params)) ?? refusal.code,
  );
  return {
    what: known ?? texts.t('errors.unknown'),
    reasons,
    advice: texts.find(`errors.${problem.code}.do`, values) ?? (known ? null : texts.t('errors.unknown.do')),
    reference: problem.instance,
  };
}
