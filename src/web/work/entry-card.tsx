// Putting work down on the day: the line, what waits to be sent, what is due, and what the day holds already.
import { useEffect } from 'react';
import { Card } from '../parts/card.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { useTexts } from '../texts.tsx';
import { DayLogs } from './day-logs.tsx';
import { DueList } from './due-list.tsx';
import css from './entry.module.css';
import { EntryField } from './entry-field.tsx';
import { ENTRY_FIELD } from './entry-place.ts';
import { minutesText } from './minutes.ts';
import { Pasted } from './pasted.tsx';
import { type EntryDesk, useEntry } from './use-entry.ts';
import { useOutbox } from './use-outbox.ts';
import { WaitingLines } from './waiting-lines.tsx';

export function EntryCard() {
  const { t } = useTexts();
  const desk = useEntry();
  const parcels = useOutbox();
  // The shortcut of another page leads here.
  useEffect(() => {
    if (location.hash === `#${ENTRY_FIELD}`) document.getElementById(ENTRY_FIELD)?.focus();
  }, []);
  return (
    <Card title={t('work.entryTitle')} note={<DaySum desk={desk} />}>
      <EntryField
        typed={desk.typed}
        read={desk.read}
        offers={desk.offers}
        onChange={desk.change}
        onEnter={desk.enter}
        onLines={desk.setRows}
        error={desk.fault === null || desk.fault === 'reason' ? null : t(`work.fault.${desk.fault}`)}
        tried={desk.fault !== null}
      />
      {desk.rows && <Pasted desk={desk} lines={desk.rows} />}
      <WaitingLines parcels={parcels} desk={desk} />
      <DueList tasks={desk.open} parcels={parcels} onFinish={desk.finish} />
      <Today desk={desk} />
    </Card>
  );
}

function logsOf({ week, today }: EntryDesk) {
  return week.data?.days.find(({ day }) => day === today);
}

function DaySum({ desk }: { readonly desk: EntryDesk }) {
  const texts = useTexts();
  const minutes = logsOf(desk)?.minutes ?? 0;
  return minutes === 0 ? null : texts.t('work.daySum', { time: minutesText(minutes, texts) });
}

function Today({ desk }: { readonly desk: EntryDesk }) {
  const { t } = useTexts();
  const { data, error, refetch } = desk.week;
  const logs = logsOf(desk)?.logs ?? [];
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (logs.length === 0) return <p className={css.none}>{t('work.dayEmpty')}</p>;
  return (
    <section aria-labelledby="work-today">
      <h3 id="work-today" className={css.dueTitle}>
        {t('work.dayTitle')}
      </h3>
      <DayLogs logs={logs} />
    </section>
  );
}
