// Points the register proposes, in words, with the tasks they come from behind a click.
import type { ROUTES } from '../../contract/routes.ts';
import type { Reply } from '../api.ts';
import { AppLink } from '../parts/app-link.tsx';
import { pointsText } from '../parts/points.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts.tsx';
import css from './proposal.module.css';

export type ProposedScore = Reply<typeof ROUTES.workReport>['scores'][number];

export function ProposalLine({ score, rule }: { readonly score: ProposedScore; readonly rule?: string }) {
  const { t, locale, find } = useTexts();
  const { points, part, whole, criterion } = score;
  const values = { points: pointsText(points, locale), part, whole };
  const words =
    points === null
      ? t('proposal.none')
      : (find(`proposal.${criterion}`, values) ?? t('proposal.other', values));
  return (
    <details className={css.proposal}>
      <summary>
        {words} <span className={css.why}>{t('proposal.why')}</span>
      </summary>
      {points !== null && <ProposalReasons score={score} />}
      {rule && <p>{t('proposal.rule', { rule })}</p>}
      <p>{t('proposal.own')}</p>
    </details>
  );
}

export function ProposalReasons({ score }: { readonly score: ProposedScore }) {
  const { t } = useTexts();
  if (score.reasons.length === 0) return <p>{t('proposal.noReasons')}</p>;
  return (
    <ul className={css.reasons}>
      {score.reasons.map(({ code, taskId, title, count }) => (
        <li key={`${taskId} ${code}`}>
          <AppLink to={paths.task(taskId)}>{t(`proposal.because.${code}`, { title, count })}</AppLink>
        </li>
      ))}
    </ul>
  );
}
