import { formatDeadline } from '../../text/format.ts';
import { useNow } from '../now.ts';
import { useTexts } from '../texts.tsx';
import { classNames } from './class-names.ts';
import css from './deadline-chip.module.css';
import { Icon } from './icon.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface DeadlineChipProps {
  /** Instant, ISO. */
  readonly due: string;
  /** The body's time zone. */
  readonly zone: string;
  /** Already done: the time left is not said. */
  readonly done?: boolean;
  /** What is due, before the time. */
  readonly label?: string;
}

/** "Due 17:00 Friday 20/11 · 3 hours left"; whole units, cut and never rounded up. */
export function DeadlineChip({ due, zone, done, label }: DeadlineChipProps) {
  const { t, locale } = useTexts();
  const left = Date.parse(due) - useNow();
  const when = t('common.deadline', { time: formatDeadline(due, zone, locale) });
  const passed = left <= 0;
  const remaining = () => {
    if (passed) return t('common.deadlinePassed');
    if (left >= 2 * DAY) return t('common.deadlineLeftDays', { days: Math.trunc(left / DAY) });
    if (left >= HOUR) return t('common.deadlineLeftHours', { hours: Math.trunc(left / HOUR) });
    return t('common.deadlineLeftMinutes', { minutes: Math.trunc(left / MINUTE) });
  };
  const urgent = !done && (passed || left < 4 * HOUR);
  return (
    <span className={classNames(css.chip, urgent && css.urgent)}>
      <Icon name="clock" size={16} />
      <span>
        {label ? `${label}: ${when.charAt(0).toLowerCase()}${when.slice(1)}` : when}
        {!done && <strong> · {remaining()}</strong>}
      </span>
    </span>
  );
}
