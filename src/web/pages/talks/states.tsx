import { Tag } from '../../parts/tag.tsx';
import { useTexts } from '../../texts.tsx';
import { LOOK, type Talk } from './talk-view.ts';

/** Where the case stands; an objection stays to be seen when everything is done. */
export function States({ state, answer }: Pick<Talk, 'state' | 'answer'>) {
  const { t } = useTexts();
  return (
    <>
      <Tag look={LOOK[state]}>{t(`talks.state.${state}`)}</Tag>
      {state === 'closed' && answer === 'objected' && (
        <Tag look={LOOK.objected}>{t('talks.state.objected')}</Tag>
      )}
    </>
  );
}
