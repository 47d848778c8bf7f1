import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { Card } from '../../parts/card.tsx';
import { pointsText } from '../../parts/points.ts';
import { ScoreField } from '../../parts/score-field.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { SelectField, TextField } from '../../parts/text-field.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { type EnteredField, enteredNodes } from './period-form.ts';
import type { PeriodForm } from './use-period-form.ts';

interface Props {
  readonly form: PeriodForm;
}

/** Points to enter, under the headings of the regulation. */
export function Entered({ form }: Props) {
  const { t } = useTexts();
  const words = useBilingual();
  const { rulebook } = form;
  const fields = enteredNodes(rulebook);
  if (fields.length === 0) return null;
  return (
    <Card title={t('period.entered')}>
      {groupsOf(rulebook, fields).map((group) => (
        <fieldset key={group.key} className={css.group}>
          <legend>{group.name && words(group.name)}</legend>
          <div className={css.scores}>
            {group.fields.map((field) =>
              // All or nothing: ensured gives the whole, anything else none of it.
              field.step === field.max ? (
                <Ensured key={field.key} form={form} field={field} />
              ) : (
                <Points key={field.key} form={form} field={field} />
              ),
            )}
          </div>
        </fieldset>
      ))}
    </Card>
  );
}

interface FieldProps extends Props {
  readonly field: EnteredField;
}

function Points({ form, field }: FieldProps) {
  const words = useBilingual();
  const { draft, change, tried } = form;
  const { key, name, max, step } = field;
  return (
    <ScoreField
      id={`entered-${key}`}
      label={words(name)}
      max={max}
      step={step}
      showMax
      required={tried}
      value={draft.value.entered[key] ?? ''}
      onChange={(typed) => change((now) => ({ ...now, entered: { ...now.entered, [key]: typed } }))}
    />
  );
}

function Ensured({ form, field }: FieldProps) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { key, name, max } = field;
  const full = pointsText(max, locale);
  const typed = form.draft.value.entered[key] ?? '';
  return (
    <Segmented
      label={words(name)}
      showLabel
      value={typed}
      options={[
        { value: full, label: t('period.ensured', { points: full }) },
        { value: '0', label: t('period.notEnsured') },
      ]}
      onChange={(value) => form.change((now) => ({ ...now, entered: { ...now.entered, [key]: value } }))}
    />
  );
}

function groupsOf(rulebook: Rulebook, fields: ReturnType<typeof enteredNodes>) {
  const groupOf = (key: string) => rulebook.criteria.find((one) => one.key === key)?.group ?? '';
  return [...Map.groupBy(fields, ({ key }) => groupOf(key))].map(([key, of]) => ({
    key,
    name: rulebook.groups.find((group) => group.key === key)?.name ?? null,
    fields: of,
  }));
}

/** Factors of 100 or 50 and other named answers, each with its reason. */
export function Choices({ form }: Props) {
  const { t } = useTexts();
  const words = useBilingual();
  const { asked, draft, change } = form;
  if (asked.choices.length === 0) return null;
  const set = (key: string, part: Partial<{ option: string; reason: string }>) =>
    change((now) => ({
      ...now,
      choices: { ...now.choices, [key]: { option: '', reason: '', ...now.choices[key], ...part } },
    }));
  return (
    <Card title={t('period.choices')}>
      {asked.choices.map((node) => {
        const chosen = draft.value.choices[node.key];
        const needsReason = node.options.find(({ key }) => key === chosen?.option)?.reasonRequired ?? false;
        return (
          <div key={node.key} className={css.choice}>
            <SelectField
              label={words(node.name)}
              id={`choice-${node.key}`}
              value={chosen?.option ?? ''}
              onChange={(option) => set(node.key, { option })}
              options={[
                { value: '', label: t('period.choose') },
                ...node.options.map(({ key, name }) => ({ value: key, label: words(name) })),
              ]}
            />
            <TextField
              label={t('period.reason')}
              optional={!needsReason}
              value={chosen?.reason ?? ''}
              maxLength={1000}
              onChange={(reason) => set(node.key, { reason })}
            />
          </div>
        );
      })}
    </Card>
  );
}
