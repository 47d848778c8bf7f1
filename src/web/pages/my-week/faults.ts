// What stops a week from being sent, in words, each tied to its field.
import { MOST_REPORT_LINES } from '../../../domain/evaluation/shape.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { Texts } from '../../../text/index.ts';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { readScore, scoreFaultText } from '../../parts/score-read.ts';
import { type DraftItem, differing, readItemDate, type WeekDraft, type WorkReport } from './week-draft.ts';

/** Ids of the fields, so that the summary can lead to them. */
export const FIELD = {
  score: (key: string) => `score-${key}`,
  reason: (key: string) => `reason-${key}`,
  add: 'item-add',
  item: (n: number) => `item-${n}`,
  conduct: 'conduct',
  difficulties: 'difficulties',
} as const;

const LONGEST = { title: 500, product: 500, note: 1000 } as const;
const LONGEST_TEXT = 4000;

/** Faults of one line; empty for a line that can be sent. */
export function itemFaults(item: DraftItem, week: string, { t }: Texts): readonly string[] {
  const faults: string[] = [];
  if (item.title.trim() === '') faults.push(t('week.item.noTitle'));
  if (readItemDate(item.due, week) === null) faults.push(t('week.item.badDue'));
  if (readItemDate(item.done, week) === null) faults.push(t('week.item.badDone'));
  for (const field of ['title', 'product', 'note'] as const) {
    if (item[field].length > LONGEST[field])
      faults.push(t('week.tooLong', { most: LONGEST[field], now: item[field].length }));
  }
  return faults;
}

/** The fault of a long text, or null. */
export function textFault(text: string, { t }: Texts): string | null {
  return text.length > LONGEST_TEXT ? t('week.tooLong', { most: LONGEST_TEXT, now: text.length }) : null;
}

interface Week {
  readonly rulebook: Rulebook;
  readonly week: string;
  readonly work: WorkReport | null;
}

/** Every fault of the form, from top to bottom. The line being typed counts as part of the list. */
export function draftFaults(
  draft: WeekDraft,
  { rulebook, week, work }: Week,
  texts: Texts,
): readonly FieldTrouble[] {
  const { t, locale } = texts;
  const unexplained = differing(draft, rulebook, work).filter((key) => !draft.reasons?.[key]?.trim());
  const faults: FieldTrouble[] = [];
  if (draft.items.length === 0) faults.push({ field: FIELD.add, text: t('week.item.none') });
  if (draft.items.length > MOST_REPORT_LINES)
    faults.push({ field: FIELD.add, text: t('week.item.tooMany', { most: MOST_REPORT_LINES }) });
  draft.items.forEach((item, at) => {
    for (const fault of itemFaults(item, week, texts))
      faults.push({ field: FIELD.item(item.n), text: t('week.item.fault', { number: at + 1, fault }) });
  });
  for (const criterion of rulebook.criteria) {
    const read = readScore(draft.entered[criterion.key] ?? '', criterion);
    if (unexplained.includes(criterion.key)) {
      const text = t('proposal.reasonMissing', { criterion: criterion.name[locale] });
      faults.push({ field: FIELD.reason(criterion.key), text });
    }
    if (read.ok) continue;
    const fault = scoreFaultText(read.fault, criterion, texts);
    faults.push({ field: FIELD.score(criterion.key), text: `${criterion.name[locale]}: ${fault}` });
  }
  for (const field of ['conduct', 'difficulties'] as const) {
    const fault = textFault(draft[field], texts);
    if (fault !== null) faults.push({ field: FIELD[field], text: `${t(`week.${field}`)}: ${fault}` });
  }
  return faults;
}
