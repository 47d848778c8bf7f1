// Wordings to start a line from: open tasks, those of last week, the most used. Each once, best first.
import type { ROUTES } from '../../contract/routes.ts';
import { foldText } from '../../domain/organization/text-match.ts';
import type { Reply } from '../api.ts';
import type { Wording } from './entry-shapes.ts';

type Wordings = Reply<typeof ROUTES.workWordings>;
export interface Offer extends Wording {
  readonly key: string;
  readonly from: 'task' | 'lastWeek' | 'favourite';
  readonly taskId: number | null;
}
interface OpenTask {
  readonly id: number;
  readonly title: string;
  readonly product: string;
}

const MOST = 8;

export function offersOf(tasks: readonly OpenTask[], wordings: Wordings | undefined): readonly Offer[] {
  const all: readonly Offer[] = [
    ...tasks.map(({ id, title, product }) => ({
      ...{ key: `task-${id}`, from: 'task' as const, taskId: id, title, product, itemId: null },
    })),
    ...(wordings?.lastWeek ?? []).map((one, at) => ({
      ...one,
      key: `last-${at}`,
      from: 'lastWeek' as const,
    })),
    ...(wordings?.favourites ?? []).map((one, at) => ({
      ...{ key: `favourite-${at}`, from: 'favourite' as const, taskId: null },
      ...{ title: one.title, product: one.product, itemId: one.itemId },
    })),
  ];
  const byTitle = new Map<string, Offer>();
  for (const offer of all) {
    const key = foldText(offer.title);
    if (!byTitle.has(key)) byTitle.set(key, offer);
  }
  return [...byTitle.values()];
}

/** Those that hold every typed word, with or without marks. */
export function fitting(offers: readonly Offer[], typed: string): readonly Offer[] {
  const words = foldText(typed).split(' ').filter(Boolean);
  return offers.filter(({ title }) => words.every((word) => foldText(title).includes(word))).slice(0, MOST);
}
