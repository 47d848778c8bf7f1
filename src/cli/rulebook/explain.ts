// `congtam rulebook explain`: the score of an input as a tree in words, every number with its source.
import { PERIOD_KINDS, type PeriodKind, type Rulebook } from '../../domain/rulebook/shape.ts';
import { evaluate } from '../../domain/score/evaluate.ts';
import { plainInput, type ScoreInput } from '../../domain/score/input.ts';
import { nodeByKey, wordName } from '../../domain/score/names.ts';
import type { Outcome } from '../../domain/score/outcome.ts';
import { readScoreInput } from '../../files/rulebook-file.ts';
import { hundredthsWords, type RegulationTexts } from '../../text/regulation/index.ts';
import { nodeLines, sourceWords, stepWords, type WordsLine } from '../../text/regulation/outcome.ts';
import { type Console, UsageError } from '../command.ts';
import { openRulebook, sayFaults, textOf } from './files.ts';
import { readOptions, textsFor } from './options.ts';

/** Exit code 1 when rulebook or input cannot be read, or the input cannot be used; missing input is no error. */
export async function runExplain(args: readonly string[], console: Console): Promise<number> {
  const { words, values } = readOptions(args, ['lang', 'input', 'period']);
  const [name, surplus] = words;
  if (name === undefined || surplus !== undefined) throw new UsageError(surplus ?? 'explain');
  const texts = await textsFor(values.lang, ['vi']);
  const read = await openRulebook(name);
  const given = values.input === undefined ? null : readScoreInput(await textOf(values.input), values.input);
  const faults = [...(read.ok ? [] : read.faults), ...(given === null || given.ok ? [] : given.faults)];
  if (!read.ok || faults.length > 0) {
    sayFaults(console, faults, texts);
    return 1;
  }
  const input = given?.ok ? given.input : plainInput({});
  return say(console, read.rulebook, input, periodFor(read.rulebook, values.period), texts);
}

function periodFor(rulebook: Rulebook, wanted: string | undefined): PeriodKind | undefined {
  const period = PERIOD_KINDS.find((kind) => kind === wanted);
  if (wanted !== undefined && (period === undefined || !rulebook.periods.includes(period)))
    throw new UsageError(`--period ${wanted}: ${rulebook.periods.join(', ')}`);
  return period;
}

function say(
  console: Console,
  rulebook: Rulebook,
  input: ScoreInput,
  period: PeriodKind | undefined,
  texts: readonly RegulationTexts[],
): number {
  const outcome = evaluate(rulebook, input, period);
  for (const one of texts)
    for (const { depth, words } of linesOf(rulebook, outcome, one))
      console.out(`${'  '.repeat(depth)}${words}`);
  return outcome.status === 'invalid' ? 1 : 0;
}

function flat(words: string): WordsLine {
  return { depth: 0, words };
}

function deeper(words: string): WordsLine {
  return { depth: 1, words };
}

/** Everything there is to say about one outcome, in one language. */
export function linesOf(rulebook: Rulebook, outcome: Outcome, texts: RegulationTexts): readonly WordsLine[] {
  const { locale, say: t } = texts;
  const { readings, use } = rulebook;
  const nameOf = (key: string, word: string) => wordName(rulebook, key, word);
  return [
    flat(`${rulebook.title[locale]} (${rulebook.id} ${rulebook.version}): ${t(`status.${outcome.status}`)}`),
    ...(use === 'archive' ? [flat(t('word.archive'))] : []),
    ...(readings.length > 0 ? [flat(t('word.preview', { count: readings.length }))] : []),
    ...(outcome.root === null ? [] : nodeLines(texts, outcome.root, nameOf)),
    ...(outcome.figures.length === 0 ? [] : [flat(t('word.figures'))]),
    ...outcome.figures.flatMap((node) => nodeLines(texts, node, nameOf, 1)),
    ...levelLines(rulebook, outcome, texts),
    ...troubleLines(rulebook, outcome, texts),
  ];
}

function levelLines(rulebook: Rulebook, { level }: Outcome, texts: RegulationTexts): readonly WordsLine[] {
  const { locale, say: t } = texts;
  const name = (key: string | null) =>
    rulebook.levels.find((one) => one.key === key)?.name[locale] ?? t('word.nobody');
  return [
    flat(`${t('word.level')}: ${t(`level.${level.state}`, { level: name(level.level) })}`),
    ...level.steps.flatMap((step) => [
      deeper(stepWords(texts, step, name)),
      { depth: 2, words: `${t('word.source')}: ${sourceWords(step.citation)}` },
    ]),
  ];
}

function troubleLines(
  rulebook: Rulebook,
  { missing, level, invalid }: Outcome,
  texts: RegulationTexts,
): readonly WordsLine[] {
  const { locale, say: t } = texts;
  const wanting = [...missing, ...level.missing];
  const named = (key: string) => nodeByKey(rulebook, key)?.name[locale] ?? key;
  return [
    ...(wanting.length === 0 ? [] : [flat(t('word.stillMissing'))]),
    ...wanting.map(({ kind, key }) => deeper(`${key}: ${t(`missing.${kind}`, { key: named(key) })}`)),
    ...(invalid.length === 0 ? [] : [flat(t('word.notUsable'))]),
    ...invalid.map(({ code, key, limit }) => {
      const bound = limit === null ? '' : hundredthsWords(limit, locale);
      return deeper(`${key}: ${t(`input.${code}`, { key: named(key), limit: bound })}`);
    }),
  ];
}
