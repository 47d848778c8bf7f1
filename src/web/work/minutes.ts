// Times as people say them.
import type { Texts } from '../../text/index.ts';

/** 90 -> '1 giờ 30 phút'; 0 is no time. */
export function minutesText(minutes: number, { t }: Texts): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('work.minutes', { count: rest });
  const whole = t('work.hours', { count: hours });
  return rest === 0 ? whole : `${whole} ${t('work.minutes', { count: rest })}`;
}
