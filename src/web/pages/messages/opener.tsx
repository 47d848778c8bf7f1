// Opens a message: marks it as read and goes to its step. Letters link here, so that a step may move and old mail still leads there.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { call, newIntent } from '../../api.ts';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { keyOf, useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { NotFoundPage } from '../not-found/page.tsx';
import { messagePlace } from './message-words.ts';

export function MessageOpener() {
  const { no } = useParams({ strict: false }) as { readonly no?: string };
  if (!/^[1-9]\d{0,14}$/.test(no ?? '')) return <NotFoundPage />;
  return <Opening key={no} no={Number(no)} />;
}

function Opening({ no }: { readonly no: number }) {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.message, { params: { no } });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const begun = useRef(false);
  useEffect(() => {
    if (data === undefined || begun.current) return;
    begun.current = true;
    // The step is what matters: when marking fails, the message stays unread and nothing else happens.
    if (!data.read)
      call(ROUTES.markMessages, { body: { act: 'read', messages: [no] } }, { intent: newIntent() })
        .then(() =>
          Promise.all(
            [ROUTES.messages, ROUTES.unreadMessages, ROUTES.message].map((route) =>
              queries.invalidateQueries({ queryKey: keyOf(route) }),
            ),
          ),
        )
        .catch(() => {});
    const { to, search } = messagePlace(data.place);
    void navigate({ to, search: search ?? {}, replace: true });
  }, [data, no, navigate, queries]);
  return (
    <>
      <PageHeader title={t('messages.title')} lead={error ? null : t('messages.opening')} />
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />}
    </>
  );
}
