// What the regulation asks for around the four stages, in its order: opinions, notice, publication, petition.
import { useState } from 'react';
import type { PeriodView } from '../../../contract/periods.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatDeadline, formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { usePeriodAct } from './use-period-act.ts';

interface Props {
  readonly view: PeriodView;
  readonly rulebook: Rulebook;
}
type StepView = PeriodView['steps'][number];

export function Steps({ view, rulebook }: Props) {
  const { t } = useTexts();
  const [recording, setRecording] = useState<StepView | null>(null);
  if (view.steps.length === 0) return null;
  return (
    <Card title={t('period.steps')}>
      <ol className={css.steps}>
        {rulebook.steps.map((step) => {
          const further = view.steps.find((one) => one.key === step.key);
          return further ? (
            <Further key={step.key} step={further} onRecord={() => setRecording(further)} />
          ) : (
            <Stage key={step.key} view={view} step={step} />
          );
        })}
      </ol>
      {recording && <Record view={view} step={recording} onClose={() => setRecording(null)} />}
    </Card>
  );
}

function Stage({ view, step }: Pick<Props, 'view'> & { readonly step: Rulebook['steps'][number] }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  const due = step.stage === null ? null : view.deadlines[step.stage];
  return (
    <li>
      <span className={css.stepName}>{words(step.name)}</span>
      {due && (
        <span className={css.muted}>
          {t('period.stepDue', { time: formatDeadline(due, tenant.zone, locale) })}
        </span>
      )}
    </li>
  );
}

function Further({ step, onRecord }: { readonly step: StepView; readonly onRecord: () => void }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  const { done, due } = step;
  const state =
    done === null
      ? due === null
        ? t('period.stepOpen')
        : t('period.stepDue', { time: formatDeadline(due, tenant.zone, locale) })
      : t('period.stepDone', {
          name: done.by?.name ?? t('period.system'),
          time: formatInstant(done.at, tenant.zone),
        });
  return (
    <li className={css.further}>
      <span className={css.stepName}>
        {words(step.name)} <span className={css.muted}>({t(`period.step.${step.place}`)})</span>
      </span>
      <span className={css.muted}>{state}</span>
      {done?.words && <blockquote className={css.quote}>{done.words}</blockquote>}
      {step.may && (
        <span>
          <Button small onClick={onRecord}>
            {t('period.recordStep')}
          </Button>
        </span>
      )}
    </li>
  );
}

interface RecordProps extends Pick<Props, 'view'> {
  readonly step: StepView;
  readonly onClose: () => void;
}

function Record({ view, step, onClose }: RecordProps) {
  const { t } = useTexts();
  const words = useBilingual();
  const { act, busy, error } = usePeriodAct(view);
  return (
    <ReasonDialog
      title={t('period.recordStepTitle', { step: words(step.name) })}
      confirm={t('period.recordStep')}
      grave={false}
      busy={busy}
      error={error}
      onConfirm={(comment) => act({ act: 'record-step', step: step.key, comment }, onClose)}
      onClose={onClose}
    >
      <p>{t('period.recordStepText')}</p>
    </ReasonDialog>
  );
}
