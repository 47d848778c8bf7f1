// Imports of a made-up server, planned by the product's own planner and shown by its own view.
import { importView, outcomeOf } from '../../src/app/views/imports.ts';
import { planPeople } from '../../src/domain/organization/import/plan-people.ts';
import { planUnits } from '../../src/domain/organization/import/plan-units.ts';
import type { Resolution } from '../../src/domain/organization/import/trouble.ts';
import type { ImportRow } from '../../src/store/imports.ts';
import { type FakeAnswers, FakeProblem } from './fake-api.ts';
import { ME } from './fixtures/desk-data.ts';
import type { Ward } from './fixtures/ward.ts';

const AT = '2026-11-20T08:00:00.000Z';

export interface FakeImports {
  readonly answers: FakeAnswers;
  readonly jobs: ImportRow[];
  /** The next act is refused because somebody else was faster. */
  conflict: boolean;
}

function planned(ward: Ward, job: ImportRow) {
  const { from: effectiveFrom, complete, unitId } = job.options;
  const { resolutions } = job;
  if (job.kind === 'units') {
    const plan = planUnits(ward.unitsTable, null, { effectiveFrom, complete, resolutions });
    return { kind: 'units' as const, plan, before: [], later: null };
  }
  const root = unitId === null ? {} : { rootUnitId: unitId };
  const state = ward.empty;
  const plan = planPeople(ward.peopleTable, state, { effectiveFrom, complete, resolutions, ...root });
  return { kind: 'people' as const, plan, state };
}

type Sent = Omit<Resolution, 'choice'> & { readonly choice: Resolution['choice'] | 'ask-again' };

function merged(known: readonly Resolution[], sent: readonly Sent[]) {
  const answers = new Map(known.map((one) => [`${one.row} ${one.code}`, one]));
  for (const one of sent) {
    if (one.choice === 'ask-again') answers.delete(`${one.row} ${one.code}`);
    else answers.set(`${one.row} ${one.code}`, { ...one, choice: one.choice, value: one.value ?? null });
  }
  return [...answers.values()];
}

/** A refused file is one whose name says so. */
const HOSTILE: Readonly<Record<string, string>> = {
  'bom.xlsx': 'file-unpacks-too-large',
  'hong.xlsx': 'file-damaged',
  'matkhau.xlsx': 'file-is-password-protected',
};

export function fakeImports(ward: Ward): FakeImports {
  const jobs: ImportRow[] = [];
  const view = (job: ImportRow) => importView(job, job.state === 'rehearsed' ? planned(ward, job) : null);
  const find = (id: string | undefined) => jobs.findIndex((job) => `${job.id}` === id);
  const act = (at: number, body: { act: string; resolutions?: never[] }) => {
    const job = jobs[at];
    if (job === undefined) return new FakeProblem(404, 'not-found');
    const next = { ...job, version: job.version + 1 };
    if (body.act === 'resolve') next.resolutions = merged(job.resolutions, body.resolutions ?? []);
    else if (body.act === 'drop') next.state = 'dropped';
    else Object.assign(next, { state: 'applied', appliedAt: AT, outcome: outcomeOf(planned(ward, job)) });
    jobs[at] = next;
    return view(next);
  };
  const fake: FakeImports = {
    jobs,
    conflict: false,
    answers: {
      imports: () => ({
        items: jobs.toReversed().map((job) => ({ ...job, by: ME })),
      }),
      rehearse: ({ query, body }) => {
        const fileName = /filename="([^"]*)"/.exec(String(body))?.[1] ?? '';
        const code = HOSTILE[fileName];
        if (code) return new FakeProblem(422, code, { refusals: [{ code, params: {} }] });
        const job: ImportRow = {
          id: jobs.length + 1,
          kind: query.kind === 'units' ? 'units' : 'people',
          fileName,
          fileHash: '',
          tables: [],
          options: {
            from: query.from ?? '',
            unitId: query.unit ? Number(query.unit) : null,
            complete: query.complete === 'yes',
          },
          createdBy: ME.id,
          createdAt: AT,
          resolutions: [],
          state: 'rehearsed',
          appliedAt: null,
          outcome: null,
          version: 1,
        };
        jobs.push(job);
        return view(job);
      },
      import: ({ params }) => {
        const job = jobs[find(params.id)];
        return job ? view(job) : new FakeProblem(404, 'not-found');
      },
      importAct: ({ params, body }) => {
        if (fake.conflict) {
          fake.conflict = false;
          return new FakeProblem(412, 'version-conflict', { current: { version: 9 } });
        }
        return act(find(params.id), body as never);
      },
    },
  };
  return fake;
}
