// What stands beside a record: the other regulation, the people directed, the weeks inside the period.
import type { PeriodItem, PeriodView } from '../../../contract/periods.ts';
import { weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { PreviewMark } from '../../parts/preview-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { levelIn } from './period-words.ts';

interface Props {
  readonly view: PeriodView;
}

/** Two regulations at once: two results, side by side. */
export function Beside({ view }: Props) {
  const { t } = useTexts();
  if (view.beside.length === 0) return null;
  return (
    <Card title={t('period.beside')}>
      <p className={css.muted}>{t('period.besideHint')}</p>
      <div className={css.pair}>
        <Outcome item={view} own />
        {view.beside.map((item) => (
          <Outcome key={item.id} item={item} />
        ))}
      </div>
    </Card>
  );
}

function Outcome({ item, own = false }: { readonly item: PeriodItem; readonly own?: boolean }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const result = item.final ?? item.scorer ?? item.self;
  return (
    <section className={css.outcome}>
      <h3>
        {t(`period.line.${item.line}`)} {own && <Tag>{t('period.thisOne')}</Tag>}
      </h3>
      <p className={css.muted}>{words(item.rulebook.title)}</p>
      <p className={css.figure}>
        <span className={css.total}>{result === null ? '—' : pointsText(result.total, locale)}</span>
      </p>
      <LevelBadge
        level={levelIn(item.levels, result?.level)}
        missing={t(result === null ? 'period.notYet' : 'period.levelOpen')}
      />
      <p className={css.marks}>
        <Tag>{t(`period.state.${item.counted ? item.state : 'not-counted'}`)}</Tag>
        <PreviewMark show={item.preview} />
      </p>
      {!own && <AppLink to={paths.periodRecord(item.period, item.id)}>{t('period.open')}</AppLink>}
    </section>
  );
}

/** Whom the leader waits for. */
export function Subordinates({ view }: Props) {
  const { t } = useTexts();
  const { subordinates } = view;
  if (subordinates === null) return null;
  const { decided, total, people } = subordinates;
  return (
    <Card title={t('period.subordinates')}>
      <p>{t('period.subordinatesLead', { decided, total })}</p>
      <ul className={css.people}>
        {people.map(({ person, level, decided: isDecided }) => (
          <li key={person.id}>
            <span>{person.name}</span>
            {isDecided ? (
              <LevelBadge level={levelIn(view.levels, level)} missing={t('period.levelOpen')} />
            ) : (
              <Tag look="wait">{t('period.undecided')}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The weeks of the period, in whichever unit they were spent. */
export function Evidence({ view }: Props) {
  const { t, locale } = useTexts();
  if (!view.readable) return null;
  const decided = view.evidence.filter((week) => week.total !== null);
  return (
    <Card title={t('period.evidence')}>
      <p className={css.muted}>
        {decided.length === 0 ? t('period.evidenceNone') : t('period.evidenceHint')}
      </p>
      {decided.length > 0 && (
        <ul className={css.weeks}>
          {decided.map((week) => (
            <li key={`${week.week} ${week.unit}`}>
              <span className={css.weekName}>
                {t('period.weekName', { week: weekParts(week.week).week })}
              </span>
              {week.unit !== view.unit.name && <span className={css.weekUnit}>{week.unit}</span>}
              <span className={css.weekTotal}>{week.total !== null && pointsText(week.total, locale)}</span>
              <LevelBadge level={levelIn(view.weekLevels, week.level)} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
