// A desk for the register of work: the built product over a made-up API that remembers what is put down.
import type { Browser } from 'playwright-core';
import type { z } from 'zod';
import type { ROUTES } from '../../src/contract/routes.ts';
import type { EntryLine, TaskActBody } from '../../src/contract/work.ts';
import type { Reply } from '../../src/web/api.ts';
import { FakeProblem, fakeApi } from './fake-api.ts';
import { DIARIES } from './fixtures/diaries.ts';
import { RULEBOOK, SESSION, todayReply } from './fixtures/own-week.ts';
import {
  ASSIGNEES,
  CHOICE,
  evidenceOf,
  HANG,
  LOGS,
  NOTHING_WAITS,
  openWork,
  PLAN,
  RECURRING,
  TASKS,
  TODAY,
  task,
  taskView,
  WHO_GETS,
  WORDINGS,
  workWeek,
} from './fixtures/work.ts';
import { openPage, type PageOptions, type TestPage } from './harness.ts';
import { type Site, startSite } from './site.ts';
import { buildWeb } from './web.ts';

type Created = z.infer<typeof ROUTES.createTask.body>;

const NOT_HELD = { refusals: [{ code: 'task-own-work', params: {} }] };

/** Friday 20/11/2026, 15:00 in Ha Noi. */
const NOW = '2026-11-20T08:00:00.000Z';

export interface WorkDesk {
  readonly site: Site;
  readonly state: {
    tasks: ReturnType<typeof workWeek>['tasks'];
    logs: ReturnType<typeof workWeek>['days'][number]['logs'];
    /** What came in, by key: a key that comes again gets its first answer. */
    entries: Map<string, readonly EntryLine[]>;
    tries: number;
    /** The answers get lost on their way back. */
    losesAnswers: boolean;
    acts: TaskActBody[];
    created: Created[];
    /** What came in about goals and recurring work. */
    planned: unknown[];
    /** Tasks whose acts are refused. */
    refuses: number[];
    /** What the opened task is, beyond the usual. */
    view: Partial<ReturnType<typeof taskView>>;
    waiting: Partial<typeof NOTHING_WAITS>;
    evidence: Reply<typeof ROUTES.evidence>['items'];
    diaries: typeof DIARIES;
    /** What came in about meetings and calendars. */
    answered: unknown[];
    /** What came in about evidence. */
    added: unknown[];
  };
  readonly open: (browser: Browser, path: string, options?: PageOptions) => Promise<TestPage>;
}

export function freshWork(): WorkDesk['state'] {
  return {
    tasks: [...TASKS],
    logs: [...LOGS],
    entries: new Map(),
    tries: 0,
    losesAnswers: false,
    acts: [],
    created: [],
    planned: [],
    refuses: [],
    view: {},
    waiting: {},
    evidence: evidenceOf(),
    added: [],
    diaries: DIARIES,
    answered: [],
  };
}

export async function startWorkDesk(): Promise<WorkDesk> {
  const state = freshWork();
  const enter = (line: EntryLine) => {
    const known = state.tasks.find(({ id }) => id === line.taskId);
    const taken =
      known ?? task({ id: 100 + state.tasks.length, title: line.title, kind: 'own', planned: false });
    if (known === undefined) state.tasks = [...state.tasks, taken];
    const id = 100 + state.logs.length;
    const log = { id, version: 1, day: line.day, person: HANG, words: line.text, minutes: line.minutes };
    state.logs = [...state.logs, { ...log, tags: line.tags, task: { id: taken.id, title: taken.title } }];
    return { taskId: taken.id, logId: id };
  };
  const made = (body: unknown) => {
    state.planned.push(body);
    return { id: 9, version: 1 };
  };
  const answers = new Map<string, unknown>();
  const api = fakeApi({
    session: () => ({ ...SESSION, menu: ['today', 'work', 'help'] }),
    today: () => todayReply([]),
    rulebook: () => ({
      ...{ id: RULEBOOK.id, version: RULEBOOK.version, hash: 'a3f0', rulebook: RULEBOOK },
      openReadings: null,
    }),
    workWeek: ({ params }) => ({ ...workWeek(state.tasks, state.logs), week: `${params.week}` }),
    openWork: ({ params }) => openWork(params.week ?? ''),
    workWordings: () => WORDINGS,
    workWaiting: () => ({ ...NOTHING_WAITS, ...state.waiting }),
    ownDiaries: () => state.diaries,
    addFeed: ({ body }) => {
      state.answered.push(body);
      return { id: 3 };
    },
    diaryAct: ({ params, body }) => {
      state.answered.push(body);
      return { id: Number(params.id) };
    },
    meetingAct: ({ params, body }) => {
      const id = Number(params.id);
      state.answered.push({ id, ...(body as object) });
      state.diaries = { ...state.diaries, meetings: state.diaries.meetings.filter((one) => one.id !== id) };
      return { id, taskId: 300 };
    },
    unitPlan: ({ query }) => ({ ...PLAN, period: query.period }),
    unitTasks: ({ query }) => ({
      items: [...PLAN.planned.tasks, ...PLAN.unplanned.tasks].filter(({ title }) =>
        title.toLowerCase().includes(query.search ?? ''),
      ),
      total: null,
      next: null,
    }),
    recurring: () => RECURRING,
    recurringPreview: () => WHO_GETS,
    addGoal: ({ body }) => made(body),
    goalAct: ({ body }) => made(body),
    addRecurring: ({ body }) => made(body),
    recurringAct: ({ body }) => made(body),
    assignees: () => ASSIGNEES,
    catalogueChoice: () => CHOICE,
    goalChoice: () => ({
      items: PLAN.goals.map(({ id, title, unit, period }) => ({ id, title, unit, period })),
    }),
    createTask: ({ body }) => {
      state.created.push(body as Created);
      return { id: 200, version: 1, state: 'open' };
    },
    evidence: () => ({ items: state.evidence, may: ['add'] }),
    addEvidence: ({ body }) => {
      state.added.push(body);
      return { id: 90 };
    },
    addEvidenceFile: ({ body }) => {
      state.added.push(`${body}`.includes('bien-ban.pdf') ? 'bien-ban.pdf' : 'another');
      return { id: 91 };
    },
    evidenceAct: ({ params, body }) => {
      state.added.push({ ...(body as object), id: Number(params.id) });
      return { id: Number(params.id), version: 2 };
    },
    task: ({ params }) => taskView({ id: Number(params.id), ...state.view }),
    enterWork: ({ body, headers }) => {
      const key = `${headers['idempotency-key']}`;
      const { lines } = body as { lines: EntryLine[] };
      state.tries += 1;
      const answer = answers.get(key) ?? { lines: lines.map(enter) };
      answers.set(key, answer);
      state.entries.set(key, lines);
      return state.losesAnswers ? new FakeProblem(503, 'unavailable') : answer;
    },
    logAct: ({ params, body }) => {
      const id = Number(params.id);
      const sent = body as { act: string; minutes?: number | null };
      if (sent.act === 'remove') state.logs = state.logs.filter((one) => one.id !== id);
      else
        state.logs = state.logs.map((one) =>
          one.id === id ? { ...one, minutes: sent.minutes ?? null } : one,
        );
      return { id, version: 2 };
    },
    taskAct: ({ params, body }) => {
      if (state.refuses.includes(Number(params.id))) return new FakeProblem(409, 'refused', NOT_HELD);
      state.acts.push(body as TaskActBody);
      state.waiting = {
        ...state.waiting,
        accept: state.waiting.accept?.filter(({ id }) => id !== Number(params.id)) ?? [],
      };
      return { id: Number(params.id), version: 4, state: 'open' };
    },
  });
  const site = await startSite(await buildWeb(), api);
  const open = async (browser: Browser, path: string, options: PageOptions = {}) => {
    const opened = await openPage(browser, `${site.address}/icon.svg`, options);
    await opened.page.clock.install({ time: NOW });
    await opened.page.goto(`${site.address}${path}`);
    return opened;
  };
  return { site, state, open };
}
export { TODAY };
