// The own record: posts, weeks, absences, who looked, and the open sessions.
import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatDate, formatInstant, weekParts } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
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

/** The own data to keep: a file for programs, and the page itself on paper or as PDF. */
function TakeAway() {
  const { t } = useTexts();
  return (
    <div className={css.take}>
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
      <LongerPeriods person={record.person.id} />
      <Readers readBy={record.readBy ?? []} />
      <div className={css.columns}>
        <Posts posts={record.posts} />
        <Absences absences={record.absences} />
      </div>
    </>
  );
}

function Readers({ readBy }: { readonly readBy: NonNullable<OwnRecord['readBy']> }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  // 'list:score' and 'record' are how the log says where it was read.
  const what = (place: string) => find(`record.read.${place.split(':')[0]}`) ?? t('record.read.other');
  const rows = readBy.map((one, at) => ({ ...one, key: `${one.at} ${one.person?.id ?? 0} ${at}` }));
  return (
    <Card title={t('record.readers')} note={t('record.readersHint')} flush={rows.length > 0}>
      {rows.length === 0 && <EmptyState icon="eye" title={t('record.readersNone')} />}
      {rows.length > 0 && (
        <DataTable
          caption={t('record.readers')}
          rows={rows}
          rowKey={(one) => one.key}
          columns={[
            {
              id: 'who',
              header: t('record.reader'),
              phone: 'head',
              cell: (one) => <strong>{one.person?.name ?? t('record.someone')}</strong>,
            },
            { id: 'what', header: t('record.readWhat'), cell: (one) => what(one.what) },
            {
              id: 'week',
              header: t('today.col.week'),
              cell: (one) => (one.week === null ? '–' : t('common.weekOf', weekParts(one.week))),
            },
            { id: 'at', header: t('record.readAt'), cell: (one) => formatInstant(one.at, tenant.zone) },
          ]}
        />
      )}
    </Card>
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
                : t('record.span', { from: formatDate(one.from), to: formatDate(one.to) })}
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
