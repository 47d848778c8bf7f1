// After sending: where the report is, what was sent, and taking it back while nobody has opened it.
import { useState } from 'react';
import type { EvaluationView } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatInstant, weekParts } from '../../../text/format.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { EvaluationStages } from '../../parts/evaluation-stages.tsx';
import { reckoningOf } from '../../parts/item-mark.ts';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelLine } from '../../parts/level-line.tsx';
import { pointsText } from '../../parts/points.ts';
import { ReportView } from '../../parts/report-view.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useAct } from '../../queries.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './my-week.module.css';

interface Props {
  readonly view: EvaluationView;
  readonly rulebook: Rulebook;
}

export function Sent({ view, rulebook }: Props) {
  const { t } = useTexts();
  const { tenant, today } = useSession();
  const decided = view.state === 'approved' || view.state === 'closed';
  const sent = view.acts.findLast((act) => act.act === 'submitted');
  const note = [
    sent && t('week.sentAt', { time: formatInstant(sent.at, tenant.zone) }),
    view.late && t('week.sentLate'),
  ].filter(Boolean);
  return (
    <div className={css.blocks}>
      <Card title={t('week.progress')}>
        <EvaluationStages view={view} rulebook={rulebook} />
        {view.state === 'submitted' && view.opened && <p className={css.openedNote}>{t('week.opened')}</p>}
      </Card>
      <div className={css.layout}>
        <Card title={t('week.sentReport')} note={note.join(', ')} flush>
          {view.report && <ReportView report={view.report} reckoning={reckoningOf(view, today)} />}
        </Card>
        {view.self && <OwnScores view={view} rulebook={rulebook} />}
      </div>
      <ActionBar>
        <ButtonLink look="primary" to={paths.result(view.id)}>
          {t(decided ? 'week.seeResult' : 'week.seeRecord')}
        </ButtonLink>
        {view.may.includes('withdraw') && <Withdraw view={view} />}
      </ActionBar>
    </div>
  );
}

function OwnScores({ view, rulebook }: Props) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  return (
    <aside className={css.summary} aria-labelledby="own-scores">
      <h2 id="own-scores" className={css.summaryTitle}>
        {t('week.selfScores')}
      </h2>
      <p className={css.figure}>
        <span className={css.total}>{pointsText(view.self?.total ?? null, locale)}</span>
        <span className={css.muted}>{t('week.outOf', { max: pointsText(rulebook.maxTotal, locale) })}</span>
      </p>
      <LevelBadge level={levelByKey(rulebook, view.self?.level)} large />
      <LevelLine bands={rulebook.levels} max={rulebook.maxTotal} value={view.self?.total ?? null} />
      <DataList
        ruled
        items={rulebook.criteria.map(({ key, name, max }) => ({
          key,
          name: words(name),
          value: `${pointsText(view.self?.entered[key] ?? null, locale)} / ${pointsText(max, locale)}`,
        }))}
      />
    </aside>
  );
}

function Withdraw({ view }: { readonly view: EvaluationView }) {
  const { t } = useTexts();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const act = useAct(ROUTES.act);
  const withdraw = async () => {
    const body = { act: 'withdraw', version: view.version } as const;
    const done = await act.run({ params: { id: view.id }, body }).catch(() => null);
    if (done !== null) toast({ text: t('week.withdrawn') });
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('week.withdraw')}</Button>
      {asking && (
        <ConfirmDialog
          title={t('week.withdrawTitle', { week: weekParts(view.week).week })}
          confirm={t('week.withdraw')}
          busy={act.busy}
          error={act.error}
          onConfirm={() => void withdraw()}
          onClose={() => setAsking(false)}
        >
          <p>{t('week.withdrawText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
