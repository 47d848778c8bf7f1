// Writing a regulation: a copy of a version, or a text of one's own. Saved as typed, checked at every save, never lost.
import { refuse } from '../../domain/refusal.ts';
import { checkRulebook } from '../../domain/rulebook/check.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { storedForm } from '../../domain/rulebook/stored.ts';
import { readRulebook, yamlOfRulebook } from '../../files/rulebook-file.ts';
import { takeIds } from '../../store/counters.ts';
import {
  type DraftRow,
  insertDraft,
  lockDraft,
  lockTogether,
  updateDraft,
} from '../../store/rulebook-drafts.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { shippedRulebooks } from '../rulebook-library.ts';
import { write } from '../write.ts';
import { recordDraftAct } from './draft-act.ts';
import { demandEditor } from './rights.ts';

export interface DraftSaved {
  id: number;
  version: number;
}

export type NewDraftForm =
  | { readonly from: 'version'; readonly rulebook: string; readonly version: number }
  | { readonly from: 'shipped'; readonly name: string }
  | { readonly from: 'text'; readonly source: string };

/** Starts a draft from an activated version (as the next one) or from a text. Throws forbidden, not-found, invalid. */
export function startDraft(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: NewDraftForm,
): Promise<DraftSaved> {
  demandEditor(actor);
  const { tenantId, personId, now } = actor;
  return write(context, actor, intent, {
    load: (tx) => loadRulebooks(tx, tenantId),
    run: async (tx, rulebooks) => {
      const start = await startOf(rulebooks.all(), form);
      const id = await takeIds(tx, tenantId, 'rulebook-draft', 1);
      await insertDraft(tx, tenantId, { id, ...start, createdBy: personId, bundle: null }, now);
      const { rulebookId, rulebookVersion, baseVersion, source } = start;
      await recordDraftAct(
        tx,
        actor,
        id,
        'drafted',
        { rulebookId, rulebookVersion, baseVersion },
        { source },
      );
      return { id, version: 1 };
    },
  });
}

type Start = Pick<DraftRow, 'rulebookId' | 'rulebookVersion' | 'baseVersion' | 'source'>;

async function startOf(all: readonly Rulebook[], form: NewDraftForm): Promise<Start> {
  if (form.from === 'text') return named(form.source);
  if (form.from === 'version') return copied(all, form);
  const shipped = (await shippedRulebooks()).find((one) => one.rulebook.id === form.name);
  if (shipped === undefined) throw notFound();
  return named(shipped.source);
}

function copied(all: readonly Rulebook[], form: Extract<NewDraftForm, { from: 'version' }>): Start {
  const versions = all.filter((one) => one.id === form.rulebook);
  const base = versions.find((one) => one.version === form.version);
  if (base === undefined) throw notFound();
  const rulebookVersion = Math.max(...versions.map((one) => one.version)) + 1;
  const next = { ...readable(base), version: rulebookVersion };
  return { rulebookId: base.id, rulebookVersion, baseVersion: base.version, source: yamlOfRulebook(next) };
}

/** The database keeps no order of keys; checking gives them in the order of the form, as people read them. */
export function readable(rulebook: Rulebook): object {
  const check = checkRulebook(storedForm(rulebook));
  return storedForm(check.ok ? check.rulebook : rulebook);
}

/** What a text calls itself; a text with faults keeps the name it had, so that nothing typed is ever refused. */
function named(
  source: string,
  before?: Pick<DraftRow, 'rulebookId' | 'rulebookVersion' | 'baseVersion'>,
): Start {
  const read = readRulebook(source, 'draft');
  const { rulebookId = 'chua-dat-ten', rulebookVersion = 1, baseVersion = null } = before ?? {};
  return read.ok
    ? { rulebookId: read.rulebook.id, rulebookVersion: read.rulebook.version, baseVersion, source }
    : { rulebookId, rulebookVersion, baseVersion, source };
}

export interface SaveDraftForm {
  readonly id: number;
  readonly version: number;
  readonly source: string;
}

/** Saves the text as typed, faults and all. Throws changed when another was faster, refused when it is no longer a draft. */
export function saveDraftText(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: SaveDraftForm,
): Promise<DraftSaved> {
  demandEditor(actor);
  return write(context, actor, intent, {
    load: (tx) => lockDraft(tx, actor.tenantId, form.id),
    run: async (tx, row) => {
      const draft = openDraft(row, form.version);
      const { rulebookId, rulebookVersion, source } = named(form.source, draft);
      const version = await updateDraft(
        tx,
        actor.tenantId,
        draft,
        { rulebookId, rulebookVersion, source },
        actor.now,
      );
      await recordDraftAct(tx, actor, form.id, 'changed', { rulebookId, rulebookVersion }, { source });
      return { id: form.id, version };
    },
  });
}

/** Puts a draft aside with those it goes together with; it stays readable. */
export function dropDraft(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: { readonly id: number; readonly version: number },
): Promise<DraftSaved> {
  demandEditor(actor);
  return write(context, actor, intent, {
    load: (tx) => lockTogether(tx, actor.tenantId, form.id),
    run: async (tx, [row = null, ...others]) => {
      const draft = openDraft(row, form.version);
      for (const one of [draft, ...others]) {
        await updateDraft(tx, actor.tenantId, one, { state: 'dropped' }, actor.now);
        await recordDraftAct(tx, actor, one.id, 'dropped', {});
      }
      return { id: form.id, version: draft.version + 1 };
    },
  });
}

/** The draft as long as it may be changed. Throws not-found, changed, refused. */
export function openDraft(row: DraftRow | null, version: number): DraftRow {
  if (row === null) throw notFound();
  if (row.version !== version) throw changed(row.version);
  if (row.state !== 'draft') throw refused([refuse('draft-is-settled', { state: row.state })]);
  return row;
}
