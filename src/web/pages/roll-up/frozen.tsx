import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { levelOf } from '../../review/roll-up-standing.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { periodInside } from '../period/period-words.ts';
import css from './roll-up.module.css';
import type { Regime, RollUp } from './shapes.ts';

interface Props {
  readonly data: RollUp;
  readonly regime: Regime;
}

/** What was frozen by whom, what has moved since, and freezing the next version. */
export function Frozen({ data, regime }: Props) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const last = data.frozen[0];
  return (
    <>
      {last && <Moves data={data} regime={regime} />}
      <Card
        title={t('rollUp.frozen')}
        actions={data.may.includes('freeze') && <Freeze data={data} regime={regime} />}
      >
        {!last && <p className={css.muted}>{t('rollUp.frozenNone')}</p>}
        <ul className={css.versions}>
          {data.frozen.map((one) => (
            <li key={one.version}>
              <strong>{t('rollUp.version', { version: one.version })}</strong>
              <span className={css.muted}>
                {t(one.by === null ? 'rollUp.frozenLate' : 'rollUp.frozenBy', {
                  name: one.by?.name ?? '',
                  at: formatInstant(one.at, tenant.zone),
                  members: one.members,
                  missing: one.missing,
                })}
              </span>
              {one.reason !== null && <span>{t('rollUp.frozenReason', { reason: one.reason })}</span>}
              {one.version > 1 && one.moves.length === 0 && (
                <span className={css.muted}>{t('rollUp.frozenMoved', { moved: one.moved })}</span>
              )}
              {one.moves.length > 0 && (
                <details>
                  <summary>{t('rollUp.frozenMoved', { moved: one.moved })}</summary>
                  <MovesTable
                    caption={t('rollUp.movedBy', { version: one.version })}
                    moves={one.moves}
                    regime={regime}
                    heads={[
                      t('rollUp.version', { version: one.version - 1 }),
                      t('rollUp.version', { version: one.version }),
                    ]}
                  />
                </details>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Moves({ data, regime }: Props) {
  const { t } = useTexts();
  return (
    <Card title={t('rollUp.moves')} flush={data.moves.length > 0}>
      {data.moves.length === 0 && <p className={css.muted}>{t('rollUp.movesNone')}</p>}
      {data.moves.length > 0 && (
        <MovesTable
          caption={t('rollUp.moves')}
          moves={data.moves}
          regime={regime}
          heads={[t('rollUp.before'), t('rollUp.after')]}
        />
      )}
    </Card>
  );
}

interface MovesProps {
  readonly caption: string;
  readonly moves: RollUp['moves'];
  readonly regime: Props['regime'];
  readonly heads: readonly [before: string, after: string];
}

function MovesTable({ caption, moves, regime, heads }: MovesProps) {
  const { t, locale } = useTexts();
  const side = (standing: RollUp['moves'][number]['before']) =>
    standing === null ? (
      <span className={css.muted}>{t('rollUp.absent')}</span>
    ) : (
      <span className={css.result}>
        {pointsText(standing.total?.shown ?? null, locale)}
        {standing.level !== null && <LevelBadge level={levelOf(regime.levels, standing.level)} />}
      </span>
    );
  return (
    <DataTable
      caption={caption}
      rows={moves}
      rowKey={(one) => one.person.id}
      columns={[
        {
          id: 'person',
          header: t('rollUp.person'),
          phone: 'head',
          cell: ({ person }) => <AppLink to={paths.person(person.id)}>{person.name}</AppLink>,
        },
        { id: 'before', header: heads[0], cell: (one) => side(one.before) },
        {
          id: 'after',
          header: heads[1],
          cell: (one) => (
            <span className={css.result}>
              {side(one.after)}
              {one.levelChanges && <Tag>{t('rollUp.levelChanges')}</Tag>}
            </span>
          ),
        },
      ]}
    />
  );
}

function Freeze({ data, regime }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const act = useSignedFormAct(ROUTES.freezeRollUp);
  const last = data.frozen[0]?.version ?? 0;
  const period = periodInside(data.period, texts);
  const missing = data.path.length === 0 ? (data.figures?.missing ?? 0) : 0;
  const open = data.open.filter(({ level }) => level === null).length;
  const needsReason = missing > 0 || open > 0;
  const freeze = (reason: string) =>
    void act.run({
      input: {
        params: { period: data.period },
        body: { act: 'freeze', regime: regime.regime, version: last, ...(reason === '' ? {} : { reason }) },
      },
      purpose: t('rollUp.freezePurpose', { period }),
      onDone: () => {
        setAsking(false);
        toast({ text: t('rollUp.frozenDone', { version: last + 1 }) });
      },
    });
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {last === 0 ? t('rollUp.freeze') : t('rollUp.freezeNext', { version: last + 1 })}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('rollUp.freezeTitle', { period })}
          confirm={t('rollUp.freezeNext', { version: last + 1 })}
          optional={!needsReason}
          busy={act.busy}
          error={act.error}
          onConfirm={freeze}
          onClose={() => setAsking(false)}
        >
          <p>{t('rollUp.freezeWhat', { version: last + 1 })}</p>
          <ul className={css.undone}>
            <li>{t('rollUp.freezeMissing', { missing })}</li>
            {open > 0 && <li>{t('rollUp.freezeOpen', { open })}</li>}
          </ul>
          {needsReason && <p>{t('rollUp.freezeReason')}</p>}
        </ReasonDialog>
      )}
      {act.dialog}
    </>
  );
}
