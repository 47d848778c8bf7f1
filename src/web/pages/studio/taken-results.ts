// What is written into the text when the new results of the worked examples are meant: the results, and behind the words
// of each example what it gives now, so that no note goes on telling the old one.
import type { BilingualText, Rulebook } from '../../../domain/rulebook/shape.ts';
import { evaluate } from '../../../domain/score/evaluate.ts';
import { plainInput } from '../../../domain/score/input.ts';
import { formatPoints } from '../../../domain/score/points.ts';
import type { Check } from './shapes.ts';
import type { Edit } from './use-editor.ts';

type Fault = Check['faults'][number];
type Locale = keyof BilingualText;

/** Of the page's own letters; texts written before it was have an arrow. */
const NOW = ' » ';
const BEFORE = / [»→] /;

/** Parts of a note that tell no number, and so no old result; a mark alone ('B') is a result too. */
function kept(note: string): string {
  const [words = ''] = note.split(BEFORE);
  const parts = words.split(/[;:,.] /).filter((part) => !/\d/.test(part) && part.length > 3);
  return parts.join(', ');
}

/** Words of an example with the result it gives now; numbers of the old one, or of an earlier change, give way. */
export function noteNow(note: string, points: string, level: string): string {
  return `${kept(note)}${NOW}${points}, ${level}`.trim();
}

/** The result an example's text says, in place of the old one. */
function resultOf({ path, params }: Fault): Edit {
  const { found } = params;
  return { path: [...path], value: typeof found === 'number' ? found : found === '-' ? null : String(found) };
}

export function takenResults({ examples, ...rulebook }: Rulebook, faults: readonly Fault[]): readonly Edit[] {
  const changed = new Set(
    faults.flatMap(({ path: [list, index, part] }) =>
      list === 'examples' && (part === 'total' || part === 'level') ? [Number(index)] : [],
    ),
  );
  const notes = [...changed].flatMap((index): Edit[] => {
    const example = examples[index];
    if (example === undefined) return [];
    const { shown, level } = evaluate(
      { ...rulebook, examples },
      { ...plainInput(example.given), ...(example.input ?? {}) },
    );
    const name = rulebook.levels.find(({ key }) => key === level.level)?.name;
    const words = (locale: Locale) =>
      noteNow(
        example.note[locale],
        shown === null ? '–' : formatPoints(shown, locale),
        name?.[locale] ?? '–',
      );
    return (['vi', 'en'] as const).map((locale) => ({
      path: ['examples', String(index), 'note', locale],
      value: words(locale),
    }));
  });
  return [...faults.map(resultOf), ...notes];
}
