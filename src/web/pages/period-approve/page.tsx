// Many records of one longer period approved with one signature: what deserves a look first, each name seen.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { ApprovalItem } from '../../../contract/unit-periods.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PreviewNote } from '../../parts/preview-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { periodFromPath } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { QuotaLines } from '../../review/quota-line.tsx';
import { useTexts } from '../../texts.tsx';
import { useSeen } from '../approve/use-seen.ts';
import { periodInside } from '../period/period-words.ts';
import { groupsOf, unseenOf } from './choose.ts';
import { Exceptions, Hindered, Ordinary } from './lists.tsx';
import css from './period-approve.module.css';
import { SignBar } from './sign-bar.tsx';

export function PeriodApprovePage() {
  const texts = useTexts();
  const { t } = texts;
  const params = useParams({ strict: false });
  const period = periodFromPath(String(params.period ?? ''));
  if (period === null) return <EmptyState isPage icon="search" title={t('period.noSuch')} />;
  return (
    <>
      <PageHeader
        title={t('periodApprove.title', { period: periodInside(period, texts) })}
        lead={t('periodApprove.lead')}
      />
      <QuotaLines period={period} />
      <Work key={period} period={period} />
    </>
  );
}

function Work({ period }: { readonly period: string }) {
  const { t } = useTexts();
  const read = useRead(ROUTES.periodApprovals, { params: { period } });
  if (read.error && !read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton lines={6} />;
  const { items, waiting, elsewhere, done, more, openReadings } = read.data;
  return (
    <div className={css.page}>
      <PreviewNote preview={openReadings} />
      {items.length === 0 ? (
        <EmptyState icon="check" title={t('periodApprove.empty')}>
          {waiting > 0 && <p>{t('periodApprove.emptyWaiting', { count: waiting })}</p>}
        </EmptyState>
      ) : (
        <Board period={period} items={items} />
      )}
      {more && <p className={css.muted}>{t('periodApprove.more')}</p>}
      <p className={css.rest}>
        {elsewhere > 0 && (
          <AppLink to={paths.period(period)} search={{ phan: 'approve' }}>
            {t('periodApprove.elsewhere', { count: elsewhere })}
          </AppLink>
        )}
        {items.length > 0 && waiting > 0 && <span>{t('periodApprove.waiting', { count: waiting })}</span>}
        {done > 0 && (
          <AppLink to={paths.period(period)} search={{ phan: 'approve' }}>
            {t('periodApprove.done', { count: done })}
          </AppLink>
        )}
      </p>
    </div>
  );
}

/** What is chosen, opened and seen on this page, and the doing of it. */
function Board({ period, items }: { readonly period: string; readonly items: readonly ApprovalItem[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [blockOpen, setBlockOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const groups = groupsOf(items);
  const shown = [...groups.exceptions, ...(blockOpen ? groups.ordinary : [])];
  const seen = useSeen(shown.map(({ id }) => id).join());
  const unseen = unseenOf(groups, seen);
  const toggle = ({ id }: ApprovalItem) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  const chooseAll = () => {
    setTried(unseen.length > 0);
    if (unseen.length > 0) setBlockOpen(true);
    else setChosen((now) => new Set([...now, ...groups.ordinary.map(({ id }) => id)]));
  };
  const board = { chosen, opened, toggle, open: (id: number) => setOpened((now) => new Set([...now, id])) };
  return (
    <>
      <Exceptions items={groups.exceptions} board={board} />
      <Ordinary items={groups.ordinary} board={board} seen={seen} open={blockOpen} onFold={setBlockOpen} />
      <Hindered items={groups.hindered} />
      <SignBar
        period={period}
        groups={groups}
        chosen={chosen}
        opened={opened}
        unseen={tried ? unseen.length : 0}
        onChooseAll={chooseAll}
        onSigned={() => setChosen(new Set())}
      />
    </>
  );
}
