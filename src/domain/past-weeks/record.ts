// A form in the ledger: figures in the payload, words beside the act, so that words can be erased and the chain holds.
import type { PastForm, PastPoints } from './form.ts';

export interface PastFigures {
  readonly week: string;
  readonly points: readonly Omit<PastPoints, 'label'>[];
  readonly totals: PastForm['totals'];
}

export type PastWords = Omit<PastForm, keyof PastFigures> & { readonly labels: readonly string[] };

export function splitForm({ week, points, totals, ...words }: PastForm): {
  readonly figures: PastFigures;
  readonly words: PastWords;
} {
  const figures = { week, totals, points: points.map(({ label, ...rest }) => rest) };
  return { figures, words: { ...words, labels: points.map(({ label }) => label) } };
}

export function joinForm({ week, points, totals }: PastFigures, { labels, ...words }: PastWords): PastForm {
  return { week, totals, ...words, points: points.map((one, at) => ({ label: labels[at] ?? '', ...one })) };
}
