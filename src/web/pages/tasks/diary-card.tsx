// Meetings of the own calendar: one press makes one a piece of work with its hours, another lets it go for good.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDayMonth, formatTime, formatWeekday } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { minutesText } from '../../work/minutes.ts';
import { WORK_TOUCHES } from '../../work/work-touches.ts';
import { Diaries } from './diaries.tsx';
import css from './diary.module.css';
import type { Meeting } from './diary-shapes.ts';

/** So many stand there at once; a full calendar would push the work off the page. */
const SHOWN = 6;

export function DiaryCard() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.ownDiaries, {});
  const [isOpen, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { meetings, diaries } = data;
  const shown = all ? meetings : meetings.slice(0, SHOWN);
  const toggle = (
    <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      {t(diaries.length === 0 ? 'diary.add' : 'diary.calendars')}
    </Button>
  );
  return (
    <Card title={t('diary.title')} actions={toggle}>
      <div className={css.stack}>
        <p className={css.muted}>{t(diaries.length === 0 ? 'diary.noneYet' : 'diary.lead')}</p>
        {isOpen && <Diaries own={data} />}
        {diaries.length > 0 && meetings.length === 0 && <p>{t('diary.none')}</p>}
        {meetings.length > 0 && (
          <ul className={css.meetings}>
            {shown.map((meeting) => (
              <OneMeeting key={meeting.id} meeting={meeting} />
            ))}
          </ul>
        )}
        {shown.length < meetings.length && (
          <div>
            <Button onClick={() => setAll(true)}>
              {t('diary.more', { count: meetings.length - shown.length })}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function OneMeeting({ meeting }: { readonly meeting: Meeting }) {
  const texts = useTexts();
  const { t, locale } = texts;
  const toast = useToast();
  const { zone } = useSession().tenant;
  const { run, busy, error } = useFormAct(ROUTES.meetingAct, [ROUTES.ownDiaries, ...WORK_TOUCHES]);
  const { id, version, title, day, startsAt, endsAt, allDay, minutes, may } = meeting;
  const answer = async (act: 'confirm' | 'refuse') => {
    const done = await run({ params: { id }, body: { act, version } });
    if (done !== null) toast({ text: t(act === 'confirm' ? 'diary.confirmed' : 'diary.refused', { title }) });
  };
  const time = allDay ? t('diary.allDay') : `${formatTime(startsAt, zone)}–${formatTime(endsAt, zone)}`;
  const canConfirm = may.includes('confirm');
  return (
    <li className={css.meeting}>
      <div className={css.what}>
        <strong>{title}</strong>
        <span className={css.muted}>
          {`${formatWeekday(day, locale)} ${formatDayMonth(day)} · ${time} · ${minutesText(minutes, texts)}`}
          {!canConfirm && ` · ${t('diary.toCome')}`}
        </span>
      </div>
      <div className={css.acts}>
        {canConfirm && (
          <Button
            busy={busy}
            aria-label={t('diary.confirmNamed', { title })}
            onClick={() => void answer('confirm')}
          >
            {t('diary.confirm')}
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={t('diary.refuseNamed', { title })}
          onClick={() => void answer('refuse')}
        >
          {t('diary.refuse')}
        </Button>
      </div>
      {error ? <ErrorState error={error} /> : null}
    </li>
  );
}
