import { useTexts } from '../texts.tsx';
import css from './brand.module.css';

/** The balance and the name. */
export function Brand({ large }: { readonly large?: boolean }) {
  const { t } = useTexts();
  const size = large ? 40 : 26;
  return (
    <span className={large ? css.large : css.brand}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" fill="currentColor" />
        <path className={css.beam} d="M8 12h16M16 8v16M12 24h8" />
        <path className={css.pan} d="M8 12l-3 6a3.2 3.2 0 0 0 6 0zM24 12l-3 6a3.2 3.2 0 0 0 6 0z" />
      </svg>
      {t('common.app')}
    </span>
  );
}
