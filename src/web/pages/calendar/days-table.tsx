// The days of a year with what they rest on; the body's own can be taken back.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate, formatDayMonth, formatWeekday } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './calendar.module.css';
import { type CalendarView, type DaySpan, lookOf, type SpecialDay, spansOf } from './month-days.ts';

export interface DaysTableProps {
  readonly year: number;
  readonly view: CalendarView;
}

export function DaysTable({ year, view }: DaysTableProps) {
  const { t } = useTexts();
  const columns = useColumns();
  const [revoking, setRevoking] = useState<SpecialDay | null>(null);
  const mayRevoke = view.may.includes('revoke') && view.days.some((day) => day.own);
  const revoke: Column<DaySpan> = {
    id: 'acts',
    header: t('calendar.col.acts'),
    cell: ({ first: day }) =>
      day.own ? (
        <Button small look="quiet" onClick={() => setRevoking(day)}>
          {t('calendar.revoke')}
          <span className={css.hidden}> {formatDate(day.day)}</span>
        </Button>
      ) : null,
  };
  return (
    <Card title={t('calendar.days', { year: String(year) })} flush>
      <DataTable
        caption={t('calendar.days', { year: String(year) })}
        rows={spansOf(view.days)}
        rowKey={({ first }) => `${first.day} ${first.own}`}
        columns={mayRevoke ? [...columns, revoke] : columns}
        empty={
          <EmptyState icon="calendar" title={t('calendar.daysNone', { year: String(year) })}>
            <p>{t('calendar.daysNoneHint')}</p>
          </EmptyState>
        }
      />
      {revoking && <Revoke day={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  );
}

function useColumns(): readonly Column<DaySpan>[] {
  const { t, find, locale } = useTexts();
  const words = useBilingual();
  return [
    {
      id: 'day',
      header: t('calendar.col.day'),
      phone: 'head',
      cell: ({ first, last }) => (
        <>
          <strong>
            {first !== last && `${formatDayMonth(first.day)} – `}
            {formatDate(last.day)}
          </strong>{' '}
          <span className={css.muted}>
            {first !== last && `${formatWeekday(first.day, locale)} – `}
            {formatWeekday(last.day, locale)}
          </span>
        </>
      ),
    },
    { id: 'name', header: t('calendar.col.name'), cell: ({ first }) => words(first.name) },
    {
      id: 'kind',
      header: t('calendar.col.kind'),
      cell: ({ first: day }) => (
        <span className={css.kind}>
          <Tag look={day.kind === 'holiday' ? 'on' : 'plain'}>{t(`calendar.${lookOf(day)}`)}</Tag>
        </span>
      ),
    },
    {
      id: 'source',
      header: t('calendar.col.source'),
      cell: ({ first: { source, confidence, note } }) => (
        <span className={css.source}>
          {source ?? '–'}
          {confidence && (
            <span className={css.muted}>
              {t('rulebook.confidence', { mark: confidence })}:{' '}
              {find(`rulebook.confidence.${confidence}`) ?? confidence}
            </span>
          )}
          {note && <span className={css.muted}>{words(note)}</span>}
        </span>
      ),
    },
  ];
}

function Revoke({ day, onClose }: { readonly day: SpecialDay; readonly onClose: () => void }) {
  const { t } = useTexts();
  const words = useBilingual();
  const toast = useToast();
  const { run, busy, error } = useFormAct(ROUTES.revokeDay);
  const revoke = async (reason: string) => {
    const { version } = day;
    const body = { act: 'revoke' as const, version, reason };
    if ((await run({ params: { day: day.day }, body })) === null) return;
    toast({ text: t('calendar.revoked') });
    onClose();
  };
  return (
    <ReasonDialog
      title={t('calendar.revokeTitle', { day: formatDate(day.day) })}
      confirm={t('calendar.revoke')}
      onConfirm={(reason) => void revoke(reason)}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>{t('calendar.revokeEffect', { name: words(day.name) })}</p>
    </ReasonDialog>
  );
}
