// Troubles by severity, the worst that there is first.
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { useTexts } from '../../texts.tsx';
import { type Answers, keyOfTrouble, suggestible, type Trouble, withSuggestions } from './answers.ts';
import css from './trouble.module.css';
import { TroubleCard } from './trouble-card.tsx';

const SEVERITIES = ['error', 'warning', 'note'] as const;
type Severity = (typeof SEVERITIES)[number];
const STEP = 25;
export const TROUBLES_ID = 'import-troubles';

export interface TroubleListProps {
  readonly troubles: readonly Trouble[];
  readonly answers: Answers;
  /** Left out where the import is settled. */
  readonly onAnswers?: ((answers: Answers) => void) | undefined;
  readonly onAskAgain?: ((trouble: Trouble) => void) | undefined;
}

export function TroubleList(props: TroubleListProps) {
  const { t } = useTexts();
  const { troubles } = props;
  const [chosen, setChosen] = useState<Severity | null>(null);
  const of = (severity: Severity) => troubles.filter((trouble) => trouble.severity === severity);
  const worst = SEVERITIES.find((severity) => of(severity).length > 0) ?? 'error';
  const shown = chosen ?? worst;
  return (
    <Card
      flush
      id={TROUBLES_ID}
      title={t('importPage.troubles')}
      actions={
        <Segmented
          label={t('importPage.severity')}
          value={shown}
          onChange={setChosen}
          options={SEVERITIES.map((value) => ({
            value,
            label: t(`importPage.count.${value}`),
            count: of(value).length,
          }))}
        />
      }
    >
      <OneSeverity key={shown} {...props} severity={shown} troubles={of(shown)} />
    </Card>
  );
}

function OneSeverity({
  troubles,
  severity,
  answers,
  onAnswers,
  onAskAgain,
}: TroubleListProps & { readonly severity: Severity }) {
  const { t } = useTexts();
  const [shown, more] = useShowMore(troubles, STEP);
  const easy = suggestible(troubles, answers).length;
  if (troubles.length === 0) return <EmptyState icon="check" title={t(`importPage.none.${severity}`)} />;
  const setOne = (trouble: Trouble) => (answer: Answers[string] | null) => {
    const { [keyOfTrouble(trouble)]: _before, ...rest } = answers;
    onAnswers?.(answer === null ? rest : { ...rest, [keyOfTrouble(trouble)]: answer });
  };
  return (
    <>
      {onAnswers && severity !== 'note' && easy > 1 && (
        <div className={css.bulk}>
          <Button small onClick={() => onAnswers(withSuggestions(troubles, answers))}>
            {t('importPage.useAll', { count: easy })}
          </Button>
        </div>
      )}
      <ol className={css.list}>
        {shown.map((trouble) => (
          <TroubleCard
            key={`${trouble.sheet} ${keyOfTrouble(trouble)} ${trouble.column} ${trouble.value}`}
            trouble={trouble}
            answer={answers[keyOfTrouble(trouble)]}
            onAnswer={onAnswers && setOne(trouble)}
            onAskAgain={onAskAgain && (() => onAskAgain(trouble))}
          />
        ))}
      </ol>
      {more}
    </>
  );
}
