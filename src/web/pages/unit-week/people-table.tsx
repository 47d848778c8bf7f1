import type { EvaluationItem } from '../../../contract/evaluations.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { PersonLine } from '../../parts/person-line.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { levelByKey } from '../../rulebook.ts';
import { shortLevels } from '../../short-levels.ts';
import { useTexts } from '../../texts.tsx';
import css from './unit-week.module.css';

export interface PeopleTableProps {
  readonly rows: readonly EvaluationItem[];
  readonly rulebook: Rulebook;
  readonly caption: string;
  readonly withUnit: boolean;
}

const STAGES = ['self', 'scorer', 'final'] as const;

/** One line per record: how far, with whom, three totals, level; each name opens the record. */
export function PeopleTable({ rows, rulebook, caption, withUnit }: PeopleTableProps) {
  const { t, locale } = useTexts();
  const short = { ...rulebook, levels: shortLevels(rulebook.levels) };
  const columns: readonly Column<EvaluationItem>[] = [
    {
      id: 'name',
      header: t('review.person'),
      phone: 'head',
      cell: (item) => (
        <PersonLine
          name={<AppLink to={paths.result(item.id)}>{item.person.name}</AppLink>}
          post={item.post}
          unit={withUnit ? item.unit.name : null}
        />
      ),
    },
    { id: 'state', header: t('unit.state'), cell: (item) => <State item={item} /> },
    ...STAGES.map((stage) => ({
      id: stage,
      header: t(`review.stage.${stage}`),
      numeric: true,
      // On a phone the result is enough; the record, one tap away, has all three.
      phone: stage === 'final' ? ('line' as const) : ('hide' as const),
      cell: (item: EvaluationItem) =>
        stage === 'final' ? (
          <strong>{pointsText(item.final?.total ?? null, locale)}</strong>
        ) : (
          pointsText(item[stage]?.total ?? null, locale)
        ),
    })),
    {
      id: 'level',
      header: t('review.level'),
      width: '11rem',
      cell: (item) => (
        <LevelBadge level={levelByKey(short, item.final?.level)} missing={t('common.levelMissing')} />
      ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(item) => item.id} people />;
}

function State({ item }: { readonly item: EvaluationItem }) {
  const { t, find } = useTexts();
  if (!item.counted) {
    const why = find(`today.why.${item.notCountedKind ?? 'other'}`) ?? t('today.why.other');
    return <span className={css.muted}>{t('unit.notCountedWhy', { why })}</span>;
  }
  const own = item.state === 'open' || item.state === 'returned';
  return (
    <div className={css.state}>
      <span>{t(`unit.stage.${item.state}`)}</span>
      {item.waitingFor && !own && (
        <span className={css.muted}>{t('review.waitingWith', { name: item.waitingFor.name })}</span>
      )}
      {item.late && <span className={css.late}>{t('review.filedLate')}</span>}
      {item.dissent === 'noted' && <span className={css.late}>{t('unit.dissent')}</span>}
      {item.reopenProposed && <span className={css.late}>{t('unit.reopenProposed')}</span>}
    </div>
  );
}
