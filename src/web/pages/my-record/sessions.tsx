import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useAct, useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { readAgent } from './agent.ts';
import css from './my-record.module.css';

type Session = Reply<typeof ROUTES.sessions>['items'][number];

/** Where one is signed in; any session but this one can be ended here. */
export function Sessions() {
  const { t } = useTexts();
  const read = useRead(ROUTES.sessions, {});
  return (
    <Card id="phien" title={t('record.sessions')} note={t('record.sessionsHint')}>
      {read.error && !read.data && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {!read.data && !read.error && <Skeleton lines={2} />}
      <ul className={css.list}>
        {read.data?.items.map((session) => (
          <Line key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const toast = useToast();
  const { tenant } = useSession();
  const act = useAct(ROUTES.endSession, [ROUTES.sessions]);
  const read = session.agent === null ? null : readAgent(session.agent);
  const agent = read === null ? t('record.sessionUnknown') : t('record.agent', read);
  const end = async () => {
    const done = await act.run({ params: { id: session.id } }).catch(() => null);
    if (done !== null) toast({ text: t('record.sessionEnded') });
  };
  return (
    <li className={css.session}>
      <div>
        <strong>{agent}</strong>{' '}
        {session.current && <span className={css.here}>{t('record.sessionHere')}</span>}
        <div className={css.muted}>
          {t('record.sessionSeen')} {formatInstant(session.seenAt, tenant.zone)} · {t('record.sessionSince')}{' '}
          {formatInstant(session.createdAt, tenant.zone)}
          {session.address && ` · ${t('record.sessionAddress')} ${session.address}`}
        </div>
        {act.error && <ErrorState error={act.error} />}
      </div>
      {!session.current && (
        <Button busy={act.busy} aria-label={t('record.sessionEndOf', { agent })} onClick={() => void end()}>
          {t('record.sessionEnd')}
        </Button>
      )}
    </li>
  );
}
