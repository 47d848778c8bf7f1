import type { Level, Rulebook } from '../../../domain/rulebook/shape.ts';
import type { Texts } from '../../../text/index.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelLine } from '../../parts/level-line.tsx';
import { pointsText } from '../../parts/points.ts';
import { useTexts } from '../../texts.tsx';
import css from './rulebook.module.css';

/** 'từ 75 đến dưới 90 điểm': both ends say whether they belong. */
export function bandWords(level: Pick<Level, 'from' | 'to'>, { t, locale }: Texts): string {
  const ends = { from: pointsText(level.from.value, locale), to: pointsText(level.to.value, locale) };
  if (level.from.value === level.to.value) return t('rulebook.band.one', ends);
  const of = (closed: boolean) => (closed ? 'closed' : 'open');
  return t(`rulebook.band.${of(level.from.closed)}-${of(level.to.closed)}`, ends);
}

/** The levels drawn on one line, so that holes and overlaps would be seen, and in words. */
export function Levels({ rulebook }: { readonly rulebook: Rulebook }) {
  const texts = useTexts();
  const { t } = texts;
  const hasBands = rulebook.maxTotal > 0;
  const citations = rulebook.levels.map((level) => level.citation);
  const different = citations.filter(
    (one, at) => citations.findIndex((other) => other.where === one.where) === at,
  );
  return (
    <Card id="levels" title={t('rulebook.levels')}>
      {hasBands && <LevelLine bands={rulebook.levels} max={rulebook.maxTotal} value={null} />}
      <DataTable
        caption={t('rulebook.levels')}
        rows={rulebook.levels}
        rowKey={(level) => level.key}
        columns={[
          {
            id: 'level',
            header: t('rulebook.level'),
            cell: (level) => <LevelBadge level={level} />,
            phone: 'head',
          },
          {
            id: 'range',
            header: t('rulebook.range'),
            cell: (level) => (hasBands ? bandWords(level, texts) : t('rulebook.byConditions')),
          },
        ]}
      />
      {rulebook.gaps.map((gap) => (
        <p key={gap.key} className={css.small}>
          {t('rulebook.gap', { band: bandWords(gap, texts) })}
        </p>
      ))}
      {hasBands && <p className={css.small}>{t('rulebook.levelNote')}</p>}
      {different.map((citation) => (
        <CitationLine key={citation.where} citation={citation} />
      ))}
    </Card>
  );
}
