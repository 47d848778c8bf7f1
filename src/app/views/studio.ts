// What the studio shows: versions in force with their open readings, drafts, and a draft beside what it would do.

import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { bandsOfText, figuresOfText, readRulebook } from '../../files/rulebook-file.ts';
import { type CitationEdit, withCitations } from '../../files/yaml-citations.ts';
import { type Edit, withValues } from '../../files/yaml-lines.ts';
import { type PersonName, personNames } from '../../store/names.ts';
import {
  bundled,
  type ConfirmedReading,
  confirmedReadings,
  type DraftRow,
  draftRows,
  readDraftRow,
} from '../../store/rulebook-drafts.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { personScope } from '../accounts.ts';
import { holds, type RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, notFound } from '../failure.ts';
import { shippedRulebooks } from '../rulebook-library.ts';
import { mayRead } from '../studio/rights.ts';
import { versionBefore } from '../studio/version-before.ts';
import { regimesOf } from './regimes.ts';

type Context = Pick<AppContext, 'pool'>;

function demandReader(actor: RequestActor): void {
  if (!mayRead(actor)) throw new Failure('forbidden', 'not-your-part');
}

/** The checked text: faults with their lines, or the regulation and the hash that names it. */
export function checkText(source: string) {
  const read = readRulebook(source, 'draft');
  const bands = bandsOfText(source).map(({ key, name, from, to }) => ({
    ...{ key, name: name && { ...name }, from: { ...from }, to: { ...to } },
  }));
  const figures = figuresOfText(source).map(({ paths, name, level, source: cited, ...figure }) => ({
    ...{ ...figure, name: name && { ...name }, level: level && { ...level }, source: cited && { ...cited } },
    paths: paths.map((path) => path.map(String)),
  }));
  const typed = { bands, figures };
  if (read.ok) return { faults: [], ...typed, rulebook: read.rulebook, hash: read.hash };
  const faults = read.faults.map(({ path, code, params, line }) => ({
    ...{ code, line, params: { ...params } },
    path: path.map(String),
  }));
  return { faults, ...typed, rulebook: read.meant, hash: null };
}

export function viewCheck(actor: RequestActor, source: string) {
  demandReader(actor);
  return checkText(source);
}

/** The text with single values and citations replaced, checked. Throws invalid when a place holds none. */
export function viewEdited(actor: RequestActor, source: string, edits: readonly AnyEdit[]) {
  demandReader(actor);
  const values = edits.filter((one): one is Edit => !isCitation(one));
  const citations = edits.filter(isCitation);
  const numbers = withValues(source, values);
  const edited = numbers === null || citations.length === 0 ? numbers : withCitations(numbers, citations);
  if (edited === null)
    throw new Failure('invalid', 'invalid-body', {
      fields: [{ path: 'body.edits', code: 'no-value-there' }],
    });
  return { source: edited, check: checkText(edited) };
}

interface AnyEdit {
  readonly path: Edit['path'];
  readonly value: Edit['value'] | CitationEdit['value'];
}

const isCitation = (edit: AnyEdit): edit is CitationEdit =>
  typeof edit.value === 'object' && edit.value !== null;

/** Versions in force or to come, drafts, and the shipped regulations that are not in force here. */
export async function viewStudio(context: Context, actor: RequestActor) {
  demandReader(actor);
  const shipped = await shippedRulebooks();
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const [rulebooks, drafts, confirmed] = await Promise.all([
      loadRulebooks(tx, actor.tenantId),
      draftRows(tx, actor.tenantId),
      confirmedReadings(tx, actor.tenantId),
    ]);
    const versions = rulebooks.all();
    const names = await namesOf(drafts, (ids) => personNames(tx, actor.tenantId, ids));
    return {
      versions: versions.map((one) => versionItem(one, confirmed)),
      drafts: drafts.map((row) => draftItem(row, names)),
      shipped: shipped
        .filter(({ rulebook }) => !versions.some((one) => one.id === rulebook.id))
        .map(({ rulebook }) => ({ name: rulebook.id, ...headOf(rulebook) })),
      regimes: regimesOf(shipped, rulebooks, actor.today),
      may: [
        ...(holds(actor, 'regulation-editor') ? (['edit'] as const) : []),
        ...(holds(actor, 'regulation-approver') ? (['approve'] as const) : []),
      ],
    };
  });
}

/** One draft with its text, checked, and what the viewer may do with it. */
export function viewDraft(context: Context, actor: RequestActor, id: number) {
  demandReader(actor);
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const row = await readDraftRow(tx, actor.tenantId, id);
    if (row === null) throw notFound();
    const names = await namesOf([row], (ids) => personNames(tx, actor.tenantId, ids));
    const rulebooks = await loadRulebooks(tx, actor.tenantId);
    return {
      ...draftItem(row, names),
      base: await versionBefore(row, rulebooks.all()),
      together: row.bundle === null ? [] : (await bundled(tx, actor.tenantId, row)).map(besideItem),
      source: row.source,
      check: checkText(row.source),
      effect: row.effect,
      may: mayDo(row, actor),
    };
  });
}

/** A draft that goes the same way, as a link. */
function besideItem({ id, source, rulebookId }: DraftRow) {
  return { id, rulebook: rulebookId, title: saysOf(source).title };
}

function mayDo(row: DraftRow, actor: RequestActor) {
  const isEditor = holds(actor, 'regulation-editor');
  const isApprover = holds(actor, 'regulation-approver');
  const isOther = ![row.proposedBy, row.createdBy].includes(actor.personId);
  if (row.state === 'draft') return isEditor ? (['save', 'propose', 'drop'] as const).slice() : [];
  if (row.state !== 'proposed') return [];
  return [
    ...(isApprover && isOther ? (['activate', 'decline'] as const) : []),
    ...(row.proposedBy === actor.personId ? (['take-back'] as const) : []),
  ];
}

function headOf({ id, version, title, document, validFrom, validTo, use, periods }: Rulebook) {
  return { rulebook: id, version, title, document, validFrom, validTo, use, periods: [...periods] };
}

function versionItem(rulebook: Rulebook, confirmed: readonly ConfirmedReading[]) {
  const own = confirmed.filter((one) => one.rulebookId === rulebook.id && one.version === rulebook.version);
  return {
    ...headOf(rulebook),
    readings: rulebook.readings.map(({ key, question, text }) => {
      const by = own.find((one) => one.reading === key);
      return {
        ...{ key, question, text },
        confirmed:
          by === undefined
            ? null
            : { by: { id: by.by, name: by.byName }, at: by.at, documentNumber: by.documentNumber },
      };
    }),
  };
}

type Names = ReadonlyMap<number, PersonName>;

function namesOf(
  rows: readonly DraftRow[],
  read: (ids: readonly (number | null)[]) => Promise<Names>,
): Promise<Names> {
  return read(rows.flatMap((row) => [row.createdBy, row.proposedBy, row.decidedBy]));
}

/** What the text says of itself; nothing while it cannot be read. */
function saysOf(source: string) {
  const read = readRulebook(source, 'draft');
  const rulebook = read.ok ? read.rulebook : read.meant;
  if (rulebook === null) return { title: null, document: null, validFrom: null };
  const { title, document, validFrom } = rulebook;
  return { title: { ...title }, document, validFrom };
}

function draftItem(row: DraftRow, names: Names) {
  const person = (id: number | null) => (id === null ? null : { id, name: names.get(id)?.name ?? '' });
  return {
    ...{
      id: row.id,
      rulebook: row.rulebookId,
      rulebookVersion: row.rulebookVersion,
      baseVersion: row.baseVersion,
    },
    ...saysOf(row.source),
    ...{ state: row.state, version: row.version, changedAt: row.changedAt },
    createdBy: person(row.createdBy),
    proposedBy: person(row.proposedBy),
    proposedAt: row.proposedAt,
    decidedBy: person(row.decidedBy),
    decidedAt: row.decidedAt,
  };
}
