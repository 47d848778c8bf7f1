// A rehearsal as its page shows it: numbers, changes, troubles with the ways to settle them.

import { formKey, type SheetReading } from '../../domain/organization/import/sheet-columns.ts';
import type { Suggestion, Trouble, TroubleCode } from '../../domain/organization/import/trouble.ts';
import type { WorkRow } from '../../store/import-work.ts';
import type { ImportRow } from '../../store/imports.ts';
import type { PlannedImport } from '../import-plan.ts';
import { type ChangeLine, changeLines, countAbout, countsOf } from './import-changes.ts';
import type { UndoView } from './import-undo.ts';

/** Lines sent to a page; the counts are always of everything. */
const MOST_LINES = 2000;

export interface TroubleChoice {
  readonly choice: 'skip-row' | 'use-suggestion' | 'value';
  readonly label: string | null;
  readonly value: string | null;
}

/** What a plan says, kept with the import once it is applied. */
export interface ImportOutcome {
  readonly rows: number;
  readonly counts: Record<string, number>;
  readonly changes: ChangeLine[];
  readonly troubles: TroubleView[];
  readonly errors: number;
  /** Changes about whoever prepared or applied it; outcomes kept before 0.2 do not say. */
  readonly own?: number;
}

type TroubleView = ReturnType<typeof troubleView>;

/** `by`: whose import it is. `lines`: those of the plan, where the caller has them already. */
export function outcomeOf(
  planned: PlannedImport,
  by: number | null,
  lines = changeLines(planned),
): ImportOutcome {
  const { troubles } = planned.plan;
  const errors = troubles.filter((trouble) => trouble.severity === 'error').length;
  return {
    rows: planned.plan.rows.length,
    counts: countsOf(lines),
    changes: lines.slice(0, MOST_LINES),
    troubles: worstFirstWhenMany(troubles).map(troubleView),
    errors,
    own: countAbout(planned, by),
  };
}

/** In the order of the file, unless there are too many to send: then errors are not the ones left out. */
function worstFirstWhenMany(troubles: readonly Trouble[]): readonly Trouble[] {
  if (troubles.length <= MOST_LINES) return troubles;
  const order = ['error', 'warning', 'note'];
  return troubles
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .slice(0, MOST_LINES);
}

const NOTHING: ImportOutcome = { rows: 0, counts: {}, changes: [], troubles: [], errors: 0 };

export type ImportMay =
  | 'resolve'
  | 'lay-out'
  | 'apply'
  | 'propose'
  | 'agree'
  | 'object'
  | 'withdraw'
  | 'drop'
  | 'cancel'
  | 'undo'
  | 'propose-undo';

/** What stands around an import when it is shown. */
export interface ImportFacts {
  readonly work: WorkRow | null;
  readonly viewerId: number;
  /** Imports need a second administrator. */
  readonly secondPerson: boolean;
  readonly names: ReadonlyMap<number, string>;
  /** Fingerprints of forms that are remembered. */
  readonly remembered: ReadonlySet<string>;
  readonly fingerprintOf: (key: string) => string;
}

/** An import as its page shows it; an applied one shows what it did, a dropped one nothing. */
export function importView(job: ImportRow, facts: ImportFacts) {
  const { id, version, kind, fileName, state, createdAt, appliedAt } = job;
  const outcome = state === 'dropped' ? NOTHING : ((job.outcome as ImportOutcome | null) ?? NOTHING);
  const { from, complete } = job.options;
  const { work, names } = facts;
  const running = isRunning(work);
  const ref = (personId: number) => ({ id: personId, name: names.get(personId) ?? '' });
  const undo = job.undo as StoredUndo | null;
  return {
    ...{
      id,
      version,
      kind,
      fileName,
      state,
      createdAt,
      appliedAt,
      from,
      complete,
      ...outcome,
      own: outcome.own ?? 0,
    },
    by: job.createdBy === null ? null : ref(job.createdBy),
    checked: job.outcome !== null && job.outcome !== undefined,
    work:
      running && work !== null
        ? { what: work.what, phase: work.phase, share: work.share, since: work.startedAt }
        : null,
    failure: failureOf(job, work),
    sheets: (job.sheets ?? []).map((sheet) => sheetView(sheet, facts)),
    proposal:
      job.proposal === null
        ? null
        : {
            ...{ what: job.proposal.what, by: ref(job.proposal.by), at: job.proposal.at },
            ...{ from: job.proposal.from, reason: job.proposal.reason },
            stale: job.proposal.what === 'apply' && job.proposal.hash !== job.planHash,
          },
    undone:
      undo === null || job.undoneAt === null
        ? null
        : {
            ...{ at: job.undoneAt, by: undo.by === null ? null : ref(undo.by), reason: undo.reason },
            ...{ from: undo.from, counts: undo.counts, changes: undo.changes },
            ...{ kept: undo.kept, keptTotal: undo.keptTotal },
          },
    may: mayOf(job, outcome, facts),
  };
}

type StoredUndo = UndoView & { readonly by: number | null; readonly reason: string };

export const isRunning = (work: WorkRow | null): boolean =>
  work !== null && work.endedAt === null && !work.lost;

/** Why the last work came to nothing: refused, or its process was stopped. */
function failureOf({ state }: ImportRow, work: WorkRow | null) {
  if (work === null || isRunning(work)) return null;
  if (work.lost) return [{ code: 'import-work-lost', params: {} }];
  const isOver = state === 'dropped' || state === 'undone';
  return work.refusals === null || isOver ? null : work.refusals.map((one) => ({ ...one }));
}

function sheetView(sheet: SheetReading, { remembered, fingerprintOf }: ImportFacts) {
  const key = formKey(sheet);
  const form = key === null ? null : fingerprintOf(key);
  return {
    ...sheet,
    columns: sheet.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    firstRows: sheet.firstRows.map((row) => ({ ...row })),
    /** Null where there are no headings to know the form by. */
    form,
    remembered: form !== null && remembered.has(form),
  };
}

function mayOf(job: ImportRow, outcome: ImportOutcome, facts: ImportFacts): ImportMay[] {
  const { state, proposal } = job;
  if (isRunning(facts.work)) {
    const canStop = facts.work?.what === 'read' || facts.work?.what === 'check';
    return canStop && (state === 'reading' || state === 'rehearsed') ? ['cancel'] : [];
  }
  if (proposal !== null) return mayWithProposal(job, facts.viewerId);
  if (state === 'reading') return ['drop'];
  if (state === 'applied' && job.undoable) return [facts.secondPerson ? 'propose-undo' : 'undo'];
  if (state !== 'rehearsed') return [];
  const isReady = job.outcome !== null && outcome.errors === 0;
  const step = facts.secondPerson ? ('propose' as const) : ('apply' as const);
  return ['resolve', 'lay-out', ...(isReady ? [step] : []), 'drop'];
}

/** Whoever made or proposed it is not the second person. */
function mayWithProposal({ proposal, createdBy }: ImportRow, viewerId: number): ImportMay[] {
  if (viewerId === proposal?.by) return ['withdraw'];
  return viewerId === createdBy ? ['object'] : ['agree', 'object'];
}

function troubleView(trouble: Trouble) {
  const { severity, code, sheet, row, column, value, params } = trouble;
  return {
    ...{ severity, code, sheet, row, value },
    column: column?.letter ?? null,
    heading: column?.heading ?? null,
    params: { ...params },
    choices: choicesOf(trouble),
    taken: trouble.resolved,
  };
}

/** About the whole list or what is recorded: only a better file or the organisation itself settles them. */
const NO_CHOICE: readonly TroubleCode[] = [
  'heading-row-missing',
  'heading-missing',
  'heading-optional-missing',
  'heading-twice',
  'heading-unknown',
  'tables-beside',
  'tables-apart',
  'list-sideways',
  'list-empty',
  'ditto-understood',
  'date-joined',
  'total-mismatch',
  'unit-ended-occupied',
  'row-skipped',
  'sheet-left-out',
  'column-hidden',
  'encoding-turned',
  'hierarchy-understood',
];
/** No other value would settle them. */
const SKIP_ALONE: readonly TroubleCode[] = ['later-assignment', 'row-struck'];
const SKIP: TroubleChoice = { choice: 'skip-row', label: null, value: null };

/** The proposed way first, then the others named, then an own value, then leaving the row out. */
function choicesOf(trouble: Trouble): TroubleChoice[] {
  if (trouble.severity === 'note' || NO_CHOICE.includes(trouble.code)) return [];
  if (SKIP_ALONE.includes(trouble.code)) return [SKIP];
  const { suggestion, choices } = trouble;
  const named = choices.filter((one) => one.value !== suggestion?.value).map(valueChoice);
  return [
    ...(suggestion === null ? [] : [{ ...valueChoice(suggestion), choice: 'use-suggestion' as const }]),
    ...named,
    { choice: 'value', label: null, value: null },
    SKIP,
  ];
}

function valueChoice({ value, label }: Suggestion): TroubleChoice {
  return { choice: 'value', label: label ?? value, value };
}

/** Back to the form the list of troubles is written from. */
export function listedTrouble(view: TroubleView): Trouble {
  const { severity, code, sheet, row, column, heading, value, params, choices, taken } = view;
  const proposed = choices.find((one) => one.choice === 'use-suggestion');
  return {
    ...{ severity, code, sheet, row, value, params, choices: [], resolved: taken },
    column: column === null ? null : { letter: column, heading: heading ?? '' },
    suggestion: proposed === undefined ? null : { field: '', value: proposed.value, label: proposed.label },
  };
}
