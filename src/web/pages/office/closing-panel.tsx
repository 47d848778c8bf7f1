// Closing the week without leaving the board: what hinders it, what can be done about each, the preview, the closed week.
import { useEffect, useRef, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { weekParts } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSearchNumber } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { ClosedBanner, WeekClosing } from '../unit-week/closing.tsx';
import { WeekExtendDialog } from '../unit-week/week-extend-dialog.tsx';
import { type Board, waitingAt } from './board-view.ts';
import css from './office.module.css';
import { RemindDialog } from './remind-dialog.tsx';

export interface Closing {
  /** The unit that is being closed with everything under it; null: the panel is folded. */
  readonly unit: number | null;
  readonly show: (unit: number | null) => void;
}

/** Which unit is being closed stands in the address; where nothing is left to wait for, or all is closed, it is open. */
export function useClosing(data: Board): Closing {
  const [asked, setAsked] = useSearchNumber('chot');
  const [folded, setFolded] = useState(false);
  const waiting = waitingAt(data);
  const isReady = waiting.submit + waiting.score + waiting.approve === 0;
  const [only, ...others] = data.tops;
  const first = others.length === 0 && only !== undefined ? only.id : null;
  const unit = data.tops.some(({ id }) => id === asked) ? asked : isReady && !folded ? first : null;
  return {
    unit,
    show: (one) => {
      setFolded(one === null);
      setAsked(one);
    },
  };
}

interface Props {
  readonly data: Board;
  readonly closing: Closing;
  /** The part of the body the board shows; null: all of it. */
  readonly part: number | null;
}

export function ClosingPanel({ data, closing, part }: Props) {
  const { t } = useTexts();
  const { unit, show } = closing;
  const region = useRef<HTMLDivElement>(null);
  const [known, setKnown] = useState(unit);
  // Opened by hand: the reader is led there, by eye and by keyboard.
  useEffect(() => {
    if (unit !== null && unit !== known) region.current?.focus();
    setKnown(unit);
  }, [unit, known]);
  if (unit === null) return null;
  return (
    <div ref={region} tabIndex={-1} className={css.closing}>
      {data.tops.length > 1 && (
        <Segmented
          label={t('office.closingWhat')}
          value={String(unit)}
          options={data.tops.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(one) => show(Number(one))}
        />
      )}
      <OneUnit key={unit} data={data} unit={unit} part={part} />
    </div>
  );
}

function OneUnit({
  data,
  unit,
  part,
}: {
  readonly data: Board;
  readonly unit: number;
  readonly part: number | null;
}) {
  const { t } = useTexts();
  const { week } = data.week;
  const read = useRead(ROUTES.unitWeek, { params: { id: unit, week } });
  const { refetch } = read;
  const { units, holders } = data;
  const seen = useRef({ units, holders });
  const wasOpen = useRef(false);
  // What the board was told of moves the reasons as well.
  useEffect(() => {
    if (seen.current.units === units && seen.current.holders === holders) return;
    seen.current = { units, holders };
    void refetch();
  }, [units, holders, refetch]);
  const here = read.data?.unit.id === unit && read.data.week.week === week ? read.data : undefined;
  if (here === undefined)
    return (
      <Card id="chot" title={t('office.closing')}>
        {read.error ? (
          <ErrorState error={read.error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={4} />
        )}
      </Card>
    );
  const isClosed = here.state === 'closed' && here.closeRefusals.length === 0;
  wasOpen.current ||= !isClosed;
  return isClosed ? (
    <Closed data={here} justNow={wasOpen.current} />
  ) : (
    <WeekClosing data={here} remedies={(code) => <Remedies code={code} data={data} part={part} />} />
  );
}

type UnitWeek = Parameters<typeof WeekClosing>[0]['data'];

/** What comes after closing: the summary for the leaders. */
function Closed({ data, justNow }: { readonly data: UnitWeek; readonly justNow: boolean }) {
  const { t } = useTexts();
  const { week, unit } = data;
  const link = useRef<HTMLDivElement>(null);
  // The button that closed is gone: the keyboard goes on from here.
  useEffect(() => {
    if (justNow) link.current?.querySelector('a')?.focus();
  }, [justNow]);
  return (
    <Card
      id="chot"
      title={t('unit.closeTitle', { period: t('unit.weekInside', { week: weekParts(week.week).week }) })}
    >
      <ClosedBanner data={data} />
      <p className={css.closedNote}>{t('office.closingNow')}</p>
      <div ref={link} className={css.acts}>
        <ButtonLink look="primary" to={paths.summary(unit.id)} search={{ tuan: weekInPath(week.week) }}>
          {t('office.summary')}
        </ButtonLink>
      </div>
    </Card>
  );
}

interface RemedyProps {
  readonly code: string;
  readonly data: Board;
  readonly part: number | null;
}

/** Records without a result: remind, give more time, hand over, name somebody. A dissent: remind whoever opens it. */
function Remedies({ code, data, part }: RemedyProps) {
  const { t } = useTexts();
  const { rulebook } = useRulebook(data.week.week);
  const [doing, setDoing] = useState<'remind' | 'extend' | null>(null);
  const { may } = data;
  const close = () => setDoing(null);
  const isDissent = code === 'dissent-unopened';
  if (code !== 'unfinished' && !isDissent) return null;
  return (
    <div className={css.remedies}>
      {may.includes('remind') && (
        <Button small onClick={() => setDoing('remind')}>
          {t(isDissent ? 'office.remindDissent' : 'office.remindAll')}
        </Button>
      )}
      {!isDissent && may.includes('extend') && rulebook && (
        <Button small onClick={() => setDoing('extend')}>
          {t('office.extend')}
        </Button>
      )}
      <a href="#dang-giu">{t('office.closingWho')}</a>
      {!isDissent && data.nobody.length > 0 && <a href="#chua-co-nguoi">{t('office.closingNobody')}</a>}
      {doing === 'remind' && (
        <RemindDialog
          data={data}
          unit={part}
          what={{ stage: isDissent ? 'dissent' : null, subject: null, overdue: false, person: null }}
          onClose={close}
        />
      )}
      {doing === 'extend' && rulebook && <WeekExtendDialog data={data} rulebook={rulebook} onClose={close} />}
    </div>
  );
}
