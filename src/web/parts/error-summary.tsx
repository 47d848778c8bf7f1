import { useEffect, useId, useRef } from 'react';
import { useTexts } from '../texts.tsx';
import css from './error-summary.module.css';

export interface FieldTrouble {
  /** Id of the field it links to. */
  readonly field: string;
  readonly text: string;
}

/**
 * The troubles of a form at its top, each linked to its field. Focus moves here whenever a new list arrives:
 * make a fresh `troubles` array per attempt, an empty one shows nothing.
 */
export function ErrorSummary({ troubles }: { readonly troubles: readonly FieldTrouble[] }) {
  const { t } = useTexts();
  const id = useId();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (troubles.length > 0) box.current?.focus();
  }, [troubles]);
  if (troubles.length === 0) return null;
  return (
    <section ref={box} className={css.summary} tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>{t('common.errorSummary', { count: troubles.length })}</h2>
      <ul className={css.list}>
        {troubles.map((trouble) => (
          <li key={`${trouble.field} ${trouble.text}`}>
            <a
              href={`#${trouble.field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(trouble.field)?.focus();
              }}
            >
              {trouble.text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
