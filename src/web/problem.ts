// What went wrong with a call, as data. The words are found by `problem-texts.ts`.
import type { Problem } from '../contract/common.ts';

export type RefusalParams = Readonly<Record<string, string | number | boolean | null>>;
export interface Refusal {
  readonly code: string;
  readonly params: RefusalParams;
}
export interface FieldFault {
  /** 'body.login', 'query.week'. */
  readonly path: string;
  readonly code: string;
}

/** A refused or failed call. `status` 0 means that the server was not reached, -1 that the fault is the page's own. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** Reference for the administrator's log search, when the server gave one. */
  readonly instance: string | null;
  readonly refusals: readonly Refusal[];
  readonly fields: readonly FieldFault[];
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

/** True when the act needs the password again first (open `StepUpDialog`, then repeat). */
export function needsStepUp(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'step-up-needed';
}
