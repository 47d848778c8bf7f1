// One record to read: for its person, for those who score and approve, for the office and the inspector.
import { Navigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { EvaluationView } from '../../../contract/evaluations.ts';
import type { Preview } from '../../../contract/preview.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { periodOfNumber } from '../../../domain/period/period.ts';
import { isWeekKey } from '../../../domain/period/week.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { weekParts } from '../../../text/format.ts';
import { newIntent, routeAddress } from '../../api.ts';
import { ConductPart } from '../../conduct/conduct.tsx';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { EvaluationStages } from '../../parts/evaluation-stages.tsx';
import { Icon } from '../../parts/icon.tsx';
import { reckoningOf } from '../../parts/item-mark.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PreviewNote } from '../../parts/preview-note.tsx';
import { ReportView } from '../../parts/report-view.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { ApiProblem } from '../../problem.ts';
import { useAct, useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { ProposalSaid } from '../../work/proposal-said.tsx';
import { Compare } from './compare.tsx';
import { Dissent } from './dissent.tsx';
import { History, Reasons } from './history.tsx';
import { Reopen } from './reopen.tsx';
import css from './result.module.css';
import { type Figure, Why } from './why.tsx';

/** Any record can be linked here by its number alone; longer periods have a page of their own. */
export function ResultPage() {
  const { id } = useParams({ strict: false });
  const period = periodOfNumber(Math.floor(Number(id) / IDS_PER_PERIOD));
  if (period === null || isWeekKey(period)) return <WeekResult />;
  return <Navigate to={paths.periodRecord(period, Number(id))} replace />;
}

function WeekResult() {
  const { t } = useTexts();
  const params = useParams({ strict: false });
  const id = Number(params.id);
  const known = Number.isSafeInteger(id) && id > 0;
  const read = useRead(ROUTES.evaluation, { params: { id } }, { when: known });
  const view = read.data?.id === id ? read.data : undefined;
  const { rulebook, preview, error, retry } = useRulebook(view?.week, view?.rulebook);
  const trouble = view === undefined ? read.error : error;
  if (!known || (trouble instanceof ApiProblem && trouble.status === 404)) {
    return (
      <EmptyState isPage icon="search" title={t('result.noSuch')}>
        <p>{t('result.noSuchHint')}</p>
      </EmptyState>
    );
  }
  const again = () => {
    void read.refetch();
    retry();
  };
  if (trouble) return <ErrorState error={trouble} onRetry={again} />;
  if (view === undefined || rulebook === undefined) return <Skeleton lines={8} />;
  return <RecordView key={view.id} view={view} rulebook={rulebook} preview={preview} />;
}

/** The number of an evaluation carries its period in front of seven digits. */
const IDS_PER_PERIOD = 10_000_000;

interface Props {
  readonly view: EvaluationView;
  readonly rulebook: Rulebook;
  readonly preview: Preview | null;
}

/** Whoever has to act has opened the record: that is an act, and it ends the right to withdraw. */
function useOpened(view: EvaluationView): void {
  const { mutation } = useAct(ROUTES.act, [ROUTES.evaluation, ROUTES.evaluations]);
  const mutate = useRef(mutation.mutate);
  const { id, version } = view;
  const needed = view.may.includes('view');
  useEffect(() => {
    const input = { params: { id }, body: { act: 'view' as const, version } };
    if (needed) mutate.current({ input, intent: newIntent() });
  }, [needed, id, version]);
}

function RecordView({ view, rulebook, preview }: Props) {
  const { t } = useTexts();
  const { today } = useSession();
  const [figure, setFigure] = useState<Figure | null>(null);
  const why = useRef<HTMLDivElement>(null);
  useOpened(view);
  const open = (next: Figure) => {
    setFigure(next);
    requestAnimationFrame(() => {
      why.current?.scrollIntoView({ block: 'start' });
      why.current?.focus({ preventScroll: true });
    });
  };
  return (
    <>
      <Header view={view} />
      <PreviewNote preview={preview} />
      <div className={css.page}>
        <Card title={t('result.stages')}>
          <EvaluationStages view={view} rulebook={rulebook} />
        </Card>
        <Compare view={view} rulebook={rulebook} onOpen={open} />
        <Reasons view={view} />
        <div ref={why} tabIndex={-1} className={css.why}>
          <Why view={view} rulebook={rulebook} figure={figure} onChoose={setFigure} />
        </div>
        <ConductPart evaluation={view.id} />
        <Dissent view={view} />
        <Reopen view={view} />
        <Card title={t('result.report')} flush={view.report !== null}>
          {view.report === null ? (
            <p className={css.muted}>{t('result.reportHidden')}</p>
          ) : (
            <ReportView report={view.report} reckoning={reckoningOf(view, today)} />
          )}
        </Card>
        {view.report?.proposed && view.report.proposed.length > 0 && (
          <Card>
            <ProposalSaid view={view} />
          </Card>
        )}
        <History view={view} />
      </div>
    </>
  );
}

function Header({ view }: { readonly view: EvaluationView }) {
  const { t, locale } = useTexts();
  const { person } = useSession();
  const week = weekParts(view.week).week;
  const own = person.id === view.person.id;
  const input = { params: { id: view.id }, query: { locale } };
  const marks = [
    view.oneAuthority && { key: 'one', text: t('result.oneAuthority'), title: t('result.oneAuthorityHint') },
    view.late && { key: 'late', text: t('result.late') },
    view.revision > 1 && { key: 'revision', text: t('result.revision', { revision: view.revision }) },
    !view.counted && { key: 'not-counted', text: t('result.notCounted') },
  ].filter((mark) => mark !== false);
  return (
    <PageHeader
      title={own ? t('result.title', { week }) : t('result.titleOf', { name: view.person.name, week })}
      above={[view.post, view.jobPosition, view.unit.name].filter(Boolean).join(' · ')}
      lead={
        marks.length > 0 && (
          <span className={css.marks}>
            {marks.map((mark) => (
              <span key={mark.key} className={css.mark} title={mark.title}>
                {mark.text}
              </span>
            ))}
          </span>
        )
      }
      aside={
        <>
          <FileLink
            href={routeAddress(ROUTES.printEvaluation, input)}
            newTab
            icon={<Icon name="print" size={18} />}
          >
            {t('result.print')}
          </FileLink>
          <FileLink
            href={routeAddress(ROUTES.exportEvaluation, input)}
            icon={<Icon name="download" size={18} />}
          >
            {t('result.xlsx')}
          </FileLink>
        </>
      }
    />
  );
}
