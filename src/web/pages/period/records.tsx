// Records of one period as a table: own ones, to score, to approve, or of a unit.
import type { PeriodItem } from '../../../contract/periods.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDeadline } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { PreviewMark } from '../../parts/preview-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { levelIn, type ShownResult } from './period-words.ts';

export const PARTS = ['mine', 'score', 'approve', 'unit'] as const;
export type Part = (typeof PARTS)[number];

interface RecordsProps {
  readonly period: string;
  readonly part: Part;
  /** This unit with everything under it. */
  readonly unit?: number;
}

export function Records({ period, part, unit }: RecordsProps) {
  const { t } = useTexts();
  const read = useRead(ROUTES.periodRecords, {
    params: { period },
    query: { part, ...(unit === undefined ? {} : { unit }) },
  });
  const columns = useColumns();
  if (read.error && !read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton lines={5} />;
  const { items, counts, more } = read.data;
  if (items.length === 0)
    return (
      <EmptyState title={t('period.none')}>
        <p>{t('period.noneHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <Counts counts={counts} />
      <Card flush>
        <DataTable
          caption={t(`period.part.${part}`)}
          columns={columns}
          rows={items}
          rowKey={(item) => item.id}
          people
        />
      </Card>
      {more && <p className={css.muted}>{t('period.more')}</p>}
    </>
  );
}

const STATES = ['open', 'returned', 'submitted', 'scored', 'approved', 'closed', 'not-counted'] as const;

function Counts({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const { t } = useTexts();
  return (
    <p className={css.counts}>
      {STATES.filter((state) => (counts[state] ?? 0) > 0).map((state) => (
        <Tag key={state} look={state === 'open' ? 'wait' : 'plain'}>
          {t(`period.state.${state}`)}: {counts[state]}
        </Tag>
      ))}
    </p>
  );
}

function useColumns(): readonly Column<PeriodItem>[] {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  return [
    {
      id: 'person',
      header: t('period.col.person'),
      phone: 'head',
      cell: (item) => (
        <span className={css.who}>
          <AppLink to={paths.periodRecord(item.period, item.id)}>
            {item.subject === 'unit' ? item.unit.name : item.person.name}
          </AppLink>
          <span className={css.muted}>
            {item.subject === 'unit'
              ? t('period.answers', { name: item.person.name })
              : [item.post, item.unit.name].filter(Boolean).join(' · ')}
          </span>
          {item.subject === 'unit' && <Tag>{t('period.ofUnit')}</Tag>}
        </span>
      ),
    },
    {
      id: 'regulation',
      header: t('period.col.regulation'),
      cell: (item) => (
        <span className={css.who}>
          <span>{t(`period.line.${item.line}`)}</span>
          <span className={css.muted}>{words(item.rulebook.title)}</span>
          <PreviewMark show={item.preview} />
        </span>
      ),
    },
    {
      id: 'state',
      header: t('period.col.state'),
      cell: (item) => (
        <span className={css.who}>
          <Tag look={item.overdue ? 'wait' : 'plain'}>
            {t(`period.state.${item.counted ? item.state : 'not-counted'}`)}
          </Tag>
          {item.due && <span className={css.muted}>{formatDeadline(item.due, tenant.zone, locale)}</span>}
        </span>
      ),
    },
    ...(['self', 'scorer', 'final'] as const).map((stage) => ({
      id: stage,
      header: t(`period.col.${stage}`),
      cell: (item: PeriodItem) => <Result item={item} result={item[stage]} full={stage === 'final'} />,
    })),
  ];
}

interface ResultProps {
  readonly item: PeriodItem;
  readonly result: ShownResult;
  readonly full: boolean;
}

function Result({ item, result, full }: ResultProps) {
  const { t, locale } = useTexts();
  if (result === null) return '–';
  return (
    <span className={css.who}>
      <span>{pointsText(result.total, locale)}</span>
      {full && <LevelBadge level={levelIn(item.levels, result.level)} missing={t('period.levelOpen')} />}
    </span>
  );
}
