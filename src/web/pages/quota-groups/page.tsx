// Groups of similar duties: those in force with how many people stand in each, what was stated before, and the form.
import { useState } from 'react';
import type { QuotaGroups } from '../../../contract/quota-groups.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate, formatInstant } from '../../../text/format.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { GroupsForm } from './groups-form.tsx';
import css from './quota-groups.module.css';
import { currentSet, type GroupSet, useGroupWords } from './words.ts';

export function QuotaGroupsPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.quotaGroups, {});
  const [stating, setStating] = useState(false);
  return (
    <>
      <PageHeader title={t('groups.title')} lead={t('groups.lead')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && (
        <div className={css.page}>
          {stating && <GroupsForm data={data} onClose={() => setStating(false)} />}
          <Current data={data} />
          <Stated data={data} />
        </div>
      )}
      {data?.may.includes('state') && !stating && (
        <ActionBar>
          <Button look="primary" onClick={() => setStating(true)}>
            {t('groups.new')}
          </Button>
        </ActionBar>
      )}
    </>
  );
}

function Current({ data }: { readonly data: QuotaGroups }) {
  const { t, find } = useTexts();
  const words = useGroupWords();
  const { today } = useSession();
  const set = currentSet(data, today);
  const isOwn = set !== undefined && set.groups.length > 0;
  return (
    <Card title={t('groups.current')} flush>
      <p className={css.note}>{isOwn ? t('groups.asked') : t('groups.default')}</p>
      <ul className={css.lines}>
        {data.people.map(({ group, count }) => {
          const own = set?.groups.find(({ name }) => name === group);
          return (
            <li key={group} className={css.line}>
              <strong className={css.name}>{find(`quota.scope.${group}`) ?? group}</strong>
              <span className={css.what}>{own && words(own)}</span>
              <span className={css.count}>{t('groups.people', { count })}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Stated({ data }: { readonly data: QuotaGroups }) {
  const { t } = useTexts();
  const [shown, more] = useShowMore(data.sets, 6);
  if (data.sets.length === 0)
    return (
      <Card title={t('groups.stated')}>
        <EmptyState icon="users" title={t('groups.none')}>
          <p>{t('groups.noneHint')}</p>
        </EmptyState>
      </Card>
    );
  return (
    <Card title={t('groups.stated')} flush>
      <ul className={css.lines}>
        {shown.map((set) => (
          <SetLine key={set.id} set={set} />
        ))}
      </ul>
      {more}
    </Card>
  );
}

function SetLine({ set }: { readonly set: GroupSet }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const names = set.groups.map(({ name }) => name).join(' · ');
  return (
    <li className={css.line}>
      <strong className={css.name}>{t('groups.from', { day: formatDate(set.from) })}</strong>
      <span className={css.what}>{names === '' ? t('groups.backToTwo') : names}</span>
      <span className={css.count}>
        {t('groups.by', {
          document: set.documentNumber,
          day: formatDate(set.documentDate),
          name: set.by.name,
          at: formatInstant(set.at, tenant.zone),
        })}
      </span>
    </li>
  );
}
