// Answers to troubles that are chosen on this page and not saved yet. Plain data: the page and its tests share it.
import type { ImportView } from '../../../contract/imports.ts';

export type Trouble = ImportView['troubles'][number];
export type TroubleChoice = Trouble['choices'][number];

export interface Answer {
  readonly choice: TroubleChoice['choice'];
  /** null: leave empty. */
  readonly value: string | null;
  /** The value is typed by the person, not one of the choices. */
  readonly own: boolean;
}
/** By `keyOfTrouble`. */
export type Answers = Readonly<Record<string, Answer>>;

export interface Resolution {
  readonly sheet: string;
  readonly row: number;
  readonly code: string;
  readonly choice: TroubleChoice['choice'] | 'ask-again';
  readonly value?: string;
}

/** The server knows an answer by sheet, row and code. */
export function keyOfTrouble({ sheet, row, code }: Pick<Trouble, 'sheet' | 'row' | 'code'>): string {
  return `${row} ${code} ${sheet}`;
}

/** A choice without words and value asks for a value of the person's own. */
export function isOwnValue(choice: TroubleChoice): boolean {
  return choice.choice === 'value' && choice.label === null && choice.value === null;
}

export function answerOf(choice: TroubleChoice): Answer {
  return { choice: choice.choice, value: choice.value, own: isOwnValue(choice) };
}

export function isChosen(choice: TroubleChoice, answer: Answer | undefined): boolean {
  if (answer === undefined || answer.choice !== choice.choice) return false;
  return isOwnValue(choice) ? answer.own : !answer.own && answer.value === choice.value;
}

/** True when the answer says everything: a value of one's own must be typed. */
export function isComplete(answer: Answer): boolean {
  return !answer.own || (answer.value ?? '').trim() !== '';
}

/** What can be saved: complete answers to troubles that still stand open. */
export function resolutionsOf(troubles: readonly Trouble[], answers: Answers): readonly Resolution[] {
  const seen = new Set<string>();
  return troubles.flatMap((trouble) => {
    const key = keyOfTrouble(trouble);
    const answer = answers[key];
    if (answer === undefined || trouble.row === null || trouble.taken !== null) return [];
    if (!isComplete(answer) || seen.has(key)) return [];
    seen.add(key);
    const { sheet, row, code } = trouble;
    const value = answer.choice === 'value' && answer.value !== null ? { value: answer.value.trim() } : {};
    return [{ sheet, row, code, choice: answer.choice, ...value }];
  });
}

/** Troubles that have a suggestion and no answer yet. */
export function suggestible(troubles: readonly Trouble[], answers: Answers): readonly Trouble[] {
  return troubles.filter(
    (trouble) =>
      trouble.taken === null &&
      trouble.choices[0]?.choice === 'use-suggestion' &&
      answers[keyOfTrouble(trouble)] === undefined,
  );
}

/** The same answers with every suggestion taken where nothing was chosen. */
export function withSuggestions(troubles: readonly Trouble[], answers: Answers): Answers {
  const taken = suggestible(troubles, answers).flatMap((trouble) => {
    const [first] = trouble.choices;
    return first === undefined ? [] : [[keyOfTrouble(trouble), answerOf(first)] as const];
  });
  return { ...answers, ...Object.fromEntries(taken) };
}
