import { useNow } from '../../now.ts';
import { useTexts } from '../../texts.tsx';
import css from './office.module.css';

const HOUR = 3_600_000;

/** Hours left to a deadline, or hours since; whole ones, cut. */
export function Remaining({ due }: { readonly due: string }) {
  const { t } = useTexts();
  const left = Date.parse(due) - useNow();
  const hours = Math.trunc(Math.abs(left) / HOUR);
  return left > 0 ? (
    <strong>{t('office.hoursLeft', { hours })}</strong>
  ) : (
    <strong className={css.late}>{t('office.hoursLate', { hours })}</strong>
  );
}
