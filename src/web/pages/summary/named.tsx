import { AppLink } from '../../parts/app-link.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { PersonLine } from '../../parts/person-line.tsx';
import { pointsText } from '../../parts/points.ts';
import { useShowMore } from '../../parts/show-more.tsx';
import { paths } from '../../paths.ts';
import { shortLevels } from '../../short-levels.ts';
import { useTexts } from '../../texts.tsx';
import css from './summary.module.css';
import type { Summary } from './summary-view.ts';

interface Props {
  readonly data: Summary;
}

/** The people a leader may ask about, each with the reason and the record behind it. */
export function InQuestion({ data }: Props) {
  const { t, locale, find } = useTexts();
  const [rows, more] = useShowMore(data.people, 20);
  const levels = shortLevels(data.levels);
  return (
    <Card
      flush
      id="trao-doi"
      title={t('summary.sheet.people')}
      note={t('summary.peopleNote', { count: data.people.length })}
      actions={<TalksLink />}
    >
      <DataTable
        caption={t('summary.sheet.people')}
        rows={rows}
        rowKey={({ evaluationId }) => evaluationId}
        people
        empty={<EmptyState icon="check" title={t('summary.nobody')} />}
        columns={[
          {
            id: 'person',
            header: t('summary.person'),
            phone: 'head',
            cell: ({ person, unit, evaluationId }) => (
              <PersonLine
                name={<AppLink to={paths.result(evaluationId)}>{person.name}</AppLink>}
                post={null}
                unit={unit.name}
              />
            ),
          },
          {
            id: 'reasons',
            header: t('summary.reasons'),
            cell: ({ reasons }) => reasons.map((one) => find(`summary.reason.${one}`) ?? one).join('; '),
          },
          {
            id: 'total',
            header: t('summary.total'),
            numeric: true,
            cell: ({ total }) => <strong>{pointsText(total, locale)}</strong>,
          },
          {
            id: 'level',
            header: t('summary.level'),
            width: '11rem',
            cell: ({ level }) => (
              <LevelBadge
                level={levels.find(({ key }) => key === level) ?? null}
                missing={t('common.levelMissing')}
              />
            ),
          },
        ]}
      />
      {more}
    </Card>
  );
}

/** Two bad weeks in a row lead to a talk; those proposed stand in a list of their own. */
function TalksLink() {
  const { t } = useTexts();
  return (
    <ButtonLink small to={paths.talks}>
      {t('common.menu.talks')}
    </ButtonLink>
  );
}

/** What the reports name as difficulty, in the writers' own words. */
export function Difficulties({ data }: Props) {
  const { t } = useTexts();
  const [rows, more] = useShowMore(data.difficulties, 20);
  return (
    <Card
      title={t('summary.sheet.difficulties')}
      note={t('summary.difficultiesNote', { count: data.difficulties.length })}
    >
      {rows.length === 0 && <EmptyState icon="check" title={t('summary.noDifficulty')} />}
      <ul className={css.difficulties}>
        {rows.map((one) => (
          <li key={`${one.evaluationId} ${one.id}`}>
            <p>{one.text}</p>
            <p className={css.muted}>
              {one.person.name}, {one.unit.name}
              {one.evaluationId !== null && (
                <>
                  {' · '}
                  <AppLink to={paths.result(one.evaluationId)}>{t('summary.openReport')}</AppLink>
                  {one.id !== null && (
                    <>
                      {' · '}
                      <AppLink to={paths.difficulties} search={{ xem: 'all' }}>
                        {t('summary.inRegister', { id: one.id })}
                      </AppLink>
                    </>
                  )}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {more}
    </Card>
  );
}
