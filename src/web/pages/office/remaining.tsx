import { useNow } from '../../now.ts';
import { useTexts } from '../../texts.tsx';
import css from './office.module.css';

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24;

/** Whole days to a moment or since it from two on, whole hours below, minutes below one; cut. */
export function useDistance(due: string) {
  const { t } = useTexts();
  const left = Date.parse(due) - useNow();
  const minutes = Math.trunc(Math.abs(left) / MINUTE);
  const hours = Math.trunc(minutes / HOUR);
  const late = left <= 0;
  if (minutes < HOUR)
    return {
      late,
      hours,
      minutes,
      words: t(late ? 'office.minutesLate' : 'office.minutesLeft', { minutes }),
    };
  const days = Math.trunc(hours / DAY);
  const words =
    days >= 2
      ? t(late ? 'office.daysLate' : 'office.daysLeft', { days })
      : t(late ? 'office.hoursLate' : 'office.hoursLeft', { hours });
  return { late, hours, minutes, words };
}

/** How long until a deadline, or since. */
export function Remaining({ due }: { readonly due: string }) {
  const { late, words } = useDistance(due);
  return <strong className={late ? css.late : undefined}>{words}</strong>;
}
