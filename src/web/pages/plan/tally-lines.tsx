import { coefficientText } from '../../parts/work-figures.ts';
import { useTexts } from '../../texts.tsx';
import { PartBar } from '../../work/part-bar.tsx';
import css from './plan.module.css';
import type { Tally } from './shapes.ts';

/** Plan against done: as tasks, and converted where the catalogue gives coefficients. */
export function TallyLines({ tally }: { readonly tally: Tally }) {
  const { t, locale } = useTexts();
  const { tasks, accepted, delivered, open, late, planned, done, unconverted } = tally;
  if (tasks === 0) return <p className={css.muted}>{t('plan.noTasks')}</p>;
  const converted = {
    done: coefficientText(done, locale),
    planned: coefficientText(planned, locale),
  };
  return (
    <div className={css.tally}>
      <PartBar part={accepted} whole={tasks} label={t('plan.tally', { accepted, tasks })} />
      {planned > 0 && <PartBar part={done} whole={planned} label={t('plan.converted', converted)} />}
      <p className={css.muted}>
        {t('plan.tallyMore', { delivered, open, late })}
        {unconverted > 0 && ` · ${t('plan.unconverted', { count: unconverted })}`}
      </p>
    </div>
  );
}
