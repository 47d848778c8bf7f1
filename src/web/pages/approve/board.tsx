import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Pane } from '../../review/pane.tsx';
import type { ReviewWork } from '../../review/review-page.tsx';
import { ReviewPlace } from '../../review/review-place.tsx';
import { WorkDialogs } from '../../review/work-dialogs.tsx';
import { useTexts } from '../../texts.tsx';
import { ApproveList } from './approve-list.tsx';
import { Dissents } from './dissents.tsx';
import { Elsewhere, Rest } from './rest.tsx';
import { SignBar } from './sign-bar.tsx';
import { useBoard } from './use-board.ts';

export function Board(props: ReviewWork) {
  const { head, rulebook, week } = props;
  const { t } = useTexts();
  const board = useBoard(props);
  const { wide, review, work, signing, groups, line } = board;
  const { desk } = review;
  const count = groups.exceptions.length + groups.ordinary.length;
  return (
    <>
      <ReviewPlace
        wide={wide && count > 0}
        label={line?.item.person.name ?? t('team.pane')}
        open={desk.open !== null}
        onClose={desk.close}
        list={
          <>
            {head}
            <Dissents items={groups.dissents} />
            <Elsewhere items={groups.elsewhere} week={week} />
            {count === 0 && <Nothing groups={groups} />}
            {count > 0 && <ApproveList board={board} rulebook={rulebook} />}
            <Rest groups={groups} rulebook={rulebook} />
          </>
        }
        pane={
          line && (
            <Pane
              line={line}
              rulebook={rulebook}
              evidence={line.item.id === desk.open ? board.evidence : null}
              refusals={signing.approvals.troubles[line.item.id]}
              tried={review.tried.has(line.item.id)}
              commentAsked={work.commentFor === line.item.id}
              busy={signing.approvals.busy}
              acts={work.actsFor(line)}
              asSheet={!wide}
              more={
                <Button busy={signing.approvals.busy} onClick={() => board.signOne(line)}>
                  {t('approve.signOne')}
                </Button>
              }
            />
          )
        }
      />
      <SignBar board={board} />
      <WorkDialogs work={work} line={line} to="scoring" />
      {signing.signed.dialog}
    </>
  );
}

function Nothing({ groups }: { readonly groups: ReturnType<typeof useBoard>['groups'] }) {
  const { t } = useTexts();
  const waits = groups.waiting.length;
  return (
    <EmptyState icon="check" title={t('approve.empty')}>
      <p>{waits > 0 ? t('approve.emptyWaiting', { count: waits }) : t('approve.emptyHint')}</p>
    </EmptyState>
  );
}
