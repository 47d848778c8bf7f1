import { isLate } from '../../../domain/period/late.ts';
import { useNow } from '../../now.ts';
import { Button } from '../../parts/button.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { itemMark, reckoningOf } from '../../parts/item-mark.ts';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './my-week.module.css';
import type { WeekForm } from './use-week-form.ts';
import { reportOf } from './week-draft.ts';

/** The last look: what goes out, to whom, who can read it, and whether it is late. Enter sends. */
export function CheckDialog({ form }: { readonly form: WeekForm }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { view, rulebook, result, draft } = form;
  const names = Object.fromEntries(rulebook.criteria.map(({ key, name }) => [key, words(name)]));
  const receiver = view.oneAuthority ? view.approver : view.scorerPerson;
  const { conduct, difficulties } = draft.value;
  const written = [conduct, difficulties].some((text) => text.trim() !== '');
  return (
    <Dialog
      title={t('week.check.title')}
      onClose={form.stopChecking}
      actions={
        <>
          <Button look="primary" keyHint="Enter" busy={form.sending} onClick={form.send}>
            {t('week.check.go')}
          </Button>
          <Button onClick={form.stopChecking}>{t('common.back')}</Button>
        </>
      }
    >
      <p className={css.figure}>
        <span className={css.total}>{pointsText(result.total, locale)}</span>
        <LevelBadge level={levelByKey(rulebook, result.level)} large />
      </p>
      <DataList
        items={[
          { key: 'items', name: t('week.check.items'), value: useItemsWords(form) },
          {
            key: 'texts',
            name: t('week.check.texts'),
            value: t(written ? 'week.check.textsSome' : 'week.check.textsNone'),
          },
          { key: 'to', name: t('week.check.to'), value: receiver?.name ?? t('week.send') },
          { key: 'readers', name: t('week.check.readers'), value: useReaderWords(form) },
        ]}
      />
      <Timing form={form} />
      {form.error && <ErrorState error={form.error} names={names} kept />}
    </Dialog>
  );
}

function useItemsWords({ draft, view }: WeekForm): string {
  const { t } = useTexts();
  const { today } = useSession();
  const { items } = reportOf(draft.value, view.week);
  const reckoning = reckoningOf(view, today);
  const undone = items.filter((item) => itemMark(item, reckoning) === 'undone').length;
  return t('week.check.undone', { all: items.length, count: undone });
}

/** Everybody once, with all that makes a reader of him. */
function useReaderWords({ view }: WeekForm): string {
  const { t, find } = useTexts();
  const byPerson = Map.groupBy(view.readers, ({ person, relation }) => person?.id ?? relation);
  return [...byPerson.values()]
    .map((all) => {
      const relation = all.map((one) => find(`week.reader.${one.relation}`) ?? one.relation).join(', ');
      const name = all[0]?.person?.name;
      return name === undefined ? relation : t('week.reader.of', { name, relation });
    })
    .join('; ');
}

function Timing({ form }: { readonly form: WeekForm }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { deadlines, state } = form.view;
  const now = new Date(useNow()).toISOString();
  const late = isLate(now, deadlines.submit);
  return (
    <div className={css.timing}>
      <DeadlineChip due={deadlines.submit} zone={tenant.zone} />
      {late && (
        <p className={css.reason}>{t(state === 'returned' ? 'week.check.lateAgain' : 'week.check.late')}</p>
      )}
      <p className={css.muted}>{t('week.check.recall')}</p>
    </div>
  );
}
