// The longer periods on the first page: the own records and how they stand. What waits is in the list above.
import { ROUTES } from '../../../contract/routes.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { PreviewMark } from '../../parts/preview-note.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { periodInside, periodName } from '../period/period-words.ts';
import css from './today.module.css';

/** Nothing at all for a body whose regulations know weeks alone. */
export function Periods() {
  const texts = useTexts();
  const { t } = texts;
  const { menu } = useSession();
  const { data } = useRead(ROUTES.periods, {});
  if (data === undefined || data.mine.length === 0) return null;
  // A whole period is for whoever has more in it than the own records above.
  const whole = menu.includes('queue') || menu.includes('unit') ? data.running : [];
  const named = (period: string) => periodName(period, texts);
  return (
    <Card title={t('period.cardTitle')}>
      <ul className={css.periods}>
        {data.mine.map((item) => (
          <li key={item.id} className={css.period}>
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
      </ul>
      {whole.length > 0 && (
        <p className={css.whole}>
          {whole.map((period) => (
            <AppLink key={period} to={paths.period(period)}>
              {t('period.all')}: {periodInside(period, texts)}
            </AppLink>
          ))}
        </p>
      )}
    </Card>
  );
}
