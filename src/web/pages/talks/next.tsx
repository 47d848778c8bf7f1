import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import { actWord, type Talk, type TalkAct } from './talk-view.ts';
import css from './talks.module.css';

/** What this person may do now, each with what it means; measures are marked where they stand. */
export function Next({ talk }: { readonly talk: Talk }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<Exclude<TalkAct, 'finish'> | null>(null);
  const may = talk.may.filter((act) => act !== 'finish');
  // Once the day stands, the record is what comes next.
  const acts =
    talk.state === 'accepted' ? may.toSorted((a, b) => Number(b === 'hold') - Number(a === 'hold')) : may;
  const close = () => setAsking(null);
  return (
    <Card title={t('talks.next')}>
      {acts.length === 0 && <p className={css.muted}>{t('talks.nothingNext')}</p>}
      {acts.length > 0 && (
        <ul className={css.items}>
          {acts.map((act, index) => (
            <li key={act} className={css.item}>
              <p className={css.muted}>{t(`talks.hint.${act}`)}</p>
              <div>
                <Button
                  look={index === 0 && act !== 'close' ? 'primary' : 'plain'}
                  onClick={() => setAsking(act)}
                >
                  {t(actWord(talk, act))}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {asking === 'hold' && <HoldDialog talk={talk} onClose={close} />}
      {asking !== null && asking !== 'hold' && <StepDialog talk={talk} act={asking} onClose={close} />}
    </Card>
  );
}
