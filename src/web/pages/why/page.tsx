// Why a result is what it is: the same page for a week, a quarter, a year, a unit, a form of the past.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { WHY_OF, type WhyView } from '../../../contract/why.ts';
import { routeAddress } from '../../api.ts';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { pointsText } from '../../parts/points.ts';
import { PreviewMark } from '../../parts/preview-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { periodName } from '../../period-name.ts';
import { periodFromPath } from '../../place.ts';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { shortLevels } from '../../short-levels.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { Node } from './node.tsx';
import css from './why.module.css';

type Of = (typeof WHY_OF)[number];
const isOf = (typed: string): typed is Of => (WHY_OF as readonly string[]).includes(typed);

export function WhyPage() {
  const { t, locale } = useTexts();
  const typed = useParams({ strict: false });
  const of = String(typed.of ?? '');
  const id = Number(typed.id);
  const { regime } = typed;
  const period = typed.period === undefined ? undefined : (periodFromPath(typed.period) ?? undefined);
  const known = isOf(of) && Number.isSafeInteger(id) && id > 0;
  const query = {
    ...(period === undefined ? {} : { period }),
    ...(regime === undefined ? {} : { regime }),
  };
  const asked = { params: { of: isOf(of) ? of : 'record', id }, query } as const;
  const { data, error, refetch } = useRead(ROUTES.why, asked, { when: known });
  if (!known || (error instanceof ApiProblem && error.status === 404))
    return <EmptyState isPage icon="search" title={t('why.noSuch')} />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const whose = data.person?.name ?? data.unit?.name;
  const href = routeAddress(ROUTES.whySheet, { ...asked, query: { ...query, locale } });
  return (
    <>
      <PageHeader
        title={whose === undefined ? t('why.title') : t('why.titleOf', { name: whose })}
        lead={t('why.lead', { period: periodName(t, data.period) })}
        aside={
          <FileLink href={href} icon={<Icon name="download" size={18} />}>
            {t('why.file')}
          </FileLink>
        }
      />
      <Tree key={`${of} ${id} ${data.period}`} data={data} />
    </>
  );
}

function Tree({ data }: { readonly data: WhyView }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { root, regulation } = data;
  if (root.shown === null && root.children.length === 0)
    return (
      <EmptyState icon="clock" title={t('why.none')}>
        <p>{t('why.noneHint')}</p>
      </EmptyState>
    );
  const level = shortLevels(data.levels).find(({ key }) => key === root.level);
  return (
    <div className={css.page}>
      <Card>
        <p className={css.result}>
          <span className={css.total}>{pointsText(root.shown, locale)}</span>
          {level && <LevelBadge level={level} />}
          {root.words !== null && <strong>{root.words}</strong>}
          <PreviewMark show={data.preview} />
        </p>
        {root.exact?.includes('/') && (
          <p className={`${css.muted} ${css.exact}`}>{t('why.exact', { value: root.exact })}</p>
        )}
        {regulation && <p>{words(regulation.title)}</p>}
        {root.citation && <CitationLine citation={root.citation} />}
      </Card>
      <Card>
        {root.children.map((child) => (
          <Node key={`${child.kind} ${child.key}`} node={child} view={data} />
        ))}
      </Card>
    </div>
  );
}
