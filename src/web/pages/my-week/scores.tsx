import { ScoreField } from '../../parts/score-field.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { FIELD } from './faults.ts';
import css from './my-week.module.css';
import { Proposed } from './proposed.tsx';
import type { WeekForm } from './use-week-form.ts';

/** The score fields of one group with the anchors that help to choose. */
export function Scores({ form, group }: { readonly form: WeekForm; readonly group: string }) {
  const { t } = useTexts();
  const words = useBilingual();
  const { rulebook, draft, change, tried } = form;
  const criteria = rulebook.criteria.filter((criterion) => criterion.group === group);
  // A group of one criterion already carries its name as the block's title.
  const single = criteria.length === 1;
  return (
    <div className={css.scores}>
      {criteria.map(({ key, name, max, step, guidance }) => (
        <div key={key} className={css.score}>
          <ScoreField
            id={FIELD.score(key)}
            label={single ? t('week.selfScore') : words(name)}
            max={max}
            step={step}
            showMax
            required={tried}
            value={draft.value.entered[key] ?? ''}
            onChange={(typed) => change((now) => ({ ...now, entered: { ...now.entered, [key]: typed } }))}
          />
          <Proposed form={form} criterion={key} label={single ? t('week.selfScore') : words(name)} />
          <ul className={css.guidance} aria-label={t('week.guidance')}>
            {guidance.map((anchor) => (
              <li key={anchor.vi}>{words(anchor)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
