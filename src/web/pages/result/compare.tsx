import type { EvaluationView } from '../../../contract/evaluations.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatInstant } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { classNames } from '../../parts/class-names.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelLine } from '../../parts/level-line.tsx';
import { pointsText } from '../../parts/points.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './result.module.css';
import { actOf, changeOf, SCORE_STAGES, type ScoreStage } from './stages.ts';
import type { Figure } from './why.tsx';

interface Props {
  readonly view: EvaluationView;
  readonly rulebook: Rulebook;
  readonly onOpen: (figure: Figure) => void;
}

/** Three columns of points with who gave them and when; every figure opens its explanation. */
export function Compare({ view, rulebook, onOpen }: Props) {
  const { t } = useTexts();
  const leading = view.final ?? view.scorer ?? view.self;
  if (leading === null) {
    return (
      <Card title={t('result.compare')}>
        <EmptyState icon="info" title={t('result.noScores')} />
      </Card>
    );
  }
  return (
    <Card title={t('result.compare')} flush>
      <div className={css.scroll}>
        <ScoreTable view={view} rulebook={rulebook} onOpen={onOpen} />
      </div>
      <div className={css.line}>
        <LevelLine bands={rulebook.levels} max={rulebook.maxTotal} value={leading.total} />
      </div>
    </Card>
  );
}

function ScoreTable({ view, rulebook, onOpen }: Props) {
  const { t } = useTexts();
  const words = useBilingual();
  const stages = SCORE_STAGES.filter((stage) => !(view.oneAuthority && stage === 'scorer'));
  const rows = [
    ...rulebook.criteria.map(({ key, name }) => ({ key, criterion: key, what: words(name) })),
    { key: ' total', criterion: null, what: t('result.total') },
  ];
  return (
    <table className={css.compare}>
      <thead>
        <tr>
          <th scope="col">{t('result.criterion')}</th>
          {stages.map((stage) => (
            <StageHead key={stage} view={view} stage={stage} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, criterion, what }) => (
          <tr key={key} className={criterion === null ? css.totals : undefined}>
            <th scope="row">{what}</th>
            {stages.map((stage) => (
              <FigureCell
                key={stage}
                view={view}
                stage={stage}
                criterion={criterion}
                what={what}
                onOpen={onOpen}
              />
            ))}
          </tr>
        ))}
        <tr className={css.levels}>
          <th scope="row">{t('result.level')}</th>
          {stages.map((stage) => (
            <td key={stage}>
              <StageName stage={stage} />
              <LevelBadge level={levelByKey(rulebook, view[stage]?.level)} missing={t('result.stageNone')} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function StageHead({ view, stage }: { readonly view: EvaluationView; readonly stage: ScoreStage }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const act = actOf(view, stage);
  return (
    <th scope="col">
      <span className={css.stage}>{t(`result.stage.${stage}`)}</span>
      <span className={css.by}>
        {act === undefined
          ? t('result.stageNone')
          : t('result.stageBy', {
              name: act.actor?.name ?? t('result.system'),
              time: formatInstant(act.at, tenant.zone),
            })}
      </span>
    </th>
  );
}

/** Stands above each figure on a phone, where the heads of the columns are out of sight. */
function StageName({ stage }: { readonly stage: ScoreStage }) {
  const { t } = useTexts();
  return (
    <span className={css.phoneName} aria-hidden="true">
      {t(`result.short.${stage}`)}
    </span>
  );
}

interface CellProps {
  readonly view: EvaluationView;
  readonly stage: ScoreStage;
  /** null: the total. */
  readonly criterion: string | null;
  readonly what: string;
  readonly onOpen: (figure: Figure) => void;
}

function FigureCell({ view, stage, criterion, what, onOpen }: CellProps) {
  const { t, locale } = useTexts();
  const scores = view[stage];
  const value = scores === null ? null : criterion === null ? scores.total : scores.entered[criterion];
  const name = <StageName stage={stage} />;
  if (value === null || value === undefined) return <td className={css.muted}>{name}–</td>;
  const points = pointsText(value, locale);
  const change = changeOf(view, stage, criterion);
  return (
    <td>
      {name}
      <button
        type="button"
        className={classNames(css.figure, criterion === null && css.big)}
        aria-label={t('result.openFigure', { stage: t(`result.stage.${stage}`), what, points })}
        onClick={() => onOpen({ stage, criterion })}
      >
        {points}
      </button>
      {change !== null && change !== 0 && (
        <span className={css.change}>
          {change > 0 ? '+' : '−'}
          {pointsText(Math.abs(change), locale)}
        </span>
      )}
    </td>
  );
}
