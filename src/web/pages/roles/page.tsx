// Roles: for each one what it may and may not do, who holds it where, until when, by which document.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { GRANTABLE } from '../../../domain/organization/role-grant.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { GrantForm } from './grant-form.tsx';
import { RoleCard } from './role-card.tsx';
import type { Grant } from './role-words.ts';
import css from './roles.module.css';

/** The system administrator is listed only where there is one in sight: nobody grants that role here. */
function rolesOf(items: readonly Grant[]): readonly Grant['role'][] {
  const isListed = items.some(({ role }) => role === 'system-admin');
  return isListed ? [...GRANTABLE, 'system-admin'] : GRANTABLE;
}

export function RolesPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.roles, {});
  const [granting, setGranting] = useState(false);
  return (
    <>
      <PageHeader title={t('roles.title')} lead={t('roles.lead')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && (
        <div className={css.page}>
          {granting && <GrantForm wholeBody={data.wholeBody} onClose={() => setGranting(false)} />}
          {rolesOf(data.items).map((role) => (
            <RoleCard key={role} role={role} grants={data.items.filter((one) => one.role === role)} />
          ))}
        </div>
      )}
      {data && !granting && (
        <ActionBar>
          <Button look="primary" onClick={() => setGranting(true)}>
            {t('roles.new')}
          </Button>
        </ActionBar>
      )}
    </>
  );
}
