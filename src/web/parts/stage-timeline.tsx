import type { ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import css from './stage-timeline.module.css';

export interface Stage {
  readonly key: string;
  readonly name: string;
  readonly state: 'done' | 'now' | 'next';
  /** Who has it or did it. */
  readonly who?: string | null;
  /** When it was done, or by when it is due. */
  readonly when?: ReactNode;
}

/** The steps in order; the present one names who has it now. Lies on a wide screen, stands on a phone. */
export function StageTimeline({ stages }: { readonly stages: readonly Stage[] }) {
  const { t } = useTexts();
  const said = { done: t('common.stageDone'), now: t('common.stageNow'), next: t('common.stageNext') };
  return (
    <ol className={css.steps}>
      {stages.map((stage, index) => (
        <li
          key={stage.key}
          className={classNames(css.step, css[stage.state])}
          aria-current={stage.state === 'now' ? 'step' : undefined}
        >
          <span className={css.dot} aria-hidden="true">
            {stage.state === 'done' ? <Icon name="check" size={14} /> : index + 1}
          </span>
          <span className={css.words}>
            <span className={css.name}>
              {stage.name}
              <span className={css.said}> ({said[stage.state]})</span>
            </span>
            {stage.who && (
              <span className={css.who}>
                {stage.state === 'now' ? t('common.stageNowWith', { name: stage.who }) : stage.who}
              </span>
            )}
            {stage.when && <span className={css.when}>{stage.when}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
