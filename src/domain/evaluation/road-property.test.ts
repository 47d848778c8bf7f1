// Random people try random steps on random bodies, for weeks of acts: whoever they are and however authority was lent,
// nobody decides on himself, and the state always follows from the acts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CREATED, command, moment, RULEBOOK } from '../../../test/builders/evaluations.ts';
import { createdIn, MONDAY, viewerIn, type World, worlds } from '../../../test/builders/worlds.ts';
import { addDays } from '../period/date.ts';
import { type Holding, resolveAuthority } from './authority.ts';
import { checkClose } from './close.ts';
import { type Decisive, decide } from './decide.ts';
import { evolve, replay } from './evolve.ts';
import { mayList, precheck } from './precheck.ts';
import { canHappen } from './procedure.ts';
import { COMMANDS, type Evaluation, type EvaluationAct, type Viewer } from './shape.ts';

interface Step {
  readonly kind: 'command' | 'reassign' | 'count' | 'close';
  /** Two accounts belong to each person. */
  readonly account: number;
  readonly record: number;
  readonly pick: number;
  /** Somebody who can takes a step on, so that the road is walked to its end and not only knocked at. */
  readonly willing: boolean;
  readonly nextDay: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    ...Array.from({ length: 27 }, () => 'command' as const),
    'reassign' as const,
    'count' as const,
    'close' as const,
  ),
  account: fc.nat({ max: 13 }),
  record: fc.nat({ max: 3 }),
  pick: fc.nat({ max: 999 }),
  willing: fc.boolean(),
  nextDay: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

interface Track {
  state: Evaluation;
  readonly acts: EvaluationAct[];
  readonly reassignedBy: Set<number>;
}

const tally = { tried: 0, accepted: new Map<string, number>(), refused: new Map<string, number>() };

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function append(track: Track, act: EvaluationAct): void {
  track.state = evolve(track.state, act, track.state.seq + 1);
  track.acts.push(act);
  add(tally.accepted, act.capacity.actingFor === null ? act.act : `${act.act} for another`);
}

function begin(created: typeof CREATED): Track {
  const act: EvaluationAct = {
    act: 'created',
    payload: created,
    texts: {},
    actorId: null,
    capacity: { role: 'system', actingFor: null },
  };
  return { state: evolve(null, act, 1), acts: [act], reassignedBy: new Set() };
}

const DECISIONS = ['viewed', 'scored', 'returned', 'sent-back', 'approved', 'decided', 'dissent-viewed'];

/** What must never be found in any history; told from the raw world, not from the rules under test. */
function wrong(world: World, track: Track, before: Evaluation, act: EvaluationAct, date: string): string[] {
  const { actorId } = act;
  const { actingFor, role } = act.capacity;
  const faults: string[] = [];
  const decision = DECISIONS.includes(act.act) || act.act === 'reopened';
  if (decision && (actorId === before.personId || actingFor === before.personId)) faults.push('own case');
  const { scoredBy, approvedBy, oneAuthority } = track.state;
  if (approvedBy !== null && approvedBy === scoredBy && !oneAuthority) faults.push('one pair of eyes');
  if (act.act === 'approved' && !oneAuthority && actorId === before.scorerId) faults.push('scorer approves');
  if (act.act === 'scored' && actorId === before.approverId) faults.push('approver scores');
  if (act.act === 'reopened' && actorId === before.reopenProposedBy) faults.push('reopened alone');
  if (decision && act.act !== 'viewed' && track.reassignedBy.has(actorId ?? 0))
    if (act.act !== 'dissent-viewed' && act.act !== 'reopened') faults.push('chosen by the decider');
  if (actingFor !== null) {
    const action = role === 'scorer' ? 'score' : 'approve';
    const lent = world.delegations.some(
      (one) =>
        one.delegatorId === actingFor &&
        one.delegateId === actorId &&
        one.actions.includes(action) &&
        !one.revoked &&
        one.from <= date &&
        (one.to === null || date < one.to),
    );
    if (!lent || act.act === 'reopen-proposed') faults.push('not lent');
  }
  return faults;
}

function attempt(world: World, track: Track, viewer: Viewer, one: Step, at: Decisive): void {
  const { state } = track;
  const may = mayList(state, viewer, at);
  const onward = one.willing ? may.filter((name) => name !== 'withdraw' && name !== 'return') : [];
  const name =
    onward[one.pick % Math.max(1, onward.length)] ?? COMMANDS[one.pick % COMMANDS.length] ?? 'view';
  const decision = decide(state, command(name, state.seq), viewer, RULEBOOK, at);
  tally.tried += 1;
  if (decision.ok !== may.includes(name))
    expect.fail(`${name}: may ${may}, decided ${JSON.stringify(decision)}`);
  if (!decision.ok) for (const { code } of decision.refusals) add(tally.refused, code);
  if (!decision.ok) return;
  for (const act of decision.acts) {
    append(track, act);
    const faults = wrong(world, track, state, act, at.today);
    if (faults.length > 0) expect.fail(`${faults}: ${JSON.stringify(act)} on ${JSON.stringify(state)}`);
  }
}

/** Posts change hands; somebody keeps the organisation and is named in the act. */
function reassign(world: World, track: Track, by: number, pick: number): void {
  const { state } = track;
  const holdings = world.body.holdings.filter((_, index) => index !== pick % world.body.holdings.length);
  const subject: Pick<Holding, 'personId' | 'unitId' | 'rank' | 'managerId'> = { ...state, managerId: null };
  const authority = resolveAuthority(RULEBOOK, { ...world.body, holdings }, subject);
  if (authority.outside || !canHappen('reassigned', state.state)) return;
  if (state.state === 'approved' && authority.oneAuthority !== state.oneAuthority) return;
  const payload = {
    scorerId: authority.scorer?.personId ?? null,
    approverId: authority.approver?.personId ?? null,
    oneAuthority: authority.oneAuthority,
    to: state.to,
  };
  const capacity = { role: 'system' as const, actingFor: null };
  append(track, { act: 'reassigned', payload, texts: {}, actorId: by, capacity });
  track.reassignedBy.add(by);
}

function count(track: Track, pick: number): void {
  if (!canHappen('counting-changed', track.state.state)) return;
  const counted = pick % 3 > 0;
  const payload = { counted, notCountedKind: counted ? null : 'leave' };
  const capacity = { role: 'system' as const, actingFor: null };
  append(track, { act: 'counting-changed', payload, texts: {}, actorId: null, capacity });
}

function close(tracks: readonly Track[], by: number, pick: number): void {
  const chosen = tracks.filter((_, index) => (index + pick) % 2 === 0);
  const closing = checkClose(
    {
      evaluations: chosen.map(({ state }) => state),
      actorId: by,
      role: 'office',
      leaveUnfinished: pick % 5 === 0,
      reason: 'Hết hạn',
    },
    {
      ...{ now: '2026-11-27T10:00:00.001Z', closeDeadline: '2026-11-27T10:00:00.000Z' },
      ...{ begins: '2026-11-16', today: '2026-11-27' },
    },
  );
  if (!closing.ok) return;
  for (const { evaluationId, act } of closing.acts) {
    const track = chosen.find(({ state }) => state.id === evaluationId);
    if (track === undefined) throw new Error('an act for nobody');
    const without = track.state.counted && track.state.approver === null;
    if (without && by === track.state.personId) expect.fail('left his own week unfinished');
    append(track, act);
  }
}

/** The first person from `drawn` on who could take a step onward. */
function willing(
  world: World,
  { state }: Track,
  drawn: number,
  viewerOf: (person: number) => Viewer,
): number | undefined {
  const turn = [...world.people.slice(drawn - 1), ...world.people.slice(0, drawn - 1)];
  const onward = ['submit', 'score', 'approve', 'decide', 'view-dissent', 'agree-reopen'] as const;
  const at = moment();
  return turn.find((person) => {
    const viewer = viewerOf(person);
    return onward.some((name) => precheck(state, name, viewer, at).length === 0);
  });
}

function play(world: World, steps: readonly Step[]): readonly Track[] {
  const tracks = createdIn(world.body).map(begin);
  const viewers = new Map<number, Viewer>();
  let date = MONDAY;
  for (const one of steps) {
    const track = tracks[one.record % Math.max(1, tracks.length)];
    if (track === undefined) return tracks;
    if (one.nextDay) {
      date = addDays(date, 1);
      viewers.clear();
    }
    const day = date;
    const viewerOf = (person: number) => viewers.get(person) ?? viewerIn(world, person, day);
    const drawn = 1 + Math.floor(one.account / 2);
    const me = one.willing ? (willing(world, track, drawn, viewerOf) ?? drawn) : drawn;
    const viewer = viewerOf(me);
    viewers.set(me, viewer);
    const reassignedByViewer = track.reassignedBy.has(me) ? [track.state.id] : [];
    if (one.kind === 'reassign') reassign(world, track, me, one.pick);
    else if (one.kind === 'count') count(track, one.pick);
    else if (one.kind === 'close') close(tracks, me, one.pick);
    else attempt(world, track, viewer, one, moment({ today: date, reassignedByViewer }));
  }
  return tracks;
}

const HAPPENED = [
  ...['submitted', 'viewed', 'scored', 'approved', 'decided', 'returned', 'sent-back', 'closed'],
  ...['dissented', 'dissent-viewed', 'reopen-proposed', 'reopened', 'reopen-declined', 'reassigned'],
  ...['scored for another', 'approved for another', 'decided for another'],
];
const VETOES = [
  ...['not-found', 'own-case', 'not-your-part', 'wrong-state', 'week-not-counted', 'proposed-by-you'],
  ...['scored-by-you', 'scoring-is-yours', 'approving-is-yours', 'reassigned-by-you'],
  'delegation-lacks-scoring',
];

describe('any sequence of tries by anybody', () => {
  it('holds no decision on oneself in 100,000 tries, and replays to the same states', () => {
    fc.assert(
      fc.property(worlds, fc.array(step, { minLength: 40, maxLength: 120 }), (world, steps) => {
        for (const { state, acts } of play(world, steps)) {
          const stored = JSON.parse(JSON.stringify(acts)) as EvaluationAct[];
          expect(replay(stored)).toEqual(state);
        }
      }),
      { seed: 20261119, numRuns: 2000 },
    );
    expect(tally.tried).toBeGreaterThan(100_000);
    // Not void: every step of the procedure happened, in person and for others, and every veto was met.
    for (const name of HAPPENED) expect(tally.accepted.get(name) ?? 0, name).toBeGreaterThan(4);
    for (const code of VETOES) expect(tally.refused.get(code) ?? 0, code).toBeGreaterThan(4);
  });
});
