// What shows that the product exists: documents by number, links, files with a look at pictures and PDF.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { type Reply, routeAddress } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import type { TaskView } from '../../work/task-words.tsx';
import { AddEvidence } from './add-evidence.tsx';
import css from './evidence.module.css';

type Evidence = Reply<typeof ROUTES.evidence>['items'][number];

interface CardProps {
  readonly task: number;
  readonly wanted: TaskView['evidenceWanted'];
}

export function EvidenceCard({ task, wanted }: CardProps) {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.evidence, { params: { id: task } });
  const kept = data?.items.filter(({ state }) => state === 'kept') ?? [];
  return (
    <Card title={t('evidence.title')} note={data && t('evidence.count', { count: kept.length })}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={2} />}
      {data && (
        <>
          {wanted !== 'none' && kept.length === 0 && (
            <p>{t('evidence.wanted', { kind: t(`evidence.kind.${wanted}`) })}</p>
          )}
          {data.items.length === 0 && wanted === 'none' && <p className={css.muted}>{t('evidence.none')}</p>}
          <ul className={css.list}>
            {data.items.map((one) => (
              <Piece key={one.id} one={one} />
            ))}
          </ul>
          {data.may.includes('add') && <AddEvidence task={task} />}
        </>
      )}
    </Card>
  );
}

function Piece({ one }: { readonly one: Evidence }) {
  const { t, locale } = useTexts();
  const { tenant } = useSession();
  const [removing, setRemoving] = useState(false);
  const removed = one.state === 'removed';
  const size = one.bytes === null ? null : new Intl.NumberFormat(locale).format(Math.ceil(one.bytes / 1024));
  return (
    <li className={css.piece}>
      <Name one={one} />
      <span className={css.muted}>
        {t(`evidence.kind.${one.kind}`)}
        {size !== null && ` · ${t('evidence.size', { size })}`} ·{' '}
        {t('evidence.by', {
          name: one.by?.name ?? t('evidence.fromOutside'),
          time: formatInstant(one.addedAt, tenant.zone),
        })}
        {removed && ` · ${t('evidence.removed')}`}
      </span>
      {!removed && one.shown && one.mediaType !== 'application/pdf' && (
        <img className={css.picture} src={addressOf(one)} alt={one.name} loading="lazy" />
      )}
      {one.hash !== null && (
        <span className={css.hash} title={one.hash}>
          {t('evidence.hash', { hash: one.hash.slice(0, 12) })}
        </span>
      )}
      {one.may.includes('remove') && (
        <div>
          <Button small look="quiet" onClick={() => setRemoving(true)}>
            {t('evidence.remove')}
            <span className={css.hidden}> {one.name}</span>
          </Button>
        </div>
      )}
      {removing && <Remove one={one} onClose={() => setRemoving(false)} />}
    </li>
  );
}

const addressOf = (one: Evidence) => routeAddress(ROUTES.evidenceFile, { params: { id: one.id } });

/** A file opens by its own address, a link in a window of its own; a document is known by its number. */
function Name({ one }: { readonly one: Evidence }) {
  const { t } = useTexts();
  if (one.state === 'removed') return <s>{one.name}</s>;
  if (one.kind === 'document') return <strong>{one.name}</strong>;
  const isFile = one.kind === 'file';
  return (
    <a
      className={css.name}
      href={isFile ? addressOf(one) : one.name}
      target="_blank"
      rel="noreferrer noopener"
      {...(isFile && !one.shown ? { download: one.name } : {})}
    >
      <Icon name={isFile ? 'download' : 'right'} size={16} />
      {one.name}
      <span className={css.hidden}> {t('evidence.newWindow')}</span>
    </a>
  );
}

interface RemoveProps {
  readonly one: Evidence;
  readonly onClose: () => void;
}

function Remove({ one, onClose }: RemoveProps) {
  const { t } = useTexts();
  const act = useFormAct(ROUTES.evidenceAct, [ROUTES.evidence]);
  const remove = async (reason: string) => {
    const body = { act: 'remove' as const, version: one.version, reason };
    if ((await act.run({ params: { id: one.id }, body })) !== null) onClose();
  };
  return (
    <ReasonDialog
      title={t('evidence.removeTitle')}
      confirm={t('evidence.remove')}
      onConfirm={(reason) => void remove(reason)}
      onClose={onClose}
      busy={act.busy}
      error={act.error}
    >
      <p>{t('evidence.removeEffect', { name: one.name })}</p>
    </ReasonDialog>
  );
}
