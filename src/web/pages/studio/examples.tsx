import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { evaluate } from '../../../domain/score/evaluate.ts';
import { plainInput } from '../../../domain/score/input.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { levelByKey } from '../../rulebook.ts';
import { shortLevels } from '../../short-levels.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './studio.module.css';

/** The worked examples reckoned here and now by the very function that scores. */
export function Examples({ rulebook }: { readonly rulebook: Rulebook | null }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  if (rulebook === null)
    return (
      <Card title={t('studio.examples')}>
        <p className={css.muted}>{t('studio.examplesNone')}</p>
      </Card>
    );
  const short = { ...rulebook, levels: shortLevels(rulebook.levels) };
  const rows = rulebook.examples.map((example) => {
    const input = { ...plainInput(example.given), ...(example.input ?? {}) };
    return { example, outcome: evaluate(rulebook, input) };
  });
  return (
    <Card title={t('studio.examples')} flush>
      <DataTable
        caption={t('studio.examples')}
        rows={rows}
        rowKey={(row) => row.example.key}
        columns={[
          {
            id: 'example',
            header: t('studio.example'),
            phone: 'head',
            cell: ({ example }) => words(example.note),
          },
          {
            id: 'points',
            header: t('studio.points'),
            numeric: true,
            cell: ({ outcome }) => pointsText(outcome.shown, locale),
          },
          {
            id: 'level',
            header: t('studio.level'),
            cell: ({ outcome }) => <LevelBadge level={levelByKey(short, outcome.level.level)} />,
          },
        ]}
      />
    </Card>
  );
}
