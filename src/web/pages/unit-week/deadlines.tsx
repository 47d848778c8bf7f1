import { useState } from 'react';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatDeadline } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import type { UnitWeek } from './figures.ts';
import css from './unit-week.module.css';
import { WeekExtendDialog } from './week-extend-dialog.tsx';

export interface DeadlinesProps {
  readonly data: UnitWeek;
  readonly rulebook: Rulebook;
}

/** Until when each step is due, which were moved and why; the office may move them. */
export function Deadlines({ data, rulebook }: DeadlinesProps) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const { tenant } = useSession();
  const [asking, setAsking] = useState(false);
  const { deadlines, extended } = data.week;
  return (
    <Card
      title={t('unit.deadlines')}
      actions={
        data.may.includes('extend') && (
          <Button small onClick={() => setAsking(true)}>
            {t('unit.extend')}
          </Button>
        )
      }
    >
      <DataList
        items={rulebook.stages.map((stage) => {
          const moved = extended.find((one) => one.stage === stage.key);
          return {
            key: stage.key,
            name: name(stage.name),
            value: (
              <>
                {formatDeadline(deadlines[stage.key], tenant.zone, locale)}
                {moved && (
                  <div className={css.muted}>
                    {t('unit.extendedBy', { name: moved.by?.name ?? '', reason: moved.reason })}
                  </div>
                )}
              </>
            ),
          };
        })}
      />
      {data.regulations.length > 0 && (
        <>
          <p className={css.regulations}>{t('unit.regulationsNote')}</p>
          <DataList
            items={data.regulations.map(({ id, title, records, deadlines: due }) => ({
              key: id,
              name: `${name(title)} (${records})`,
              value: rulebook.stages.map(
                ({ key, name: stage }) =>
                  key !== 'close' && (
                    <div key={key}>
                      {name(stage)}: {formatDeadline(due[key], tenant.zone, locale)}
                    </div>
                  ),
              ),
            }))}
          />
        </>
      )}
      {asking && <WeekExtendDialog data={data} rulebook={rulebook} onClose={() => setAsking(false)} />}
    </Card>
  );
}
