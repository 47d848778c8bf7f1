// Which sentence tells the next step. Pure: the words are looked up by the page.

import { isLonger } from '../../../contract/duty-place.ts';
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type Today = Reply<typeof ROUTES.today>;
export type Duty = Today['duties'][number];

/** Kinds whose line in the list is the whole sentence. */
const NAMED_AS_LISTED = [
  'step',
  'open-level',
  'difficulty',
  'measure',
  'rulebook-decide',
  'reading-confirm',
  'import-agree',
  'catalogue-decide',
] as const satisfies readonly Duty['kind'][];
type AsListed = (typeof NAMED_AS_LISTED)[number];
type DutySentence = Exclude<Duty['kind'], 'submit' | 'returned' | AsListed>;
export interface NextStep {
  readonly key:
    | 'submit'
    | 'submitLate'
    | 'returned'
    | DutySentence
    | 'waitScore'
    | 'waitApprove'
    | 'waitClose'
    | 'longer'
    | 'none';
  /** A period; a week unless the key is 'longer'. */
  readonly period: string;
  /** The duty it names, when it names one. */
  readonly duty: Duty | null;
  readonly count: number;
  /** Instant, or null when none is known. */
  readonly due: string | null;
  /** Who has it now, when it is not the reader. */
  readonly who: string | null;
  readonly overdue: boolean;
}

const isAsListed = (kind: Duty['kind']): kind is AsListed => NAMED_AS_LISTED.some((one) => one === kind);

const WAITING = { submitted: 'waitScore', scored: 'waitApprove', approved: 'waitClose' } as const;
const STAGE = { submitted: 'score', scored: 'approve', approved: 'close' } as const;

function ofDuty(duty: Duty): NextStep {
  const { kind, period, count, due, overdue } = duty;
  const base = { period, duty, count, due, who: null, overdue };
  if (isLonger(duty) || isAsListed(kind)) return { key: 'longer', ...base };
  return { key: kind === 'submit' && overdue ? 'submitLate' : kind, ...base };
}

function ofOwn(own: EvaluationItem, today: Today): NextStep | null {
  const { state } = own;
  if (!own.counted || !(state in WAITING)) return null;
  const waiting = state as keyof typeof WAITING;
  const due = own.week === today.week.week ? today.week.deadlines[STAGE[waiting]] : null;
  return {
    key: WAITING[waiting],
    period: own.week,
    duty: null,
    count: 1,
    due,
    who: own.waitingFor?.name ?? null,
    overdue: false,
  };
}

/** The first duty (the server puts what is overdue first), else where the own report is, else nothing. */
export function nextStep(today: Today): NextStep {
  const [duty] = today.duties;
  if (duty !== undefined) return ofDuty(duty);
  for (const own of today.mine) {
    const step = ofOwn(own, today);
    if (step !== null) return step;
  }
  return { key: 'none', period: today.week.week, duty: null, count: 0, due: null, who: null, overdue: false };
}
