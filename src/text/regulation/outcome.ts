// An explained score in words: tree, figures, level step by step, what is missing. The same lines on every surface.
import { exactWords, hundredthsWords, type RegulationTexts } from './index.ts';

interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

interface Exact {
  readonly n: string;
  readonly d: string;
}

interface SourceWords {
  readonly document: string;
  readonly where: string;
  readonly confidence: string;
}

export interface NodeWords {
  readonly key: string;
  readonly name: Bilingual;
  readonly mechanism: string;
  readonly value: Exact | null;
  readonly max: number | null;
  readonly cutFrom: number | null;
  readonly grade: string | null;
  readonly operands: readonly {
    readonly name: string;
    readonly exact: Exact | null;
    readonly word: string | null;
  }[];
  readonly citation: SourceWords;
  readonly children: readonly NodeWords[];
}

export interface StepWords {
  readonly kind: 'points' | 'gap' | 'condition' | 'forced';
  readonly name: Bilingual;
  readonly result: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly found: Exact | null;
  readonly bound: number | null;
  readonly citation: SourceWords;
}

/** A line of the explanation with its depth in the tree. */
export interface WordsLine {
  readonly depth: number;
  readonly words: string;
}

export function sourceWords({ document, where, confidence }: SourceWords): string {
  return `${document}, ${where} [${confidence}]`;
}

/** '62,57 (2065/33) trên 70'. */
export function valueWords(texts: RegulationTexts, { value, max }: Pick<NodeWords, 'value' | 'max'>): string {
  const shown = value === null ? '–' : exactWords(value, texts.locale);
  return max === null ? shown : `${shown} ${texts.say('word.of')} ${hundredthsWords(max, texts.locale)}`;
}

/** The name of a key an operand holds, or null when it is somebody's own words. */
export type NameOf = (nodeKey: string, word: string) => Bilingual | null;

/** How a value arose: its mechanism and what it worked with. */
export function howWords(texts: RegulationTexts, node: NodeWords, nameOf: NameOf): string {
  const operands = node.operands.flatMap(({ name, exact, word }) => {
    const named = word === null ? null : nameOf(node.key, word);
    const value = exact === null ? (named?.[texts.locale] ?? word ?? '') : exactWords(exact, texts.locale);
    return texts.find(`operand.${name}`, { value }) ?? [];
  });
  const cut =
    node.cutFrom === null
      ? []
      : [texts.say('word.cutFrom', { value: hundredthsWords(node.cutFrom, texts.locale) })];
  const how = texts.find(`mechanism.${node.mechanism}`) ?? node.mechanism;
  const details = [...operands, ...cut].join('; ');
  return details === '' ? how : `${how}: ${details}`;
}

/** The tree from its root down, one line for each value and one for its source. */
export function nodeLines(
  texts: RegulationTexts,
  node: NodeWords,
  nameOf: NameOf,
  depth = 0,
): readonly WordsLine[] {
  const { locale, say } = texts;
  return [
    { depth, words: `${node.name[locale]}: ${valueWords(texts, node)}` },
    { depth: depth + 1, words: howWords(texts, node, nameOf) },
    { depth: depth + 1, words: `${say('word.source')}: ${sourceWords(node.citation)}` },
    ...node.children.flatMap((child) => nodeLines(texts, child, nameOf, depth + 1)),
  ];
}

/** One step on the way to the level; `levelName` gives levels their names. */
export function stepWords(
  texts: RegulationTexts,
  step: StepWords,
  levelName: (key: string | null) => string,
): string {
  const { say, find, locale } = texts;
  const result = step.kind === 'forced' && step.result === 'failed' ? 'forced' : step.result;
  const share =
    step.found === null || step.bound === null
      ? ''
      : ` (${say('word.share', {
          found: exactWords(step.found, locale),
          bound: hundredthsWords(step.bound, locale),
        })})`;
  const change =
    step.from === step.to || step.from === null
      ? ''
      : `; ${say('word.change', { from: levelName(step.from), to: levelName(step.to) })}`;
  const head = `${say(`step.${step.kind}`)}: ${step.name[locale]}`;
  if (step.kind === 'points') return head;
  return `${head}: ${find(`result.${result}`) ?? result}${share}${change}`;
}
