// One trouble with the ways to settle it. A settled one says how, and can be asked again.
import { useId } from 'react';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { Tag } from '../../parts/tag.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { type Answer, answerOf, isChosen, type Trouble } from './answers.ts';
import css from './trouble.module.css';
import { choiceWords, placeWords, troubleWords } from './trouble-words.ts';

export interface TroubleCardProps {
  readonly trouble: Trouble;
  readonly answer: Answer | undefined;
  /** Left out where nothing can be settled any more. */
  readonly onAnswer?: ((answer: Answer | null) => void) | undefined;
  readonly onAskAgain?: (() => void) | undefined;
}

export function TroubleCard({ trouble, answer, onAnswer, onAskAgain }: TroubleCardProps) {
  const texts = useTexts();
  const { t } = texts;
  const { why, advice } = troubleWords(trouble, texts);
  const open = trouble.taken === null && trouble.choices.length > 0 && onAnswer !== undefined;
  return (
    <li className={classNames(css.trouble, css[trouble.severity])}>
      <div className={css.where}>
        <span>{placeWords(trouble, texts)}</span>
        <span>
          {t('importPage.value')}:{' '}
          {trouble.value ? (
            <q className={css.value}>{trouble.value}</q>
          ) : (
            <em>{t('importPage.valueEmpty')}</em>
          )}
        </span>
      </div>
      <p className={css.why}>{why}</p>
      {advice && <p className={css.advice}>{advice}</p>}
      {trouble.taken !== null && <Taken trouble={trouble} onAskAgain={onAskAgain} />}
      {open && <Choices trouble={trouble} answer={answer} onAnswer={onAnswer} />}
    </li>
  );
}

function Taken({
  trouble,
  onAskAgain,
}: {
  readonly trouble: Trouble;
  readonly onAskAgain: (() => void) | undefined;
}) {
  const { t, find } = useTexts();
  return (
    <div className={css.taken}>
      <Tag look="on" icon="check">
        {find(`importPage.taken.${trouble.taken}`) ?? trouble.taken}
      </Tag>
      {onAskAgain && trouble.row !== null && (
        <Button small look="quiet" onClick={onAskAgain}>
          {t('importPage.askAgain')}
        </Button>
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly trouble: Trouble;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer | null) => void;
}

function Choices({ trouble, answer, onAnswer }: ChoicesProps) {
  const texts = useTexts();
  const name = useId();
  return (
    <fieldset className={css.choices}>
      <legend
        className={css.hidden}
      >{`${texts.t('importPage.settle')}: ${placeWords(trouble, texts)}`}</legend>
      {trouble.choices.map((choice) => {
        const words = choiceWords(choice, texts);
        return (
          <label key={`${choice.choice} ${choice.value} ${words}`} className={css.choice}>
            <input
              type="radio"
              name={name}
              checked={isChosen(choice, answer)}
              onChange={() => onAnswer(answerOf(choice))}
            />
            <span>{words}</span>
          </label>
        );
      })}
      {answer?.own && (
        <div className={css.own}>
          <TextField
            label={texts.t('importPage.ownLabel')}
            value={answer.value ?? ''}
            maxLength={500}
            onChange={(value) => onAnswer({ ...answer, value })}
          />
        </div>
      )}
    </fieldset>
  );
}
