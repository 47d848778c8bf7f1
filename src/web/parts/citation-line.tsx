import type { Citation } from '../../domain/rulebook/shape.ts';
import { useBilingual, useTexts } from '../texts.tsx';
import css from './citation-line.module.css';

interface Props {
  readonly citation: Citation;
  /** A heading right above names document and article already. */
  readonly isNamed?: boolean;
}

/** Where a number of the regulation comes from, how sure we are of it, and what a lawyer must confirm. */
export function CitationLine({ citation, isNamed = false }: Props) {
  const { t } = useTexts();
  const words = useBilingual();
  const unsure = citation.confidence !== 'A';
  return (
    <div className={css.citation}>
      {!isNamed && (
        <span>
          {citation.document}, {citation.where}{' '}
        </span>
      )}
      <span className={css.mark}>
        {t('rulebook.confidence', { mark: citation.confidence })}
        <span className={css.hidden}>: {t(`rulebook.confidence.${citation.confidence}`)}</span>
      </span>
      {citation.note && <p className={css.confirm}>{words(citation.note)}</p>}
      {!citation.note && unsure && <p className={css.confirm}>{t('rulebook.mustConfirm')}</p>}
    </div>
  );
}
