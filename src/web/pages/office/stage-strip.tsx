import { useState } from 'react';
import { formatDeadline } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSearchChoice } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { WeekExtendDialog } from '../unit-week/week-extend-dialog.tsx';
import { type Board, holdersCounted, STAGES, type Stage, waitingAt } from './board-view.ts';
import type { Closing } from './closing-panel.tsx';
import css from './office.module.css';
import { Remaining } from './remaining.tsx';
import { RoundClock } from './round-clock.tsx';

interface Props {
  readonly data: Board;
  readonly closing: Closing;
}

/** The four steps with what waits at each, its deadline and the time left; a step chosen here filters the list below. */
export function StageStrip({ data, closing }: Props) {
  const { t } = useTexts();
  const [extending, setExtending] = useState(false);
  const { rulebook } = useRulebook(data.week.week);
  const waiting = waitingAt(data);
  return (
    <section aria-labelledby="office-stages" className={css.stages}>
      <div className={css.stagesHead}>
        <h2 id="office-stages">{t('office.stages')}</h2>
        {data.may.includes('extend') && rulebook && (
          <Button small onClick={() => setExtending(true)}>
            {t('office.extend')}
          </Button>
        )}
      </div>
      <div className={css.clockAndTiles}>
        <RoundClock data={data} />
        <ol className={css.tiles}>
          {STAGES.map((stage) => (
            <StageTile key={stage} data={data} stage={stage} count={waiting[stage]} />
          ))}
          <CloseTile data={data} open={waiting.close} closing={closing} />
        </ol>
      </div>
      {extending && rulebook && (
        <WeekExtendDialog data={data} rulebook={rulebook} onClose={() => setExtending(false)} />
      )}
    </section>
  );
}

interface TileProps {
  readonly data: Board;
  readonly stage: Stage;
  readonly count: number;
}

function StageTile({ data, stage, count }: TileProps) {
  const { t } = useTexts();
  const [chosen, choose] = useSearchChoice('buoc', ['tat-ca', ...STAGES]);
  const late = holdersCounted(data, { stage, overdue: true });
  const here = chosen === stage;
  return (
    <li className={classNames(css.tile, here && css.here)}>
      <button
        type="button"
        className={css.tileButton}
        aria-pressed={here}
        onClick={() => choose(here ? 'tat-ca' : stage)}
      >
        <span className={css.number}>{count}</span>
        <span className={css.tileName}>{t(`office.waiting.${stage}`)}</span>
      </button>
      <Due data={data} stage={stage} done={count === 0} />
      {late > 0 && <span className={css.late}>{t('office.lateHolders', { count: late })}</span>}
    </li>
  );
}

/** Opens what leads to the closed week, right below. */
function CloseTile({ data, open, closing }: Props & { readonly open: number }) {
  const { t } = useTexts();
  const [first] = data.tops;
  const here = closing.unit !== null;
  return (
    <li className={classNames(css.tile, here && css.here)}>
      <button
        type="button"
        className={css.tileButton}
        aria-expanded={here}
        onClick={() => closing.show(here ? null : (first?.id ?? null))}
      >
        <span className={css.number}>
          {t('office.closedOf', { closed: data.units.length - open, all: data.units.length })}
        </span>
        <span className={css.tileName}>{t('office.waiting.close')}</span>
        <span className={css.tileLeads}>
          {t(here ? 'office.closingHide' : open === 0 ? 'office.summary' : 'office.closingOpen')}
        </span>
      </button>
      <Due data={data} stage="close" done={open === 0} />
    </li>
  );
}

function Due({
  data,
  stage,
  done,
}: {
  readonly data: Board;
  readonly stage: Stage | 'close';
  readonly done: boolean;
}) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  const due = data.week.deadlines[stage];
  const moved = data.week.extended.find((one) => one.stage === stage);
  const standing = data.ladder.stages.find((one) => one.stage === stage);
  const rung = data.ladder.rungs.find(({ key }) => key === standing?.next?.key);
  return (
    <>
      <span className={css.due}>
        {t('common.deadline', { time: formatDeadline(due, tenant.zone, locale) })}
        {!done && (
          <>
            {' · '}
            <Remaining due={due} />
          </>
        )}
      </span>
      {moved && <span className={css.muted}>{t('office.moved', { reason: moved.reason })}</span>}
      {!done && rung && standing?.next && (
        <span className={css.muted}>
          {t('office.nextRung', {
            time: formatDeadline(standing.next.at, tenant.zone, locale),
            what: words(rung.name),
          })}
        </span>
      )}
    </>
  );
}
