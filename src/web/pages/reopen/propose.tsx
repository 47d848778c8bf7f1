import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { weekParts } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { PersonPicker, type PickedPerson } from '../../parts/person-picker.tsx';
import { pointsText } from '../../parts/points.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSearchNumber } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { RecordCard } from './record-card.tsx';
import css from './reopen.module.css';

export interface ProposeProps {
  readonly rulebook: Rulebook;
  readonly currentWeek: string;
}

/** Person, then week, then the record with what this person may do about it. The record stands in the address. */
export function Propose({ rulebook }: ProposeProps) {
  const { t } = useTexts();
  const [person, setPerson] = useState<PickedPerson | null>(null);
  const [record, setRecord] = useSearchNumber('ho-so');
  return (
    <Card title={t('reopen.propose')} note={t('reopen.proposeNote')}>
      <div className={css.search}>
        <PersonPicker
          label={t('reopen.person')}
          value={person}
          onChange={(next) => {
            setPerson(next);
            if (next !== null) setRecord(null);
          }}
        />
      </div>
      {person && record === null && <Weeks person={person} rulebook={rulebook} onChoose={setRecord} />}
      {record !== null && (
        <div className={css.chosen}>
          <RecordCard id={record} rulebook={rulebook} />
          <Button small onClick={() => setRecord(null)}>
            {t('reopen.another')}
          </Button>
        </div>
      )}
    </Card>
  );
}

interface WeeksProps {
  readonly person: PickedPerson;
  readonly rulebook: Rulebook;
  readonly onChoose: (record: number) => void;
}

/** Results of a person that could be reopened, newest first. */
function Weeks({ person, rulebook, onChoose }: WeeksProps) {
  const { t, locale } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.person, { params: { id: person.id } });
  const here = data?.person.id === person.id ? data : undefined;
  if (!here)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const settled = here.weeks.filter(({ state }) => state === 'approved' || state === 'closed');
  if (settled.length === 0)
    return <EmptyState icon="search" title={t('reopen.noWeeks', { name: person.name })} />;
  return (
    <ul className={css.weeks} aria-label={t('reopen.weeks', { name: person.name })}>
      {settled
        .toSorted((a, b) => b.week.localeCompare(a.week))
        .map((one) => (
          <li key={one.evaluationId}>
            <button type="button" className={css.week} onClick={() => onChoose(one.evaluationId)}>
              <span className={css.weekName}>{t('common.weekOf', weekParts(one.week))}</span>
              <strong>{pointsText(one.total, locale)}</strong>
              <LevelBadge level={levelByKey(rulebook, one.level)} missing={t('common.levelMissing')} />
            </button>
          </li>
        ))}
    </ul>
  );
}
