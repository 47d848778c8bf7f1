// The assistant for shares of a level: places left, who reached it, and who stands at the border with the facts side by
// side. It counts and ranks; people choose.
import { useParams } from '@tanstack/react-router';
import type { QuotaView } from '../../../contract/quotas.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PreviewNote } from '../../parts/preview-note.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { periodFromPath } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { useSearchValue } from '../../search-value.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { OrganView } from './organ.tsx';
import css from './quota.module.css';

export function QuotaPage() {
  const { t } = useTexts();
  const params = useParams({ strict: false });
  const period = periodFromPath(String(params.period ?? ''));
  if (period === null) return <EmptyState isPage icon="search" title={t('quota.none')} />;
  return <QuotaOf key={period} period={period} />;
}

function QuotaOf({ period }: { readonly period: string }) {
  const { t } = useTexts();
  const words = useBilingual();
  const [regime, setRegime] = useSearchValue('quy-dinh');
  const query = regime === '' ? {} : { regime };
  const { data, error, refetch } = useRead(ROUTES.quota, { params: { period }, query });
  const name = periodName(t, period).toLocaleLowerCase();
  const level = data?.quota?.levels.find(({ key }) => key === data.quota?.level);
  return (
    <>
      <PageHeader
        title={
          level === undefined
            ? t('quota.titlePlain', { period: name })
            : t('quota.title', { level: words(level.name), period: name })
        }
        lead={t('quota.lead')}
      />
      {data && data.regimes.length > 1 && (
        <div className={css.regimes}>
          <Segmented
            label={t('quota.regime')}
            value={data.regime ?? ''}
            options={data.regimes.map((one) => ({ value: one.regime, label: words(one.title) }))}
            onChange={setRegime}
          />
        </div>
      )}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && <Body data={data} />}
    </>
  );
}

function ToRollUp({ period }: Pick<QuotaView, 'period'>) {
  const { t } = useTexts();
  return <AppLink to={paths.rollUp(period)}>{t('quota.toRollUp')}</AppLink>;
}

function Body({ data }: { readonly data: QuotaView }) {
  const { t } = useTexts();
  const { quota } = data;
  if (quota === null)
    return (
      <EmptyState icon="calendar" title={t('quota.none')} actions={<ToRollUp period={data.period} />}>
        <p>{t('quota.noneHint')}</p>
      </EmptyState>
    );
  if (data.organs.length === 0)
    return (
      <EmptyState icon="lock" title={t('quota.nobody')} actions={<ToRollUp period={data.period} />}>
        <p>{t('quota.nobodyHint')}</p>
      </EmptyState>
    );
  return (
    <div className={css.page}>
      <PreviewNote preview={data.openReadings} />
      <div className={css.rule}>
        <p>
          {t('quota.rule', {
            percent: quota.percent / 100,
            base: t(`quota.base.${quota.base}`),
            raised: quota.raisedPercent === null ? 'none' : String(quota.raisedPercent / 100),
          })}
        </p>
        <CitationLine citation={quota.citation} />
        {data.groups && (
          <p className={css.muted}>
            {t('quota.groups', {
              document: data.groups.documentNumber,
              day: formatDate(data.groups.documentDate),
            })}
          </p>
        )}
        {data.mean && (
          <p className={css.muted}>
            {t('quota.mean')} {!data.over && t('quota.meanRunning', { until: formatDate(data.official) })}
          </p>
        )}
      </div>
      {data.organs.map((organ) => (
        <OrganView key={organ.unit.id} data={data} quota={quota} organ={organ} />
      ))}
    </div>
  );
}
