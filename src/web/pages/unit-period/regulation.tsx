// One regulation of the period: how far its records are, the levels so far, until when each step is due.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { UnitPeriodView } from '../../../contract/unit-periods.ts';
import { formatDeadline } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { type Extendable, ExtendDialog } from '../unit-week/extend-dialog.tsx';
import css from './unit-period.module.css';

interface Props {
  readonly data: UnitPeriodView;
  readonly regulation: UnitPeriodView['regulations'][number];
}

const STATES = ['open', 'returned', 'submitted', 'scored', 'approved', 'closed'] as const;

export function Regulation({ data, regulation }: Props) {
  const { t } = useTexts();
  const words = useBilingual();
  const [asking, setAsking] = useState(false);
  const { counts } = regulation;
  const done = counts.approved + counts.closed;
  const all = STATES.reduce((sum, state) => sum + counts[state], 0);
  return (
    <Card
      title={words(regulation.title)}
      note={<Tag>{t(`period.line.${regulation.line}`)}</Tag>}
      actions={
        data.may.includes('extend') && (
          <Button small onClick={() => setAsking(true)}>
            {t('unit.extend')}
          </Button>
        )
      }
    >
      <p className={css.lead}>{t('unit.progress', { done, all })}</p>
      <p className={css.tags}>
        {STATES.filter((state) => counts[state] > 0).map((state) => (
          <Tag key={state} look={state === 'open' ? 'wait' : 'plain'}>
            {t(`period.state.${state}`)}: {counts[state]}
          </Tag>
        ))}
        {counts.notCounted > 0 && (
          <Tag>
            {t('period.state.not-counted')}: {counts.notCounted}
          </Tag>
        )}
        {counts.late > 0 && <Tag look="wait">{t('unit.late', { count: counts.late })}</Tag>}
      </p>
      <Results regulation={regulation} />
      <Deadlines regulation={regulation} />
      {asking && <Extend data={data} regulation={regulation} onClose={() => setAsking(false)} />}
    </Card>
  );
}

/** How many have which level, of those decided. */
function Results({ regulation }: Pick<Props, 'regulation'>) {
  const { t } = useTexts();
  const shown = regulation.levels.filter(({ key }) => (regulation.results[key] ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <ul className={css.levels} aria-label={t('unit.levels')}>
      {shown.map((level) => (
        <li key={level.key}>
          <LevelBadge level={level} /> <strong>{regulation.results[level.key]}</strong>
        </li>
      ))}
    </ul>
  );
}

function Deadlines({ regulation }: Pick<Props, 'regulation'>) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  return (
    <DataList
      items={regulation.stages.map(({ key, name, due }) => {
        const moved = regulation.extended.find(({ stage }) => stage === key);
        return {
          key,
          name: words(name),
          value: (
            <>
              {formatDeadline(due, tenant.zone, locale)}
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
  );
}

function Extend({ data, regulation, onClose }: Props & { readonly onClose: () => void }) {
  const { run, busy, error } = useFormAct(ROUTES.extendPeriod);
  const version = data.periodVersion ?? 0;
  const send: Extendable['run'] = async (move) => {
    const body = { act: 'extend', version, rulebook: regulation.id, ...move } as const;
    return (await run({ params: { period: data.period }, body })) !== null;
  };
  return <ExtendDialog what={{ stages: regulation.stages, run: send, busy, error }} onClose={onClose} />;
}
