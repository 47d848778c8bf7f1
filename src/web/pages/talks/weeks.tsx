import { weekParts } from '../../../text/format.ts';
import { FactLine } from '../../conduct/fact-line.tsx';
import { UndoneTasks } from '../../conduct/undone-tasks.tsx';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import type { Talk } from './talk-view.ts';
import css from './talks.module.css';

interface Props {
  readonly talk: Talk;
}

/** The rule in its own words, with the document it rests on. */
export function Why({ talk }: Props) {
  const { t } = useTexts();
  const name = useBilingual();
  const { rule } = talk;
  return (
    <Card title={t('talks.why')}>
      <p>
        {name(talk.trigger.name)}. {rule.manyUndone !== null && t('talks.many', { count: rule.manyUndone })}
      </p>
      <p className={css.muted}>
        {t('talks.basis', { document: rule.citation.document, where: rule.citation.where })}
        {rule.local && <> · {t('talks.local', { number: rule.documentNumber ?? '' })}</>}
      </p>
      {rule.citation.note && <p className={css.muted}>{name(rule.citation.note)}</p>}
    </Card>
  );
}

/** The weeks it rests on, side by side, each with its facts. */
export function Weeks({ talk }: Props) {
  return (
    <div className={css.weeks}>
      {talk.weeks.map((week) => (
        <Week key={week.week} week={week} />
      ))}
    </div>
  );
}

function Week({ week }: { readonly week: Talk['weeks'][number] }) {
  const { t, locale } = useTexts();
  const { evaluationId, works } = week;
  const { week: number, year } = weekParts(week.week);
  return (
    <section className={css.week}>
      <h2>{t('talks.week', { week: `${number}/${year}` })}</h2>
      <p className={css.marks}>
        {week.total === null
          ? t('talks.noResult')
          : t('talks.result', { points: pointsText(week.total, locale) })}
        {week.level && <LevelBadge level={week.level} />}
      </p>
      {works && <p className={css.muted}>{t('talks.undone', works)}</p>}
      {week.facts.length + week.tasks.length === 0 && <p className={css.muted}>{t('talks.noFacts')}</p>}
      <ul className={css.facts}>
        {week.facts.map((fact) => (
          <li key={fact.id}>
            <FactLine fact={fact} />
          </li>
        ))}
        <UndoneTasks tasks={week.tasks} />
      </ul>
      {evaluationId !== null && (
        <p className={css.noPrint}>
          <AppLink to={paths.result(evaluationId)}>
            {t('talks.openRecord')}
            <span className={css.hidden}> {number}</span>
          </AppLink>
        </p>
      )}
    </section>
  );
}
