// What the register of work says of the week of somebody who has not filed it: loads when such a person is on the page.
import { ROUTES } from '../../contract/routes.ts';
import { AppLink } from '../parts/app-link.tsx';
import { paths } from '../paths.ts';
import { weekInPath } from '../place.ts';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { minutesText } from '../work/minutes.ts';
import css from './evidence.module.css';
import type { Unfiled } from './unfiled-person.ts';
import { WorkLine } from './work-line.tsx';

/** One answer for the whole team; null: it has not come, or the person's register is not for the reader. */
function useRegister({ week, person }: Unfiled) {
  const { data } = useRead(ROUTES.teamWork, { params: { week } });
  return (data?.week === week && data.people.find((one) => one.person.id === person.id)) || null;
}

/** In a row of the list: so many of so many done. */
export function RegisterCount({ item }: { readonly item: Unfiled }) {
  const { t } = useTexts();
  const found = useRegister(item);
  if (found === null || found.items.length === 0) return <span className={css.muted}>–</span>;
  const { items } = found;
  const late = items.filter((one) => (one.late ?? 0) > 0).length;
  return (
    <span>
      {t('work.registerDone', {
        done: items.filter(({ done }) => done !== null).length,
        count: items.length,
      })}
      {late > 0 && <span className={css.lateLine}>{t('review.itemsBehind', { count: late })}</span>}
    </span>
  );
}

/** Beside the list: the works themselves. */
export function RegisterLines({ item }: { readonly item: Unfiled }) {
  const texts = useTexts();
  const { t } = texts;
  const found = useRegister(item);
  if (found === null) return null;
  const { items, minutes, person } = found;
  return (
    <section className={css.evidence}>
      <div>
        <h3>{t('work.registerTitle', { count: items.length })}</h3>
        <p className={css.muted}>{t(items.length === 0 ? 'work.registerNothing' : 'work.registerHint')}</p>
      </div>
      {items.length > 0 && (
        <ul className={css.items}>
          {items.map((one) => (
            <WorkLine key={one.taskId} item={{ ...one, note: '' }} days={one.late ?? 0} />
          ))}
        </ul>
      )}
      <p className={css.muted}>
        {minutes > 0 && `${t('work.registerMinutes', { time: minutesText(minutes, texts) })} · `}
        <AppLink to={paths.hours(person.id)} search={{ tuan: weekInPath(item.week) }}>
          {t('work.hoursOfDays')}
        </AppLink>
      </p>
    </section>
  );
}
