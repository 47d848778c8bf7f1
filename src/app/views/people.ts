// Finding people, and one person's page: posts for everybody, weeks only as far as the policy table goes.

import { reads } from '../../domain/evaluation/policy.ts';
import { foldText } from '../../domain/organization/text-match.ts';
import { weekOf } from '../../domain/period/week.ts';
import { seesHours } from '../../domain/work/hours.ts';
import { periodOfEvaluationId } from '../../store/evaluations.ts';
import { logEvents } from '../../store/event-log.ts';
import { findPeople as findInStore, namesOf } from '../../store/people.ts';
import { type Look, looksAt, type PersonWeek, weeksOfPerson } from '../../store/person-record.ts';
import { type CareerStep, careerOf } from '../../store/posts.ts';
import { unitsUnder } from '../../store/subtree.ts';
import { inReadTransaction, inTransaction, type Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import { mainPosts, peopleOfWork } from '../../store/work-people.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { absenceItems } from './absences.ts';
import { pastWeekItems } from './past-weeks.ts';

const FOUND = 20;
/** Two years of weeks, transfers included, and the last looks: what a page shows. */
const ON_PAGE = { weeks: 110, looks: 100 };

export interface PeopleQuery {
  readonly q: string;
  readonly unit?: number | undefined;
  readonly limit?: number | undefined;
}

/** People by the beginnings of words of their names, accents or not; with accents typed, those that match come first. */
export function findPeople(context: Pick<AppContext, 'pool'>, actor: RequestActor, query: PeopleQuery) {
  const limit = query.limit ?? FOUND;
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const unitIds =
      query.unit === undefined ? null : await unitsUnder(tx, actor.tenantId, query.unit, actor.today);
    const found = await findInStore(tx, actor.tenantId, {
      today: actor.today,
      words: foldText(query.q).split(' '),
      typed: query.q.normalize('NFC').trim().toLowerCase(),
      unitIds,
      limit: limit + 1,
    });
    return {
      items: found.slice(0, limit).map((person) => ({
        id: person.id,
        name: person.name,
        unit:
          person.unitId === null
            ? null
            : { id: person.unitId, name: person.unitName ?? '', code: person.unitCode ?? '' },
        post: person.title,
        jobPosition: person.jobPosition,
      })),
      more: found.length > limit,
    };
  });
}

/** A person's page, the newest first. Reading somebody else's weeks or absences leaves a line in the read log. */
export function readPerson(context: AppContext, actor: RequestActor, personId: number, most = ON_PAGE) {
  const { tenantId } = actor;
  return inTransaction(context.pool, personScope(actor), async (tx) => {
    const [names, viewer, career] = await Promise.all([
      namesOf(tx, tenantId, [personId]),
      loadViewer(tx, tenantId, actor.personId, actor.today),
      careerOf(tx, tenantId, personId),
    ]);
    const name = names.get(personId);
    if (name === undefined) throw notFound();
    const isOwn = personId === actor.personId;
    const [weeks, pastWeeks, absences, looks, hours] = await Promise.all([
      weeksOfPerson(tx, tenantId, viewer, personId, most.weeks),
      pastWeekItems(tx, tenantId, personId),
      absenceItems(tx, context, actor, viewer, [personId]),
      isOwn ? looksAt(tx, tenantId, personId, most.looks) : null,
      hasHoursFor(tx, actor, viewer, personId),
    ]);
    const page = {
      person: { id: personId, name },
      posts: career.map(stepOf),
      weeks: weeks.map((week) => weekItem(week, reads(viewer, week))),
      pastWeeks,
      absences,
      readBy: looks === null ? null : looks.map(lookOf),
      hours,
    };
    const shown = weeks.length + pastWeeks.length + absences.length;
    if (!isOwn && shown > 0) await logEvents(tx, tenantId, [readEvent(actor, page)]);
    return page;
  });
}

/** Whether the page of declared hours is open to whoever asks without any regulation. */
async function hasHoursFor(
  tx: Tx,
  { tenantId, today }: RequestActor,
  { personId: me, headedUnits }: Awaited<ReturnType<typeof loadViewer>>,
  personId: number,
): Promise<boolean> {
  const [[post], { scored }] = await Promise.all([
    mainPosts(tx, tenantId, [personId], today),
    peopleOfWork(tx, tenantId, me, today),
  ]);
  return post !== undefined && seesHours({ personId: me, headedUnits, scored }, post) !== null;
}

function stepOf(step: CareerStep) {
  const { unitId, unitName, unitCode, title, ...rest } = step;
  return { unit: { id: unitId, name: unitName, code: unitCode }, post: title, ...rest };
}

function weekItem(week: PersonWeek, isReadable: boolean) {
  return {
    week: weekOf(week.weekStart),
    evaluationId: week.id,
    state: week.state,
    self: isReadable ? week.selfTotal : null,
    scorer: isReadable ? week.scorerTotal : null,
    total: isReadable ? week.total : null,
    level: isReadable ? week.level : null,
    rulebook: week.rulebook,
    counted: week.counted,
  };
}

function lookOf(look: Look) {
  const { actorId, recordKind, recordId, view } = look;
  return {
    person: actorId === null ? null : { id: actorId, name: look.name ?? '' },
    at: look.at,
    // 'list:score' and 'list:approve' are lists alike.
    what: view?.split(':')[0] ?? recordKind ?? 'person',
    period: recordKind === 'evaluation' && recordId !== null ? periodOfEvaluationId(recordId) : null,
  };
}

interface Shown {
  readonly person: { readonly id: number };
  readonly weeks: readonly { readonly evaluationId: number; readonly total: number | null }[];
  readonly pastWeeks: readonly { readonly id: number }[];
  readonly absences: readonly { readonly id: number }[];
}

function readEvent(actor: RequestActor, { person, weeks, pastWeeks, absences }: Shown) {
  return {
    kind: 'read',
    at: actor.now,
    actorId: actor.personId,
    accountId: actor.accountId,
    subjectId: person.id,
    record: { kind: 'person', id: person.id },
    address: actor.address,
    detail: {
      evaluations: weeks.map((week) => week.evaluationId).join(' '),
      results: weeks.filter((week) => week.total !== null).length,
      pastWeeks: pastWeeks.map((week) => week.id).join(' '),
      absences: absences.map((absence) => absence.id).join(' '),
    },
  };
}
