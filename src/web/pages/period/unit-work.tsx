// Beside a unit's result: its members' mean and spread, what of it contradicts the unit's level, earlier results, and
// the report as it was filed.
import type { PeriodView, UnitWork } from '../../../contract/periods.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { reckoningOf } from '../../parts/item-mark.ts';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelSpread } from '../../parts/level-spread.tsx';
import { pointsText } from '../../parts/points.ts';
import { ReportView } from '../../parts/report-view.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { exactText, fractionText, levelIn, periodInside } from './period-words.ts';

interface Props {
  readonly view: PeriodView;
}

export function UnitBeside({ view }: Props) {
  const { unitWork } = view;
  if (unitWork === null) return null;
  return (
    <>
      <Members view={view} members={unitWork.members} />
      {unitWork.earlier && <Earlier view={view} earlier={unitWork.earlier} />}
      {unitWork.report && view.state !== 'open' && (
        <Filed view={view} report={unitWork.report} daysOff={unitWork.daysOff} />
      )}
    </>
  );
}

function Members({ view, members }: Props & { readonly members: UnitWork['members'] }) {
  const { t, locale } = useTexts();
  const result = view.final ?? view.scorer ?? view.self;
  const { mean, levels, byLevel, people } = members;
  return (
    <Card
      title={t('unitWork.members')}
      note={t('unitWork.decidedOf', { decided: members.decided, counted: members.counted })}
    >
      <Contradictions contradictions={members.contradictions} />
      <div className={css.pair}>
        <section className={css.outcome}>
          <h3>{t('unitWork.unitHas')}</h3>
          <p className={css.figure}>
            <span className={css.total}>{result === null ? '—' : pointsText(result.total, locale)}</span>
          </p>
          <LevelBadge level={levelIn(view.levels, result?.level)} missing={t('period.notYet')} />
        </section>
        <section className={css.outcome}>
          <h3>{t('unitWork.membersMean')}</h3>
          <p className={css.figure}>
            <span className={css.total}>{mean === null ? '—' : exactText(mean.exact, locale)}</span>
          </p>
          {mean && fractionText(mean.exact) && (
            <p className={css.muted}>{t('period.exact', { value: fractionText(mean.exact) ?? '' })}</p>
          )}
        </section>
      </div>
      {members.hidden && <p className={css.muted}>{t('unitWork.hidden')}</p>}
      {members.decided > 0 && !members.hidden && (
        <div className={css.spread}>
          <LevelSpread parts={levels.map((level) => ({ level, count: byLevel[level.key] ?? 0 }))} />
        </div>
      )}
      {people.length > 0 && (
        <details className={css.edit}>
          <summary>{t('unitWork.people', { count: people.length })}</summary>
          <ul className={css.offered}>
            {people.map(({ id, person, post, total, level }) => (
              <li key={id}>
                <span>
                  {person.name} <span className={css.muted}>{post}</span>
                </span>
                <span>
                  {total === null ? '—' : pointsText(total, locale)}{' '}
                  <LevelBadge level={levelIn(levels, level)} missing={t('period.notYet')} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

/** What the members' results say against the unit's level: for whoever confirms it to weigh. */
function Contradictions({ contradictions }: Pick<UnitWork['members'], 'contradictions'>) {
  const { t } = useTexts();
  const words = useBilingual();
  if (contradictions.length === 0) return null;
  return (
    <section className={css.hindered} aria-labelledby="contradictions">
      <h2 id="contradictions">{t('unitWork.against')}</h2>
      <ul>
        {contradictions.map(({ key, name, weak, of, citation }) => (
          <li key={key}>
            {words(name)} {t('unitWork.weak', { weak, of })}
            <CitationLine citation={citation} />
          </li>
        ))}
      </ul>
      <p className={css.muted}>{t('unitWork.againstHint')}</p>
    </section>
  );
}

function Earlier({ view, earlier }: Props & { readonly earlier: NonNullable<UnitWork['earlier']> }) {
  const texts = useTexts();
  const { t, locale } = texts;
  const { records, mean } = earlier;
  return (
    <Card title={t('unitWork.earlier')} note={mean ? t(`unitWork.how.${mean.how}`) : null}>
      {mean && (
        <p>
          {t('unitWork.mean', { points: exactText(mean.exact, locale), count: mean.periods })}{' '}
          <LevelBadge level={levelIn(view.levels, mean.level)} missing={t('period.levelOpen')} />
        </p>
      )}
      {records.length === 0 ? (
        <p className={css.muted}>{t('unitWork.earlierNone')}</p>
      ) : (
        <ul className={css.offered}>
          {records.map(({ id, period, total, level, counted }) => (
            <li key={id}>
              <AppLink to={paths.periodRecord(period, id)}>{periodInside(period, texts)}</AppLink>
              <span>
                {counted ? (total === null ? '—' : pointsText(total, locale)) : t('period.state.not-counted')}{' '}
                {level && <LevelBadge level={levelIn(view.levels, level)} missing={level} />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface FiledProps extends Props {
  readonly report: NonNullable<UnitWork['report']>;
  readonly daysOff: readonly string[];
}

function Filed({ view, report, daysOff }: FiledProps) {
  const { t } = useTexts();
  const { today } = useSession();
  return (
    <Card title={t('unitWork.filed')}>
      <ReportView report={report} reckoning={reckoningOf({ to: view.to, daysOff }, today)} />
    </Card>
  );
}
