// The own record: posts, weeks, absences, who looked, and the open sessions.
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatDate, weekParts } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Looks } from '../../parts/looks.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PastWeeks } from '../../parts/past-weeks.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { History } from '../today/history.tsx';
import { LongerPeriods } from './longer-periods.tsx';
import css from './my-record.module.css';
import { Official } from './official.tsx';
import type { OwnRecord } from './own-record.ts';
import { Posts } from './posts.tsx';
import { Sessions } from './sessions.tsx';
import { SideBySide } from './side-by-side.tsx';

export function MyRecordPage() {
  const { t } = useTexts();
  const { person } = useSession();
  const read = useRead(ROUTES.person, { params: { id: person.id } });
  const { rulebook, error, retry } = useRulebook();
  const trouble = read.data === undefined ? read.error : error;
  const again = () => {
    void read.refetch();
    retry();
  };
  return (
    <>
      <PageHeader title={t('record.title')} lead={person.name} aside={<TakeAway />} />
      {trouble && <ErrorState error={trouble} onRetry={again} />}
      {!trouble && (!read.data || !rulebook) && <Skeleton lines={6} />}
      <div className={css.page}>
        {read.data && rulebook && <Content record={read.data} rulebook={rulebook} />}
        <Sessions />
      </div>
    </>
  );
}

/** The own data to keep: a document to read, a file for programs, and the page itself on paper. */
function TakeAway() {
  const { t, locale } = useTexts();
  return (
    <div className={css.take}>
      <FileLink
        href={routeAddress(ROUTES.ownDataPdf, { query: { locale } })}
        icon={<Icon name="download" size={18} />}
      >
        {t('record.downloadPdf')}
      </FileLink>
      <FileLink href={routeAddress(ROUTES.ownData, {})} icon={<Icon name="download" size={18} />}>
        {t('record.download')}
      </FileLink>
      <Button icon={<Icon name="print" size={18} />} onClick={() => print()}>
        {t('record.print')}
      </Button>
    </div>
  );
}

function Content({ record, rulebook }: { readonly record: OwnRecord; readonly rulebook: Rulebook }) {
  const { t } = useTexts();
  const { currentWeek } = useSession();
  const newest = [...record.weeks].sort((a, b) => b.week.localeCompare(a.week));
  // A week that has not begun has no result to compare.
  const begun = record.weeks.filter((one) => one.week <= currentWeek);
  return (
    <>
      <History weeks={begun} past={record.pastWeeks} rulebook={rulebook} tableElsewhere />
      <Card title={t('record.weeks')} flush={newest.length > 0}>
        {newest.length === 0 ? (
          <EmptyState icon="calendar" title={t('record.weeksNone')} />
        ) : (
          <SideBySide weeks={newest} rulebook={rulebook} />
        )}
      </Card>
      <PastWeeks weeks={record.pastWeeks} />
      <Official person={record.person.id} />
      <LongerPeriods person={record.person.id} />
      <Looks looks={record.readBy ?? []} />
      <div className={css.columns}>
        <Posts posts={record.posts} />
        <Absences absences={record.absences} />
      </div>
    </>
  );
}

function Absences({ absences }: { readonly absences: OwnRecord['absences'] }) {
  const { t } = useTexts();
  const valid = absences.filter((one) => !one.revoked);
  return (
    <Card title={t('record.absences')}>
      {valid.length === 0 && <p className={css.muted}>{t('record.absencesNone')}</p>}
      <ul className={css.list}>
        {valid.map((one) => (
          <li key={one.id}>
            <strong>{t(`rulebook.absence.${one.kind}`)}</strong>{' '}
            <span className={css.muted}>
              {one.to === null
                ? t('record.since', { from: formatDate(one.from) })
                : t('record.span', { from: formatDate(one.from), to: formatDate(addDays(one.to, -1)) })}
              {one.weeksNotCounted.length > 0 &&
                ` · ${t('record.absenceWeeks', {
                  weeks: one.weeksNotCounted.map((week) => weekParts(week).week).join(', '),
                })}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
