// One line of a longer period: who, by which regulation, how far, and the result as far as this viewer may read it.
import { reads } from '../../domain/evaluation/policy.ts';
import { hasOpenProposal } from '../../domain/evaluation/reopening.ts';
import type { Evaluation, StageScores } from '../../domain/evaluation/shape.ts';
import { isLate } from '../../domain/period/late.ts';
import type { Rulebook, StageKey } from '../../domain/rulebook/shape.ts';
import { holderOf, type Line } from './evaluation-item.ts';
import type { Reading } from './reading.ts';

export type PeriodItem = ReturnType<typeof periodItems>[number];

/** Items of these lines in their order. */
export function periodItems(desk: Reading, lines: readonly Line[]) {
  return lines.map((line) => ({ ...itemOf(desk, line), waitingFor: holderOf(line) }));
}

function itemOf({ viewer, actor, rulebooks }: Reading, { row, state, rulebook, deadlines }: Line) {
  const readable = reads(viewer, state);
  const shown = (scores: StageScores | null) =>
    readable && scores !== null ? { total: scores.total, level: scores.level } : null;
  const stage = stageDue(state);
  const due = stage === null ? null : deadlines[stage];
  return {
    id: state.id,
    version: state.seq,
    period: state.period,
    subject: state.subject,
    line: rulebook.line,
    rulebook: { ...state.rulebook, title: { ...rulebook.title } },
    person: { id: state.personId, name: row.person_name },
    unit: { id: state.unitId, name: row.unit_name, code: row.unit_code },
    post: row.post_title ?? row.job_position,
    rank: state.rank,
    from: state.from,
    to: state.to,
    state: state.state,
    late: state.late,
    counted: state.counted,
    notCountedKind: state.notCountedKind,
    preview: rulebooks.openReadings(rulebook).length > 0,
    oneAuthority: state.oneAuthority,
    dissent: state.dissent,
    reopenProposed: hasOpenProposal(state, actor.now),
    self: shown(state.self),
    scorer: shown(state.scorer),
    final: shown(state.approver),
    levels: levelNames(rulebook),
    due,
    overdue: due !== null && isLate(actor.now, due),
  };
}

export function levelNames(rulebook: Rulebook) {
  return rulebook.levels.map(({ key, order, name }) => ({ key, order, name: { ...name } }));
}

/** The stage whose deadline counts for the next step; null when nothing is due. */
function stageDue(state: Evaluation): StageKey | null {
  if (!state.counted) return null;
  switch (state.state) {
    case 'open':
    case 'returned':
      return 'submit';
    case 'submitted':
      return state.oneAuthority ? 'approve' : 'score';
    case 'scored':
      return 'approve';
    default:
      return null;
  }
}
