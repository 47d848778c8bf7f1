import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { levelOf } from '../../review/roll-up-standing.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import css from './roll-up.module.css';
import type { Regime, RollUp } from './shapes.ts';

type Open = RollUp['open'][number];

interface Props {
  readonly data: RollUp;
  readonly regime: Regime;
}

/** Levels the regulation leaves to the competent person, here and below: decided with words and the password. */
export function OpenLevels({ data, regime }: Props) {
  const { t } = useTexts();
  const columns = useColumns({ data, regime });
  const [rows, more] = useShowMore(data.open);
  if (data.open.length === 0) return null;
  const count = data.open.filter(({ level }) => level === null).length;
  return (
    <Card title={t('rollUp.open.title', { count })} note={t('rollUp.open.note')} flush>
      <DataTable
        caption={t('rollUp.open.title', { count })}
        people
        rows={rows}
        rowKey={({ subject, subjectId }) => `${subject} ${subjectId}`}
        columns={columns}
      />
      {more}
    </Card>
  );
}

function useColumns({ data, regime }: Props): readonly Column<Open>[] {
  const { t, locale } = useTexts();
  return [
    {
      id: 'whose',
      header: t('rollUp.open.whose'),
      phone: 'head',
      cell: ({ subject, subjectId, name, unit }) => (
        <span className={css.stacked}>
          <AppLink to={paths.whyPeriod(subject, subjectId, data.period, regime.regime)}>{name}</AppLink>
          {subject === 'person' && <span className={css.muted}>{unit.name}</span>}
        </span>
      ),
    },
    {
      id: 'total',
      header: t('rollUp.mean'),
      numeric: true,
      cell: ({ total }) => <strong>{pointsText(total?.shown ?? null, locale)}</strong>,
    },
    { id: 'why', header: t('rollUp.open.why'), width: '34%', cell: (one) => <Reason of={one} /> },
    {
      id: 'level',
      header: t('rollUp.open.level'),
      cell: (one) => <Decision data={data} regime={regime} of={one} />,
    },
  ];
}

function Reason({ of: { why } }: { readonly of: Open }) {
  const { t } = useTexts();
  const words = useBilingual();
  if (why === null) return t('rollUp.open.noBand');
  return (
    <span className={css.stacked}>
      {words(why.name)}
      <CitationLine citation={why.citation} />
    </span>
  );
}

/** The level with whoever gave it and why; the button for whoever may. */
function Decision({ data, regime, of }: Props & { readonly of: Open }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const [asking, setAsking] = useState(false);
  const { level, settled, may } = of;
  return (
    <span className={css.stacked}>
      <LevelBadge level={levelOf(regime.levels, level)} missing={t('rollUp.levelOpen')} />
      {settled && (
        <span className={css.muted}>
          {t('rollUp.open.by', { name: settled.by.name, at: formatInstant(settled.at, tenant.zone) })}{' '}
          {settled.words !== null && <q>{settled.words}</q>}
        </span>
      )}
      {may && (
        <span>
          <Button small onClick={() => setAsking(true)}>
            {t(level === null ? 'rollUp.open.decide' : 'rollUp.open.again')}
          </Button>
        </span>
      )}
      {asking && <DecideDialog data={data} regime={regime} of={of} onClose={() => setAsking(false)} />}
    </span>
  );
}

function DecideDialog({
  data,
  regime,
  of,
  onClose,
}: Props & { readonly of: Open; readonly onClose: () => void }) {
  const { t, locale } = useTexts();
  const toast = useToast();
  const act = useSignedFormAct(ROUTES.decideLevel);
  // Nothing is proposed: the choice is the decision.
  const [level, setLevel] = useState(of.level ?? '');
  const [tried, setTried] = useState(false);
  const { subject, subjectId, name, total } = of;
  const decide = (reason: string) => {
    setTried(true);
    if (level === '') return;
    void act.run({
      input: {
        params: { period: data.period },
        body: { regime: regime.regime, subject, subjectId, level, reason },
      },
      purpose: t('rollUp.open.purpose', { name }),
      onDone: () => {
        toast({ text: t('rollUp.open.done', { name }) });
        onClose();
      },
    });
  };
  return (
    <>
      <ReasonDialog
        title={t('rollUp.open.of', { name })}
        confirm={t('rollUp.open.decide')}
        grave={false}
        busy={act.busy}
        error={act.error}
        onConfirm={decide}
        onClose={onClose}
      >
        <div className={css.decide}>
          <p className={css.muted}>
            {t('rollUp.open.points', {
              points: pointsText(total?.shown ?? null, locale),
              exact: total?.exact ?? '–',
            })}
          </p>
          <Reason of={of} />
          <Choice regime={regime} level={level} missing={tried && level === ''} onChange={setLevel} />
        </div>
      </ReasonDialog>
      {act.dialog}
    </>
  );
}

interface ChoiceProps {
  readonly regime: Regime;
  readonly level: string;
  readonly missing: boolean;
  readonly onChange: (level: string) => void;
}

/** All levels of the regulation, none of them proposed. */
function Choice({ regime, level, missing, onChange }: ChoiceProps) {
  const { t } = useTexts();
  const words = useBilingual();
  return (
    <>
      <Segmented
        label={t('rollUp.open.level')}
        value={level}
        options={regime.levels.map((one) => ({ value: one.key, label: words(one.name) }))}
        onChange={onChange}
      />
      {missing && (
        <p role="alert" className={css.fault}>
          {t('rollUp.open.choose')}
        </p>
      )}
    </>
  );
}
