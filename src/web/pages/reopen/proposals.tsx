import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { RecordCard } from './record-card.tsx';
import css from './reopen.module.css';

export interface WeekProposalsProps {
  readonly week: string;
  readonly rulebook: Rulebook;
}

/** The proposals of one week that this person may answer. */
export function WeekProposals({ week, rulebook }: WeekProposalsProps) {
  const query = { week, part: 'reopen' as const, limit: 200 };
  const { data, error, refetch } = useRead(ROUTES.evaluations, { query });
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const mine = data.items.filter((item) => item.week === week && item.may.includes('agree-reopen'));
  return (
    <div className={css.cards}>
      {mine.map((item) => (
        <RecordCard key={item.id} id={item.id} rulebook={rulebook} />
      ))}
    </div>
  );
}
