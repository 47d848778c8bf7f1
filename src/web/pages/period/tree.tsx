// Why this result: level, steps from points to level, the tree of points to its leaves, each with its citation.
import { useState } from 'react';
import type { PeriodStage, PeriodView } from '../../../contract/periods.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { ExplainedNode, LevelStep, Outcome } from '../../../domain/score/outcome.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { Segmented } from '../../parts/segmented.tsx';
import { paths } from '../../paths.ts';
import { levelByKey } from '../../rulebook.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { exactText } from './period-words.ts';

interface Props {
  readonly view: PeriodView;
  readonly rulebook: Rulebook;
}

export function Why({ view, rulebook }: Props) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<PeriodStage['stage'] | null>(null);
  const stage = view.stages.find((one) => one.stage === chosen) ?? view.stages.at(-1);
  if (stage === undefined) return null;
  // What crossed the network is the outcome of the domain, checked by the contract.
  const outcome = stage.outcome as Outcome;
  return (
    <Card
      title={t('period.why')}
      note={`${view.rulebook.id} · ${view.rulebook.version}`}
      actions={
        view.stages.length > 1 && (
          <Segmented
            label={t('period.whyStage')}
            value={stage.stage}
            options={view.stages.map((one) => ({ value: one.stage, label: t(`period.stage.${one.stage}`) }))}
            onChange={setChosen}
          />
        )
      }
    >
      <LevelSteps outcome={outcome} rulebook={rulebook} level={stage.level} />
      {outcome.root && <Node node={outcome.root} open />}
      {outcome.figures.map((figure) => (
        <Node key={figure.key} node={figure} />
      ))}
      <p>
        <AppLink to={paths.why('record', view.id)}>{t('period.whySheet')}</AppLink>
      </p>
    </Card>
  );
}

interface StepsProps {
  readonly outcome: Outcome;
  readonly rulebook: Rulebook;
  readonly level: string | null;
}

function LevelSteps({ outcome, rulebook, level }: StepsProps) {
  const { t } = useTexts();
  return (
    <div className={css.levelSteps}>
      <p>
        {t('period.level')}:{' '}
        <LevelBadge level={levelByKey(rulebook, level)} missing={t('period.levelOpen')} />
      </p>
      <details>
        <summary>{t('period.levelSteps')}</summary>
        <ol>
          {outcome.level.steps.map((step) => (
            <Step key={`${step.kind} ${step.key}`} step={step} />
          ))}
        </ol>
      </details>
    </div>
  );
}

function Step({ step }: { readonly step: LevelStep }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const found = step.found && `${exactText(step.found, locale)} %`;
  const bound = step.bound === null ? null : `${pointsText(step.bound, locale)} %`;
  return (
    <li>
      <strong>{t(`period.step.${step.kind}`)}</strong>: {words(step.name)}{' '}
      <em>({t(`period.result.${step.result}`)})</em>
      {found && bound && (
        <span className={css.muted}>
          {' '}
          {found} / {bound}
        </span>
      )}
      <CitationLine citation={step.citation} />
    </li>
  );
}

function Node({ node, open = false }: { readonly node: ExplainedNode; readonly open?: boolean }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const value = node.shown === null ? '—' : pointsText(node.shown, locale);
  return (
    <details className={css.node} open={open}>
      <summary>
        <span>{words(node.name)}</span>
        <span className={css.nodeValue}>
          {value}
          {node.max !== null && <span className={css.muted}> / {pointsText(node.max, locale)}</span>}
        </span>
      </summary>
      <div className={css.inside}>
        {node.operands.some(({ name }) => name !== 'parts') && <Operands node={node} />}
        {node.cutFrom !== null && (
          <p className={css.muted}>{t('period.cutFrom', { value: pointsText(node.cutFrom, locale) })}</p>
        )}
        <CitationLine citation={node.citation} />
        {node.children.map((child) => (
          <Node key={child.key} node={child} open={open && child.children.length > 0} />
        ))}
      </div>
    </details>
  );
}

function Operands({ node }: { readonly node: ExplainedNode }) {
  const { t, locale } = useTexts();
  return (
    <p className={css.operands}>
      {node.operands
        .filter(({ name }) => name !== 'parts')
        .map(({ name, exact, word }) => {
          const value = exact === null ? (word ?? '') : exactText(exact, locale);
          return `${t(`period.operand.${name}`)} ${value}`;
        })
        .join(' · ')}
    </p>
  );
}
