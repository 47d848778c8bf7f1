// Is the organisation in order: each check with its number, who it is about, and the page on which it is mended.
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import { type Reply, routeAddress } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import css from './health.module.css';

type Check = Reply<typeof ROUTES.health>['checks'][number];
type Line = Check['lines'][number];

export function HealthPage() {
  const { t, locale } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.health, {});
  const troubled = data?.checks.filter((check) => check.count > 0) ?? [];
  const fine = data?.checks.filter((check) => check.count === 0) ?? [];
  const file = routeAddress(ROUTES.healthFile, { query: { locale } });
  return (
    <>
      <PageHeader
        title={t('health.title')}
        lead={data && t('health.lead', { day: formatDate(data.day) })}
        aside={
          <>
            <AppLink to={paths.quotaGroups}>{t('health.groups')}</AppLink>
            {troubled.length > 0 && (
              <FileLink href={file} icon={<Icon name="download" size={18} />}>
                {t('health.export')}
              </FileLink>
            )}
          </>
        }
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && troubled.length === 0 && (
        <Card>
          <EmptyState icon="check" title={t('health.well')}>
            {t('health.wellDo')}
          </EmptyState>
        </Card>
      )}
      <div className={css.page}>
        {troubled.map((check) => (
          <Found key={check.check} check={check} />
        ))}
        {fine.length > 0 && <Fine checks={fine} />}
      </div>
    </>
  );
}

/** Where each kind is mended. */
const PLACES: Readonly<Record<Check['check'], string>> = {
  'without-regulation': paths.rulebook,
  'without-manager': paths.postMap,
  'manager-loop': paths.postMap,
  'week-without-approver': paths.postMap,
  'under-no-regulation': paths.studio,
  'rival-regulations': paths.studio,
  'unit-without-head': paths.importing,
  'empty-post': paths.importing,
  'without-account': paths.accounts,
  'account-without-post': paths.accounts,
  'seconded-both-ways': paths.leave,
  'delegation-ending': paths.delegation,
};

function Found({ check }: { readonly check: Check }) {
  const { t } = useTexts();
  const { check: kind, count, lines } = check;
  const [shown, more] = useShowMore(lines, 8);
  return (
    <Card
      flush
      title={
        <span className={css.title}>
          <span className={css.count}>{count}</span>
          {t(`health.${kind}`)}
        </span>
      }
      actions={<AppLink to={PLACES[kind]}>{t(`health.${kind}.do`)}</AppLink>}
    >
      <p className={css.why}>{t(`health.${kind}.why`)}</p>
      <ul className={css.lines}>
        {shown.map((line) => (
          <LineOf
            key={`${line.personId} ${line.unitId} ${line.what} ${line.detail}`}
            line={line}
            kind={kind}
          />
        ))}
      </ul>
      {more}
      {lines.length < count && <p className={css.why}>{t('health.shown', { shown: lines.length, count })}</p>}
    </Card>
  );
}

function LineOf({ line, kind }: { readonly line: Line; readonly kind: Check['check'] }) {
  const { t } = useTexts();
  const { personId, unitId, what, unit, detail } = line;
  const ofUnit = PLACES[kind] === paths.postMap || PLACES[kind] === paths.accounts;
  const unitLink = unitId !== null && unit !== null && ofUnit;
  return (
    <li className={css.line}>
      {personId === null ? (
        <span className={css.what}>{dates(what)}</span>
      ) : (
        <AppLink to={paths.person(personId)} className={css.what}>
          {what}
        </AppLink>
      )}
      {unitLink ? (
        <AppLink to={PLACES[kind]} search={{ 'don-vi': unitId }} className={css.unit}>
          {unit}
        </AppLink>
      ) : (
        <span className={css.unit}>{unit}</span>
      )}
      <span className={css.detail}>{detail === null ? '' : shown(t, kind, detail)}</span>
    </li>
  );
}

const dates = (text: string) => text.replace(/\d{4}-\d{2}-\d{2}/g, (date) => formatDate(date));
const shown = (t: Texts['t'], kind: Check['check'], detail: string) =>
  kind === 'without-regulation' || kind === 'under-no-regulation'
    ? detail
        .split(', ')
        .map((period) => periodName(t, period))
        .join(', ')
    : dates(detail);

function Fine({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTexts();
  return (
    <Card>
      <p className={css.fineLead}>{t('health.checked', { count: checks.length })}</p>
      <ul className={css.fine}>
        {checks.map(({ check }) => (
          <li key={check}>
            <Icon name="check" size={16} />
            {t(`health.${check}`)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
