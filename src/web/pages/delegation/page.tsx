// Delegations: given, received, and for the office those of the people it serves.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { DelegateForm } from './delegate-form.tsx';
import css from './delegation.module.css';
import { DelegationCard } from './delegation-card.tsx';
import { type DelegationGroup, delegationGroups } from './groups.ts';

export function DelegationPage() {
  const { t } = useTexts();
  const { person } = useSession();
  const { data, error, refetch } = useRead(ROUTES.delegations, {});
  const [writing, setWriting] = useState(false);
  return (
    <>
      <PageHeader title={t('delegation.title')} lead={t('delegation.meaning')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={6} />}
      {data && (
        <div className={css.page}>
          {writing && <DelegateForm holds={data.holds} onClose={() => setWriting(false)} />}
          {delegationGroups(data.items, person.id).map((group) => (
            <Group key={group.key} group={group} />
          ))}
        </div>
      )}
      {data && !writing && (
        <ActionBar note={data.holds.length > 0 ? null : t('delegation.cannot')}>
          {data.holds.length > 0 && (
            <Button look="primary" onClick={() => setWriting(true)}>
              {t('delegation.new')}
            </Button>
          )}
        </ActionBar>
      )}
    </>
  );
}

function Group({ group }: { readonly group: DelegationGroup }) {
  const { t } = useTexts();
  const { key, live, past } = group;
  const none = key !== 'office' && live.length + past.length === 0;
  return (
    <Card title={t(`delegation.${key}`)} flush>
      {none && <EmptyState icon="users" title={t(`delegation.${key}Empty`)} />}
      {live.length > 0 && (
        <ul>
          {live.map((item) => (
            <DelegationCard key={item.id} delegation={item} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details className={css.more}>
          <summary>{t('delegation.past', { count: past.length })}</summary>
          <ul>
            {past.map((item) => (
              <DelegationCard key={item.id} delegation={item} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
