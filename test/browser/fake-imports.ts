// Imports of a made-up server, planned by the product's own planner and shown by its own view.
import { fingerprintOf } from '../../src/app/import-check.ts';
import { headingsOf } from '../../src/app/import-plan.ts';
import { importView, outcomeOf } from '../../src/app/views/imports.ts';
import { planPeople } from '../../src/domain/organization/import/plan-people.ts';
import { planUnits } from '../../src/domain/organization/import/plan-units.ts';
import { readingsOf } from '../../src/domain/organization/import/sheet-columns.ts';
import type { Resolution } from '../../src/domain/organization/import/trouble.ts';
import type { WorkRow } from '../../src/store/import-work.ts';
import type { ImportRow } from '../../src/store/imports.ts';
import { type FakeAnswers, FakeProblem } from './fake-api.ts';
import { ME } from './fixtures/desk-data.ts';
import type { Ward } from './fixtures/ward.ts';

const AT = '2026-11-20T08:00:00.000Z';
const OTHER = { id: 990, name: 'Lê Thị Hoà' };

export interface FakeImports {
  readonly answers: FakeAnswers;
  readonly jobs: ImportRow[];
  /** The next act is refused because somebody else was faster. */
  conflict: boolean;
  /** Signing acts ask for the password until it was given. */
  signed: boolean;
  /** Imports need a second person. */
  secondPerson: boolean;
  /** What runs on every import right now. */
  work: WorkRow | null;
  readonly remembered: Set<string>;
}

function planned(ward: Ward, job: ImportRow) {
  const { from: effectiveFrom, complete, unitId } = job.options;
  const { resolutions, layouts } = job;
  if (job.kind === 'units') {
    const plan = planUnits(ward.unitsTable, null, { effectiveFrom, complete, resolutions, layouts });
    return { kind: 'units' as const, plan, before: [], later: null };
  }
  const root = unitId === null ? {} : { rootUnitId: unitId };
  const state = ward.empty;
  const plan = planPeople(ward.peopleTable, state, {
    ...{ effectiveFrom, complete, resolutions, layouts },
    ...root,
  });
  return { kind: 'people' as const, plan, state };
}

/** What the check of an open import would have kept. */
function checked(ward: Ward, job: ImportRow): ImportRow {
  if (job.state !== 'rehearsed' && job.state !== 'proposed') return job;
  const table = job.kind === 'units' ? ward.unitsTable : ward.peopleTable;
  const sheets = readingsOf([table], headingsOf(job.kind), job.layouts);
  return { ...job, outcome: outcomeOf(planned(ward, job), null), sheets, planHash: 'h' };
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

export const UNDO_PREVIEW = {
  from: '2026-11-20',
  earliest: '2026-11-20',
  counts: { 'assignment-taken-back': 2, 'assignment-restored': 1 },
  changes: [
    ...['Trần Hữu Vinh', 'Ngô Thị Hạnh'].map((what) => ({
      ...{ kind: 'assignment-taken-back', what, detail: '20/11/2026', fields: [], row: null },
    })),
    { kind: 'assignment-restored', what: 'Ngô Thị Hạnh', detail: null, fields: [], row: null },
  ],
  kept: [
    { what: 'Tạ Văn Khoa', personId: 7, reasons: [{ code: 'evaluated', count: 2 }] },
    { what: 'Trần Kim Ngân', personId: 9, reasons: [{ code: 'manages', count: 3 }] },
  ],
  keptTotal: 2,
  hash: 'a'.repeat(64),
};

interface SentAct {
  readonly act: string;
  readonly resolutions?: Sent[];
  readonly layouts?: ImportRow['layouts'];
  readonly remember?: boolean;
  readonly reason?: string;
  readonly from?: string;
}

/** The job after an act, without its next version. */
function after(ward: Ward, job: ImportRow, body: SentAct): Partial<ImportRow> {
  const { act, reason = '', from = UNDO_PREVIEW.from } = body;
  const applied = { state: 'applied', appliedAt: AT, undoable: true, proposal: null, sheets: null } as const;
  const outcome = () => outcomeOf(planned(ward, job), null);
  if (act === 'resolve') return { resolutions: merged(job.resolutions, body.resolutions ?? []) };
  if (act === 'lay-out') return { layouts: body.layouts ?? [] };
  if (act === 'drop') return { state: 'dropped' };
  if (act === 'propose') {
    const proposal = { what: 'apply', by: ME.id, at: AT, hash: 'h', from: null, reason: null } as const;
    return { state: 'proposed', proposal };
  }
  if (act === 'withdraw' || act === 'object') return { state: 'rehearsed', proposal: null };
  if (act === 'undo') {
    const undo = { ...UNDO_PREVIEW, from, by: ME.id, reason };
    return { state: 'undone', undoneAt: AT, undoable: false, undo };
  }
  return { ...applied, outcome: outcome() };
}

/** A refused file is one whose name says so. */
const HOSTILE: Readonly<Record<string, string>> = {
  'bom.xlsx': 'file-unpacks-too-large',
  'hong.xlsx': 'file-damaged',
  'matkhau.xlsx': 'file-is-password-protected',
};

export function fakeImports(ward: Ward): FakeImports {
  const jobs: ImportRow[] = [];
  const names = new Map([
    [ME.id, ME.name],
    [OTHER.id, OTHER.name],
  ]);
  const view = (job: ImportRow) =>
    importView(checked(ward, job), {
      ...{ work: fake.work, viewerId: ME.id, secondPerson: fake.secondPerson },
      ...{ names, remembered: fake.remembered, fingerprintOf },
    });
  const find = (id: string | undefined) => jobs.findIndex((job) => `${job.id}` === id);
  const act = (at: number, body: SentAct) => {
    const job = jobs[at];
    if (job === undefined) return new FakeProblem(404, 'not-found');
    if (['undo', 'agree'].includes(body.act) && !fake.signed) {
      fake.signed = true;
      return new FakeProblem(403, 'step-up-needed');
    }
    const next = { ...job, ...after(ward, job, body), version: job.version + 1 };
    jobs[at] = next;
    const shown = view(next);
    for (const { form } of body.remember ? shown.sheets : []) if (form) fake.remembered.add(form);
    return body.remember ? view(next) : shown;
  };
  const fake: FakeImports = {
    ...{ jobs, conflict: false, signed: false, secondPerson: false, work: null, remembered: new Set() },
    answers: {
      imports: () => ({
        items: jobs.toReversed().map((job) => ({
          ...job,
          ...{ by: ME, working: fake.work !== null, waits: job.proposal?.by === OTHER.id },
        })),
      }),
      importUndo: ({ query }) => ({ ...UNDO_PREVIEW, from: query.from ?? UNDO_PREVIEW.from }),
      importForms: () => ({
        items: [...fake.remembered].map((fingerprint) => ({
          ...{ fingerprint, kind: 'people', headings: ['ho va ten', 'chuc vu'], columns: 2, by: ME.name },
          at: AT,
        })),
      }),
      forgetForm: ({ body }) => {
        fake.remembered.delete(String((body as { fingerprint: string }).fingerprint));
        return { forgotten: true };
      },
      importRule: () => ({
        ...{ version: 1, secondPerson: fake.secondPerson, proposal: null, administrators: 2 },
        may: fake.secondPerson ? ['propose-off'] : ['turn-on'],
      }),
      importRuleAct: ({ body }) => {
        fake.secondPerson = (body as { act: string }).act !== 'agree-off';
        const may = ['keep-on'];
        return { version: 2, secondPerson: fake.secondPerson, proposal: null, administrators: 2, may };
      },
      rehearse: ({ query, body }) => {
        const fileName = /filename="([^"]*)"/.exec(String(body))?.[1] ?? '';
        const code = HOSTILE[fileName];
        if (code) return new FakeProblem(422, code, { refusals: [{ code, params: {} }] });
        const job: ImportRow = {
          id: jobs.length + 1,
          kind: query.kind === 'units' ? 'units' : 'people',
          fileName,
          fileHash: '',
          options: {
            from: query.from ?? '',
            unitId: query.unit ? Number(query.unit) : null,
            complete: query.complete === 'yes',
          },
          createdBy: ME.id,
          createdAt: AT,
          resolutions: [],
          state: 'rehearsed',
          ...{ layouts: [], appliedAt: null, outcome: null, orgStamp: 1, planHash: null, sheets: null },
          ...{ proposal: null, undoneAt: null, undo: null, undoable: false, version: 1 },
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
