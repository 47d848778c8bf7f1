import type { Example, Rulebook } from '../../../domain/rulebook/shape.ts';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { levelByKey } from '../../rulebook.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './rulebook.module.css';

/** Worked cases: what is entered, what comes out, and what each shows. */
export function Examples({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const columns: Column<Example>[] = [
    { id: 'note', header: t('rulebook.example'), cell: (one) => words(one.note), phone: 'head' },
    // A tree of twenty criteria would be a table nobody can read: there the note says what was entered.
    ...(rulebook.form === 1 ? rulebook.criteria : []).map((criterion) => ({
      id: criterion.key,
      header: words(criterion.name),
      numeric: true,
      phone: 'line' as const,
      width: '7.5rem',
      cell: (one: Example) => pointsText(one.given[criterion.key] ?? null, locale),
    })),
    {
      id: 'total',
      header: t('rulebook.total'),
      numeric: true,
      cell: (one) => <strong>{pointsText(one.total, locale)}</strong>,
    },
    {
      id: 'level',
      header: t('rulebook.result'),
      cell: (one) => <LevelBadge level={levelByKey(rulebook, one.level)} />,
    },
  ];
  return (
    <Card id="examples" title={t('rulebook.examples')} flush>
      <p className={css.lead}>{t('rulebook.examplesLead')}</p>
      <DataTable
        caption={t('rulebook.examples')}
        rows={rulebook.examples}
        rowKey={(one) => one.key}
        columns={columns}
      />
      {rulebook.levelExamples.length > 0 && <Borders rulebook={rulebook} />}
    </Card>
  );
}

function Borders({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  return (
    <div className={css.borders}>
      <h3>{t('rulebook.borders')}</h3>
      <ul>
        {rulebook.levelExamples.map((one) => {
          const level = levelByKey(rulebook, one.level);
          return (
            <li key={one.points}>
              {t('rulebook.borderPoint', {
                points: pointsText(one.points, locale),
                level: level === null ? one.level : words(level.name),
              })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
