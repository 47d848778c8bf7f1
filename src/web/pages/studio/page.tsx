// Regulations of the body: what is in force with its open readings, what is being written, what one can start from.
import { useNavigate } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate, formatInstant } from '../../../text/format.ts';
import type { CallInput } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PhoneFold } from '../../parts/phone-fold.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useAct, useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { Readings } from './readings.tsx';
import { Regimes } from './regimes.tsx';
import type { Studio } from './shapes.ts';
import css from './studio.module.css';

type Start = CallInput<typeof ROUTES.startRulebookDraft>['body'];

export function StudioPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.studio, {});
  return (
    <>
      <PageHeader title={t('studio.title')} lead={t('studio.lead')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && <Content data={data} />}
    </>
  );
}

function Content({ data }: { readonly data: Studio }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const act = useAct(ROUTES.startRulebookDraft, [ROUTES.studio]);
  const canEdit = data.may.includes('edit');
  const start = async (body: Start) => {
    const made = await act.run({ body }).catch(() => null);
    if (made !== null) void navigate({ to: paths.rulebookDraft(made.id) });
  };
  const starting = { canEdit, busy: act.busy, start: (body: Start) => void start(body) };
  return (
    <div className={css.page}>
      {act.error && <ErrorState error={act.error} />}
      <Drafts drafts={data.drafts} />
      <Versions data={data} starting={starting} />
      <PhoneFold id="che-do" title={t('studio.regimes')}>
        <Regimes data={data} />
      </PhoneFold>
      <PhoneFold id="co-san" title={t('studio.shipped')}>
        <Shipped data={data} starting={starting} />
      </PhoneFold>
    </div>
  );
}

interface Starting {
  readonly canEdit: boolean;
  readonly busy: boolean;
  readonly start: (body: Start) => void;
}

function Drafts({ drafts }: { readonly drafts: Studio['drafts'] }) {
  const { t } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  return (
    <Card title={t('studio.drafts')} flush={drafts.length > 0}>
      <DataTable
        caption={t('studio.drafts')}
        rows={drafts}
        rowKey={(one) => one.id}
        empty={
          <EmptyState icon="inbox" title={t('studio.draftsNone')}>
            <p>{t('studio.draftsNoneHint')}</p>
          </EmptyState>
        }
        columns={[
          {
            id: 'draft',
            header: t('studio.draft'),
            phone: 'head',
            cell: (one) => (
              <>
                <AppLink to={paths.rulebookDraft(one.id)}>
                  {t('studio.draftTitle', {
                    rulebook: one.title === null ? one.rulebook : words(one.title),
                    version: one.rulebookVersion,
                  })}
                </AppLink>
                <div className={css.muted}>
                  {[
                    one.document,
                    one.validFrom && t('studio.validFrom', { from: formatDate(one.validFrom) }),
                    one.rulebook,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </>
            ),
          },
          { id: 'state', header: t('studio.state'), cell: (one) => t(`studio.state.${one.state}`) },
          { id: 'by', header: t('studio.by'), cell: (one) => one.createdBy?.name ?? '–' },
          {
            id: 'changed',
            header: t('studio.changed'),
            cell: (one) => formatInstant(one.changedAt, tenant.zone),
          },
        ]}
      />
    </Card>
  );
}

function Versions({ data, starting }: { readonly data: Studio; readonly starting: Starting }) {
  const { t } = useTexts();
  const words = useBilingual();
  const canApprove = data.may.includes('approve');
  return (
    <Card title={t('studio.versions')} flush>
      <DataTable
        caption={t('studio.versions')}
        rows={data.versions}
        rowKey={(one) => `${one.rulebook}@${one.version}`}
        columns={[
          {
            id: 'rulebook',
            header: t('studio.rulebook'),
            phone: 'head',
            cell: (one) => (
              <>
                <strong>{words(one.title)}</strong>
                <div className={css.muted}>
                  {one.document} · {t('studio.version', { version: one.version })}
                </div>
              </>
            ),
          },
          { id: 'valid', header: t('studio.valid'), cell: (one) => <Valid of={one} /> },
          {
            id: 'readings',
            header: t('studio.readings'),
            cell: (one) => <Readings version={one} canConfirm={canApprove} />,
          },
          ...(starting.canEdit
            ? [
                {
                  id: 'copy',
                  header: t('studio.copy'),
                  cell: (one: Studio['versions'][number]) => (
                    <Button
                      small
                      busy={starting.busy}
                      aria-label={t('studio.copyOf', { title: words(one.title) })}
                      onClick={() =>
                        starting.start({ from: 'version', rulebook: one.rulebook, version: one.version })
                      }
                    >
                      {t('studio.copy')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

function Valid({ of }: { readonly of: Pick<Studio['versions'][number], 'validFrom' | 'validTo' | 'use'> }) {
  const { t } = useTexts();
  const from = formatDate(of.validFrom);
  return (
    <>
      {of.validTo === null
        ? t('studio.validFrom', { from })
        : t('studio.validSpan', { from, to: formatDate(of.validTo) })}
      {of.use === 'archive' && ` · ${t('studio.archive')}`}
    </>
  );
}

function Shipped({ data, starting }: { readonly data: Studio; readonly starting: Starting }) {
  const { t } = useTexts();
  const words = useBilingual();
  return (
    <Card title={t('studio.shipped')} note={t('studio.shippedHint')} flush={data.shipped.length > 0}>
      {data.shipped.length === 0 && <p className={css.muted}>{t('studio.shippedNone')}</p>}
      <ul className={css.shipped}>
        {data.shipped.map((one) => (
          <li key={one.name}>
            <span>
              <strong>{words(one.title)}</strong>
              <span className={css.muted}>
                {one.document} · <Valid of={one} />
              </span>
            </span>
            {starting.canEdit && (
              <Button
                small
                busy={starting.busy}
                aria-label={t('studio.startOf', { title: words(one.title) })}
                onClick={() => starting.start({ from: 'shipped', name: one.name })}
              >
                {t('studio.start')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
