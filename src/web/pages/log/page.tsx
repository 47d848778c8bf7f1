// The sealed log for office, inspector and system administrator: is everything sealed, and who else holds it.
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { Checkpoints } from './checkpoints.tsx';
import css from './log.module.css';
import type { LogView } from './log-view.ts';
import { Ways } from './ways.tsx';

const EVERY_MS = 10_000;
/** Sealing takes seconds; a step that waits this long is worth a look. */
const LONG_MINUTES = 5;

export function LogPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.log, {}, { every: EVERY_MS });
  const hasLog = data !== undefined && data.checkpoints.length > 0;
  return (
    <>
      <PageHeader
        title={t('log.title')}
        lead={t('log.lead')}
        aside={
          hasLog && (
            <FileLink href={routeAddress(ROUTES.logCheckpoint, {})} icon={<Icon name="download" size={18} />}>
              {t('log.download')}
            </FileLink>
          )
        }
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && !hasLog && (
        <EmptyState icon="lock" title={t('log.none')}>
          <p>{t('log.noneHint')}</p>
        </EmptyState>
      )}
      {hasLog && (
        <div className={css.page}>
          <State view={data} />
          <Ways view={data} />
          <Checkpoints view={data} />
          <Card title={t('log.check')}>
            <p>{t('log.checkOwn')}</p>
            <pre className={css.command}>npx congtam verify --checkpoint FILE</pre>
            <p>{t('log.checkOther')}</p>
            <pre className={css.command}>node verify.mjs LOG FILE</pre>
          </Card>
        </div>
      )}
    </>
  );
}

function State({ view }: { readonly view: LogView }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const [last] = view.checkpoints;
  const { count, oldest } = view.waiting;
  const age = oldest === null ? 0 : (Date.parse(view.now) - Date.parse(oldest)) / 60_000;
  const time = (at: string) => formatInstant(at, tenant.zone);
  const key = view.key && (
    <>
      <code className={css.key}>{view.key.text}</code>
      <span className={css.muted}> {t('log.keySince', { at: time(view.key.since) })}</span>
    </>
  );
  const items = [
    { key: 'entries', name: t('log.entries'), value: last?.size },
    { key: 'last', name: t('log.last'), value: last && time(last.at) },
    {
      key: 'waiting',
      name: t('log.waiting'),
      value: oldest === null ? t('log.waitingNone') : t('log.waitingSome', { count, at: time(oldest) }),
    },
    { key: 'key', name: t('log.key'), value: key },
  ];
  return (
    <Card title={t('log.state')}>
      <DataList items={items} />
      {age > LONG_MINUTES && (
        <p className={css.trouble} role="status">
          {t('log.waitingLong', { minutes: LONG_MINUTES })}
        </p>
      )}
    </Card>
  );
}
