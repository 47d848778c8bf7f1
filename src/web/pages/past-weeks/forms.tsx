// The list of forms with their states in pictures and words, and the bar that takes them over.
import { useState } from 'react';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { useTexts } from '../../texts.tsx';
import { keyOfForm, type PastState, type Rehearsed, stateOf } from './answers.ts';
import { FormCard } from './form-card.tsx';
import css from './past-weeks.module.css';
import type { useRehearsal } from './use-rehearsal.ts';

type Rehearsal = ReturnType<typeof useRehearsal>;
const STATES = ['blocked', 'ready', 'same', 'left-out'] as const satisfies readonly PastState[];
type Filter = PastState | 'all';

export function Forms({
  forms,
  rehearsal,
}: {
  readonly forms: readonly Rehearsed[];
  readonly rehearsal: Rehearsal;
}) {
  const { t } = useTexts();
  const { answers, say, reading } = rehearsal;
  const [filter, setFilter] = useState<Filter>('all');
  const answerOf = (form: Rehearsed) => answers[keyOfForm(form)] ?? {};
  const states = forms.map((form) => stateOf(form, answerOf(form)));
  const count = (state: PastState) => states.filter((one) => one === state).length;
  const listed = forms
    .map((form, at) => ({ form, at, state: states[at] ?? 'blocked' }))
    .filter(({ state }) => filter === 'all' || state === filter);
  const [shown, more] = useShowMore(listed, 30);
  const blocked = forms.filter((_, at) => states[at] === 'blocked');
  return (
    <>
      <Card
        flush
        title={t('pastWeeks.forms')}
        actions={
          <Segmented<Filter>
            label={t('pastWeeks.filter')}
            value={filter}
            onChange={setFilter}
            options={[
              { value: 'all', label: t('pastWeeks.all'), count: forms.length },
              ...STATES.filter((state) => count(state) > 0 || state === filter).map((state) => ({
                ...{ value: state, label: t(`pastWeeks.state.${state}`), count: count(state) },
              })),
            ]}
          />
        }
      >
        {listed.length === 0 && <EmptyState icon="check" title={t('pastWeeks.none')} />}
        <ul className={css.forms} aria-busy={reading}>
          {shown.map(({ form, at, state }) => (
            <FormCard
              key={`${keyOfForm(form)} ${at}`}
              form={form}
              state={state}
              answer={answerOf(form)}
              onAnswer={(answer) => say([[form, answer]])}
            />
          ))}
        </ul>
        {more}
      </Card>
      <Bar
        ready={count('ready')}
        blocked={blocked.length}
        rehearsal={rehearsal}
        onLeave={() => say(blocked.map((form) => [form, { ...answerOf(form), leaveOut: true }]))}
      />
    </>
  );
}

interface BarProps {
  readonly ready: number;
  readonly blocked: number;
  readonly rehearsal: Rehearsal;
  readonly onLeave: () => void;
}

function Bar({ ready, blocked, rehearsal, onLeave }: BarProps) {
  const { t } = useTexts();
  const { busy, reading, applying, files, apply, reset } = rehearsal;
  const words = () => {
    if (reading) return t('pastWeeks.reading', { count: files.length });
    if (blocked > 0) return t('pastWeeks.blocked', { count: blocked });
    return ready === 0 ? t('pastWeeks.nothing') : t('pastWeeks.readyToGo', { count: ready });
  };
  return (
    <ActionBar stays note={<span role="status">{words()}</span>}>
      {blocked === 0 && ready > 0 && (
        <Button look="primary" busy={applying} disabled={reading} onClick={() => void apply()}>
          {t('pastWeeks.apply', { count: ready })}
        </Button>
      )}
      {blocked > 0 && (
        <Button disabled={busy} onClick={onLeave}>
          {t('pastWeeks.leaveBlocked', { count: blocked })}
        </Button>
      )}
      <Button look="quiet" disabled={busy} onClick={reset}>
        {t('pastWeeks.again')}
      </Button>
    </ActionBar>
  );
}
