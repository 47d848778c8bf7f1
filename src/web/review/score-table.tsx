// The criteria of the regulation with the points of the stages before beside the fields of one's own.
import type { EvaluationItem } from '../../contract/evaluations.ts';
import type { Criterion, Rulebook } from '../../domain/rulebook/shape.ts';
import { classNames } from '../parts/class-names.ts';
import { pointsText } from '../parts/points.ts';
import { ScoreField } from '../parts/score-field.tsx';
import { useBilingual, useTexts } from '../texts.tsx';
import css from './score-table.module.css';
import type { PointAct } from './sheet.ts';
import type { Line } from './use-review.ts';

export const fieldId = (item: number, criterion: string) => `score-${item}-${criterion}`;

export interface ScoreTableProps {
  readonly line: Line;
  readonly rulebook: Rulebook;
  readonly onType: (criterion: string, text: string) => void;
  /** Enter in a field: the decision is made. */
  readonly onEnter: () => void;
}

type Stage = 'self' | 'scorer' | 'final';

/** Stages shown as plain numbers: everything known but what is being entered. */
function stagesBefore(item: EvaluationItem, act: PointAct | null): readonly Stage[] {
  if (act === 'score' || act === 'decide') return ['self'];
  if (act === 'approve') return ['self', 'scorer'];
  return item.oneAuthority ? ['self', 'final'] : ['self', 'scorer', 'final'];
}

export function ScoreTable({ line, rulebook, onType, onEnter }: ScoreTableProps) {
  const { t } = useTexts();
  const { item, act } = line;
  const stages = stagesBefore(item, act);
  return (
    <table className={css.table}>
      <caption className={css.hidden}>{t('review.points')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('review.criterion')}</th>
          {stages.map((stage) => (
            <th key={stage} scope="col" className={css.number}>
              {t(`review.stage.${stage}`)}
            </th>
          ))}
          {act && (
            <th scope="col" className={css.number}>
              {t(act === 'approve' ? 'approve.mine' : 'review.mine')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rulebook.criteria.map((criterion) => (
          <CriterionRow
            key={criterion.key}
            {...{ criterion, line, stages, onEnter }}
            onType={(text) => onType(criterion.key, text)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly criterion: Criterion;
  readonly line: Line;
  readonly stages: readonly Stage[];
  readonly onType: (text: string) => void;
  readonly onEnter: () => void;
}

function CriterionRow({ criterion, line, stages, onType, onEnter }: RowProps) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const { item, act, reading } = line;
  const { key, max, step } = criterion;
  const before = stages.map((stage) => item[stage]?.entered[key] ?? null);
  const last = before.at(-1) ?? null;
  const mine = reading?.entered?.[key] ?? null;
  return (
    <tr>
      <th scope="row">
        {name(criterion.name)}{' '}
        <span className={css.max}>{t('review.max', { max: pointsText(max, locale) })}</span>
      </th>
      {stages.map((stage, at) => (
        <td key={stage} className={css.number}>
          {pointsText(before[at] ?? null, locale)}
        </td>
      ))}
      {act && reading && (
        <td
          className={classNames(css.field, mine !== null && last !== null && mine !== last && css.differs)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onEnter();
          }}
        >
          <ScoreField
            id={fieldId(item.id, key)}
            label={t('review.mineOf', { criterion: name(criterion.name) })}
            labelHidden
            value={reading.texts[key] ?? ''}
            onChange={onType}
            required
            max={max}
            step={step}
          />
        </td>
      )}
    </tr>
  );
}
