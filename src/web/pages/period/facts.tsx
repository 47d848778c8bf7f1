import { Card } from '../../parts/card.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { SelectField, TextField } from '../../parts/text-field.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './period.module.css';
import type { PeriodForm } from './use-period-form.ts';

/** Yes-or-no facts with their grounds, stated shares, the unit's level: whatever conditions of a level ask for. */
export function Facts({ form }: { readonly form: PeriodForm }) {
  const { t } = useTexts();
  const { asked, role } = form;
  // What sets a level whatever the points is for those who score and decide.
  const flags = asked.flags.filter(({ forcing }) => role !== 'self' || !forcing);
  if (flags.length + asked.shares.length === 0 && !asked.unitLevel) return null;
  return (
    <Card title={t('period.facts')}>
      <p className={css.muted}>{t('period.factsHint')}</p>
      {flags.map((flag) => (
        <Flag key={flag.key} form={form} flag={flag} />
      ))}
      {asked.shares.map((share) => (
        <Share key={share.key} form={form} share={share} />
      ))}
      {asked.unitLevel && <UnitLevel form={form} />}
    </Card>
  );
}

type FlagOf = PeriodForm['asked']['flags'][number];

function Flag({ form, flag }: { readonly form: PeriodForm; readonly flag: FlagOf }) {
  const { t } = useTexts();
  const words = useBilingual();
  const { draft, change } = form;
  const stated = draft.value.flags[flag.key];
  const set = (value: 'unset' | 'yes' | 'no') =>
    change((now) => {
      const { [flag.key]: _old, ...rest } = now.flags;
      const reason = stated?.reason ?? '';
      return {
        ...now,
        flags: value === 'unset' ? rest : { ...rest, [flag.key]: { is: value === 'yes', reason } },
      };
    });
  return (
    <div className={css.fact}>
      <Segmented
        label={words(flag.name)}
        showLabel
        value={stated === undefined ? 'unset' : stated.is ? 'yes' : 'no'}
        options={(['unset', 'yes', 'no'] as const).map((value) => ({
          value,
          label: t(`period.fact.${value}`),
        }))}
        onChange={set}
      />
      {stated?.is && (
        <TextField
          label={t('period.fact.reason')}
          optional={!flag.forcing}
          maxLength={1000}
          value={stated.reason}
          onChange={(reason) =>
            change((now) => ({ ...now, flags: { ...now.flags, [flag.key]: { is: true, reason } } }))
          }
        />
      )}
    </div>
  );
}

function Share({
  form,
  share,
}: {
  readonly form: PeriodForm;
  readonly share: PeriodForm['asked']['shares'][number];
}) {
  const { t } = useTexts();
  const words = useBilingual();
  const { draft, change } = form;
  const stated = { part: '', whole: '', ...draft.value.shares[share.key] };
  const set = (part: Partial<typeof stated>) =>
    change((now) => ({ ...now, shares: { ...now.shares, [share.key]: { ...stated, ...part } } }));
  return (
    <fieldset className={css.share}>
      <legend>{words(share.name)}</legend>
      <TextField
        label={t('period.share.part')}
        inputMode="decimal"
        value={stated.part}
        onChange={(part) => set({ part })}
      />
      <TextField
        label={t('period.share.whole')}
        inputMode="decimal"
        value={stated.whole}
        onChange={(whole) => set({ whole })}
      />
    </fieldset>
  );
}

function UnitLevel({ form }: { readonly form: PeriodForm }) {
  const { t } = useTexts();
  const words = useBilingual();
  const { draft, change, rulebook } = form;
  return (
    <SelectField
      label={t('period.unitLevel')}
      value={draft.value.unitLevel}
      onChange={(unitLevel) => change((now) => ({ ...now, unitLevel }))}
      options={[
        { value: '', label: t('period.fact.unset') },
        ...rulebook.levels.map(({ key, name }) => ({ value: key, label: words(name) })),
      ]}
    />
  );
}
