// A list of work: what applying it would do, its columns, its troubles; while it is worked on, how far that is.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { WorkList } from '../../../contract/work-lists.ts';
import { LIST_COUNTS } from '../../../domain/connect/list.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { reasonText } from '../../problem-texts.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { Columns } from './columns.tsx';
import { Troubles } from './troubles.tsx';
import css from './work-list.module.css';

const LOOK_EVERY_MS = 1500;

export function WorkListPage() {
  const { t } = useTexts();
  const { list } = useParams({ strict: false });
  const id = Number(list);
  if (!Number.isSafeInteger(id) || id < 1)
    return <EmptyState isPage icon="search" title={t('errors.not-found')} />;
  return <One key={id} id={id} />;
}

function One({ id }: { readonly id: number }) {
  const [isBusy, setBusy] = useState(true);
  const read = useRead(ROUTES.workList, { params: { id } }, isBusy ? { every: LOOK_EVERY_MS } : {});
  const { data, error, refetch } = read;
  const works = data === undefined || data.work !== null;
  if (works !== isBusy) setBusy(works);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={8} />;
  return <Content list={data} />;
}

interface Props {
  readonly list: WorkList;
}

function Content({ list }: Props) {
  const { t } = useTexts();
  const { id, version, work, outcome, may } = list;
  return (
    <>
      <PageHeader
        title={list.fileName}
        above={t(`workLists.state.${list.state}`)}
        aside={<AppLink to={paths.connector(list.connectorId)}>{t('workLists.back')}</AppLink>}
      />
      <div className={css.page}>
        {work !== null && <Working id={id} version={version} work={work} may={may} />}
        <Failure list={list} />
        <Result list={list} />
        {work === null && may.includes('lay-out') && <Columns key={version} list={list} />}
        {outcome !== null && <Troubles list={list} />}
      </div>
      {work === null && <Acts list={list} />}
    </>
  );
}

interface WorkingProps extends Pick<WorkList, 'id' | 'version' | 'may'> {
  readonly work: NonNullable<WorkList['work']>;
}

function Working({ id, version, work, may }: WorkingProps) {
  const { t, find } = useTexts();
  const act = useFormAct(ROUTES.workListAct);
  const phase = find(`workLists.phase.${work.phase}`) ?? work.phase;
  return (
    <Card>
      <div className={css.stack}>
        <p role="status">{phase}</p>
        <div className={css.bar}>
          <progress value={work.share} max={100} aria-label={phase} />
          <span>{t('workLists.percent', { percent: work.share })}</span>
        </div>
        <p className={css.muted}>{t('workLists.leave')}</p>
        {may.includes('stop') && (
          <div>
            <Button
              busy={act.busy}
              onClick={() => void act.run({ params: { id }, body: { act: 'stop', version } })}
            >
              {t('workLists.stop')}
            </Button>
          </div>
        )}
        {act.error ? <ErrorState error={act.error} /> : null}
      </div>
    </Card>
  );
}

function Failure({ list: { failure } }: Props) {
  const texts = useTexts();
  const { zone } = useSession().tenant;
  if (failure === null) return null;
  return (
    <Card>
      {failure.map((refusal) => {
        const { text, advice } = reasonText(refusal, { texts, zone });
        return (
          <p key={refusal.code} role="alert">
            {text} {advice}
          </p>
        );
      })}
    </Card>
  );
}

function Result({ list: { outcome, undone, state, made, sheets } }: Props) {
  const { t } = useTexts();
  // Before the columns are known there is nothing to count.
  if (outcome === null || sheets.every(({ missing }) => missing.length > 0)) return null;
  const { counts, rows } = outcome;
  return (
    <Card
      title={t(state === 'rehearsed' ? 'workLists.result' : 'workLists.resultApplied')}
      note={t('workLists.rows', { rows })}
    >
      <div className={css.stack}>
        <dl className={css.counts}>
          {LIST_COUNTS.map((count) => (
            <div key={count}>
              <dt>{t(`workLists.count.${count}`)}</dt>
              <dd>{t('work.count', { count: counts[count] })}</dd>
            </div>
          ))}
        </dl>
        {counts.waiting + counts.unread > 0 && <p className={css.muted}>{t('workLists.waitingHint')}</p>}
        {state === 'rehearsed' && made > 0 && <p role="status">{t('workLists.partly', { made })}</p>}
        {undone !== null && <p role="status">{t('workLists.undone', undone)}</p>}
      </div>
    </Card>
  );
}

function Acts({ list: { id, version, may, outcome, made, fileName } }: Props) {
  const { t } = useTexts();
  const act = useFormAct(ROUTES.workListAct, [ROUTES.workList, ROUTES.workLists, ROUTES.connector]);
  const [asks, setAsks] = useState(false);
  const run = (name: 'apply' | 'check' | 'drop') =>
    void act.run({ params: { id }, body: { act: name, version } });
  const count = (outcome?.counts.added ?? 0) + (outcome?.counts.changed ?? 0);
  const applying = count > 0 ? t('workLists.apply', { count }) : t('workLists.applyNone');
  const undo = async (reason: string) => {
    const done = await act.run({ params: { id }, body: { act: 'undo', version, reason } });
    if (done !== null) setAsks(false);
  };
  if (may.length === 0) return null;
  return (
    <>
      {act.error && !asks ? <ErrorState error={act.error} /> : null}
      <ActionBar>
        {may.includes('apply') && (
          <Button look="primary" busy={act.busy} onClick={() => run('apply')}>
            {made > 0 ? t('workLists.goOn') : applying}
          </Button>
        )}
        {may.includes('check') && <Button onClick={() => run('check')}>{t('workLists.check')}</Button>}
        {may.includes('drop') && <Button onClick={() => run('drop')}>{t('workLists.drop')}</Button>}
        {may.includes('undo') && <Button onClick={() => setAsks(true)}>{t('workLists.undo')}</Button>}
      </ActionBar>
      {asks && (
        <ReasonDialog
          title={`${t('workLists.undoTitle')}: ${fileName}`}
          confirm={t('workLists.undo')}
          busy={act.busy}
          error={act.error}
          onConfirm={(reason) => void undo(reason)}
          onClose={() => setAsks(false)}
        >
          {t('workLists.undoEffect')}
        </ReasonDialog>
      )}
    </>
  );
}
