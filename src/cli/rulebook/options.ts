// Arguments of `congtam rulebook`: words, and options with a value.
import { type RegulationLocale, type RegulationTexts, regulationTexts } from '../../text/regulation/index.ts';
import { UsageError } from '../command.ts';

export interface Options {
  readonly words: readonly string[];
  readonly values: Readonly<Partial<Record<string, string>>>;
}

/** Splits arguments; an unknown option, or one without its value, is a usage error. */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const words: string[] = [];
  const values: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const value = args[at + 1];
    if (!known.includes(word.slice(2)) || value === undefined) throw new UsageError(word);
    values[word.slice(2)] = value;
    at += 1;
  }
  return { words, values };
}

/** The languages to speak: the one asked for, or those given. */
export function textsFor(
  lang: string | undefined,
  otherwise: readonly RegulationLocale[],
): Promise<readonly RegulationTexts[]> {
  if (lang !== undefined && lang !== 'vi' && lang !== 'en') throw new UsageError(`--lang ${lang}`);
  const wanted: readonly RegulationLocale[] = lang === undefined ? otherwise : [lang];
  return Promise.all(wanted.map((locale) => regulationTexts(locale)));
}
