// Beside the person's own points: what the register proposed when it was sent, from which tasks, and why they differ.
import type { EvaluationView } from '../../contract/evaluations.ts';
import { pointsText } from '../parts/points.ts';
import { useRulebook } from '../rulebook.ts';
import { useBilingual, useTexts } from '../texts.tsx';
import css from './proposal.module.css';
import { ProposalReasons } from './proposal-line.tsx';

type Filed = Pick<EvaluationView, 'report' | 'self' | 'week'>;

export function ProposalSaid({ view }: { readonly view: Filed }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { report, self } = view;
  const { rulebook } = useRulebook(view.week);
  const proposed = (report?.proposed ?? []).filter(({ points }) => points !== null);
  if (proposed.length === 0) return null;
  return (
    <section className={css.said} aria-label={t('proposal.title')}>
      <h3>{t('proposal.title')}</h3>
      {proposed.map((score) => {
        const { criterion: key, points } = score;
        const name = rulebook?.criteria.find((one) => one.key === key)?.name;
        const own = self?.entered[key];
        const isSame = own === points;
        const values = {
          criterion: name ? words(name) : key,
          own: pointsText(own ?? null, locale),
          points: pointsText(points, locale),
        };
        const reason = report?.reasons?.[key];
        return (
          <details key={key} className={css.proposal}>
            <summary>{t(isSame ? 'proposal.saidSame' : 'proposal.said', values)}</summary>
            <ProposalReasons score={score} />
            {reason && <p>{t('proposal.reasonGiven', { reason })}</p>}
          </details>
        );
      })}
    </section>
  );
}
