// Scoring a team: the people who need thought first, the evidence beside, one act for the whole team at the end.
import { paths } from '../../paths.ts';
import { ReviewPage } from '../../review/review-page.tsx';
import { Team } from './team.tsx';

/** Posts with one authority are scored and decided in one act: they belong to the people one scores. */
const SOURCES = [{ part: 'score' }, { part: 'approve', oneAuthority: true }] as const;

export function ScoreTeamPage() {
  return <ReviewPage title="team.title" stage="score" sources={SOURCES} to={paths.scoreTeam} work={Team} />;
}
