// Approving: what deserves a look first, then the ordinary block; one signature, each record a decision of its own.
import { paths } from '../../paths.ts';
import { ReviewPage } from '../../review/review-page.tsx';
import { Board } from './board.tsx';

const SOURCES = [{ part: 'approve' }] as const;

export function ApprovePage() {
  return (
    <ReviewPage title="approve.title" stage="approve" sources={SOURCES} to={paths.approve} work={Board} />
  );
}
