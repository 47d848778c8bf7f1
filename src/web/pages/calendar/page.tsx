// Days off, make-up days and deadlines: the year at a glance, the days with their sources, the body's own days.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useSearchNumber } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { usePhone } from '../../use-wide.ts';
import css from './calendar.module.css';
import { DayForm } from './day-form.tsx';
import { DaysTable } from './days-table.tsx';
import { Deadlines } from './deadlines.tsx';
import { Legend, Month } from './month.tsx';
import { byDate, type CalendarView, monthAfter } from './month-days.ts';

const [FIRST_YEAR, LAST_YEAR] = [2020, 2100];
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

export function CalendarPage() {
  const { t } = useTexts();
  const { today } = useSession();
  const [asked, setYear] = useSearchNumber('nam');
  const year = Math.min(LAST_YEAR, Math.max(FIRST_YEAR, asked ?? Number(today.slice(0, 4))));
  const { data, error, refetch } = useRead(ROUTES.calendar, { params: { year } });
  const [writing, setWriting] = useState(false);
  return (
    <>
      <PageHeader title={t('calendar.title')} lead={t('calendar.lead')} />
      <div className={css.page}>
        <Deadlines />
        {writing && <DayForm onClose={() => setWriting(false)} />}
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <Skeleton lines={8} />}
        {data && (
          <>
            <Pictures year={year} view={data} onYear={setYear} />
            <DaysTable year={year} view={data} />
          </>
        )}
      </div>
      {data?.may.includes('add') && !writing && (
        <ActionBar>
          <Button look="primary" onClick={() => setWriting(true)}>
            {t('calendar.new')}
          </Button>
        </ActionBar>
      )}
    </>
  );
}

interface PicturesProps {
  readonly year: number;
  readonly view: CalendarView;
  readonly onYear: (year: number) => void;
}

/** The year as twelve small months, or one month with the names of its days. */
function Pictures({ year, view, onYear }: PicturesProps) {
  const { t } = useTexts();
  const { today } = useSession();
  const isPhone = usePhone();
  const [chosen, setBy] = useState<'year' | 'month' | null>(null);
  // Twelve months under each other are three screens of a phone.
  const by = chosen ?? (isPhone ? 'month' : 'year');
  const [month, setMonth] = useState(Number(today.slice(5, 7)));
  const days = byDate(view.days);
  const go = (step: number) => {
    const next = by === 'year' ? { year: year + step, month } : monthAfter(year, month, step);
    if (next.year < FIRST_YEAR || next.year > LAST_YEAR) return;
    setMonth(next.month);
    if (next.year !== year) onYear(next.year);
  };
  return (
    <Card
      title={
        by === 'year'
          ? t('calendar.year', { year: String(year) })
          : t('calendar.month', { month: String(month), year: String(year) })
      }
      actions={
        <>
          <Segmented
            label={t('calendar.view')}
            value={by}
            onChange={setBy}
            options={[
              { value: 'year', label: t('calendar.view.year') },
              { value: 'month', label: t('calendar.view.month') },
            ]}
          />
          <Steps by={by} onGo={go} />
        </>
      }
    >
      {by === 'year' ? (
        <div className={css.months}>
          {MONTHS.map((one) => (
            <Month key={one} year={year} month={one} days={days} />
          ))}
        </div>
      ) : (
        <Month year={year} month={month} days={days} large />
      )}
      <div className={css.legend}>
        <Legend />
      </div>
    </Card>
  );
}

function Steps({ by, onGo }: { readonly by: 'year' | 'month'; readonly onGo: (step: number) => void }) {
  const { t } = useTexts();
  const words =
    by === 'year'
      ? [t('calendar.previousYear'), t('calendar.nextYear')]
      : [t('calendar.previousMonth'), t('calendar.nextMonth')];
  return (
    <span className={css.steps}>
      <Button aria-label={words[0]} title={words[0]} onClick={() => onGo(-1)}>
        <Icon name="left" />
      </Button>
      <Button aria-label={words[1]} title={words[1]} onClick={() => onGo(1)}>
        <Icon name="right" />
      </Button>
    </span>
  );
}
