import type { EvaluationView } from '../../contract/evaluations.ts';
import type { Rulebook, StageKey } from '../../domain/rulebook/shape.ts';
import { formatDeadline, formatInstant } from '../../text/format.ts';
import { useSession } from '../session.tsx';
import { useBilingual, useTexts } from '../texts.tsx';
import { type Stage, StageTimeline } from './stage-timeline.tsx';

/** How many of the four steps are behind, by state. */
const BEHIND = { open: 0, returned: 0, submitted: 1, scored: 2, approved: 3, closed: 4 } as const;
const ACTS: Readonly<Record<StageKey, readonly string[]>> = {
  submit: ['submitted'],
  score: ['scored'],
  approve: ['approved', 'decided'],
  close: ['closed'],
};

export interface EvaluationStagesProps {
  readonly view: EvaluationView;
  readonly rulebook: Rulebook;
}

/** The steps of one record: done when and by whom, or due when, and who has it now. */
export function EvaluationStages({ view, rulebook }: EvaluationStagesProps) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  const { oneAuthority } = view;
  const order: readonly StageKey[] = ['submit', 'score', 'approve', 'close'];
  const behind = BEHIND[view.state];
  const stages = order
    .filter((key) => !(oneAuthority && key === 'score'))
    .map((key): Stage => {
      const at = order.indexOf(key);
      const needed = oneAuthority && key === 'approve' ? 1 : at;
      const state = at < behind ? 'done' : needed <= behind && view.state !== 'closed' ? 'now' : 'next';
      const act = view.acts.findLast((one) => ACTS[key].includes(one.act));
      const moved = view.extended.find(({ stage }) => stage === key);
      const named = rulebook.stages.find((stage) => stage.key === key)?.name;
      return {
        key,
        name: oneAuthority && key === 'approve' ? t('week.stage.decide') : named ? words(named) : key,
        state,
        who: state === 'done' ? (act?.actor?.name ?? null) : state === 'now' ? waiting(view) : null,
        when:
          state === 'done'
            ? act && formatInstant(act.at, tenant.zone)
            : [
                t('week.stageDue', { time: formatDeadline(view.deadlines[key], tenant.zone, locale) }),
                moved && t('week.moved', { reason: moved.reason, by: moved.by?.name ?? 'none' }),
              ]
                .filter(Boolean)
                .join('. '),
      };
    });
  return <StageTimeline stages={stages} />;
}

function waiting(view: EvaluationView): string | null {
  const own = view.state === 'open' || view.state === 'returned';
  return own ? view.person.name : (view.waitingFor?.name ?? null);
}
