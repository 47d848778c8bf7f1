import type { ReactNode } from 'react';
import { useTexts } from '../../texts.tsx';
import css from './staffing.module.css';

/** The table beside a picture, closed until asked for. */
export function Twin({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  return (
    <details className={css.twin}>
      <summary>{t('staffing.asTable')}</summary>
      {children}
    </details>
  );
}
