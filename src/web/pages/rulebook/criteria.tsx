import type { Criterion, Rulebook, ScoreGroup } from '../../../domain/rulebook/shape.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { pointsText } from '../../parts/points.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './rulebook.module.css';

/** Groups, their criteria, most points, steps and anchors. */
export function Criteria({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t, locale } = useTexts();
  const parts = rulebook.criteria.map((criterion) => pointsText(criterion.max, locale)).join(' + ');
  return (
    <Card
      id="criteria"
      title={t('rulebook.criteria')}
      note={t('rulebook.sumOf', { max: pointsText(rulebook.maxTotal, locale), parts })}
    >
      {rulebook.groups.map((group) => (
        <Group
          key={group.key}
          group={group}
          criteria={rulebook.criteria.filter((criterion) => criterion.group === group.key)}
        />
      ))}
    </Card>
  );
}

function Group({ group, criteria }: { readonly group: ScoreGroup; readonly criteria: readonly Criterion[] }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  return (
    <section className={css.group}>
      <h3>
        {words(group.name)}{' '}
        <span className={css.max}>{t('rulebook.maxPoints', { max: pointsText(group.max, locale) })}</span>
      </h3>
      <CitationLine citation={group.citation} />
      {criteria.map((criterion) => (
        <div key={criterion.key} className={css.criterion}>
          <h4>
            {words(criterion.name)}{' '}
            <span className={css.max}>
              {t('rulebook.maxPoints', { max: pointsText(criterion.max, locale) })}
            </span>
          </h4>
          <ul>
            {criterion.guidance.map((anchor) => (
              <li key={anchor.vi}>{words(anchor)}</li>
            ))}
          </ul>
          <p className={css.small}>{t('rulebook.step', { step: pointsText(criterion.step, locale) })}.</p>
          <CitationLine citation={criterion.citation} />
        </div>
      ))}
    </section>
  );
}
