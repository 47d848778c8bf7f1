// The Office's board: how far every unit is, who has what, whom to remind. Stays true while people file.
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDayMonth, weekParts } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { paths } from '../../paths.ts';
import { weekFromPath, weekInPath } from '../../place.ts';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { WeekLinks } from '../../review/week-links.tsx';
import { useSearchNumber, useSearchValue } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { type LiveState, useLive } from '../../use-live.ts';
import type { Board } from './board-view.ts';
import { ClosingPanel, useClosing } from './closing-panel.tsx';
import { Ladder } from './ladder.tsx';
import { Matrix } from './matrix.tsx';
import { Nobody } from './nobody.tsx';
import css from './office.module.css';
import { Regulations } from './regulations.tsx';
import { StageStrip } from './stage-strip.tsx';
import { Stuck } from './stuck.tsx';

/** Between two looks while there is no stream. */
const ASK_MS = 20_000;

export function OfficePage() {
  const { t } = useTexts();
  const { currentWeek } = useSession();
  const [typed] = useSearchValue('tuan');
  const [unit, setUnit] = useSearchNumber('don-vi');
  const week = weekFromPath(typed) ?? currentWeek;
  const input = { params: { week }, query: { unit: unit ?? undefined } };
  const board = useRead(ROUTES.board, input, { every: ASK_MS });
  const live = useLive(routeAddress(ROUTES.boardEvents, input), () => void board.refetch());
  const here = board.data?.week.week === week ? board.data : undefined;
  const unseen = board.error instanceof ApiProblem && board.error.status === 404;
  return (
    <>
      <Head week={week} data={here} live={live} />
      <div className={css.chooser}>
        <UnitPicker
          key={unit ?? 0}
          label={t('office.part')}
          value={unit}
          onChange={setUnit}
          hint={t('office.partHint')}
        />
      </div>
      {unseen && (
        <EmptyState icon="lock" title={t('office.notYours')}>
          <p>{t('office.notYoursHint')}</p>
        </EmptyState>
      )}
      {board.error && !unseen && <ErrorState error={board.error} onRetry={() => void board.refetch()} />}
      {!board.error && !here && <Skeleton lines={10} />}
      {here && !unseen && <Content key={`${week} ${unit}`} data={here} unit={unit} />}
    </>
  );
}

function Head({
  week,
  data,
  live,
}: {
  readonly week: string;
  readonly data: Board | undefined;
  readonly live: LiveState;
}) {
  const { t } = useTexts();
  return (
    <PageHeader
      title={t('office.title', { week: weekParts(week).week })}
      lead={
        data &&
        t('office.lead', {
          from: formatDayMonth(data.week.from),
          to: formatDayMonth(addDays(data.week.to, -1)),
          units: data.units.length,
        })
      }
      aside={
        <>
          <span role="status">
            <Tag look={live === 'live' ? 'on' : 'plain'} icon="clock">
              {t(`office.live.${live}`)}
            </Tag>
          </span>
          {data && <SummaryLink data={data} week={week} />}
          <ButtonLink to={paths.talks}>{t('common.menu.talks')}</ButtonLink>
          <span className={css.noPrint}>
            <Button icon={<Icon name="print" size={18} />} onClick={() => print()}>
              {t('office.print')}
            </Button>
          </span>
          <WeekLinks week={week} to={() => paths.office} search={(one) => ({ tuan: weekInPath(one) })} />
        </>
      }
    />
  );
}

/** The summary of the topmost unit of the board. */
function SummaryLink({ data, week }: { readonly data: Board; readonly week: string }) {
  const { t } = useTexts();
  return data.top === null ? null : (
    <ButtonLink to={paths.summary(data.top)} search={{ tuan: weekInPath(week) }}>
      {t('office.summary')}
    </ButtonLink>
  );
}

function Content({ data, unit }: { readonly data: Board; readonly unit: number | null }) {
  const { t } = useTexts();
  const closing = useClosing(data);
  if (data.units.length === 0)
    return (
      <EmptyState icon="users" title={t('office.empty')}>
        <p>{t('office.emptyHint')}</p>
      </EmptyState>
    );
  return (
    <div className={css.page}>
      <StageStrip data={data} closing={closing} />
      {data.regulations.length > 0 && <Regulations data={data} />}
      <ClosingPanel data={data} closing={closing} part={unit} />
      <Stuck data={data} unit={unit} />
      {data.nobody.length > 0 && <Nobody data={data} />}
      <Matrix data={data} />
      <Ladder data={data} />
    </div>
  );
}
