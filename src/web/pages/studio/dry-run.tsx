import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDate } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { DistributionBar } from '../../parts/distribution-bar.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelTwin } from '../../parts/level-twin.tsx';
import { pointsText } from '../../parts/points.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { apiAddress } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { shortLevels } from '../../short-levels.ts';
import { useTexts } from '../../texts.tsx';
import { periodInside } from '../period/period-words.ts';
import { type Draft, type DryRun, isOfExample } from './shapes.ts';
import css from './studio.module.css';
import type { EditorState } from './use-editor.ts';

interface Props {
  readonly draft: Draft;
  readonly editor: EditorState;
  /** Shows the numbers with the examples that follow them, or the whole text with its faults. */
  readonly onTab: (tab: 'figures' | 'text') => void;
}

interface Span {
  readonly from?: string;
  readonly to?: string;
}

/** The draft as saved, tried on decided records: picture, units that would break a quota, people who change level. */
export function DryRunView({ draft, editor, onTab }: Props) {
  const { t } = useTexts();
  const [span, setSpan] = useState<Span>({});
  const isReady = editor.check.faults.length === 0 && !editor.dirty;
  const query = { ...span };
  const { data, error, isFetching, refetch } = useRead(
    ROUTES.dryRun,
    { params: { id: draft.id }, query },
    { when: isReady },
  );
  const shown = isReady ? data : undefined;
  return (
    <div className={css.page}>
      <Card>
        <p className={css.lead}>{t('studio.tryWhat')}</p>
        <div className={css.buttons}>
          <DateField
            label={t('studio.tryFrom')}
            value={span.from ?? shown?.from ?? ''}
            onChange={(from) => setSpan((old) => ({ ...old, ...(from === null ? {} : { from }) }))}
          />
          <DateField
            label={t('studio.tryTo')}
            value={span.to ?? shown?.to ?? ''}
            onChange={(to) => setSpan((old) => ({ ...old, ...(to === null ? {} : { to }) }))}
          />
          {isReady && (
            <Button busy={isFetching} onClick={() => void refetch()}>
              {t('studio.tryRun')}
            </Button>
          )}
        </div>
      </Card>
      {!isReady && <NotReady editor={editor} onTab={onTab} />}
      {isReady && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isReady && !error && !shown && <Skeleton lines={6} />}
      {shown && shown.cases === 0 && <Nothing run={shown} onSpan={setSpan} />}
      {shown && shown.cases > 0 && <Results id={draft.id} run={shown} />}
    </div>
  );
}

/** What has to be done before the dry run, with the button that does it. */
function NotReady({ editor, onTab }: Pick<Props, 'editor' | 'onTab'>) {
  const { t } = useTexts();
  const { faults } = editor.check;
  if (faults.some((fault) => !isOfExample(fault)))
    return (
      <EmptyState
        icon="alert"
        title={t('studio.tryFaults')}
        actions={<Button onClick={() => onTab('text')}>{t('studio.tab.text')}</Button>}
      />
    );
  if (faults.length > 0)
    return (
      <EmptyState
        icon="alert"
        title={t('studio.tryExamples')}
        actions={<Button onClick={() => onTab('figures')}>{t('studio.tryToExamples')}</Button>}
      />
    );
  return (
    <EmptyState
      title={t('studio.tryUnsaved')}
      actions={
        <Button look="primary" busy={editor.saving} onClick={() => void editor.save()}>
          {t('studio.trySave')}
        </Button>
      }
    >
      {editor.error !== null && <ErrorState error={editor.error} />}
    </EmptyState>
  );
}

/** Why nothing can be reckoned, what there is instead, and what would be needed. */
function Nothing({ run, onSpan }: { readonly run: DryRun; readonly onSpan: (span: Span) => void }) {
  const { t } = useTexts();
  const kind = t(`studio.kind.${run.kind}`);
  const fitting = run.recorded.filter(({ fits }) => fits);
  return (
    <EmptyState
      icon="calendar"
      title={t('studio.tryNone', { kind })}
      actions={fitting.map(({ kind: of, from, to }) => (
        <Button key={of} onClick={() => onSpan({ from, to })}>
          {t('studio.trySpan', {
            kind: t(`studio.kind.${of}`),
            from: formatDate(from),
            to: formatDate(addDays(to, -1)),
          })}
        </Button>
      ))}
    >
      {run.recorded.map(({ kind: of, fits, cases }) => (
        <p key={`${of} ${fits}`}>
          {t('studio.tryRecorded', {
            ...{ kind, cases, of: t(`studio.kind.${of}`) },
            why: fits ? 'span' : of === 'week' ? 'week' : 'rules',
          })}
        </p>
      ))}
      {fitting.length === 0 && <p>{t('studio.tryNeeds', { kind })}</p>}
    </EmptyState>
  );
}

function Results({ id, run }: { readonly id: number; readonly run: DryRun }) {
  const { t } = useTexts();
  const { cases, moved } = run;
  const moves = (['up', 'down', 'open'] as const)
    .filter((way) => run[way] > 0)
    .map((way) => `${run[way]} ${t(`studio.moves.${way}`)}`);
  return (
    <>
      <Card
        title={t('studio.tryFinding', { cases, moved, moves: moves.join(', ') })}
        note={t('studio.tryLevels')}
      >
        {run.tried !== run.kind && (
          <p className={css.lead}>
            {t('studio.tryOther', {
              ...{ kind: t(`studio.kind.${run.kind}`), tried: t(`studio.kind.${run.tried}`) },
            })}
          </p>
        )}
        <dl className={css.bars}>
          {(['before', 'after'] as const).map((side) => (
            <div key={side}>
              <dt>{t(side === 'before' ? 'studio.tryBefore' : 'studio.tryAfter')}</dt>
              <dd>
                <DistributionBar
                  parts={shortLevels(run.levels).map((level) => ({
                    level,
                    count: run[side][level.key] ?? 0,
                  }))}
                />
              </dd>
            </div>
          ))}
        </dl>
        <LevelTwin
          summary={t('studio.asTable')}
          caption={t('studio.tryLevels')}
          head={t('studio.level')}
          levels={run.levels}
          sides={[
            { name: t('studio.tryBefore'), counts: run.before },
            { name: t('studio.tryAfter'), counts: run.after },
          ]}
        />
      </Card>
      <Broken run={run} />
      {run.changes.length > 0 && <Changes id={id} run={run} />}
    </>
  );
}

function Broken({ run }: { readonly run: DryRun }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Card title={t('studio.tryBroken')}>
      {run.broken.length === 0 && <p className={css.muted}>{t('studio.tryBrokenNone')}</p>}
      <ul className={css.troubles}>
        {run.broken.map((one) => (
          <li key={`${one.unit?.id} ${one.period} ${one.quota} ${one.group}`}>
            {t('studio.tryBrokenLine', {
              unit: one.unit?.name ?? '–',
              period: periodInside(one.period, texts),
              ...{ group: one.group ?? 'organ', reached: one.reached, places: one.places },
            })}
            {one.before !== null && (
              <span className={css.muted}> {t('studio.tryBrokenBefore', { before: one.before })}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Change = DryRun['changes'][number];

function Changes({ id, run }: { readonly id: number; readonly run: DryRun }) {
  const { t, locale } = useTexts();
  const levels = shortLevels(run.levels);
  const side = ({ total, level }: Change['before']) => (
    <span className={css.standing}>
      {pointsText(total, locale)}
      <LevelBadge level={levels.find((one) => one.key === level) ?? null} />
    </span>
  );
  const file = `${apiAddress(`/studio/drafts/${id}/dry-run/file`)}?from=${run.from}&to=${run.to}`;
  return (
    <Card
      title={t('studio.tryChanges')}
      note={
        run.moved > run.changes.length
          ? t('studio.tryMore', { shown: run.changes.length, all: run.moved })
          : undefined
      }
      flush
      actions={
        <>
          <a href={`${file}&as=xlsx&locale=${locale}`} download>
            {t('studio.tryWorkbook')}
          </a>
          <a href={file} download>
            {t('studio.tryFile')}
          </a>
        </>
      }
    >
      <DataTable
        caption={t('studio.tryChanges')}
        rows={run.changes.map((one, at) => ({ ...one, at }))}
        rowKey={(one) => one.at}
        columns={[
          {
            id: 'person',
            header: t('studio.tryPerson'),
            phone: 'head',
            cell: (one) =>
              one.person !== null && one.evaluationId !== null ? (
                <AppLink to={paths.result(one.evaluationId)}>{one.person.name}</AppLink>
              ) : (
                <span className={css.muted}>{t('studio.tryUnnamed')}</span>
              ),
          },
          { id: 'unit', header: t('studio.tryUnit'), cell: (one) => one.unit?.name ?? '–' },
          { id: 'period', header: t('studio.tryPeriod'), cell: (one) => periodName(t, one.period) },
          { id: 'before', header: t('studio.tryBefore'), cell: (one) => side(one.before) },
          { id: 'after', header: t('studio.tryAfter'), cell: (one) => side(one.after) },
          { id: 'moves', header: t('studio.state'), cell: (one) => t(`studio.moves.${one.moves}`) },
        ]}
      />
    </Card>
  );
}
