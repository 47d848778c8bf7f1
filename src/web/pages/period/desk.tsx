// Where a record is worked on: the form of whoever has the step now, and what it sends.
import { useEffect, useState } from 'react';
import type { ActBody } from '../../../contract/evaluations.ts';
import type { PeriodView } from '../../../contract/periods.ts';
import { nextInQuota } from '../../../domain/evaluation/stage.ts';
import { periodKind } from '../../../domain/period/period.ts';
import { quotasIn } from '../../../domain/rollup/quota-members.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { SelectField, TextArea } from '../../parts/text-field.tsx';
import { reasonText } from '../../problem-texts.ts';
import { QuotaLine } from '../../review/quota-line.tsx';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { Choices, Entered } from './entered.tsx';
import { Facts } from './facts.tsx';
import { Lines } from './lines.tsx';
import { Live } from './live.tsx';
import css from './period.module.css';
import { enteredOf, factsOf, namesOf } from './period-form.ts';
import { ReturnButtons } from './return-buttons.tsx';
import { reportBody, UnitReport } from './unit-report.tsx';
import { usePeriodAct } from './use-period-act.ts';
import { type PeriodForm, type Role, usePeriodForm } from './use-period-form.ts';

type Sending = 'submit' | 'score' | 'approve' | 'decide';

interface Props {
  readonly view: PeriodView;
  readonly rulebook: Rulebook;
}

/** The step the viewer could take or is hindered from; null for a reader. */
export function stepOf(view: PeriodView): Sending | null {
  const steps = ['submit', 'score', 'approve', 'decide'] as const;
  const mine = (step: Sending) =>
    view.may.includes(step) || view.hindered.some(({ command }) => command === step);
  // Scoring again is possible after the first time; deciding comes first then.
  return steps.toReversed().find((step) => view.may.includes(step)) ?? steps.find(mine) ?? null;
}

const ROLE_OF: Readonly<Record<Sending, Role>> = {
  submit: 'self',
  score: 'scorer',
  approve: 'approver',
  decide: 'scorer',
};

export function Desk({ view, rulebook }: Props) {
  const step = stepOf(view);
  return step === null ? null : (
    <Form key={`${step} ${view.version}`} view={view} rulebook={rulebook} step={step} />
  );
}

function Form({ view, rulebook, step }: Props & { readonly step: Sending }) {
  const { t, locale } = useTexts();
  const form = usePeriodForm(view, rulebook, ROLE_OF[step]);
  const { act, busy, error, dialog } = usePeriodAct(view);
  const [level, setLevel] = useState('');
  const isOpen = form.outcome.level.state === 'manual' || form.outcome.level.state === 'gap';
  const decides = step === 'approve' || step === 'decide';
  const bounded = decides ? nextInQuota(rulebook, form.outcome.level.level, periodKind(view.period)) : null;
  const send = () => {
    if (!form.attempt()) return;
    const comment = form.draft.value.comment;
    act(
      {
        act: step,
        ...bodyFor(form, step),
        ...(comment === '' ? {} : { comment }),
        ...levelFor((decides && isOpen) || level === bounded, level),
      },
      () => void form.draft.forget(),
    );
  };
  useSendKey(send);
  return (
    // No form element: the password's dialog brings its own, and forms cannot stand inside each other.
    <div>
      <Hindered view={view} rulebook={rulebook} step={step} />
      <Share view={view} rulebook={rulebook} step={step} />
      <Conflict form={form} />
      <fieldset className={css.layout} disabled={!form.draft.ready}>
        <div className={css.blocks}>
          <Fields form={form} step={step} />
          <Card title={t('period.comment')}>
            <LevelPart
              {...{ rulebook, level, bounded }}
              open={decides && isOpen}
              reached={form.outcome.level.level}
              onChange={setLevel}
            />
            <TextArea
              label={t('period.comment')}
              labelHidden
              value={form.draft.value.comment}
              onChange={(comment) => form.change((now) => ({ ...now, comment }))}
            />
          </Card>
          {error !== null && <ErrorState error={error} kept names={namesOf(rulebook, locale)} />}
        </div>
        <Live form={form} />
      </fieldset>
      <ActionBar>
        <Button look="primary" busy={busy} disabled={!view.may.includes(step)} onClick={send}>
          {t(`period.${step}`)}
        </Button>
        <ReturnButtons view={view} />
      </ActionBar>
      {dialog}
    </div>
  );
}

/** Whoever reviews sees the three steps first and opens the figures only to change them. */
function Fields({ form, step }: { readonly form: PeriodForm; readonly step: Sending }) {
  const { t } = useTexts();
  const fields = (
    <div className={css.blocks}>
      {step === 'submit' && <UnitReport form={form} />}
      <Entered form={form} />
      <Lines form={form} />
      <Choices form={form} />
      <Facts form={form} />
    </div>
  );
  if (step === 'submit') return fields;
  return (
    <details className={css.edit} open={form.changed}>
      <summary>{t('period.edit')}</summary>
      <p className={css.muted}>{t('period.agreeHint')}</p>
      {fields}
    </details>
  );
}

/** Nothing entered means: agree with the step before. */
function bodyFor(form: PeriodForm, step: Sending): Pick<ActBody, 'entered' | 'facts' | 'report'> {
  if (step !== 'submit' && !form.changed) return {};
  return {
    entered: enteredOf(form.rulebook, form.draft.value),
    facts: factsOf(form.rulebook, form.draft.value),
    ...(step === 'submit' && form.draft.value.report ? { report: reportBody(form.draft.value.report) } : {}),
  };
}

function levelFor(isChosen: boolean, level: string): Pick<ActBody, 'level'> {
  return isChosen && level !== '' ? { level } : {};
}

function LevelChoice(props: {
  readonly rulebook: Rulebook;
  readonly level: string;
  readonly onChange: (level: string) => void;
}) {
  const { t } = useTexts();
  const words = useBilingual();
  return (
    <SelectField
      label={t('period.chooseLevel')}
      hint={t('period.chooseLevelHint')}
      value={props.level}
      onChange={props.onChange}
      options={[
        { value: '', label: t('period.choose') },
        ...props.rulebook.levels.map(({ key, name }) => ({ value: key, label: words(name) })),
      ]}
    />
  );
}

/** The share of a level the regulation bounds: said early to those who score and decide. */
function Share({ view, rulebook, step }: Props & { readonly step: Sending }) {
  if (step === 'submit' || quotasIn(rulebook, view.period).length === 0) return null;
  return <QuotaLine period={view.period} regime={rulebook.family} />;
}

interface LevelPartProps {
  readonly rulebook: Rulebook;
  readonly level: string;
  /** The regulation leaves the level to whoever decides. */
  readonly open: boolean;
  readonly bounded: string | null;
  readonly reached: string | null;
  readonly onChange: (level: string) => void;
}

function LevelPart({ open, bounded, reached, ...rest }: LevelPartProps) {
  if (open) return <LevelChoice {...rest} />;
  return bounded === null ? null : <BoundedLevel {...rest} reached={reached} next={bounded} />;
}

/** Where the number of a level is bounded: as reached, or the next one with words. */
function BoundedLevel(props: {
  readonly rulebook: Rulebook;
  readonly reached: string | null;
  readonly next: string;
  readonly level: string;
  readonly onChange: (level: string) => void;
}) {
  const { t } = useTexts();
  const words = useBilingual();
  const name = (key: string | null) => {
    const level = levelByKey(props.rulebook, key);
    return level === null ? '' : words(level.name);
  };
  return (
    <SelectField
      label={t('quota.chooseLevel')}
      hint={t('quota.chooseHint')}
      value={props.level}
      onChange={props.onChange}
      options={[
        { value: '', label: t('quota.asReached', { level: name(props.reached) }) },
        { value: props.next, label: name(props.next) },
      ]}
    />
  );
}

/** Why the button cannot be used: said beside it, not found out by pressing. */
function Hindered({ view, rulebook, step }: Props & { readonly step: Sending }) {
  const texts = useTexts();
  const { tenant } = useSession();
  const context = { texts, zone: tenant.zone, names: namesOf(rulebook, texts.locale) };
  const reasons = view.hindered
    .filter(({ command }) => command === step)
    .map((one) => reasonText(one, context));
  if (reasons.length === 0) return null;
  return (
    <section className={css.hindered} aria-labelledby="hindered">
      <h2 id="hindered">{texts.t('period.hindered')}</h2>
      <ul>
        {reasons.map(({ text, advice }) => (
          <li key={text}>
            {text} {advice}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Conflict({ form }: { readonly form: PeriodForm }) {
  const { t } = useTexts();
  if (!form.draft.theirs) return null;
  return (
    <section className={css.hindered}>
      <p>{t('period.conflict')}</p>
      <div className={css.buttons}>
        <Button onClick={() => form.draft.keepMine()}>{t('period.keepMine')}</Button>
        <Button onClick={() => form.draft.keepTheirs()}>{t('period.keepTheirs')}</Button>
      </div>
    </section>
  );
}

/** Ctrl+Enter sends, as on the week's form. */
function useSendKey(send: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        send();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
