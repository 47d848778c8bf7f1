import { useId } from 'react';
import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import css from './conflict-view.module.css';

export interface ConflictPart {
  readonly key: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}
export interface ConflictViewProps {
  /** Both versions, piece by piece; equal pieces may be left out. */
  readonly parts: readonly ConflictPart[];
  readonly onKeepMine: () => void;
  readonly onKeepTheirs: () => void;
}

/** Two versions of what was typed, side by side; the person decides, never "last wins". */
export function ConflictView({ parts, onKeepMine, onKeepTheirs }: ConflictViewProps) {
  const { t } = useTexts();
  const id = useId();
  const side = (title: string, pick: (part: ConflictPart) => string, keep: () => void) => (
    <div className={css.side}>
      <h3>{title}</h3>
      {parts.map((part) => (
        <div key={part.key}>
          <div className={css.label}>{part.label}</div>
          <div className={css.text}>{pick(part) || '–'}</div>
        </div>
      ))}
      <Button onClick={keep}>{t('common.conflictKeep')}</Button>
    </div>
  );
  return (
    <section className={css.conflict} role="alert" aria-labelledby={id}>
      <h2 id={id}>{t('common.conflictTitle')}</h2>
      <p>{t('common.conflictHint')}</p>
      <div className={css.sides}>
        {side(t('common.conflictMine'), (part) => part.mine, onKeepMine)}
        {side(t('common.conflictTheirs'), (part) => part.theirs, onKeepTheirs)}
      </div>
    </section>
  );
}
