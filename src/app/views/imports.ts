// A rehearsal as its page shows it: numbers, changes, troubles with the ways to settle them.
import type { Suggestion, Trouble, TroubleCode } from '../../domain/organization/import/trouble.ts';
import type { ImportRow } from '../../store/imports.ts';
import type { PlannedImport } from '../import-plan.ts';
import { type ChangeLine, changeLines, countsOf } from './import-changes.ts';

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
}

type TroubleView = ReturnType<typeof troubleView>;

export function outcomeOf(planned: PlannedImport): ImportOutcome {
  const lines = changeLines(planned);
  const { troubles } = planned.plan;
  const errors = troubles.filter((trouble) => trouble.severity === 'error').length;
  return {
    rows: planned.plan.rows.length,
    counts: countsOf(lines),
    changes: lines.slice(0, MOST_LINES),
    troubles: worstFirstWhenMany(troubles).map(troubleView),
    errors,
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

/** `planned` for an open rehearsal; an applied one shows what it did, a dropped one nothing. */
export function importView(job: Omit<ImportRow, 'tables'>, planned: PlannedImport | null) {
  const { id, version, kind, fileName, state, createdAt, appliedAt } = job;
  const outcome = planned === null ? ((job.outcome as ImportOutcome | null) ?? NOTHING) : outcomeOf(planned);
  const isOpen = state === 'rehearsed' && planned !== null;
  const may = [
    ...(isOpen ? (['resolve'] as const) : []),
    ...(isOpen && planned.plan.applicable ? (['apply'] as const) : []),
    ...(isOpen ? (['drop'] as const) : []),
  ];
  const { from, complete } = job.options;
  return { id, version, kind, fileName, state, createdAt, appliedAt, from, complete, ...outcome, may };
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
  'total-mismatch',
  'unit-ended-occupied',
  'row-skipped',
];
const SKIP: TroubleChoice = { choice: 'skip-row', label: null, value: null };

/** The proposed way first, then the others named, then an own value, then leaving the row out. */
function choicesOf(trouble: Trouble): TroubleChoice[] {
  if (trouble.severity === 'note' || NO_CHOICE.includes(trouble.code)) return [];
  if (trouble.code === 'later-assignment') return [SKIP];
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
