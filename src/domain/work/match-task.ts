// Which open task a line means. The best are offered; one is taken by itself only when there is no doubt.
import { foldText } from '../organization/text-match.ts';

export interface Titled {
  readonly id: number;
  readonly title: string;
}
export interface TaskMatch<T extends Titled> {
  /** Best first. */
  readonly offers: readonly T[];
  /** The one meant without doubt, or null. */
  readonly sure: T | null;
}

/** Words that tell no work from another. */
const EMPTY = new Set(
  'va cua cho cac nhung ve voi tai theo tu den trong viec lam xong da duoc mot the of and for to a on in'.split(
    ' ',
  ),
);
const NUMBER_WEIGHT = 3;
const LEAST_SHARED = 2;
const OFFERED = 0.5;
const SURE = 0.85;
const AHEAD = 0.25;
const MOST_OFFERS = 3;

const isNumber = (word: string) => /\d/.test(word);
const weightOf = (words: readonly string[]) =>
  words.reduce((sum, word) => sum + (isNumber(word) ? NUMBER_WEIGHT : 1), 0);

function wordsOf(text: string): readonly string[] {
  return [...new Set(foldText(text).split(' '))].filter((word) => word !== '' && !EMPTY.has(word));
}

/** 0 to 1: how much of the shorter of the two stands in the other. */
function likeness(typed: readonly string[], title: readonly string[]): number {
  const shared = weightOf(typed.filter((word) => title.includes(word)));
  const [mine, theirs] = [typed.filter(isNumber), title.filter(isNumber)];
  // 'Tờ trình 214' is not 'Tờ trình 215'.
  const differs = mine.length > 0 && theirs.length > 0 && !mine.some((word) => theirs.includes(word));
  if (shared < LEAST_SHARED || differs) return 0;
  return shared / Math.min(weightOf(typed), weightOf(title));
}

const isSameWords = (typed: readonly string[], title: readonly string[]): boolean =>
  typed.length === title.length && typed.every((word) => title.includes(word));

/** Compares by words without marks and without order. */
export function matchTask<T extends Titled>(title: string, tasks: readonly T[]): TaskMatch<T> {
  const typed = wordsOf(title);
  const ranked = tasks
    .map((task) => ({ task, score: likeness(typed, wordsOf(task.title)) }))
    .filter(({ score }) => score >= OFFERED)
    .toSorted((a, b) => b.score - a.score || a.task.id - b.task.id);
  const [best, second] = ranked;
  const isSure = best !== undefined && best.score >= SURE && (second?.score ?? 0) <= best.score - AHEAD;
  // Its whole name leaves no doubt, whatever else is like it.
  const named = ranked.filter(({ task }) => isSameWords(typed, wordsOf(task.title)));
  const [whole] = named.length === 1 ? named : [];
  const sure = whole?.task ?? (isSure ? best.task : null);
  return { offers: ranked.slice(0, MOST_OFFERS).map(({ task }) => task), sure };
}
