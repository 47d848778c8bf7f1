// A desk for the pages of administration: the built product over a made-up API that remembers what is done to it.
import type { Browser } from 'playwright-core';
import type { SessionView } from '../../src/contract/session.ts';
import { HEALTH_CHECKS } from '../../src/domain/organization/health.ts';
import { foldText } from '../../src/domain/organization/text-match.ts';
import { type FakeAnswers, FakeProblem, fakeApi } from './fake-api.ts';
import { type FakeImports, fakeImports } from './fake-imports.ts';
import { type FakeRoles, fakeRoles } from './fake-roles.ts';
import {
  absences,
  calendarDays,
  delegations,
  ME,
  ownDay,
  personView,
  weekView,
} from './fixtures/desk-data.ts';
import { RULEBOOK, SESSION } from './fixtures/own-week.ts';
import { WELL } from './fixtures/sealed-log.ts';
import { loadWard, postRows, type Ward } from './fixtures/ward.ts';
import { openPage, type PageOptions, type TestPage } from './harness.ts';
import { type Site, startSite } from './site.ts';
import { buildWeb } from './web.ts';

/** Friday 20/11/2026, 15:00 in Ha Noi. */
const NOW = '2026-11-20T08:00:00.000Z';
const MENU: SessionView['menu'] = [
  'today',
  'unit',
  'post-map',
  'find',
  'health',
  'import',
  'past-weeks',
  'connectors',
  'accounts',
  'roles',
  'delegation',
  'leave',
  'calendar',
  'help',
];
const ADMIN: SessionView = {
  ...SESSION,
  person: ME,
  menu: MENU,
  roles: ['organization-admin', 'office'],
  homeUnit: 1,
};

type Account = ReturnType<typeof accountsOf>[number];
type Row = Record<string, unknown> & { id: number };

export interface AdminState {
  session: SessionView;
  accounts: Account[];
  delegations: Row[];
  absences: Row[];
  ownDays: ReturnType<typeof ownDay>[];
  named: Map<number, number | null>;
  holds: readonly string[];
  canRecordFor: 'self' | 'units';
  /** Replies of a route instead of the usual ones: refusals, emptiness. */
  instead: FakeAnswers;
  /** Bodies of writing calls, by route, with their keys. */
  sent: { readonly route: string; readonly key: unknown; readonly body: unknown }[];
}
export interface AdminDesk {
  readonly site: Site;
  readonly ward: Ward;
  readonly state: AdminState;
  readonly imports: FakeImports;
  readonly roles: FakeRoles;
  readonly reset: () => void;
  readonly open: (browser: Browser, path: string, options?: PageOptions) => Promise<TestPage>;
}

function accountsOf(ward: Ward) {
  const units = new Map(ward.units.map((unit) => [unit.id, unit]));
  const posts = new Map(ward.state.posts.map((post) => [post.id, post]));
  const states = ['no-account', 'active', 'code-issued', 'code-expired', 'disabled'] as const;
  return ward.state.assignments
    .filter((one) => one.kind === 'main')
    .map((one, at) => {
      const post = posts.get(one.postId);
      const state = at < 40 ? states[0] : (states[at % 5] ?? 'active');
      const name = ward.state.people.find((person) => person.id === one.personId)?.fullName ?? '';
      const has = state !== 'no-account';
      return {
        id: has ? one.personId : null,
        person: { id: one.personId, name },
        login: has ? foldText(name).replaceAll(' ', '.') : null,
        unit: units.get(post?.unitId ?? 0)?.name ?? null,
        post: post?.title ?? post?.jobPosition ?? null,
        state: state as string,
        codeExpiresAt: state.startsWith('code') ? '2026-11-27T08:00:00.000Z' : null,
        mailStopped: at === 1 ? { at: '2026-11-20T03:00:00.000Z', why: 'full' } : null,
        version: 1,
      };
    });
}

const missing = () => new FakeProblem(404, 'not-found');
/** Tests of past weeks bring their own. */
const PAST_WEEKS: FakeAnswers = {
  pastImports: () => ({ items: [] }),
  ...{ pastWeek: missing, rehearsePastWeeks: missing, importPastWeeks: missing, pastImportAct: missing },
};

/** Tests of connectors bring their own. */
const CONNECTORS: FakeAnswers = {
  connectors: () => ({ items: [] }),
  ...{ connector: missing, addConnector: missing, renewConnector: missing, connectorAct: missing },
  workLists: () => ({ items: [] }),
  ...{ workList: missing, workListAct: missing },
};

/** Starts empty; `reset` before each test. */
export async function startAdminDesk(): Promise<AdminDesk> {
  const ward = await loadWard();
  const imports = fakeImports(ward);
  const roles = fakeRoles(ward);
  const state = fresh(ward);
  const usual = {
    ...answersOf(ward, state),
    ...imports.answers,
    ...roles.answers,
    ...PAST_WEEKS,
    ...CONNECTORS,
  };
  // Every answer can be replaced, and every writing call is kept.
  const answers = Object.fromEntries(
    Object.entries(usual).map(([route, answer]) => [
      route,
      (call: Parameters<NonNullable<typeof answer>>[0]) => {
        const key = call.headers['idempotency-key'];
        if (key !== undefined) state.sent.push({ route, key, body: call.body });
        return (state.instead[route as keyof FakeAnswers] ?? answer)(call);
      },
    ]),
  );
  const site = await startSite(await buildWeb(), fakeApi(answers));
  const open = async (browser: Browser, path: string, options: PageOptions = {}) => {
    const opened = await openPage(browser, `${site.address}/icon.svg`, options);
    await opened.page.clock.install({ time: NOW });
    await opened.page.goto(`${site.address}${path}`);
    return opened;
  };
  const reset = () => {
    Object.assign(state, fresh(ward));
    imports.jobs.length = 0;
    imports.conflict = false;
    roles.reset();
  };
  return { site, ward, state, imports, roles, reset, open };
}

function fresh(ward: Ward): AdminState {
  return {
    session: ADMIN,
    accounts: accountsOf(ward),
    delegations: delegations(),
    absences: absences(),
    ownDays: [ownDay('2026-11-24', 'holiday', 'Ngày thành lập phường', '12/QĐ-UBND')],
    named: new Map(),
    holds: ['score', 'approve', 'draft'],
    canRecordFor: 'units',
    instead: {},
    sent: [],
  };
}

function answersOf(ward: Ward, state: AdminState): FakeAnswers {
  return {
    ...readingAnswers(ward, state),
    ...accountAnswers(state),
    ...absenceAnswers(ward, state),
    ...calendarAnswers(state),
    nameManager: ({ params, body }) => {
      const { managerId } = body as { managerId: number | null };
      state.named.set(Number(params.id), managerId);
      return { assignmentId: Number(params.id), managerId };
    },
  };
}

function readingAnswers(ward: Ward, state: AdminState): FakeAnswers {
  const units = new Map(ward.units.map((unit) => [unit.id, unit]));
  const depth = (id: number | null): number =>
    id === null ? -1 : 1 + depth(units.get(id)?.parentId ?? null);
  const ref = (id: number) => ({ id, name: units.get(id)?.name ?? '', code: units.get(id)?.code ?? '' });
  return {
    session: () => state.session,
    log: () => WELL,
    today: () => ({
      week: weekView('2026-W47'),
      mine: [],
      mineEmpty: 'not-evaluated',
      duties: [],
      waiting: 0,
      history: [],
    }),
    rulebook: () => ({
      id: RULEBOOK.id,
      version: RULEBOOK.version,
      hash: 'a3f09c11d2e8',
      rulebook: RULEBOOK,
      openReadings: null,
    }),
    units: () => ({
      version: 1,
      items: ward.units.map(({ id, parentId, kind }) => ({
        ...ref(id),
        parentId,
        kind,
        depth: depth(id),
        people: 0,
      })),
    }),
    postMap: ({ params, query }) => {
      const all = postRows(ward, state.named);
      const nobody = all.filter((row) => row.evaluated && !row.outside && !(row.scorer && row.approver));
      const outside = all.filter((row) => row.outside);
      const rows = query.only === 'nobody' ? nobody : query.only === 'outside' ? outside : all;
      const counts = { nobody: nobody.length, outside: outside.length, total: rows.length };
      return { unit: ref(Number(params.id)), rows, ...counts, next: null };
    },
    findPeople: ({ query }) => {
      const words = foldText(query.q ?? '').split(' ');
      const items = postRows(ward, state.named)
        .filter((row) => row.kind === 'main')
        .filter((row) => words.every((word) => foldText(row.person.name).includes(word)))
        .map((row) => ({ ...row.person, unit: row.unit, post: row.post, jobPosition: row.jobPosition }));
      const limit = Number(query.limit ?? 20);
      return { items: items.slice(0, limit), more: items.length > limit };
    },
    person: ({ params }) =>
      Number(params.id) > 500
        ? new FakeProblem(404, 'not-found')
        : personView(Number(params.id), Number(params.id) === ME.id),
    week: ({ params }) => weekView(params.week ?? ''),
  };
}

/** A body with troubles of every length: one line, many, none. */
export const HEALTH = {
  day: '2026-11-20',
  checks: HEALTH_CHECKS.map((check, at) => {
    const count = [3, 1, 2, 0, 130, 12, 1, 0, 1][at] ?? 0;
    const ofPerson = check !== 'unit-without-head' && check !== 'empty-post';
    return {
      ...{ check, count },
      lines: Array.from({ length: Math.min(count, 100) }, (_, line) => ({
        personId: ofPerson ? line + 2 : null,
        unitId: 1,
        what: ofPerson ? `Nguyễn Thị Hương ${line + 1}` : `Chuyên viên tổng hợp ${line + 1}`,
        unit: 'Phòng Văn hoá - Xã hội và Đào tạo bồi dưỡng',
        detail: check === 'delegation-ending' ? 'Trần Hữu Vinh · 2026-11-30' : null,
      })),
    };
  }),
};

function accountAnswers(state: AdminState): FakeAnswers {
  return {
    health: () => HEALTH,
    accounts: ({ query }) => {
      const items = state.accounts.filter((one) =>
        foldText(one.person.name).includes(foldText(query.q ?? '')),
      );
      return { items, total: items.length, next: null };
    },
    issueCodes: ({ body }) => {
      const { personIds } = body as { personIds: number[] };
      const chosen = state.accounts.filter((one) => personIds.includes(one.person.id));
      for (const one of chosen)
        Object.assign(one, { state: 'code-issued', codeExpiresAt: '2026-11-27T08:00:00.000Z' });
      return {
        expiresAt: '2026-11-27T08:00:00.000Z',
        slips: chosen.map(({ person, unit, post }, at) => {
          const code = `K7QM-${String(1000 + at)}-XN4T`;
          return { person, unit, post, login: foldText(person.name).replaceAll(' ', '.'), code };
        }),
      };
    },
    accountAct: ({ params, body }) => {
      const account = state.accounts.find((one) => `${one.id}` === params.id);
      if (account === undefined) return new FakeProblem(404, 'not-found');
      account.state = (body as { act: string }).act === 'disable' ? 'disabled' : 'active';
      account.version += 1;
      return account;
    },
  };
}

function absenceAnswers(ward: Ward, state: AdminState): FakeAnswers {
  const name = (id: number) => ward.state.people.find((person) => person.id === id)?.fullName ?? '';
  return {
    delegations: () => ({ items: state.delegations, holds: state.holds }),
    delegate: ({ body }) => {
      const { delegateId, ...rest } = body as { delegateId: number };
      const made = { ...rest, id: 90, version: 1, state: 'active', covers: 4, may: ['revoke'] };
      const item = { ...made, delegator: ME, delegate: { id: delegateId, name: name(delegateId) } };
      state.delegations.push(item);
      return item;
    },
    revokeDelegation: ({ params }) =>
      change(state.delegations, params.id, { state: 'revoked', may: [], covers: 0 }),
    absences: () => ({ items: state.absences, canRecordFor: state.canRecordFor }),
    recordAbsence: ({ body }) => {
      const { personId, ...rest } = body as { personId: number };
      const made = {
        ...rest,
        id: 91,
        version: 1,
        revoked: false,
        weeksNotCounted: ['2026-W48'],
        may: ['revoke'],
      };
      const item = { ...made, person: { id: personId, name: name(personId) } };
      state.absences.push(item);
      return item;
    },
    revokeAbsence: ({ params }) =>
      change(state.absences, params.id, { revoked: true, may: [], weeksNotCounted: [] }),
  };
}

function change(rows: Row[], id: string | undefined, what: object): unknown {
  const row = rows.find((one) => `${one.id}` === id);
  return row === undefined ? new FakeProblem(404, 'not-found') : Object.assign(row, what);
}

function calendarAnswers(state: AdminState): FakeAnswers {
  return {
    calendar: ({ params }) => {
      const days = [...calendarDays(), ...state.ownDays].filter((day) =>
        day.day.startsWith(params.year ?? ''),
      );
      return { days: days.sort((a, b) => a.day.localeCompare(b.day)), may: ['add', 'revoke'] };
    },
    addDay: ({ body }) => {
      const { day, kind, name, source } = body as Record<'day' | 'kind' | 'name' | 'source', string>;
      state.ownDays.push(ownDay(day, kind, name, source));
      return { day, version: 1 };
    },
    revokeDay: ({ params }) => {
      state.ownDays = state.ownDays.filter((day) => day.day !== params.day);
      return { day: params.day, version: 2 };
    },
  };
}
