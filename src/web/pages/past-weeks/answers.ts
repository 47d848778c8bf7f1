// What the user has said to each form, and how it stands then: what needs no other form is reckoned here at once.
import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type Rehearsed = Reply<typeof ROUTES.rehearsePastWeeks>['forms'][number];
export type PastState = Rehearsed['state'];

export interface FormAnswer {
  readonly leaveOut?: boolean;
  readonly incomplete?: boolean;
  readonly personId?: number;
  readonly replace?: string;
}
/** By form. */
export type FormAnswers = Readonly<Record<string, FormAnswer>>;

export const keyOfForm = ({ hash, sheet }: Pick<Rehearsed, 'hash' | 'sheet'>) => `${hash} ${sheet}`;

const isGap = (code: string) => code === 'score-missing' || code === 'score-unreadable';

/** Troubles that are still in the way. */
export function openErrors(form: Rehearsed, answer: FormAnswer): Rehearsed['troubles'] {
  return form.troubles.filter(
    ({ severity, code }) =>
      // The server counted what was said when it looked; it may have been taken back since.
      (severity === 'error' || (severity === 'warning' && (isGap(code) || code === 'week-imported'))) &&
      !(isGap(code) && answer.incomplete === true) &&
      !(code === 'week-imported' && answer.replace !== undefined),
  );
}

export function stateOf(form: Rehearsed, answer: FormAnswer): PastState {
  if (answer.leaveOut === true) return 'left-out';
  if (form.state === 'same') return 'same';
  return openErrors(form, answer).length > 0 ? 'blocked' : 'ready';
}

/** Whose form it is, or that one of two for a week was left out, only the server can say. */
export function needsServer(before: FormAnswer, after: FormAnswer, forms: readonly Rehearsed[]): boolean {
  if (before.personId !== after.personId) return true;
  const twins = forms.some((one) => one.troubles.some(({ code }) => code === 'form-twice'));
  return twins && (before.leaveOut === true) !== (after.leaveOut === true);
}

/** As it is sent: one entry per form about which something was said. */
export function sentAnswers(forms: readonly Rehearsed[], answers: FormAnswers): string {
  const said = forms.flatMap((form) => {
    const answer = answers[keyOfForm(form)];
    return answer === undefined ? [] : [{ hash: form.hash, sheet: form.sheet, ...answer }];
  });
  return JSON.stringify(said);
}
