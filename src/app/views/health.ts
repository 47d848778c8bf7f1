// Is the organisation in order: people without manager, circles, empty posts and the like, each with who it is about.
import { type Holding, type OrganizationOnDay, resolveAuthority } from '../../domain/evaluation/authority.ts';
import {
  emptyPosts,
  HEALTH_CHECKS,
  type HealthCheck,
  headlessUnits,
  managerLoops,
} from '../../domain/organization/health.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { periodDates, periodOf } from '../../domain/period/period.ts';
import { weekOf } from '../../domain/period/week.ts';
import { regulationGaps } from '../../domain/rulebook/gaps.ts';
import { PERIOD_KINDS, type Rulebook } from '../../domain/rulebook/shape.ts';
import {
  accountsWithoutPost,
  endingDelegations,
  peopleWithoutAccount,
  postsTakenBack,
  unapprovableWeeks,
} from '../../store/health.ts';
import { organizationOn } from '../../store/organization.ts';
import { namesOf } from '../../store/people.ts';
import { allPosts } from '../../store/posts.ts';
import { loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import { type StatedSubjects, statedSubjects } from '../../store/subjects.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { systemReach } from '../import-scope.ts';
import { administers, administersAll } from '../organization-acts.ts';
import { type Regulations, regulationsIn } from '../regulations.ts';
import { evaluatedAssignments } from './post-map.ts';
import { regulationFindings } from './regulation-health.ts';

/** A delegation that ends within this many days is named in time. */
const SOON_DAYS = 14;
/** Lines sent to the page; the workbook holds all. */
const SHOWN = 100;

export interface HealthLine {
  readonly check: HealthCheck;
  readonly personId: number | null;
  readonly unitId: number | null;
  /** Name of the person, unit or post. */
  readonly what: string;
  readonly unit: string | null;
  /** A number, a date, a login or other names, as the kind of check has it. */
  readonly detail: string | null;
}

type Found = Omit<HealthLine, 'what' | 'unit'> & {
  readonly what?: string;
  readonly others?: readonly number[];
};

interface Facts {
  readonly body: OrganizationOnDay;
  readonly rulebooks: Rulebooks;
  readonly stated: StatedSubjects;
}

/** Every line of every check, within the administrator's part of the body. */
export function healthLines(context: AppContext, actor: RequestActor): Promise<readonly HealthLine[]> {
  return inReadTransaction(context.pool, systemReach(actor), async (tx) => {
    const { tenantId, today } = actor;
    const [body, rulebooks, stated] = await Promise.all([
      organizationOn(tx, tenantId, today),
      loadRulebooks(tx, tenantId),
      statedSubjects(tx, tenantId, today),
    ]);
    const found = [
      ...withoutRegulation(rulebooks, today),
      ...(body === null ? [] : inOrganization({ body, rulebooks, stated })),
      ...(await inRecords(tx, actor, body)),
    ];
    return named(tx, actor, body, found);
  });
}

/** The same for the page: counts of everything, and the first lines of each check. */
export async function readHealth(context: AppContext, actor: RequestActor) {
  const lines = Map.groupBy(await healthLines(context, actor), (line) => line.check);
  return {
    day: actor.today,
    checks: HEALTH_CHECKS.map((check) => ({
      check,
      count: lines.get(check)?.length ?? 0,
      lines: (lines.get(check) ?? []).slice(0, SHOWN).map(({ check: _check, ...line }) => line),
    })),
  };
}

const evaluatesPeople = ({ subjects }: Rulebook) => subjects.some(({ evaluates }) => evaluates === 'person');

/** Where there is none, nothing else of a person's weeks can be looked at: green would be wrong. */
function withoutRegulation(rulebooks: Rulebooks, today: string): Found[] {
  return regulationGaps(rulebooks.all().filter(evaluatesPeople), today, SOON_DAYS).map(
    ({ from, to, periods }) =>
      line('without-regulation', { what: `${from} – ${to ?? '…'}`, detail: periods.join(', ') || null }),
  );
}

/** By which it is asked who scores whom: the weekly ones, or else those of the shortest period that runs today. */
function rulingToday({ body, rulebooks, stated }: Facts): Regulations {
  const kind = PERIOD_KINDS.find((one) => rulebooks.runs(periodOf(one, body.date))) ?? 'week';
  const { from: date } = periodDates(periodOf(kind, body.date));
  return regulationsIn({ rulebooks: rulebooks.all(), units: body.units, stated, date, kind });
}

function inOrganization({ body, rulebooks, stated }: Facts): Found[] {
  const { holdings, units } = body;
  const unitOf = new Map(
    holdings.filter((one) => one.kind === 'main').map((one) => [one.personId, one.unitId]),
  );
  const ruling = rulingToday({ body, rulebooks, stated });
  const isAlone = (holding: Holding) =>
    ruling.ofPerson(holding).some((rulebook) => {
      // A regulation of some ranks only says nothing of the others.
      if (!rulebook.authority.some(({ ranks }) => ranks.includes(holding.rank))) return false;
      const authority = resolveAuthority(rulebook, body, holding);
      return !authority.outside && authority.scorer === null;
    });
  const evaluated = evaluatedAssignments(ruling, body);
  return [
    ...holdings
      .filter((holding) => evaluated.has(holding.assignmentId) && isAlone(holding))
      .map(({ personId, unitId }) => line('without-manager', { personId, unitId })),
    ...regulationFindings({ body, rulebooks, stated }).map(({ check, ...about }) => line(check, about)),
    ...managerLoops(holdings).map(([first = 0, ...others]) =>
      line('manager-loop', { personId: first, unitId: unitOf.get(first) ?? null, others }),
    ),
    ...headlessUnits([...units.values()], holdings).map(({ id }) =>
      line('unit-without-head', { unitId: id }),
    ),
    ...holdings
      .filter((holding) => holding.kind === 'secondment' && holding.away === true)
      .map(({ personId, unitId }) => line('seconded-both-ways', { personId, unitId })),
  ];
}

const line = (check: HealthCheck, about: Partial<Found>): Found => ({
  ...{ check, personId: null, unitId: null, detail: null },
  ...about,
});

async function inRecords(tx: Tx, { tenantId, today }: RequestActor, body: OrganizationOnDay | null) {
  const [posts, takenBack, bare, idle, ending, weeks] = await Promise.all([
    allPosts(tx, tenantId),
    postsTakenBack(tx, tenantId),
    peopleWithoutAccount(tx, tenantId, today),
    accountsWithoutPost(tx, tenantId, today),
    endingDelegations(tx, tenantId, today, addDays(today, SOON_DAYS)),
    unapprovableWeeks(tx, tenantId, today),
  ]);
  const holdings = body?.holdings ?? [];
  const unitOf = new Map(holdings.map((one) => [one.personId, one.unitId]));
  const at = (personId: number) => ({ personId, unitId: unitOf.get(personId) ?? null });
  return [
    ...weeks.map(({ personId, unitId, weeks: count, first }) =>
      line('week-without-approver', { personId, unitId, detail: `${weekOf(first)} (${count})` }),
    ),
    ...emptyPosts(posts, body?.units ?? new Map(), holdings, takenBack).map(
      ({ unitId, title, jobPosition }) => line('empty-post', { unitId, what: title ?? jobPosition ?? '–' }),
    ),
    ...bare.map(({ personId }) => line('without-account', at(personId))),
    ...idle
      .filter((one) => !one.granted)
      .map(({ personId, login }) => line('account-without-post', { ...at(personId), detail: login })),
    ...ending.map(({ personId, delegateId, to }) =>
      line('delegation-ending', { ...at(personId), detail: to, others: [delegateId] }),
    ),
  ];
}

/**
 * Lines with names, of the own part only: who holds no post is seen by those who keep the whole body. That there is no
 * regulation concerns everybody.
 */
async function named(
  tx: Tx,
  actor: RequestActor,
  body: OrganizationOnDay | null,
  found: readonly Found[],
): Promise<readonly HealthLine[]> {
  const units = [...(body?.units.values() ?? [])];
  const isWhole = administersAll(actor, units);
  const mine = new Set(units.filter((unit) => administers(actor, units, unit.id)).map((unit) => unit.id));
  const seen = found.filter(
    ({ check, unitId }) => isWhole || check === 'without-regulation' || (unitId !== null && mine.has(unitId)),
  );
  const names = await namesOf(
    tx,
    actor.tenantId,
    seen.flatMap(({ personId, others = [] }) => [personId, ...others]),
  );
  return seen.map((one) => lineOf(one, body?.units ?? new Map(), names));
}

function lineOf(
  { others = [], what, ...one }: Found,
  units: ReadonlyMap<number, Unit>,
  names: ReadonlyMap<number, string>,
): HealthLine {
  const unit = one.unitId === null ? null : (units.get(one.unitId)?.name ?? null);
  const person = one.personId === null ? null : (names.get(one.personId) ?? '–');
  const beside = others.map((id) => names.get(id) ?? '–');
  return {
    ...one,
    what: what ?? person ?? unit ?? '–',
    unit: person === null && what === undefined ? null : unit,
    detail: [...beside, one.detail].filter((part) => part !== null).join(' · ') || null,
  };
}
