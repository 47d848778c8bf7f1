// The Office's board: units by stage, who has what, which step of the ladder comes next.
import { HELD_STAGES, LADDER_STAGES } from '../../domain/evaluation/lateness.ts';
import { type BoardRecord, countUnits, type Held, whoIsMissing } from '../../domain/office/board.ts';
import { standingOn } from '../../domain/office/ladder.ts';
import { lentFor } from '../../domain/office/stand-in.ts';
import { lentBy } from '../../store/board.ts';
import { unitWeeks } from '../../store/unit-weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { mayExtend } from '../extend-week.ts';
import { type BoardMaterial, type BoardQuery, loadBoard, peopleFacts } from '../office/board-material.ts';
import { nameIn } from './evaluation-item.ts';
import { followedRegulations } from './followed-regulations.ts';
import { type Reading, reading } from './reading.ts';
import { weekViewOf } from './week.ts';

/** Lines of each stage sent at most, the most overdue first: no stage hides another. The reminder reaches all. */
const MOST_NAMED = 200;

/** Before a deadline those who have not filed are counted, not named one by one. */
const isNamed = (held: Held) => held.overdue || held.stage !== 'submit';

/** Throws not-found unless the viewer watches over the unit, or over any when none is named. */
export function viewBoard(context: AppContext, actor: RequestActor, query: BoardQuery) {
  return reading(context, actor, async (desk) => {
    const board = await loadBoard(desk, query);
    const { tx, viewer } = desk;
    const rows = await unitWeeks(tx, actor.tenantId, query.week, board.unitIds);
    const counts = countUnits(board.records, board.deadlinesOf, actor.now);
    const ref = unitRefs(board);
    const tops = topsOf(board);
    const acts = [...viewer.officeUnits, ...viewer.headedUnits];
    return {
      week: await weekViewOf(tx, actor.tenantId, query.week, board.deadlines, board.facts, context),
      now: actor.now,
      top: tops.length === 1 ? (tops[0] ?? null) : null,
      tops: tops.map(ref),
      units: board.units.flatMap(({ id, parentId }) => {
        const found = counts.get(id);
        if (found === undefined) return [];
        const state = rows.get(id)?.state ?? ('open' as const);
        const above = parentId === null ? null : ref(parentId).name;
        return [{ unit: ref(id), above, state, counts: found.counts, own: ownReport(found.own) }];
      }),
      holders: await holdersOf(desk, board),
      holding: holdingOf(board.holders.filter(isNamed)),
      nobody: whoIsMissing(board.records).map(({ unitId, ...one }) => ({ unit: ref(unitId), ...one })),
      regulations: followedRegulations(desk.rulebooks, board.records, board.deadlinesOf),
      ladder: ladderOf(board, actor.now),
      may: [
        ...(board.unitIds.some((id) => acts.includes(id)) ? (['remind'] as const) : []),
        ...(board.unitIds.some((id) => viewer.officeUnits.includes(id)) ? (['hand-over'] as const) : []),
        ...((await mayExtend(desk)) ? (['extend'] as const) : []),
      ],
    };
  });
}

/** The units above all that are shown; closing one closes everything under it. */
function topsOf({ units, unitIds }: BoardMaterial): readonly number[] {
  const shown = new Set(unitIds);
  return units.filter(({ parentId }) => parentId === null || !shown.has(parentId)).map(({ id }) => id);
}

/** How far the unit's own report is; what stands in it is not the board's. */
function ownReport(record: BoardRecord | null) {
  if (record === null) return null;
  const { id, state, counted, late } = record;
  return { id, state, counted, late };
}

/** References by id; a unit outside the part that is watched over has no name here. */
function unitRefs({ units }: BoardMaterial) {
  const known = new Map(units.map(({ id, name, code }) => [id, { id, name, code }]));
  return (id: number) => known.get(id) ?? { id, name: '', code: '' };
}

function holdingOf(held: readonly Held[]) {
  return HELD_STAGES.flatMap((stage) => {
    const lines = held.filter((one) => one.stage === stage);
    const overdue = lines.filter((one) => one.overdue).length;
    return lines.length === 0 ? [] : [{ stage, lines: lines.length, overdue }];
  });
}

/** In their order, so many of each stage. */
function firstOfEach(held: readonly Held[]): readonly Held[] {
  const counts = new Map<Held['stage'], number>();
  return held.filter(({ stage }) => {
    const before = counts.get(stage) ?? 0;
    counts.set(stage, before + 1);
    return before < MOST_NAMED;
  });
}

async function holdersOf(desk: Reading, board: BoardMaterial) {
  const named = firstOfEach(board.holders.filter(isNamed));
  const people = named.map(({ personId }) => personId);
  const lent = await lentBy(desk.tx, desk.actor.tenantId, people, desk.actor.today);
  const { names, away } = await peopleFacts(desk, [
    ...[...people, ...lent.map(({ delegateId }) => delegateId)],
    ...board.reminders.flatMap(({ sentBy }) => sentBy ?? []),
  ]);
  const ref = unitRefs(board);
  return named.flatMap((held) => {
    const { personId, stage, subject, recordId, unitIds, count, due, overdue, late } = held;
    const person = nameIn(names, personId);
    const [unitId] = unitIds;
    if (person === null || unitId === undefined) return [];
    // The newest, whoever of those who could do it was reminded.
    const reminded = board.reminders.find(
      (one) => one.of === personId && one.stage === stage && one.subject === subject,
    );
    const standIn = lentFor(held, lent);
    const to = standIn === undefined ? null : nameIn(names, standIn.delegateId);
    return [
      {
        ...{ person, stage, subject, record: recordId, count, due, overdue, late },
        ...{ unit: ref(unitId), units: unitIds.length },
        away: away.has(personId) ? { until: away.get(personId) ?? null } : null,
        lent: standIn === undefined || to === null ? null : { to, until: standIn.until },
        reminded:
          reminded === undefined
            ? null
            : {
                ...{ at: reminded.at, times: reminded.times, deliverAt: reminded.deliverAt },
                by: nameIn(names, reminded.sentBy),
              },
      },
    ];
  });
}

/** The regulation's ladder, and for each stage where whoever is late with it stands. */
function ladderOf({ rulebook, rungsFrom, deadlines }: BoardMaterial, now: string) {
  return {
    rungs: rulebook.escalation.map(({ key, name, afterWorkingDays, citation }) => ({
      ...{ key, name: { ...name }, afterWorkingDays },
      citation: { ...citation, note: citation.note === null ? null : { ...citation.note } },
    })),
    stages: LADDER_STAGES.map((stage) => ({ stage, ...standingOn(rungsFrom(deadlines[stage]), now) })),
  };
}
