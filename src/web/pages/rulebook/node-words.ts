// What a node of the score tree does, as a clause: the regulation read aloud, not a result.
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { BandNode, ChoiceNode, RatioNode, TreeNode } from '../../../domain/rulebook/shape-tree.ts';
import { hundredthsWords, type RegulationTexts } from '../../../text/regulation/index.ts';

function ratioWords(texts: RegulationTexts, node: RatioNode): string {
  if (node.measure === 'quantity' || node.deduction === null) return texts.say('node.ratio.quantity');
  return texts.say(`node.ratio.${node.measure}`, {
    base: texts.say(`node.base.${node.base}`),
    percent: hundredthsWords(node.deduction.percent, texts.locale),
    per: texts.say(`node.per.${node.deduction.per}`),
  });
}

function choiceWords({ say, locale }: RegulationTexts, { options }: ChoiceNode): string {
  return say('node.choice', { options: options.map((option) => option.name[locale]).join('; ') });
}

/** '90–100 %: 8' for each band, ends as the data has them: a round bracket leaves its value out. */
function bandWords({ say, locale }: RegulationTexts, { bands }: BandNode): string {
  const rows = bands.map(({ from, to, points }) => {
    const [low, high] = [hundredthsWords(from.value, locale), hundredthsWords(to.value, locale)];
    const span = `${from.closed ? '[' : '('}${low}; ${high}${to.closed ? ']' : ')'} %`;
    return `${span}: ${hundredthsWords(points, locale)}`;
  });
  return say('node.band', { bands: rows.join(', ') });
}

function ownWords(texts: RegulationTexts, node: TreeNode, rulebook: Rulebook): string | null {
  const { say, locale } = texts;
  const words = (hundredths: number) => hundredthsWords(hundredths, locale);
  switch (node.mechanism) {
    case 'ratio':
      return ratioWords(texts, node);
    case 'choice':
      return choiceWords(texts, node);
    case 'band':
      return bandWords(texts, node);
    case 'weighted':
      return say('node.weighted', { weights: node.weights.map((one) => `${words(one)} %`).join(', ') });
    case 'mean':
      return say('node.mean', { count: node.children.length, max: words(node.max) });
    case 'subordinates': {
      const level = rulebook.levels.find((one) => one.key === node.level)?.name[locale] ?? node.level;
      return say('node.subordinates', { level, percent: words(node.otherwise) });
    }
    case 'converted':
      return say('node.converted', {
        progress: words(node.achieved.progress),
        quality: words(node.achieved.quality),
      });
    case 'bonus':
      return say(`node.bonus.${node.source}`, { max: words(node.max), percent: words(node.percent) });
    case 'floor':
      return say('node.floor', { least: words(node.least) });
    default:
      return null;
  }
}

/** Never empty: mechanisms without numbers of their own have a plain clause. */
export function nodeWords(texts: RegulationTexts, node: TreeNode, rulebook: Rulebook): string {
  const own = ownWords(texts, node, rulebook);
  if (own !== null) return own;
  const step = 'step' in node ? hundredthsWords(node.step, texts.locale) : '';
  const max = hundredthsWords(node.max, texts.locale);
  return texts.find(`node.${node.mechanism}`, { step, max }) ?? '';
}
