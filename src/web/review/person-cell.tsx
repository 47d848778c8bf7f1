import type { EvaluationItem } from '../../contract/evaluations.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import css from './person-cell.module.css';
import { exceptionWords, standsInFor } from './words.ts';

export interface PersonCellProps {
  readonly item: EvaluationItem;
  readonly rulebook: Rulebook;
}

/** Name, post, and in a word or two why the record deserves thought. Stands inside a button. */
export function PersonCell({ item, rulebook }: PersonCellProps) {
  const texts = useTexts();
  const { person } = useSession();
  const holder = standsInFor(item, person.id);
  return (
    <span className={css.person}>
      <span className={css.name}>{item.person.name}</span>
      <span className={css.post}>{item.post ?? item.unit.name}</span>
      {(holder || item.exceptions.length > 0) && (
        <span className={css.marks}>
          {holder && <span className={css.holder}>{texts.t('review.standsInFor', { name: holder })}</span>}
          {item.exceptions.map((exception) => (
            <span key={exception} className={css.why}>
              {exceptionWords(exception, item, rulebook, texts).short}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
