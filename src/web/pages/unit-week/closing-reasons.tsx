import type { ReactNode } from 'react';
import { AppLink } from '../../parts/app-link.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { useTexts } from '../../texts.tsx';
import type { RefusalGroup } from './figures.ts';
import css from './unit-week.module.css';

/** Names shown at once: of a whole body hundreds may be unfinished. */
const FIRST = 24;

interface Props extends RefusalGroup {
  readonly recordPath: (evaluation: number, ofUnit: boolean) => string;
  readonly remedies?: ReactNode;
}

/** One reason against closing with everybody it is about; each name opens the record. */
export function Reasons({ code, refusals, recordPath, remedies }: Props) {
  const { t, find } = useTexts();
  const [shown, more] = useShowMore(refusals, FIRST);
  const advice = find(`errors.${code}.do`);
  return (
    <div className={css.reasons}>
      <h3>
        {find(`errors.${code}`) ?? code} <span className={css.muted}>{advice}</span>
      </h3>
      {remedies}
      <ul>
        {shown.map(({ params }) => (
          <li key={String(params.evaluation ?? params.name)}>
            {typeof params.evaluation === 'number' ? (
              <AppLink to={recordPath(params.evaluation, params.unit !== undefined)}>
                {String(params.name ?? params.evaluation)}
              </AppLink>
            ) : (
              params.name
            )}
            {typeof params.state === 'string' && (
              <span className={css.muted}> {find(`unit.stage.${params.state}`) ?? t('unit.state')}</span>
            )}
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}
