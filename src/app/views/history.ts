// The acts of an evaluation as this viewer may read them. What was taken back unread stays its author's.
import type { Report } from '../../domain/evaluation/shape.ts';
import { formatPoints } from '../../domain/score/points.ts';
import type { ProposedScore } from '../../domain/work/proposed.ts';
import type { RecordedAct } from '../../store/acts.ts';
import type { PersonName } from '../../store/names.ts';
import { nameIn, pointsOf } from './evaluation-item.ts';

interface ActScores {
  readonly entered: Readonly<Record<string, number>>;
  readonly total: number;
  readonly level: string;
}

export interface HistoryRights {
  /** May read what was written at all. */
  readonly readable: boolean;
  readonly isAuthor: boolean;
}

export function viewActs(
  acts: readonly RecordedAct[],
  rights: HistoryRights,
  names: ReadonlyMap<number, PersonName>,
) {
  const hidden = rights.isAuthor ? new Set<number>() : takenBack(acts);
  return acts.map((act) => {
    const shown = rights.readable && !hidden.has(act.seq);
    const scores = shown ? scoresOf(act) : null;
    return {
      seq: act.seq,
      act: act.act,
      at: act.at,
      actor: nameIn(names, act.actor_id),
      actingFor: nameIn(names, act.acting_for),
      role: act.role,
      comment: shown ? (act.texts.comment ?? null) : null,
      scores: scores === null ? null : pointsOf(scores),
      proof: act.proof,
    };
  });
}

function scoresOf(act: RecordedAct): ActScores | null {
  return (act.payload.scores as ActScores | undefined) ?? null;
}

// Withdrawing is possible only until somebody opened the report: nobody else has read it, so nobody does later.
function takenBack(acts: readonly RecordedAct[]): ReadonlySet<number> {
  const seqs = new Set<number>();
  acts.forEach((act, index) => {
    if (act.act !== 'withdrawn') return;
    const filed = acts.slice(0, index).findLast((earlier) => earlier.act === 'submitted');
    seqs.add(act.seq);
    if (filed !== undefined) seqs.add(filed.seq);
  });
  return seqs;
}

/** The report filed by act `seq`; null when there is none or its words were erased. */
export function reportOf(acts: readonly RecordedAct[], seq: number | null) {
  const body = acts.find((act) => act.seq === seq)?.texts.report;
  return body === undefined ? null : mutable(JSON.parse(body) as Report);
}

export function mutable({ proposed, reasons, ...report }: Report) {
  return {
    ...report,
    items: report.items.map((item) => ({ ...item })),
    ...(reasons === undefined ? {} : { reasons: { ...reasons } }),
    ...(proposed === undefined ? {} : { proposed: proposed.map(mutableScore) }),
  };
}

/** A proposal as the contract's shape takes it. */
export function mutableScore(one: ProposedScore) {
  return { ...one, reasons: one.reasons.map((reason) => ({ ...reason })) };
}

/** What was filed last, as a text to go on from after withdrawing or a return; nothing sent is ever lost. */
export function draftFromLast(acts: readonly RecordedAct[]) {
  const filed = acts.findLast((act) => act.act === 'submitted');
  const report = filed === undefined ? null : reportOf(acts, filed.seq);
  if (filed === undefined || report === null) return null;
  const entered = Object.entries(scoresOf(filed)?.entered ?? {}).map(([key, value]) => [
    key,
    formatPoints(value, 'vi'),
  ]);
  const { proposed: _kept, ...typed } = report;
  const body = { entered: Object.fromEntries(entered), report: typed, comment: '' };
  return { version: 0, savedAt: filed.at, body };
}
