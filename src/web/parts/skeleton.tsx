import { useEffect, useState } from 'react';
import { useTexts } from '../texts.tsx';
import css from './skeleton.module.css';

const PATIENCE_MS = 300;

/** Grey lines in place of a first answer; nothing is shown in the first 300 ms. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTexts();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return <div aria-busy="true" className={css.space} />;
  return (
    <div aria-busy="true" role="status" className={css.space}>
      <span className={css.words}>{t('common.loading')}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key) => (
        <div key={key} className={css.line} />
      ))}
    </div>
  );
}
