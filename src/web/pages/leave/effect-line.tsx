import { ROUTES } from '../../../contract/routes.ts';
import { Icon } from '../../parts/icon.tsx';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useTexts } from '../../texts.tsx';
import { absenceEffect, calendarOf } from './effect.ts';
import css from './leave.module.css';
import { weeksWords } from './leave-words.ts';
import { type LeaveForm, spanOf } from './use-leave-form.ts';

/** How many working days the typed span has and which weeks it takes out of the count. */
export function EffectLine({ form }: { readonly form: LeaveForm }) {
  const texts = useTexts();
  const { t } = texts;
  const { rulebook } = useRulebook();
  const span = spanOf(form);
  const first = Number((span?.from ?? '2020').slice(0, 4));
  const last = Math.min(first + 1, Number((span?.to ?? span?.from ?? '2020').slice(0, 4)));
  const years = [
    useRead(ROUTES.calendar, { params: { year: first } }, { when: span !== null }),
    useRead(ROUTES.calendar, { params: { year: last } }, { when: span !== null && last !== first }),
  ].flatMap(({ data, isPlaceholderData }) => (data && !isPlaceholderData ? [data] : []));
  if (span === null || !rulebook || years.length === 0) return null;
  const words = () => {
    if (span.to === null) return t('leave.effectOpen');
    const { from, to } = span;
    const effect = absenceEffect(rulebook, calendarOf(years), { kind: form.kind, from, to });
    const days = t('leave.effectDays', { count: effect.workingDays });
    return effect.weeks.length === 0
      ? `${days} ${t('leave.weeksFew')}`
      : `${days} ${weeksWords(effect.weeks, texts)}.`;
  };
  return (
    <div className={css.effect} role="status">
      <Icon name="info" size={18} />
      <span>{words()}</span>
    </div>
  );
}
