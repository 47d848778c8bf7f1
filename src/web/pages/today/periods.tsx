// The longer periods on the first page: what waits, and the own records of what runs. Asked for apart from the week.
import type { PeriodDuty } from '../../../contract/periods.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { PreviewMark } from '../../parts/preview-note.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { periodInside, periodName } from '../period/period-words.ts';
import css from './today.module.css';

/** The record itself where there is one; otherwise the list where the work lies. */
function place({ kind, period, id }: PeriodDuty) {
  if (id !== null) return { to: paths.periodRecord(period, id) };
  if (kind === 'approve') return { to: paths.periodApprove(period) };
  const part = kind === 'score' ? kind : kind === 'decide' ? 'approve' : null;
  return { to: paths.period(period), ...(part === null ? {} : { search: { phan: part } }) };
}

/** Nothing at all for a body whose regulations know weeks alone. */
export function Periods() {
  const texts = useTexts();
  const { t } = texts;
  const { data } = useRead(ROUTES.periods, {});
  if (data === undefined || data.mine.length + data.duties.length === 0) return null;
  const named = (period: string) => periodName(period, texts);
  const waiting = data.duties.map(({ id }) => id);
  return (
    <Card title={t('period.cardTitle')}>
      <ul className={css.duties}>
        {data.duties.map((duty) => (
          <Duty key={`${duty.kind} ${duty.period} ${duty.subject}`} duty={duty} />
        ))}
        {data.mine
          .filter(({ id }) => !waiting.includes(id))
          .map((item) => (
            <li key={item.id} className={css.duty}>
              <AppLink to={paths.periodRecord(item.period, item.id)} className={css.dutyLink}>
                <span className={css.dutyName}>
                  {named(item.period)}
                  <span className={css.muted}>
                    {' · '}
                    {item.subject === 'unit' ? `${item.unit.name} · ` : ''}
                    {t(`period.line.${item.line}`)} ·{' '}
                    {t(`period.state.${item.counted ? item.state : 'not-counted'}`)}
                  </span>{' '}
                  <PreviewMark show={item.preview} />
                </span>
              </AppLink>
            </li>
          ))}
        {data.running.map((period) => (
          <li key={period} className={css.duty}>
            <AppLink to={paths.period(period)} className={css.dutyLink}>
              <span className={css.dutyName}>
                {t('period.all')}: {periodInside(period, texts)}
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Duty({ duty }: { readonly duty: PeriodDuty }) {
  const texts = useTexts();
  const { t } = texts;
  const { tenant } = useSession();
  return (
    <li className={css.duty}>
      <AppLink {...place(duty)} className={css.dutyLink}>
        <span className={css.dutyName}>
          {t(`period.duty.${duty.kind}`, { period: periodInside(duty.period, texts) })}
          {duty.subject === 'unit' && (
            <span className={css.muted}>
              {' · '}
              {duty.unit === null ? t('period.ofUnits') : t('period.ofThisUnit', { unit: duty.unit.name })}
            </span>
          )}
        </span>
        {duty.count > 1 && (
          <span className={css.dutyCount}>{t('today.dutyCount', { count: duty.count })}</span>
        )}
      </AppLink>
      <div className={css.dutyDue}>{duty.due && <DeadlineChip due={duty.due} zone={tenant.zone} />}</div>
    </li>
  );
}
