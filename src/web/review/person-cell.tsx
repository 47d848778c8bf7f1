import type { EvaluationItem } from '../../contract/evaluations.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import css from './person-cell.module.css';
import { exceptionWords, standsInFor } from './words.ts';

export interface PersonCellProps {
  readonly item: EvaluationItem;
  readonly rulebook: Rulebook;
  /** The reasons stand elsewhere in the row. */
  readonly plain?: boolean;
}

/** Name, post, and in a word or two why the record deserves thought. Stands inside a button. */
export function PersonCell({ item, rulebook, plain }: PersonCellProps) {
  const texts = useTexts();
  const { person } = useSession();
  const holder = standsInFor(item, person.id);
  const why = plain
    ? []
    : item.exceptions.map((exception) => exceptionWords(exception, item, rulebook, texts).short);
  return (
    <span className={css.person}>
      <span className={css.name}>{item.person.name}</span>
      <span className={css.post}>{item.post ?? item.jobPosition ?? item.unit.name}</span>
      {(holder || why.length > 0) && (
        <span className={css.marks}>
          {holder && <span className={css.holder}>{texts.t('review.standsInFor', { name: holder })}</span>}
          {why.length > 0 && <span className={css.why}>{why.join(' · ')}</span>}
        </span>
      )}
    </span>
  );
}

/** Every reason as a sentence with its figures. */
export function ReasonLines({ item, rulebook }: Pick<PersonCellProps, 'item' | 'rulebook'>) {
  const texts = useTexts();
  return (
    <ul className={css.reasons}>
      {item.exceptions.map((exception) => (
        <li key={exception}>{exceptionWords(exception, item, rulebook, texts).long}</li>
      ))}
    </ul>
  );
}
