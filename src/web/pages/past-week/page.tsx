// A form of a past week as it was written: every page of it says that it is history, not a result of this system.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PastMarks } from '../../parts/past-marks.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { NotFoundPage } from '../not-found/page.tsx';
import css from './past-week.module.css';
import type { PastRecord, PastVersion } from './record.ts';
import { Criteria, Works } from './tables.tsx';

export function PastWeekPage() {
  const { record } = useParams({ strict: false }) as { readonly record?: string };
  if (!/^[1-9]\d{0,8}$/.test(record ?? '')) return <NotFoundPage />;
  return <OneRecord key={record} id={Number(record)} />;
}

function OneRecord({ id }: { readonly id: number }) {
  const { t } = useTexts();
  const { person } = useSession();
  const { data, error, refetch } = useRead(ROUTES.pastWeek, { params: { id } });
  const whose = data?.person;
  const back = whose?.id === person.id ? paths.myRecord : paths.person(whose?.id ?? person.id);
  return (
    <>
      <PageHeader
        title={
          data
            ? `${t('pastWeeks.historical')}: ${t('common.weekOf', weekParts(data.week))}`
            : t('pastWeeks.title')
        }
        lead={whose && <AppLink to={back}>{whose.name}</AppLink>}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={6} />}
      {data && <Versions record={data} />}
    </>
  );
}

function Versions({ record: { id, versions } }: { readonly record: PastRecord }) {
  const { t } = useTexts();
  const standing = versions.find((one) => one.state === 'kept') ?? versions.at(-1);
  const [number, setNumber] = useState(String(standing?.version ?? 1));
  const shown = versions.find((one) => String(one.version) === number) ?? standing;
  if (shown === undefined) return null;
  return (
    <div className={css.page}>
      <p className={css.history}>
        <Icon name="clock" />
        <span>{t('pastWeeks.history')}</span>
      </p>
      <AppLink to={paths.why('past-week', id)}>{t('pastWeeks.why')}</AppLink>
      {versions.length > 1 && (
        <Segmented
          label={t('pastWeeks.versions')}
          showLabel
          value={number}
          onChange={setNumber}
          options={versions.map((one) => ({
            value: String(one.version),
            label: `${t('pastWeeks.version', { number: one.version })} · ${t(`pastWeeks.versionState.${one.state}`)}`,
          }))}
        />
      )}
      <Version shown={shown} />
    </div>
  );
}

function Version({ shown }: { readonly shown: PastVersion }) {
  const { t } = useTexts();
  const { form, fileName, sheet, fileHash } = shown;
  const { who, level, opinion, signatures } = form;
  const said = [
    { key: 'name', name: t('pastWeeks.person'), value: who.name },
    { key: 'post', name: t('pastWeeks.post'), value: who.post ?? '–' },
    { key: 'unit', name: t('pastWeeks.unit'), value: who.unit ?? '–' },
    { key: 'level', name: t('pastWeeks.level'), value: level ?? '–' },
    { key: 'opinion', name: t('pastWeeks.opinion'), value: opinion ?? '–' },
    ...signatures.map((one) => ({
      key: one.as,
      name: `${t('pastWeeks.signed')}: ${one.as}`,
      value: one.name,
    })),
    { key: 'file', name: t('pastWeeks.file'), value: [fileName, sheet].filter(Boolean).join(' · ') },
    { key: 'hash', name: t('pastWeeks.hash'), value: <code className={css.hash}>{fileHash}</code> },
  ];
  return (
    <>
      <Card title={t('pastWeeks.criteria')} actions={<PastMarks of={shown} />} flush>
        <Criteria form={form} />
      </Card>
      <Card title={t('pastWeeks.works')} flush={form.items.length > 0}>
        <Works form={form} />
      </Card>
      <Card>
        <DataList items={said} />
      </Card>
    </>
  );
}
