import { type ConflictPart, ConflictView } from '../../parts/conflict-view.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import type { WeekForm } from './use-week-form.ts';
import { type WeekDraft, withAdded } from './week-draft.ts';

function itemsText(draft: WeekDraft): string {
  return withAdded(draft)
    .items.map((item) =>
      [item.title, item.product, item.due, item.done, item.note].filter((text) => text !== '').join(' · '),
    )
    .join('\n');
}

/** The text of this device and the one of another device, piece by piece where they differ. */
export function Conflict({ form, theirs }: { readonly form: WeekForm; readonly theirs: WeekDraft }) {
  const { t } = useTexts();
  const words = useBilingual();
  const mine = form.draft.value;
  const all: readonly ConflictPart[] = [
    { key: 'items', label: t('week.conflict.items'), mine: itemsText(mine), theirs: itemsText(theirs) },
    ...form.rulebook.criteria.map((criterion) => ({
      key: criterion.key,
      label: words(criterion.name),
      mine: mine.entered[criterion.key] ?? '',
      theirs: theirs.entered[criterion.key] ?? '',
    })),
    { key: 'words', label: t('week.conduct'), mine: mine.conduct, theirs: theirs.conduct },
    {
      key: 'difficulties',
      label: t('week.difficulties'),
      mine: mine.difficulties,
      theirs: theirs.difficulties,
    },
  ];
  return (
    <ConflictView
      parts={all.filter((part) => part.mine !== part.theirs)}
      onKeepMine={form.draft.keepMine}
      onKeepTheirs={form.draft.keepTheirs}
    />
  );
}
