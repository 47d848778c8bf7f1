// One record of a month, quarter, half-year or year: for its person, for those who score and decide, for readers.
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { PeriodView } from '../../../contract/periods.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { periodParts } from '../../../domain/period/period.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatInstant } from '../../../text/format.ts';
import { newIntent, routeAddress } from '../../api.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { AppLink } from '../../parts/app-link.tsx';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PreviewMark, PreviewNote } from '../../parts/preview-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { ApiProblem } from '../../problem.ts';
import { useAct, useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { Beside, Evidence, Subordinates } from './around.tsx';
import { Compare } from './compare.tsx';
import { Desk, stepOf } from './desk.tsx';
import css from './period.module.css';
import { periodInside } from './period-words.ts';
import { Reopen } from './reopen.tsx';
import { ReturnButtons } from './return-buttons.tsx';
import { Steps } from './steps.tsx';
import { Why } from './tree.tsx';
import { UnitBeside } from './unit-work.tsx';

export function PeriodRecordPage() {
  const { t } = useTexts();
  const params = useParams({ strict: false });
  const id = Number(params.id);
  const known = Number.isSafeInteger(id) && id > 0;
  const read = useRead(ROUTES.periodRecord, { params: { id } }, { when: known });
  const view = read.data?.id === id ? read.data : undefined;
  if (!known || (read.error instanceof ApiProblem && read.error.status === 404))
    return <EmptyState isPage icon="search" title={t('period.noSuch')} />;
  if (view === undefined && read.error)
    return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  if (view === undefined) return <Skeleton lines={8} />;
  return <RecordView key={view.id} view={view} />;
}

/** Whoever has to act has opened the record: that is an act, and it ends the right to withdraw. */
function useOpened(view: PeriodView): void {
  const { mutation } = useAct(ROUTES.act, [ROUTES.periodRecord]);
  const mutate = useRef(mutation.mutate);
  const { id, version } = view;
  const needed = view.may.includes('view');
  useEffect(() => {
    const input = { params: { id }, body: { act: 'view' as const, version } };
    if (needed) mutate.current({ input, intent: newIntent() });
  }, [needed, id, version]);
}

function RecordView({ view }: { readonly view: PeriodView }) {
  useOpened(view);
  // The server checked it when it was activated, so it crosses the network as plain data.
  const rulebook = view.regulation as Rulebook;
  const step = stepOf(view);
  // A unit's self-evaluation starts from its members' results.
  const isUnit = view.subject === 'unit';
  const review = (
    <>
      <UnitBeside view={view} />
      <Beside view={view} />
      <Compare view={view} rulebook={rulebook} />
      <Subordinates view={view} />
    </>
  );
  return (
    <>
      <Header view={view} />
      <PreviewNote preview={view.openReadings} rulebook={`${view.rulebook.id}@${view.rulebook.version}`} />
      <div className={css.page}>
        {(step !== 'submit' || isUnit) && review}
        <Desk view={view} rulebook={rulebook} />
        {step === 'submit' && !isUnit && review}
        <Why view={view} rulebook={rulebook} />
        {!isUnit && <Evidence view={view} />}
        <Steps view={view} rulebook={rulebook} />
        <Reopen view={view} />
        <History view={view} />
      </div>
      {step === null && (
        <ActionBar>
          <ReturnButtons view={view} />
        </ActionBar>
      )}
    </>
  );
}

function Header({ view }: { readonly view: PeriodView }) {
  const texts = useTexts();
  const { t } = texts;
  const words = useBilingual();
  const { person, tenant } = useSession();
  const period = periodInside(view.period, texts);
  const own = person.id === view.person.id;
  const isUnit = view.subject === 'unit';
  return (
    <PageHeader
      title={
        isUnit
          ? t('period.titleOf', { name: view.unit.name, period })
          : own
            ? t('period.title', { period })
            : t('period.titleOf', { name: view.person.name, period })
      }
      above={isUnit ? <UnitLink view={view} /> : [view.post, view.unit.name].filter(Boolean).join(' · ')}
      lead={
        <span className={css.marks}>
          <span>{words(view.rulebook.title)}</span>
          {isUnit && <Tag>{t('period.ofUnit')}</Tag>}
          <Tag>{t(`period.line.${view.line}`)}</Tag>
          <Tag look={view.state === 'closed' ? 'off' : 'on'}>
            {t(`period.state.${view.counted ? view.state : 'not-counted'}`)}
          </Tag>
          {view.waitingFor && view.waitingFor.id !== person.id && (
            <Tag look="wait">{t('period.waiting', { name: view.waitingFor.name })}</Tag>
          )}
          {view.late && <Tag look="wait">{t('period.late')}</Tag>}
          <PreviewMark show={view.preview} />
        </span>
      }
      aside={
        <>
          {view.due && <DeadlineChip due={view.due} zone={tenant.zone} />}
          <PrintLinks id={view.id} />
        </>
      }
    />
  );
}

/** Who answers for the unit, and the way back to its people in the same period. */
function UnitLink({ view }: { readonly view: PeriodView }) {
  const { t } = useTexts();
  const { unit, person, period } = view;
  const isWeek = periodParts(period).kind === 'week';
  return (
    <>
      {t('period.answers', { name: person.name })} ·{' '}
      <AppLink
        to={isWeek ? paths.unit(unit.id) : paths.unitPeriod(period, unit.id)}
        search={isWeek ? { tuan: weekInPath(period) } : {}}
      >
        {t('period.backToUnit')}
      </AppLink>
    </>
  );
}

/** The regulation's form, to print, as a PDF and as a workbook. */
function PrintLinks({ id }: { readonly id: number }) {
  const { t, locale } = useTexts();
  const input = { params: { id }, query: { locale } };
  return (
    <>
      <FileLink
        href={routeAddress(ROUTES.printPeriodRecord, input)}
        icon={<Icon name="print" size={18} />}
        newTab
      >
        {t('result.print')}
      </FileLink>
      <FileLink href={routeAddress(ROUTES.periodRecordPdf, input)} icon={<Icon name="download" size={18} />}>
        {t('period.pdf')}
      </FileLink>
      <FileLink
        href={routeAddress(ROUTES.exportPeriodRecord, input)}
        icon={<Icon name="download" size={18} />}
      >
        {t('result.xlsx')}
      </FileLink>
    </>
  );
}

function History({ view }: { readonly view: PeriodView }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  return (
    <Card title={t('period.history')}>
      <ol className={css.history}>
        {view.acts.map((act) => (
          <li key={act.seq}>
            <span>{find(`period.act.${act.act}`) ?? act.act}</span>
            <span className={css.muted}>
              {act.actor?.name ?? t('period.system')} · {formatInstant(act.at, tenant.zone)} · {act.proof}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
