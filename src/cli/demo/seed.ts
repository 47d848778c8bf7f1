// Makes the sample bodies in an empty database: a province with one ward at work, and a second body beside it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Tenant } from '../../app/actor.ts';
import type { AppContext } from '../../app/context.ts';
import { delegate } from '../../app/delegations.ts';
import { intentOf } from '../../app/once.ts';
import { nameManager } from '../../app/post-map.ts';
import { activateRulebooks } from '../../app/rulebooks.ts';
import { confirmReadings } from '../../app/studio/settle.ts';
import { stateGroup } from '../../app/subjects.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { dateAt, instantAt } from '../../domain/period/zone.ts';
import { openPool, type Pool } from '../../store/connection.ts';
import { organizationOn, organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inReadTransaction, inTransaction } from '../../store/transaction.ts';
import { createBody, rulebooksIn, shippedRulebooks } from '../create-body.ts';
import { demoFolder, importSample } from './bodies.ts';
import {
  actorAt,
  CAST,
  type CastRole,
  GRANTS,
  giveAccounts,
  memberNamed,
  membersOf,
  type Ward,
} from './cast.ts';
import { chanceOf } from './chance.ts';
import { playOutside } from './outside.ts';
import { playPastWork } from './past-work.ts';
import { playMonths, playQuarters } from './quarters.ts';
import { playRegister } from './register.ts';
import { draftReport } from './report.ts';
import type { WorkGroup } from './story.ts';
import { playTalks } from './talks.ts';
import { playTasks } from './tasks.ts';
import { playUnits } from './unit-weeks.ts';
import { clock, evaluationsOf, playPastWeek, playThisWeek, type Reached, type Stage, step } from './weeks.ts';
import { takeOverCatalogue } from './works.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const PAST_WEEKS = 12;
/** Address of the second body; it is made last. */
export const NEIGHBOUR = 'xa-mau';
export const WARD_CODE = 'KH.22366';
/** The State side and the Party side: two results for one person in one quarter; collectives on the Party side. */
const QUARTERLY = ['335-civil-servant.yaml', '335-leader.yaml', '366-person.yaml', '366-collective.yaml'];
/** Units file a week of their own. */
const UNIT_WEEKS = '8679-unit.yaml';
/** The ward's own regulation for its contract staff: its share of "excellent" binds every month. */
const OF_THE_WARD = ['lao-dong-hop-dong.yaml'];
/** The Party side stays unconfirmed: its results are previews, and the chair can confirm them. */
const CONFIRMED = ['335-civil-servant', '335-leader', '8679-unit'];

export interface Seeded {
  readonly logins: ReadonlyMap<CastRole, string>;
}

/** Seeds both bodies; `told` hears of each finished week. Every moment lies at or before `now`. */
export async function seed(
  context: AppContext,
  migrationUrl: string,
  now: string,
  told: (week: string) => void,
): Promise<Seeded> {
  const owner = openPool(migrationUrl, { max: 1 });
  const thisWeek = weekOf(dateAt(now, ZONE));
  const firstMonday = weekDates(addWeeks(thisWeek, -PAST_WEEKS)).from;
  const born = instantAt(firstMonday, '06:30', ZONE);
  try {
    const seeded = await seedWard(context, owner, born, now, told);
    await seedNeighbour(context, owner, born);
    return seeded;
  } finally {
    await owner.end();
  }
}

async function seedWard(
  context: AppContext,
  owner: Pool,
  born: string,
  now: string,
  told: (week: string) => void,
): Promise<Seeded> {
  const body = {
    slug: 'khanh-hoa',
    name: 'Tỉnh Khánh Hoà (dữ liệu mẫu)',
    zone: ZONE,
    hostNames: ['localhost', '127.0.0.1'],
  };
  const tenant = await createBody(owner, body, born);
  const own = await rulebooksIn(join(demoFolder, 'quy-dinh'), OF_THE_WARD);
  await activateRulebooks(
    owner,
    tenant,
    [...(await shippedRulebooks([...QUARTERLY, UNIT_WEEKS])), ...own],
    born,
  );
  const author = { tenantId: tenant.id, personId: null, today: dateAt(born, ZONE), now: born };
  await importSample(context, author, 'units', 'input/don-vi-khanh-hoa.csv', null);
  const { root, codes } = await unitCodes(context, tenant, author.today, WARD_CODE);
  await importSample(context, author, 'people', 'input/danh-sach-phuong-nha-trang.xlsx', WARD_CODE);
  const ward = await loadWard(context, tenant, author.today, root, codes);
  const byPerson = await giveAccounts(context, ward, codes, born, GRANTS);
  await confirmReadingsOf(context, ward, born, CONFIRMED);
  await nameManagers(context, ward, born);
  await stateContractStaff(context, ward, codes, born);
  await takeOverCatalogue(context, ward, born);
  const works = parse(await readFile(join(demoFolder, 'works.yaml'), 'utf8')) as WorkGroup[];
  const stage: Stage = { context, ward, works, officeId: memberNamed(ward, CAST.office).personId };
  await playWeeks(stage, now, told);
  await playOutside(stage, tenant, byPerson, now);
  await readOldMessages(stage, now);
  const roles = Object.keys(CAST) as CastRole[];
  return {
    logins: new Map(roles.map((role) => [role, byPerson.get(memberNamed(ward, CAST[role]).personId) ?? ''])),
  };
}

/** People of the sample have read what they were told in earlier weeks. */
function readOldMessages({ context, ward }: Stage, now: string): Promise<unknown> {
  const monday = weekDates(addWeeks(weekOf(dateAt(now, ward.zone)), -1)).from;
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  return inTransaction(context.pool, scope, (tx) =>
    tx.query('update message set read_at = at where tenant_id = $1 and at < $2', [
      ward.tenantId,
      instantAt(monday, '00:00', ward.zone),
    ]),
  );
}

async function unitCodes(context: AppContext, tenant: Tenant, today: string, wardCode: string) {
  const scope = { tenantId: tenant.id, personId: null, actor: 'system', today } as const;
  return inReadTransaction(context.pool, scope, async (tx) => {
    const version = await organizationVersionOn(tx, tenant.id, today);
    const units = version === null ? [] : await unitsOf(tx, tenant.id, version);
    const top = units.find((unit) => unit.code === wardCode);
    if (top === undefined) throw new Error(`the sample has no unit ${wardCode}`);
    const inside = units.filter((unit) => top.lo <= unit.lo && unit.lo <= top.hi);
    return { root: top.id, codes: new Map(inside.map((unit) => [unit.id, unit.code])) };
  });
}

async function loadWard(
  context: AppContext,
  tenant: Tenant,
  today: string,
  rootUnitId: number,
  codes: ReadonlyMap<number, string>,
): Promise<Ward> {
  const scope = { tenantId: tenant.id, personId: null, actor: 'system', today } as const;
  const members = await inReadTransaction(context.pool, scope, (tx) =>
    membersOf(tx, tenant.id, today, [...codes.keys()]),
  );
  return { tenantId: tenant.id, zone: tenant.zone, rootUnitId, members };
}

/** The chair takes responsibility for the readings of these regulations, by document. */
async function confirmReadingsOf(
  context: AppContext,
  ward: Ward,
  now: string,
  ids: readonly string[],
): Promise<void> {
  const role = 'regulation-approver' as const;
  const actor = actorAt(ward, memberNamed(ward, CAST[role]).personId, now, [
    { role, unitId: ward.rootUnitId },
  ]);
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  const rulebooks = await inReadTransaction(context.pool, scope, (tx) => loadRulebooks(tx, ward.tenantId));
  for (const { id: rulebookId, version, readings } of rulebooks.all()) {
    if (!ids.includes(rulebookId)) continue;
    const form = {
      rulebookId,
      version,
      readings: readings.map(({ key }) => key),
      documentNumber: '02/QĐ-UBND',
    };
    await confirmReadings(context, actor, intentOf(`demo-readings-${rulebookId}`, form), form);
  }
}

// Two units have no deputy who could score; a colleague directs the work there, by document. The two colleagues
// themselves are left without a scorer: the page "who scores, who approves" has something to show.
async function nameManagers(context: AppContext, ward: Ward, now: string): Promise<void> {
  const admin = memberNamed(ward, CAST['organization-admin']).personId;
  const actor = actorAt(ward, admin, now, [{ role: 'organization-admin', unitId: ward.rootUnitId }]);
  for (const [directing, head] of [
    ['Ngô Thị Diễm', 'Bùi Đức Lộc'],
    ['Dương Quang Quý', 'Nguyễn Thị Hương'],
  ] as const) {
    const { unitId, personId: managerId } = memberNamed(ward, directing);
    const staff = ward.members.filter(
      (one) => one.unitId === unitId && ![directing, head].includes(one.name as typeof directing),
    );
    for (const { assignmentId } of staff) {
      const form = { managerId, from: actor.today, documentNumber: '27/QĐ-UBND' };
      await nameManager(context, actor, intentOf(`demo-manager-${assignmentId}`, form), assignmentId, form);
    }
  }
}

/** Units of which every second person without a post is contract staff, by document. */
const WITH_CONTRACTS = ['KH.22366.UB.1', 'KH.22366.UB.2', 'KH.22366.UB.3'];

async function stateContractStaff(
  context: AppContext,
  ward: Ward,
  codes: ReadonlyMap<number, string>,
  now: string,
): Promise<void> {
  const admin = memberNamed(ward, CAST['organization-admin']).personId;
  const actor = actorAt(ward, admin, now, [{ role: 'organization-admin', unitId: ward.rootUnitId }]);
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system', today: actor.today } as const;
  const body = await inReadTransaction(context.pool, scope, (tx) =>
    organizationOn(tx, ward.tenantId, actor.today),
  );
  const cast = Object.values(CAST).map((name) => memberNamed(ward, name).personId);
  const staff = (body?.holdings ?? []).filter(
    ({ personId, unitId, rank }) =>
      WITH_CONTRACTS.includes(codes.get(unitId) ?? '') && rank === 'staff' && !cast.includes(personId),
  );
  for (const { personId } of staff.filter((_, index) => index % 2 === 0)) {
    const form = { personId, group: 'contract', from: actor.today, documentNumber: '31/QĐ-UBND' } as const;
    await stateGroup(context, actor, intentOf(`demo-group-${personId}`, form), form);
  }
}

async function playWeeks(stage: Stage, now: string, told: (week: string) => void): Promise<void> {
  const thisWeek = weekOf(dateAt(now, ZONE));
  const clerk = memberNamed(stage.ward, CAST.clerk);
  for (let back = PAST_WEEKS; back > 0; back -= 1) {
    const week = addWeeks(thisWeek, -back);
    await playPastWeek(stage, week, back === 1 ? now : null, { spared: [clerk.unitId], units: playUnits });
    told(week);
  }
  await playThisWeek(stage, thisWeek, now, (one) => reachedBy(one, clerk.personId, clerk.unitId));
  await playUnits(stage, thisWeek, clock(stage, thisWeek, now), (unit) =>
    unit.unitId === clerk.unitId ? 'open' : unit.unitId % 3 === 0 ? 'submitted' : 'open',
  );
  told(thisWeek);
  await playQuarters(stage, now, clerk.unitId);
  await playMonths(stage, now);
  await proposeReopening(stage, addWeeks(thisWeek, -2), now);
  await lendAuthority(stage, now);
  await playRegister(stage, now);
  await playPastWork(stage, now);
  await playTasks(stage, now);
  await draftReport(stage, memberNamed(stage.ward, CAST.clerk).personId, now);
  await playTalks(stage, now);
}

function reachedBy(evaluation: Evaluation, clerkId: number, clerkUnit: number): Reached {
  // His report is drafted from the register, once there is one.
  if (evaluation.personId === clerkId) return 'open';
  const order: readonly Reached[] =
    evaluation.unitId === clerkUnit
      ? [
          'submitted',
          'scored',
          'submitted',
          'submitted',
          'scored',
          'approved',
          'submitted',
          'returned',
          'scored',
        ]
      : ['submitted', 'approved', 'scored', 'open', 'submitted', 'approved', 'scored'];
  const place =
    evaluation.unitId === clerkUnit
      ? evaluation.personId
      : Math.floor(chanceOf(`now ${evaluation.id}`)() * 7);
  return order[place % order.length] ?? 'submitted';
}

async function proposeReopening(stage: Stage, week: string, now: string): Promise<void> {
  const clerk = memberNamed(stage.ward, CAST.clerk).personId;
  const evaluation = (await evaluationsOf(stage, week)).find((one) => one.personId === clerk);
  if (evaluation === undefined) return;
  const comment = 'Bổ sung biên bản bàn giao 12 hồ sơ đã trả đúng hạn nhưng chưa được ghi nhận.';
  await step(stage, clerk, now, [{ evaluation, command: { name: 'propose-reopen', comment } }]);
}

async function lendAuthority(stage: Stage, now: string): Promise<void> {
  const actor = actorAt(stage.ward, memberNamed(stage.ward, CAST.leader).personId, now);
  const delegateId = memberNamed(stage.ward, 'Mai Quốc Khánh').personId;
  const form = {
    delegateId,
    actions: ['score', 'approve'] as const,
    from: actor.today,
    to: addDays(actor.today, 10),
    documentNumber: '41/UQ-UBND',
  };
  await delegate(stage.context, actor, intentOf('demo-delegation', form), form);
}

async function seedNeighbour(context: AppContext, owner: Pool, born: string): Promise<void> {
  const tenant = await createBody(
    owner,
    { slug: NEIGHBOUR, name: 'Xã Mẫu (dữ liệu mẫu)', zone: ZONE, hostNames: [] },
    born,
  );
  const author = { tenantId: tenant.id, personId: null, today: dateAt(born, ZONE), now: born };
  await importSample(context, author, 'units', 'xa-mau/units.csv', null);
  const { root, codes } = await unitCodes(context, tenant, author.today, 'XM');
  await importSample(context, author, 'people', 'xa-mau/people.csv', 'XM');
  const ward = await loadWard(context, tenant, author.today, root, codes);
  await giveAccounts(context, ward, codes, born, []);
}
