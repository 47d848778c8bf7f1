// The page once everything has arrived: toolbar, list, pane or sheet, and the bar that sends the team.
import { useState } from 'react';
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Pane } from '../../review/pane.tsx';
import type { ReviewWork } from '../../review/review-page.tsx';
import { ReviewPlace } from '../../review/review-place.tsx';
import type { PointAct } from '../../review/sheet.ts';
import { useEvidence } from '../../review/use-desk.ts';
import { useReview } from '../../review/use-review.ts';
import { useWork } from '../../review/use-work.ts';
import { WorkDialogs } from '../../review/work-dialogs.tsx';
import { useSearchChoice } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { useWide } from '../../use-wide.ts';
import { FILTERS, shownLines } from './figures.ts';
import { SendBar } from './send-bar.tsx';
import { TeamList } from './team-list.tsx';
import { Toolbar } from './toolbar.tsx';
import { useTeamSending } from './use-team-sending.ts';

export function Team(props: ReviewWork) {
  const { t } = useTexts();
  if (props.items.length > 0) return <Working {...props} />;
  return (
    <>
      {props.head}
      <EmptyState icon="users" title={t('team.empty')}>
        <p>{t('team.emptyHint')}</p>
      </EmptyState>
    </>
  );
}

/** Deciding is always owed; scoring once: doing it again is possible, but nobody waits for it. */
const owes = (item: EvaluationItem, act: PointAct) => act === 'decide' || item.scorer === null;

/** Whoever agrees has the report on screen. */
const always = () => true;

function useTeam({ week, list, items, rulebook }: ReviewWork) {
  const wide = useWide();
  const [filter, setFilter] = useSearchChoice('trang-thai', FILTERS);
  const [name, setName] = useState('');
  const review = useReview({ name: `score-${week}`, list, items, rulebook, owes });
  const sending = useTeamSending(review);
  const { desk, lines } = review;
  const first = lines.find((line) => line.todo) ?? lines[0];
  const chosen = desk.chosen ?? first?.item.id ?? null;
  const shown = shownLines(lines, filter, name, desk.chosen);
  const line = review.lines.find((one) => one.item.id === (wide ? chosen : desk.open));
  const evidence = useEvidence(desk.open);
  const work = useWork({
    review,
    shown,
    wide,
    loaded: evidence.view?.id ?? null,
    mustOpen: always,
    firstCriterion: rulebook.criteria[0]?.key ?? '',
  });
  return { wide, filter, setFilter, name, setName, review, sending, chosen, shown, line, evidence, work };
}

function Working(props: ReviewWork) {
  const { rulebook } = props;
  const { t } = useTexts();
  const team = useTeam(props);
  const { wide, review, sending, chosen, shown, line, evidence, work } = team;
  const { desk, lines } = review;
  const { decisions: decided } = sending;
  return (
    <>
      <ReviewPlace
        wide={wide}
        label={line?.item.person.name ?? t('team.pane')}
        open={desk.open !== null}
        onClose={desk.close}
        list={
          <>
            {props.head}
            <Toolbar {...team} lines={lines} rulebook={rulebook} onKeys={() => work.ask('keys')} />
            <TeamList
              lines={shown}
              chosen={chosen}
              rulebook={rulebook}
              desk={desk}
              troubles={{ ...sending.scores.troubles, ...decided.sending.troubles }}
              onKey={work.press}
              onClear={() => {
                team.setName('');
                team.setFilter('tat-ca');
              }}
            />
          </>
        }
        pane={
          line && (
            <Pane
              line={line}
              rulebook={rulebook}
              evidence={line.item.id === desk.open ? evidence : null}
              refusals={sending.scores.troubles[line.item.id] ?? decided.sending.troubles[line.item.id]}
              tried={review.tried.has(line.item.id)}
              commentAsked={work.commentFor === line.item.id}
              busy={decided.sending.busy}
              acts={work.actsFor(line)}
              asSheet={!wide}
            />
          )
        }
      />
      <SendBar lines={lines} sending={sending} />
      <WorkDialogs work={work} line={line} to="report" />
      {decided.signed.dialog}
    </>
  );
}
