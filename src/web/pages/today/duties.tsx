import { dutyKey, dutyPlace } from '../../../contract/duty-place.ts';
import { dutyCount, dutyLabel, dutyOf } from '../../duty-words.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import type { Duty, Today } from './next-step.ts';
import css from './today.module.css';

/** One's own report is one: its count says nothing. */
const OWN: readonly Duty['kind'][] = ['submit', 'returned', 'close', 'talk-answer'];

/** What waits for this person, in the server's order: overdue first. */
export function Duties({ today }: { readonly today: Today }) {
  const { t } = useTexts();
  return (
    <Card title={t('today.duties')}>
      {today.duties.length === 0 ? (
        <EmptyState icon="check" title={t('today.dutiesEmpty')} />
      ) : (
        <ul className={css.duties}>
          {today.duties.map((duty) => (
            <DutyLine key={dutyKey(duty)} duty={duty} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function DutyLine({ duty }: { readonly duty: Duty }) {
  const texts = useTexts();
  const { t } = texts;
  const whose = dutyOf(duty, texts);
  const { tenant } = useSession();
  return (
    <li className={css.duty}>
      <AppLink {...dutyPlace(duty)} className={css.dutyLink}>
        <span className={css.dutyName}>
          {dutyLabel(duty, texts)}
          {whose !== null && <span className={css.muted}> · {whose}</span>}
        </span>
        {(duty.count > 1 || !OWN.includes(duty.kind)) && (
          <span className={css.dutyCount}>{dutyCount(duty, texts)}</span>
        )}
      </AppLink>
      <div className={css.dutyDue}>
        {duty.due && <DeadlineChip due={duty.due} zone={tenant.zone} />}
        {duty.overdue && !duty.due && <span className={css.late}>{t('today.overdue')}</span>}
      </div>
    </li>
  );
}
